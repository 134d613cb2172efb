"""The record of an analysis or a report to correct: its head, its sections with their tables, its figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.rich_text import clean
from rumo.intake.forms import lines
from rumo.intake.forms.fields import SourcedForm, lines_area
from rumo.intake.forms.period import PeriodField, period_of, period_text
from rumo.intake.forms.screens import Screen
from rumo.intake.places import FoundList
from rumo.papers.analysis import Analysis, AnalysisTable, Figure, Section
from rumo.papers.blocks import Table
from rumo.papers.html_blocks import blocks_from_html, html_from_blocks


class AnalysisHeadForm(SourcedForm):
    title = forms.CharField(label=_("Заголовок"), required=False, widget=lines_area(2), max_length=500)
    period = PeriodField(label=_("Год"))
    body = forms.CharField(label=_("Чей документ, как в нём сказано"), required=False, widget=lines_area(2))
    signatures = forms.CharField(
        label=_("Подписи"),
        required=False,
        widget=lines_area(2),
        help_text=_("По одной в строке: «Фамилия И.О., Председатель»."),
    )
    paths = {name: (name,) for name in ("title", "period", "body", "signatures")}
    before: Analysis

    @classmethod
    def initial_of(cls, paper: Analysis) -> dict[str, Any]:
        return {
            "title": paper.title,
            "period": period_text(paper.period),
            "body": paper.body,
            "signatures": lines.signatures_text(paper.signatures),
        }

    def clean_period(self) -> Any:
        return period_of(self.cleaned_data["period"], self.before.period)

    def applied(self, paper: Analysis) -> Analysis:
        data = self.cleaned_data
        return replace(
            paper,
            title=lines.one_text(data["title"], paper.title),
            period=data["period"],
            body=lines.one_text(data["body"], paper.body),
            signatures=lines.kept_or(data["signatures"], paper.signatures, lines.signatures_text, lines.signatures),
        )


class SectionForm(SourcedForm):
    """A heading with its text and tables; wholly emptied it goes."""

    title = forms.CharField(label=_("Раздел"), required=False, widget=lines_area(1))
    text = forms.CharField(label=_("Текст и таблицы"), required=False, widget=lines_area(6))
    paths = {"title": ("title",), "text": ("blocks",)}

    def applied(self, section: Section) -> Section:
        blocks = blocks_from_html(clean(self.cleaned_data["text"]))
        shown = blocks_from_html(clean(html_from_blocks(section.blocks)))
        return replace(
            section,
            title=lines.one_text(self.cleaned_data["title"], section.title),
            blocks=section.blocks if blocks == shown else blocks,
        )


class FigureForm(SourcedForm):
    """A number of the paper: its size, its unit, what it counts."""

    value = forms.CharField(label=_("Число"), max_length=30)
    unit = forms.CharField(label=_("Единица"), required=False, max_length=50)
    of = forms.CharField(label=_("Чего"), required=False, max_length=500)
    paths = {"value": ("",), "unit": ("",), "of": ("",)}

    @classmethod
    def initial_of(cls, figure: Figure) -> dict[str, Any]:
        return {"value": value_text(figure.value), "unit": figure.unit, "of": figure.of}

    def clean_value(self) -> Decimal:
        typed = "".join(self.cleaned_data["value"].split()).replace(",", ".")
        try:
            value = Decimal(typed)
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite():
            raise forms.ValidationError(_("Впишите число: 47 или 25,7."))
        return value

    def applied(self, figure: Figure) -> Figure:
        data = self.cleaned_data
        return replace(figure, value=data["value"], unit=data["unit"].strip(), of=data["of"].strip())


def value_text(value: Decimal) -> str:
    """«25,7», «5000»"""
    return format(value, "f").replace(".", ",")


@dataclass(frozen=True, slots=True)
class SectionPart:
    """`depth` is 0 for a section of the first level; those inside follow it."""

    section: Section
    form: SectionForm
    inner: tuple[SectionPart, ...]
    depth: int

    def flat(self) -> Iterator[SectionPart]:
        yield self
        for each in self.inner:
            yield from each.flat()

    def applied(self) -> Section:
        made = (each.applied() for each in self.inner)
        return replace(self.form.applied(self.section), sections=tuple(each for each in made if not _is_empty(each)))


class AnalysisScreen(Screen[Analysis]):
    template = "intake/_analysis.html"

    def __init__(self, paper: Analysis, found: FoundList, data: Any = None) -> None:
        super().__init__(paper, found, data)
        self._head: AnalysisHeadForm = self._make(AnalysisHeadForm, "head", "", AnalysisHeadForm.initial_of(paper))
        self._head.before = paper
        self._tree = tuple(self._section(each, f"sections[{n}]", 0) for n, each in enumerate(paper.sections))
        self.figures = tuple(self._figure(n, figure) for n, figure in enumerate(paper.figures))

    @property
    def head(self) -> AnalysisHeadForm:
        return self._head

    @property
    def sections(self) -> list[SectionPart]:
        """Every section, those inside after the one they are in."""
        return [part for root in self._tree for part in root.flat()]

    def forms(self) -> list[SourcedForm]:
        return [self.head, *(part.form for part in self.sections), *(form for _figure, form in self.figures)]

    def corrected(self) -> Analysis:
        sections = self._kept("sections", (part.applied() for part in self._tree), _is_empty)
        figures = tuple(form.applied(figure) for figure, form in self.figures)
        tables = _tables(self.paper, sections)
        return replace(self.head.applied(self.paper), sections=sections, figures=figures, tables=tables)

    def _section(self, section: Section, path: str, depth: int) -> SectionPart:
        prefix = path.replace("sections", "s").translate({ord("["): None, ord("]"): None, ord("."): "-"})
        initial = {"title": section.title, "text": html_from_blocks(section.blocks)}
        inner = (self._section(each, f"{path}.sections[{n}]", depth + 1) for n, each in enumerate(section.sections))
        return SectionPart(section, self._make(SectionForm, prefix, path, initial), tuple(inner), depth)

    def _figure(self, n: int, figure: Figure) -> tuple[Figure, FigureForm]:
        return figure, self._make(FigureForm, f"figure{n}", f"figures[{n}]", FigureForm.initial_of(figure))


def _is_empty(section: Section) -> bool:
    return not (section.title or section.blocks or section.sections)


def _tables(paper: Analysis, sections: tuple[Section, ...]) -> tuple[AnalysisTable, ...]:
    """The tables as the corrected text has them, each with the caption of the one that stood in its place."""
    before, after = list(_tables_in(paper.sections)), list(_tables_in(sections))
    if before == after:
        return paper.tables
    if len(after) == len(paper.tables):
        return tuple(replace(each, table=table) for each, table in zip(paper.tables, after, strict=True))
    known = {each.table: each for each in paper.tables}
    return tuple(known.get(table, AnalysisTable("", table)) for table in after)


def _tables_in(sections: tuple[Section, ...]) -> Iterator[Table]:
    for section in sections:
        yield from (block for block in section.blocks if isinstance(block, Table))
        yield from _tables_in(section.sections)
