"""Plans, orders and analyses admitted to the register, taken back, printed in our layout."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
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
from rumo.intake.tests.papers import analysis, order, plan
from rumo.intake.tests.screens import admit, made, page_of, posted
from rumo.meetings.tests.factories import make_meeting
from rumo.papers.json import paper_from_json
from rumo.papers.order import Change, OrderMember
from rumo.papers.plan import PlanRow, Responsible
from rumo.planning.builders import build_plan
from rumo.planning.enums import FactKind
from rumo.planning.models import LineFact
from rumo.planning.models import Plan as PlanRecord
from rumo.planning.queries import with_contents
from rumo.planning.tests.factories import make_plan
from tests.cast import Cast

DAY = date(2024, 2, 1)


@pytest.fixture
def secretary(client: Client, cast: Cast) -> Client:
    client.force_login(cast.secretary)
    return client


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
