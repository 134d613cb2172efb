"""A learning route to the sheet that is printed: whose it is, the gaps, the items with what was done, the result."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from rumo.papers.blocks import Block, Table, paragraph
from rumo.papers.route import LearningRoute, RouteConsultation, RouteGap, RouteStep
from rumo.papers.wording.grids import Column, cell, grid, said
from rumo.papers.wording.page import page, signing
from rumo.papers.wording.paper_sheet import PaperSheet, SheetSection
from rumo.papers.wording.phrases import DRAFT, line, sentence, with_post
from rumo.papers.wording.stamps import stamp_rows
from rumo.russian.cases import Case
from rumo.russian.dates import date_range, short_date
from rumo.russian.names import parse_name
from rumo.russian.numbers import agree, format_number

HEADING = "ИНДИВИДУАЛЬНЫЙ ОБРАЗОВАТЕЛЬНЫЙ МАРШРУТ"
TITLE = "Индивидуальный образовательный маршрут"
ABOUT = "Сведения о маршруте"
GAPS = "Профессиональные дефициты"
STEPS = "Содержание маршрута"
CONSULTATIONS = "Консультации"
RESULT = "Результат"
CONCLUSION = "Заключение тьютора"
NUMBER = "№"
AREA = "Область"
TOPIC = "Что именно"
LEVEL = "Уровень"
WHAT = "Что сделать"
ANSWERS = "На какой дефицит"
PLACE = "Где"
DUE = "Срок"
HOURS = "Часов"
EVIDENCE = "Чем подтверждается"
CREDITED = "Зачтено"
GAVE = "Что это дало"
DAY = "Дата"
THEME = "Тема"
OUTCOME = "Итог"


def build_sheet(route: LearningRoute) -> PaperSheet:
    """Everything the writers print."""
    steps = _steps(route.steps) if route.steps else None
    sections = (
        SheetSection(ABOUT, (_about(route),)),
        SheetSection(GAPS, (_gaps(route.gaps),) if route.gaps else ()),
        SheetSection(STEPS, (steps,) if steps else ()),
        SheetSection(CONSULTATIONS, (_consultations(route.consultations),) if route.consultations else ()),
        SheetSection(RESULT, _result(route)),
        SheetSection(CONCLUSION, _told(route.conclusion)),
    )
    parsed = parse_name(route.person.name)
    return PaperSheet(
        title=line(f"{TITLE}: {parsed.surname_initials if parsed else route.person.name}"),
        author=line(route.organization or route.body),
        date=route.starts,
        layout=page(route.layout, (steps,) if steps else ()),
        draft_mark=DRAFT if route.draft else "",
        stamps=stamp_rows(route.stamps, route.layout.stamps),
        organization=line(route.organization),
        heading=(HEADING, line(route.person.name)),
        requisites=(line(date_range(route.starts, route.ends)),),
        sections=tuple(section for section in sections if section.blocks),
        signatures=signing(route.signatures),
    )


def _about(route: LearningRoute) -> Table:
    rows = (
        ("Педагог", with_post(route.person)),
        ("Организация", route.school),
        ("Муниципалитет", route.municipality),
        ("Предмет", route.subject),
        ("Объединение", route.body),
        ("Тьютор", with_post(route.tutor) if route.tutor else ""),
        ("Основание", route.ground),
        ("Цель", route.goal),
    )
    return Table(tuple((cell(label), cell(*text.splitlines())) for label, text in rows if text.strip()), 0)


def _gaps(gaps: Iterable[RouteGap]) -> Table:
    rows = tuple(gaps)
    return grid(
        [
            Column(AREA, tuple(cell(row.area) for row in rows), always=True),
            Column(TOPIC, tuple(cell(row.topic) for row in rows)),
            Column(LEVEL, tuple(cell(row.level) for row in rows)),
        ]
    )


def _steps(steps: tuple[RouteStep, ...]) -> Table:
    return grid(
        [
            Column(NUMBER, tuple(cell(step.number) for step in steps), always=True),
            Column(WHAT, tuple(cell(step.title, step.sort and f"({step.sort})") for step in steps), always=True),
            Column(ANSWERS, tuple(cell(step.gap) for step in steps)),
            Column(PLACE, tuple(cell(step.place) for step in steps)),
            Column(DUE, tuple(cell(short_date(step.due) if step.due else "") for step in steps)),
            Column(HOURS, tuple(cell(format_number(step.hours) if step.hours is not None else "") for step in steps)),
            Column(EVIDENCE, tuple(cell(step.evidence) for step in steps)),
            Column(CREDITED, tuple(cell(*_credited(step)) for step in steps), always=True),
            Column(GAVE, tuple(cell(*step.gave.splitlines()) for step in steps)),
        ]
    )


def _credited(step: RouteStep) -> tuple[str, ...]:
    """«12.03.2024», «сертификат № 2024-000123»; nothing until it is."""
    return (short_date(step.credited_on), step.credited_by) if step.credited_on else ()


def _consultations(consultations: tuple[RouteConsultation, ...]) -> Table:
    return grid(
        [
            Column(DAY, tuple(cell(short_date(each.date)) for each in consultations), always=True),
            Column(THEME, tuple(cell(each.topic) for each in consultations), always=True),
            Column(OUTCOME, tuple(cell(*each.outcome.splitlines()) for each in consultations)),
        ]
    )


def _result(route: LearningRoute) -> tuple[Block, ...]:
    """«Зачтено 3 из 5 пунктов (24 из 40 часов). Маршрут выполняется.», then the teacher's own words."""
    if not route.steps:
        return _told(route.reflection)
    done = route.credited
    whole, earned = _sum(route.steps), _sum(done)
    counted = f"Зачтено {len(done)} из {agree(len(route.steps), 'пункт', Case.GENITIVE)}"
    if whole:
        counted += f" ({format_number(earned)} из {agree(whole, 'час', Case.GENITIVE)})"
    state = f" {sentence(f'Маршрут {route.state}')}" if route.state else ""
    return (paragraph(said(f"{counted}.{state}")), *_told(route.reflection))


def _sum(steps: Iterable[RouteStep]) -> Decimal:
    return sum((step.hours for step in steps if step.hours is not None), Decimal(0))


def _told(text: str) -> tuple[Block, ...]:
    return tuple(paragraph(said(each)) for each in text.splitlines() if each.strip())
