"""Papers of one file are compared: minutes, the report and the plan they approve."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from rumo.papers.checks.findings import FILE_RULES
from rumo.papers.checks.papers import check_document
from rumo.papers.plan import Responsible
from rumo.papers.readers.reading import Reading
from rumo.papers.tests.checks.made import analysis, listed, meeting, minutes, plan
from rumo.russian.deadlines.periods import Period

DAY = date(2023, 12, 13)
LAST_YEAR = Period.calendar_year(2023)
PROMISE = "Основные вопросы, планируемые к рассмотрению в 2024 году:"
ABOUT = "О ключевых задачах инновационной инфраструктуры"


def asked(name: str) -> Any:
    return plan([], [meeting("1", "февраль", ABOUT, responsible=(Responsible(name),))])


# code → (papers with the slip, place of the finding, the same papers without it)
SLIPS: dict[str, tuple[list[Any], str, list[Any]]] = {
    "file.agreement.promised_not_planned": (
        [
            analysis(PROMISE, listed("Инновационная инфраструктура", "Наставничество молодых")),
            asked("Секретарь"),
        ],
        "papers[0].sections[0].blocks[1]",
        [analysis(PROMISE, listed("Инновационная инфраструктура")), asked("Секретарь")],
    ),
    "file.agreement.responsible_not_member": (
        [minutes(), asked("Цветаев Д.С.")],
        "papers[1].meetings[0]",
        [minutes(), asked("Мороз Д.К.")],
    ),
    "file.agreement.name_differs": (
        [minutes(), asked("Абрамчюк Л.В.")],
        "papers[1].meetings[0]",
        [minutes(), asked("Абрамчук Л. В.")],
    ),
    "file.agreement.meetings_held": (
        [minutes("4", DAY), analysis("В 2023 году проведено пять заседаний.", period=LAST_YEAR)],
        "papers[1].sections[0].blocks[0]",
        [minutes("4", DAY), analysis("В 2023 году проведено четыре заседания.", period=LAST_YEAR)],
    ),
    "file.agreement.figures_differ": (
        [
            minutes("4", DAY, "Рассмотрено 17 учебных материалов."),
            analysis("Изучено 16 учебных материалов."),
        ],
        "papers[1].sections[0].blocks[0]",
        [
            minutes("4", DAY, "Рассмотрено 17 учебных материалов."),
            analysis("Изучено 17-и учебных материалов."),
        ],
    ),
    "file.agreement.protocol_order": (
        [minutes("3", DAY), minutes("4", date(2023, 9, 4))],
        "papers[1].number",
        [minutes("3", date(2023, 9, 4)), minutes("4", DAY)],
    ),
}


def found_in(papers: list[Any]) -> list[tuple[str, str]]:
    readings = [Reading(paper.kind if paper else "unknown", paper, n, n, 1.0) for n, paper in enumerate(papers)]
    return [(finding.code, finding.place) for finding in check_document(readings)]


def test_every_rule_has_its_slip_and_its_reason() -> None:
    assert set(SLIPS) == set(FILE_RULES)
    assert all(rule.check.__doc__ and rule.example for rule in FILE_RULES.values())


@pytest.mark.parametrize("code", SLIPS)
def test_a_rule_fires_on_its_slip_alone(code: str) -> None:
    slipped, place, clean = SLIPS[code]
    assert found_in(slipped) == [(code, place)]
    assert found_in(clean) == []


@pytest.mark.parametrize("role", ["Председатели РМО", "Руководители секций", "Институт развития образования"])
def test_a_role_is_not_a_person(role: str) -> None:
    assert found_in([minutes(), asked(role)]) == []


def test_a_file_without_known_papers_has_nothing_to_compare() -> None:
    assert found_in([None]) == found_in([]) == []
