"""A body's own template as typed: its name and its sections, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import offer
from rumo.directory.models import Association
from rumo.directory.queries import run_associations
from rumo.reports.actions.sections import DEEPEST
from rumo.reports.models import ReportTemplate
from rumo.reports.template_sections import TemplateSection, from_json

_NEW_ROWS = 3


class NameForm(forms.Form):
    title = forms.CharField(
        label=_("Название шаблона"), max_length=300, error_messages={"required": _("Назовите шаблон.")}
    )


class CopyForm(NameForm):
    """A template of the product as one of a body's own."""

    association = forms.ModelChoiceField(
        label=_("Для какого объединения"),
        queryset=Association.objects.none(),
        empty_label=None,
        error_messages={"required": _("Выберите объединение.")},
    )

    field_order = ["association", "title"]

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "association", run_associations(user).filter(is_active=True))


class TemplateForm(NameForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
    is_active = forms.BooleanField(
        label=_("Предлагать при начале отчёта"),
        required=False,
    )

    def __init__(self, given: Any = None, *, template: ReportTemplate) -> None:
        names = ("title", "version", "is_active")
        super().__init__(given, initial={name: getattr(template, name) for name in names})


class SectionRow(forms.Form):
    """A section of the template. `kept` says which it was, so that its text and blocks stay with it."""

    kept = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(label=_("Заголовок"), max_length=500, required=False)
    level = forms.TypedChoiceField(
        label=_("Ступень"), coerce=int, choices=[(step, str(step)) for step in range(1, DEEPEST + 1)], initial=1
    )
    guidance = forms.CharField(
        label=_("Что писать"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )


class _SectionRows(forms.BaseFormSet[SectionRow]):
    def sections(self, before: Sequence[TemplateSection]) -> tuple[TemplateSection, ...]:
        """The rows with a title in the order asked for; without one a row is not a section."""
        rows = [row.cleaned_data for row in self.ordered_forms if row.cleaned_data.get("title", "").strip()]
        return tuple(_section(row, before) for row in rows)


SectionRows = forms.formset_factory(
    SectionRow, formset=_SectionRows, can_order=True, can_delete=True, extra=_NEW_ROWS, max_num=200
)


def section_rows(given: Any, template: ReportTemplate) -> _SectionRows:
    values = [
        {"kept": place, "title": section.title, "level": section.level, "guidance": section.guidance}
        for place, section in enumerate(from_json(template.sections))
    ]
    rows = SectionRows(given, initial=values, prefix="sections")
    assert isinstance(rows, _SectionRows)
    return rows


def _section(row: dict[str, Any], before: Sequence[TemplateSection]) -> TemplateSection:
    place = row.get("kept")
    old = before[place] if place is not None and 0 <= place < len(before) else TemplateSection("")
    return TemplateSection(
        title=" ".join(row["title"].split()),
        level=row["level"],
        guidance=row["guidance"].strip(),
        body=old.body,
        blocks=old.blocks,
    )
