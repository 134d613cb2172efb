"""Plans, orders and analyses corrected beside their source."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from rumo.intake.tests.papers import analysis, make_paper, order, plan
from rumo.intake.tests.screens import made, page_of, posted, save
from rumo.papers.analysis import Analysis
from rumo.papers.json import Paper
from rumo.papers.order import Change, CompositionOrder
from rumo.papers.plan import Plan, PlannedMeeting, Question, Responsible, StampKind
from rumo.russian.deadlines.periods import Period
from tests.cast import Cast

DAY = date(2024, 2, 1)


@pytest.fixture
def secretary(client: Client, cast: Cast) -> Client:
    client.force_login(cast.secretary)
    return client


@pytest.mark.parametrize("make", [plan, order, analysis])
def test_saving_untouched_changes_nothing(secretary: Client, cast: Cast, make: Callable[[], Paper]) -> None:
    paper = made(cast, make())
    assert save(secretary, paper) == make()
    assert not paper.is_edited


def test_every_field_of_a_plan_is_corrected(secretary: Client, cast: Cast) -> None:
    changed = {
        "head-title": "План на учебный год",
        "head-period": "2022/2023",
        "head-foreword": "<p>Цель.</p>",
        "head-annexes": "1. График\nСписок",
        "stamp0-kind": StampKind.ADOPTED.value,
        "stamp0-date": "1 сентября 2022 г.",
        "row0-number": "1.1",
        "row0-points": "о планах\nо кадрах\nо сроках",
        "row0-deadline": "ежеквартально",
        "row0-responsible": "Белова Е.П.\nДИРО [согласует: планы]",
        "row1-section": "Издания",
        "meeting0-form": "видеоконференция",
        "meeting0-q1-title": "О новых кадрах",
    }
    kept: Plan = save(secretary, made(cast, plan()), **changed)
    assert (kept.title, kept.period) == ("План на учебный год", Period.academic_year(2022))
    assert [(each.number, each.title) for each in kept.annexes] == [(1, "График"), (None, "Список")]
    assert (kept.stamps[0].kind, kept.stamps[0].date) == (StampKind.ADOPTED, date(2022, 9, 1))
    first, second = kept.rows
    assert (first.number, first.printed_number, first.points[2]) == ("1.1", "", "о сроках")
    assert first.responsible == (Responsible("Белова Е.П."), Responsible("ДИРО", is_approver=True, duty="планы"))
    assert (second.section, second.responsible) == ("Издания", plan().rows[1].responsible)
    assert (kept.meetings[0].form, kept.meetings[0].questions[1].title) == ("видеоконференция", "О новых кадрах")


def test_a_row_put_between_moves_the_places_of_those_below(secretary: Client, cast: Cast) -> None:
    place = {"block": 7, "start": 0, "end": 9, "page": None, "row": None, "column": None}
    paper = made(cast, plan(), found=[{"path": "rows[1].title", "place": place, "confidence": 1.0}])
    kept: Plan = save(secretary, paper, do="add_row:1")
    assert [row.title for row in kept.rows] == ["Провести совещание", "", "Подготовить сборник"]
    assert [each["path"] for each in paper.found] == ["rows[2].title"]
    # Left empty it vanishes again, and the places are where they were.
    assert save(secretary, paper).rows == plan().rows
    assert [each["path"] for each in paper.found] == ["rows[1].title"]
    assert save(secretary, paper, do="remove_row:0").rows == plan().rows[1:]
    assert [each["path"] for each in paper.found] == ["rows[0].title"]


def test_parts_of_a_plan_are_added_and_taken_out(secretary: Client, cast: Cast) -> None:
    paper = made(cast, plan())
    save(secretary, paper, do="add_stamp")
    save(secretary, paper, do="add_meeting", **{"stamp2-by": "Совет"})
    save(secretary, paper, do="add_question:0", **{"meeting1-deadline": "май"})
    kept: Plan = save(secretary, paper, **{"meeting0-q2-title": "О сроках"})
    assert [len(part) for part in (kept.stamps, kept.meetings, kept.meetings[0].questions)] == [3, 2, 3]
    for asked in ("remove_stamp:2", "remove_meeting:1", "remove_question:0:0"):
        kept = save(secretary, paper, do=asked)
    assert [question.number for question in kept.meetings[0].questions] == ["1", "2"]
    assert (kept.stamps, len(kept.meetings)) == (plan().stamps, 1)


def test_a_year_that_is_no_year_comes_back(secretary: Client, cast: Cast) -> None:
    paper = made(cast, plan())
    answer = secretary.post(page_of(paper), posted(secretary, paper, do="save", **{"head-period": "позапрошлый"}))
    assert answer.status_code == 422
    assert "не похоже на год плана" in answer.content.decode()


def test_a_year_of_its_own_kind_survives_untouched(secretary: Client, cast: Cast) -> None:
    odd = plan(period=Period.calendar_years(2021, 2025))
    assert save(secretary, made(cast, odd)) == odd


def test_a_deadline_is_explained_while_it_is_typed(secretary: Client) -> None:
    def explained(phrase: str, year: str = "2024") -> str:
        asked = {"row3-deadline": phrase, "head-period": year}
        return secretary.get(reverse("intake:deadline"), asked).content.decode()

    assert "31.03.2024" in explained("ежеквартально")
    assert "не понят" in explained("как-нибудь")
    assert "внутри года" in explained("январь 2027 года")
    assert explained("март", "когда-то").strip() == ""


def test_members_of_an_order_are_corrected(secretary: Client, cast: Cast) -> None:
    paper = made(cast, order())
    save(secretary, paper, do="add_member")
    changed = {
        "member1-role": "эксперт",
        "member1-change": Change.ADDED.value,
        "member3-name": "Орлова Е.П.",
        "head-number": "13",
    }
    kept: CompositionOrder = save(secretary, paper, **changed)
    assert kept.number == "13"
    assert [(each.name, each.role) for each in kept.members[1:]] == [
        ("Белова Е.П.", "эксперт"), ("Тюленева Анна Лукинична", "член"), ("Орлова Е.П.", ""),
    ]  # fmt: skip
    assert kept.members[1].change is Change.ADDED
    assert len(save(secretary, paper, do="remove_member:0").members) == 3


def test_sections_tables_and_figures_are_corrected(secretary: Client, cast: Cast) -> None:
    paper = made(cast, analysis())
    table = "<table><thead><tr><th>Форма</th><th>Число</th></tr></thead><tr><td>Вебинар</td><td>48</td></tr></table>"
    changed = {"s0-s0-text": f"<p>Проведено 48.</p>{table}", "figure0-value": "48,5", "figure0-of": "семинар"}
    kept: Analysis = save(secretary, paper, **changed)
    assert (kept.figures[0].value, kept.figures[0].of) == (Decimal("48.5"), "семинар")
    inner = kept.sections[0].sections[0]
    assert inner.blocks[1] == kept.tables[0].table != analysis().tables[0].table
    assert kept.tables[0].caption == "Формы работы"
    assert save(secretary, paper, do="remove_figure:0").figures == ()


def test_a_section_is_shown_where_it_stands_in_the_source(secretary: Client, cast: Cast) -> None:
    paper = made(cast, analysis())
    blocks = [{"index": 0, "text": "Заголовок"}, {"index": 3, "text": "Итоги года"}, {"index": 4, "text": "Год был"}]
    paper.file.source = {"blocks": blocks, "notes": []}
    paper.file.save()
    assert 'data-path="sections[0].title" data-places="3:0:10"' in secretary.get(page_of(paper)).content.decode()


def test_what_papers_of_a_file_say_against_each_other_survives_a_correction(secretary: Client, cast: Cast) -> None:
    """Somebody who prepares a question of the plan is no member in the minutes of the same file; corrected, she is."""
    guest = (Question("1", "О планах", (Responsible("Неведомая А.Б."),)),)
    first = make_paper(cast.association, cast.secretary)
    paper = made(cast, plan(meetings=(PlannedMeeting("1", questions=guest),)), file=first.file, position=2)
    save(secretary, paper, **{"row0-title": "Провести большое совещание"})
    assert "Неведомая" in str(paper.findings)
    save(secretary, paper, **{"meeting0-q0-responsible": "Белова Е.П."})
    assert "среди членов" not in str(paper.findings)
    save(secretary, first, **{"head-present": "Ковалян Е.П."})
    paper.refresh_from_db()
    assert "среди членов" in str(paper.findings)
