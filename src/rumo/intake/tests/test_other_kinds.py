"""Plans, orders and analyses: corrected beside their source, admitted, taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rumo.core.errors import NotAllowed, Refusal
from rumo.directory.enums import OrderKind, Role
from rumo.directory.models import Membership, Order, Person
from rumo.directory.queries import composition_on
from rumo.documents.models import IssuedPaper
from rumo.intake.actions import admission
from rumo.intake.enums import PaperState
from rumo.intake.models import IncomingPaper
from rumo.intake.tests.papers import analysis, make_paper, order, plan
from rumo.intake.tests.screens import page_of, posted
from rumo.meetings.tests.factories import make_meeting
from rumo.papers.analysis import Analysis
from rumo.papers.json import Paper, paper_from_json
from rumo.papers.order import Change, CompositionOrder, OrderMember
from rumo.papers.plan import Plan, PlannedMeeting, PlanRow, Question, Responsible, StampKind
from rumo.planning.builders import build_plan
from rumo.planning.enums import FactKind
from rumo.planning.models import LineFact
from rumo.planning.models import Plan as PlanRecord
from rumo.planning.queries import with_contents
from rumo.planning.tests.factories import make_plan
from rumo.russian.deadlines.periods import Period
from tests.cast import Cast

DAY = date(2024, 2, 1)


@pytest.fixture
def secretary(client: Client, cast: Cast) -> Client:
    client.force_login(cast.secretary)
    return client


def made(cast: Cast, paper: Paper, **fields: Any) -> IncomingPaper:
    return make_paper(cast.association, cast.secretary, paper, **fields)


def save(client: Client, paper: IncomingPaper, **changed: Any) -> Any:
    answer = client.post(page_of(paper), posted(client, paper, **{"do": "save", **changed}))
    assert answer.status_code == 302, answer.content.decode()
    paper.refresh_from_db()
    return paper_from_json(paper.data)


def admit(cast: Cast, paper: IncomingPaper) -> Any:
    paper.refresh_from_db()
    return admission.admit_paper(paper, version=paper.version, actor=cast.secretary)


# --- correcting -------------------------------------------------------------------------------------------------------


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


# --- admitting --------------------------------------------------------------------------------------------------------


def test_a_plan_is_admitted_by_one_press_then_undone(secretary: Client, cast: Cast) -> None:
    paper = made(cast, plan())
    data = posted(secretary, paper, do="admit", **{"row0-title": "Провести большое совещание"})
    answer = secretary.post(page_of(paper), data)
    record = PlanRecord.objects.get()
    assert answer["Location"] == reverse("planning:plan", args=[record.pk])
    built = build_plan(with_contents(record.editions.all()).get())
    assert built.rows[0].title == "Провести большое совещание"
    assert built == replace(plan(), rows=built.rows, body=cast.association.full_name)
    paper.refresh_from_db()
    assert (paper.state, paper.admitted_plan) == (PaperState.ADMITTED, record)
    assert "Отменить приём" in secretary.get(page_of(paper)).content.decode()
    original = reverse("planning:plan_original", args=[record.pk])
    assert original in secretary.get(reverse("planning:papers", args=[record.pk])).content.decode()
    assert b"".join(secretary.get(original).streaming_content) == paper.file.stored.content()  # type: ignore[attr-defined]
    assert record.title in secretary.get(reverse("intake:batch", args=[paper.file.batch_id])).content.decode()
    secretary.post(reverse("intake:paper_undo", args=[paper.pk]))
    assert not PlanRecord.objects.exists()


def test_those_responsible_for_a_plan_may_stay_words(cast: Cast) -> None:
    rows = (PlanRow("1", "Дело", responsible=(Responsible("Неведомый П.П."), Responsible("Белова Е.П."))),)
    record = admit(cast, made(cast, plan(rows=rows)))
    unknown, known = record.editions.get().rows.get().responsible.all()
    assert (unknown.text, unknown.person) == ("Неведомый П.П.", None)
    assert known.person == cast.members[5]
    assert not Person.objects.filter(surname="Неведомый").exists()


def test_a_second_plan_of_the_year_is_told_with_a_link(secretary: Client, cast: Cast) -> None:
    other = make_plan(cast.association, 2022)
    paper = made(cast, plan())
    assert reverse("planning:plan", args=[other.pk]) in secretary.get(page_of(paper)).content.decode()
    answer = secretary.post(page_of(paper), posted(secretary, paper, do="admit"))
    assert answer.status_code == 422
    assert "на 2022 год уже есть" in answer.content.decode()


def test_a_new_composition_by_an_order(secretary: Client, cast: Cast) -> None:
    paper = made(cast, order())
    answer = secretary.post(page_of(paper), posted(secretary, paper, do="admit"))
    record = Order.objects.get(number="12_ОД")
    assert answer["Location"] == reverse("directory:order", args=[record.pk])
    assert (record.kind, record.in_force_from, record.issuer) == (OrderKind.COMPOSITION, DAY, cast.ministry)
    assert (record.file, record.signed_by) == (paper.file.stored, "Заславская И.М.")
    roles = {each.person.surname: each.role for each in composition_on(cast.association, DAY)}
    assert roles == {"Гуменник": Role.CHAIR, "Белова": Role.SECRETARY, "Тюленева": Role.MEMBER}
    new = Person.objects.get(surname="Тюленева")
    assert (new.post_text(DAY), new.first_name) == ("методист ДИРО", "Анна")


def test_an_order_of_changes_leaves_the_others_where_they_are(cast: Cast) -> None:
    members = (
        OrderMember("Тюленева Анна Лукинична", "методист", "член", Change.ADDED),
        OrderMember("Белова Е.П.", "", "", Change.REMOVED),
    )
    record = admit(cast, made(cast, order(members=members), issuer=cast.ministry))
    assert record.kind == OrderKind.CHANGE
    surnames = {each.person.surname for each in composition_on(cast.association, DAY)}
    assert surnames == {"Гуменник", "Саенко", "Петрова", "Долгих", "Ковалян", "Римская-Лебедь", "Тюленева"}


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"number": ""}, "номер приказа"),
        ({"date": None}, "дата приказа"),
        ({"date": date(2999, 1, 1)}, "ещё не наступила"),
        ({"date": date(2001, 1, 1)}, "задним числом"),
        ({"members": (OrderMember("Белова Е.П.", "", "тайный советник"),)}, "роль «тайный советник»"),
        ({"members": (OrderMember("Орлова Е.П.", change=Change.REMOVED),)}, "не числится"),
        ({"members": (OrderMember("Белова Е.П."), OrderMember("Белову Е.П."))}, "назначается дважды"),
    ],
)
def test_an_order_that_cannot_be_is_refused(cast: Cast, fields: dict[str, Any], message: str) -> None:
    paper = made(cast, order(**fields), issuer=cast.ministry)
    people, memberships = Person.objects.count(), Membership.objects.count()
    with pytest.raises(Refusal, match=message):
        admit(cast, paper)
    assert (Person.objects.count(), Membership.objects.count()) == (people, memberships)


def test_without_an_issuer_it_is_asked_for(cast: Cast) -> None:
    with pytest.raises(Refusal, match="Кем издан"):
        admit(cast, made(cast, order()))


def test_an_admitted_order_is_undone_until_somebody_met_by_it(cast: Cast) -> None:
    paper = made(cast, order(), issuer=cast.ministry)
    admit(cast, paper)
    paper.refresh_from_db()
    meeting = make_meeting(cast.association, date=date(2024, 3, 1))
    with pytest.raises(NotAllowed, match="уже есть заседание"):
        admission.undo_admission(paper, actor=cast.admin)
    meeting.delete()
    admission.undo_admission(paper, actor=cast.admin)
    assert {each.person for each in composition_on(cast.association, DAY)} == set(cast.members)
    assert not Person.objects.filter(surname="Тюленева").exists()


# --- the archive of analyses ------------------------------------------------------------------------------------------


def test_an_analysis_is_a_paper_of_the_register(secretary: Client, cast: Cast) -> None:
    paper = made(cast, analysis())
    secretary.post(page_of(paper), posted(secretary, paper, do="admit"))
    record = IssuedPaper.objects.get()
    assert (record.title, record.date, record.original) == (analysis().title, date(2022, 12, 31), paper.file.stored)
    assert paper_from_json(record.data) == analysis()
    register = secretary.get(reverse("documents:register")).content.decode()
    assert "Исходный файл" in register
    original = secretary.get(reverse("documents:paper_original", args=[record.pk]))
    assert b"".join(original.streaming_content) == paper.file.stored.content()  # type: ignore[attr-defined]
    secretary.post(reverse("intake:paper_undo", args=[paper.pk]))
    assert not IssuedPaper.objects.exists()
    assert paper.file.stored.content()


def test_a_paper_that_proves_a_line_of_a_plan_is_not_undone(cast: Cast) -> None:
    paper = made(cast, analysis())
    record = admit(cast, paper)
    line = admit(cast, made(cast, plan())).lines.earliest("pk")
    LineFact.objects.create(line=line, kind=FactKind.PAPER, object_id=record.pk)
    paper.refresh_from_db()
    with pytest.raises(NotAllowed, match="привязан к пункту плана"):
        admission.undo_admission(paper, actor=cast.secretary)


@pytest.mark.parametrize(("field", "message"), [("title", "Нет заголовка"), ("period", "Не указан год")])
def test_an_analysis_that_lacks_something_is_refused(cast: Cast, field: str, message: str) -> None:
    lacking = analysis(title="") if field == "title" else analysis(period=None)
    with pytest.raises(Refusal, match=message):
        admit(cast, made(cast, lacking))


# --- in our layout ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("file_format", "begins"), [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!doctype")])
def test_a_plan_is_had_in_our_layout(secretary: Client, cast: Cast, file_format: str, begins: bytes) -> None:
    paper = made(cast, plan())
    assert f"paper.{file_format}" in secretary.get(page_of(paper)).content.decode()
    answer = secretary.get(reverse("intake:paper_file", args=[paper.pk, file_format]))
    assert answer.content.startswith(begins)


def test_an_unknown_format_is_not_there(secretary: Client, cast: Cast) -> None:
    paper = made(cast, plan())
    assert secretary.get(reverse("intake:paper_file", args=[paper.pk, "exe"])).status_code == 404
