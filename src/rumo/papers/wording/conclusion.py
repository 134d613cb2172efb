"""An expert conclusion to the sheet that is printed: the material, the scores, the words, what is proposed."""

from __future__ import annotations

from decimal import Decimal

from rumo.papers.blocks import Block, Table, normalized, paragraph
from rumo.papers.conclusion import ExpertConclusion, ReviewedMaterial
from rumo.papers.layout import PaperLayout
from rumo.papers.wording.grids import Column, cell, grid, said
from rumo.papers.wording.page import page, signing
from rumo.papers.wording.paper_sheet import PaperSheet, SheetSection
from rumo.papers.wording.phrases import DRAFT, line, sentence, with_post
from rumo.papers.wording.texts import glued
from rumo.russian.dates import long_date, short_date
from rumo.russian.numbers import agree

HEADING = "ЭКСПЕРТНОЕ ЗАКЛЮЧЕНИЕ"
MATERIAL = "Сведения о материале"
SCORES = "Оценки экспертов"
TEXT = "Заключение"
PROPOSED = "Предложение"
CRITERION = "Критерий"
TOP = "Высший балл"
WEIGHT = "Вес"
MEAN = "Средний балл"
TOTAL = "Итог с учётом весов, %"
RECOMMENDATION = "Рекомендация"
_UPRIGHT = PaperLayout(landscape=False)


def build_sheet(conclusion: ExpertConclusion) -> PaperSheet:
    """Everything the writers print."""
    material = conclusion.material
    about = f"на материал «{material.title}»"
    number = f" № {conclusion.number}" if conclusion.number else ""
    scores = _scores(conclusion)
    sections = (
        SheetSection(MATERIAL, _material(conclusion)),
        SheetSection(SCORES, scores),
        SheetSection(TEXT, glued(normalized(conclusion.text))),
        SheetSection(PROPOSED, (paragraph(sentence(_capital(conclusion.proposed))),) if conclusion.proposed else ()),
    )
    return PaperSheet(
        title=line(f"Экспертное заключение{number} {about}"),
        author=line(conclusion.organization or conclusion.body),
        date=conclusion.date,
        layout=page(conclusion.layout if conclusion.layout.landscape is not None else _upright(conclusion.layout)),
        draft_mark=DRAFT if conclusion.draft else "",
        organization=line(conclusion.organization),
        heading=(line(f"{HEADING}{number}"), line(about)),
        requisites=(line(long_date(conclusion.date)),) if conclusion.date else (),
        sections=tuple(section for section in sections if section.blocks),
        signatures=signing(conclusion.signatures),
    )


def percent(value: Decimal) -> str:
    """«78,5 %», «60 %»."""
    whole = value == value.to_integral_value()
    return f"{int(value) if whole else str(value).replace('.', ',')} %"


def _upright(layout: PaperLayout) -> PaperLayout:
    """A sheet of text, however many experts stand in its table."""
    return PaperLayout(layout.stamps, _UPRIGHT.landscape, layout.left_margin_mm, layout.font_size_pt)


def _material(conclusion: ExpertConclusion) -> tuple[Block, ...]:
    material = conclusion.material
    rows = (
        ("Наименование", material.title),
        ("Вид материала", material.sort),
        ("Предмет", material.subject),
        ("Уровень образования", material.level),
        ("Авторы" if len(material.authors) > 1 else "Автор", "\n".join(map(with_post, material.authors))),
        ("Поступил", _came(material)),
        ("Вид экспертизы", conclusion.track),
        ("Экспертизу провело", conclusion.body),
        ("Круг экспертизы", str(conclusion.round) if conclusion.round > 1 else ""),
    )
    table = Table(tuple((cell(label), cell(*text.splitlines())) for label, text in rows if text.strip()), 0)
    return (table,)


def _came(material: ReviewedMaterial) -> str:
    """«12.03.2024, № 17, версия 2»."""
    parts = [
        short_date(material.submitted_on) if material.submitted_on else "",
        f"№ {material.number}" if material.number else "",
        f"версия {material.version}" if material.version > 1 else "",
    ]
    return ", ".join(filter(None, parts))


def _scores(conclusion: ExpertConclusion) -> tuple[Block, ...]:
    opinions = conclusion.opinions
    if not opinions:
        return ()
    criteria = conclusion.criteria
    columns = [
        Column(CRITERION, (*(cell(each.title) for each in criteria), cell(TOTAL, bold=True), cell(RECOMMENDATION))),
        Column(TOP, (*(cell(str(each.top)) for each in criteria), cell(""), cell(""))),
        Column(WEIGHT, (*(cell(str(each.weight)) for each in criteria), cell(""), cell(""))),
    ]
    for place, opinion in enumerate(opinions):
        given = (cell(str(each.scores[place])) for each in criteria)
        total = cell(str(opinion.percent), bold=True)
        columns.append(Column(opinion.expert, (*given, total, cell(opinion.recommendation)), always=True))
    if len(opinions) > 1 and conclusion.mean_percent is not None:
        means = (cell(_comma(each.mean)) for each in criteria)
        total = cell(_comma(conclusion.mean_percent), bold=True)
        columns.append(Column(MEAN, (*means, total, cell(""))))
    return (grid(columns), paragraph(said(_verdict(conclusion))))


def _verdict(conclusion: ExpertConclusion) -> str:
    """«Материал рассмотрели 2 эксперта. Средняя оценка – 78,5 % при пороге 60 %: порог достигнут.»"""
    count = len(conclusion.opinions)
    looked = "рассмотрел" if count % 10 == 1 and count % 100 != 11 else "рассмотрели"
    text = f"Материал {looked} {agree(count, 'эксперт')}."
    if conclusion.mean_percent is None:
        return text
    reached = "порог достигнут" if conclusion.passed else "порог не достигнут"
    name = "Средняя оценка" if count > 1 else "Оценка"
    return f"{text} {name} – {percent(conclusion.mean_percent)} при пороге {conclusion.pass_percent} %: {reached}."


def _comma(value: Decimal) -> str:
    return percent(value).removesuffix(" %")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
