"""The pages of a plan: who sees what, what the forms do, how many queries they cost."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from rumo.accounts.models import User
from rumo.core import clock
from rumo.documents.enums import StampKind
from rumo.planning import differences
from rumo.planning.actions import amendments, states
from rumo.planning.enums import PlanState
from rumo.planning.models import Edition, Plan
from rumo.planning.tests import factories as make
from rumo.planning.tests.written import (
    AGREED,
    make_approved_plan,
    make_resolution,
    make_written_plan,
    row,
)
from tests.cast import Cast

READERS = {"admin", "chair", "deputy", "secretary"}


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def url(name: str, *args: Any) -> str:
    return reverse(f"planning:{name}", args=args)


def seeing(cast: Cast, address: str) -> set[str]:
    return {name for name, user in cast.everybody().items() if client_of(user).get(address).status_code == 200}


# --- who sees -------------------------------------------------------------------------------------------------------

MEMBERS = {"member", "expert"}
REGION = {"section_leader", "teacher", "municipal_methodologist"}


@pytest.mark.parametrize(
    ("state", "readers"),
    [
        (PlanState.DRAFT, READERS),
        (PlanState.ON_AGREEMENT, READERS | MEMBERS),
        (PlanState.AGREED, READERS | MEMBERS),
        (PlanState.APPROVED, READERS | MEMBERS | REGION),
        (PlanState.CLOSED, READERS | MEMBERS | REGION),
    ],
)
def test_a_plan_is_read_by_whom_it_concerns(cast: Cast, state: PlanState, readers: set[str]) -> None:
    plan = make.make_plan(cast.association, state=state)
    assert seeing(cast, url("plan", plan.pk)) == readers
    assert seeing(cast, url("editions", plan.pk)) == readers
    assert seeing(cast, url("papers", plan.pk)) == readers


def test_an_amendment_in_preparation_is_for_those_who_write_it(cast: Cast) -> None:
    plan = make_approved_plan(cast)
    amendments.begin_amendment(plan, actor=cast.chair)
    assert seeing(cast, url("amendment", plan.pk)) == READERS
    assert seeing(cast, url("amendment_adopt", plan.pk)) == READERS
    assert seeing(cast, url("plan", plan.pk) + "?edition=1") == READERS
    assert seeing(cast, url("sheet_file", plan.pk, 1, "json")) == READERS
    assert "изменение № 1" not in client_of(cast.member).get(url("compare", plan.pk)).content.decode()


# --- the register ---------------------------------------------------------------------------------------------------


def test_the_register_is_filtered_by_its_address(cast: Cast) -> None:
    own = make.make_plan(cast.association, 2024, title="План РУМО")
    make.make_plan(cast.association, 2023, title="План прошлого года", state=PlanState.CLOSED)
    make.make_plan(cast.section, 2024, title="План секции")
    client = client_of(cast.chair)

    def found(query: str) -> set[str]:
        return {each["plan"].title for each in client.get(url("plans") + query).context["rows"]}

    assert found("") == {"План РУМО", "План прошлого года", "План секции"}
    assert found("?year=2023") == {"План прошлого года"}
    assert found("?state=closed") == {"План прошлого года"}
    assert found("?q=секци") == {"План секции"}
    assert found(f"?association={own.association_id}&year=2024") == {"План РУМО"}
    assert found("?mine=on") == {"План РУМО", "План прошлого года"}
    assert found("?year=abc&sort=nonsense") == {"План РУМО", "План прошлого года", "План секции"}


@pytest.mark.parametrize("count", [1, 20])
def test_the_register_costs_the_same_for_many_plans(cast: Cast, count: int, django_assert_max_num_queries: Any) -> None:
    for year in range(2001, 2001 + count):
        plan = make.make_plan(cast.association, year, state=PlanState.IN_FORCE)
        make.make_row(plan.editions.get())
    client = client_of(cast.chair)
    with django_assert_max_num_queries(40):
        assert len(client.get(url("plans")).context["rows"]) == count


def test_the_register_tells_how_much_is_done(cast: Cast) -> None:
    plan = make_approved_plan(cast)
    shares = [each["share"] for each in client_of(cast.chair).get(url("plans")).context["rows"]]
    assert [(share.done, share.all) for share in shares] == [(0, 5)]
    Plan.objects.filter(pk=plan.pk).update(state=PlanState.DRAFT)
    assert client_of(cast.chair).get(url("plans")).context["rows"][0]["share"] is None


def test_the_register_as_a_table(cast: Cast) -> None:
    make_written_plan(cast)
    make.make_plan(cast.section, title="=1+1")
    sheet = load_workbook(BytesIO(client_of(cast.chair).get(url("plans_export")).content)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [(line[0], line[2], line[4], line[5]) for line in rows] == [
        ("РУМО Дальнего края", "План работы РУМО Дальнего края на 2024 год", 4, 1),
        ("Секция математики", "=1+1", 0, 0),
    ]
    assert sheet["C3"].data_type == "s"


def test_an_empty_register_says_what_to_do(cast: Cast) -> None:
    assert "Новый план" in client_of(cast.chair).get(url("plans")).content.decode()
    assert "Здесь появятся планы" in client_of(cast.teacher).get(url("plans")).content.decode()


# --- making one -----------------------------------------------------------------------------------------------------


def test_what_is_known_is_proposed(cast: Cast) -> None:
    upper = make.make_plan(cast.association, 2024, state=PlanState.IN_FORCE)
    with clock.standing_at(date(2024, 2, 1)):
        page = client_of(cast.section_leader).get(url("plan_create"))
    form = page.context["form"]
    assert form["association"].value() == str(cast.section.pk)
    assert (form["period"].value(), form["title"].value(), form["parent"].value()) == (
        "2024",
        "План работы секции математики на 2024 год",
        str(upper.pk),
    )


def test_a_year_that_has_its_plan_is_followed_by_the_next(cast: Cast) -> None:
    make.make_plan(cast.section, 2024)
    with clock.standing_at(date(2024, 2, 1)):
        form = client_of(cast.section_leader).get(url("plan_create")).context["form"]
    assert form["period"].value() == "2025"


def test_steps_that_were_not_taken_are_not_shown(cast: Cast) -> None:
    plan = make_approved_plan(cast)
    client = client_of(cast.chair)

    def steps() -> list[str]:
        return [step["title"] for step in client.get(url("plan", plan.pk)).context["steps"]]

    assert steps() == ["проект", "утверждён", "действует", "закрыт"]
    states.add_stamp(plan, stamp=AGREED, actor=cast.chair)
    assert steps()[:3] == ["проект", "на согласовании", "согласован"]


def test_proposals_follow_the_year_but_not_what_was_typed(cast: Cast) -> None:
    client = client_of(cast.chair)
    asked: dict[str, Any] = {
        "association": cast.section.pk,
        "period": "2026",
        "title": "Свой",
        "proposed_title": "Прежний",
    }
    form = client.get(url("plan_proposals"), asked).context["form"]
    assert (form["title"].value(), form["proposed_title"].value()) == (
        "Свой",
        "План работы секции математики на 2026 год",
    )


def test_a_plan_is_created_and_its_grid_opens(cast: Cast) -> None:
    client = client_of(cast.chair)
    sent = {"association": cast.association.pk, "period": "2025", "title": "План"}
    answer = client.post(url("plan_create"), sent)
    plan = Plan.objects.get()
    assert answer.headers["Location"] == url("grid", plan.pk)
    again = client.post(url("plan_create"), sent)
    assert again.status_code == 422
    assert "План этого объединения на этот год уже есть" in again.content.decode()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"period": "двадцать пятый"}, "не похоже на год"),
        ({"period": "2023/2025"}, "двух лет подряд"),
        ({"title": ""}, "Напишите заголовок"),
        ({"association": ""}, "Выберите объединение"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(cast: Cast, sent: dict[str, Any], said: str) -> None:
    whole = {"association": cast.association.pk, "period": "2025", "title": "Мой заголовок"}
    page = client_of(cast.chair).post(url("plan_create"), whole | sent)
    text = page.content.decode()
    assert (page.status_code, said in text, Plan.objects.count()) == (422, True, 0)
    assert "Мой заголовок" in text or "title" in sent


def test_who_runs_nothing_is_told_why(cast: Cast) -> None:
    page = client_of(cast.teacher).get(url("plan_create"))
    assert (page.status_code, "не ведёте ни одного" in page.content.decode()) == (403, True)


def test_a_stale_head_shows_both(cast: Cast) -> None:
    plan = make.make_plan(cast.association)
    client = client_of(cast.chair)
    sent = {"period": "2024", "title": "Моё", "version": plan.version}
    Plan.objects.filter(pk=plan.pk).update(title="Чужое", version=plan.version + 1)
    page = client.post(url("plan_edit", plan.pk), sent)
    text = page.content.decode()
    assert page.status_code == 409
    assert "Чужое" in text
    assert "Моё" in text
    client.post(url("plan_edit", plan.pk), sent | {"version": plan.version + 1})
    plan.refresh_from_db()
    assert plan.title == "Моё"


def test_a_copy_is_looked_through_first(cast: Cast) -> None:
    source = make_approved_plan(cast)
    client = client_of(cast.secretary)
    with clock.standing_at(date(2024, 12, 20)):
        page = client.get(url("plan_copy", source.pk))
    context = page.context
    assert context["form"]["period"].value() == "2025"
    assert [(each.deadline, each.old_deadline) for each in context["rows"]][0] == (
        "до 10 декабря 2025 г.",
        "до 10 декабря 2024 г.",
    )
    assert all(each.chosen for each in context["rows"])
    assert context["rows"][0].is_unfinished
    keys = [each.pk for each in context["rows"]]
    sent = {"period": "2025", "title": "План на 2025 год", "rows": keys[:2]}
    answer = client.post(url("plan_copy", source.pk), sent)
    copy = Plan.objects.get(copied_from=source)
    assert answer.headers["Location"] == url("plan", copy.pk)
    assert (copy.editions.get().rows.count(), copy.editions.get().meetings.count()) == (2, 0)


def test_a_preview_of_another_year_keeps_the_ticks(cast: Cast) -> None:
    source = make_approved_plan(cast)
    first = row(source, "Подготовка отчёта")
    asked: dict[str, Any] = {"period": "2026", "title": "Т", "rows": first.pk}
    page = client_of(cast.secretary).get(url("plan_copy", source.pk), asked, headers={"HX-Target": "copy-preview"})
    assert [each.chosen for each in page.context["rows"]] == [True, False, False, False]
    assert page.context["rows"][0].deadline == "до 10 декабря 2026 г."
    assert "<html" not in page.content.decode()


# --- the page -------------------------------------------------------------------------------------------------------


def test_the_page_says_what_the_plan_says(cast: Cast) -> None:
    text = client_of(cast.chair).get(url("plan", make_written_plan(cast).pk)).content.decode()
    for said in ("Организационная работа", "до 10 декабря 2024 г.", "Гуменник А.Б.", "Об экспертизе", "Начало года"):
        assert said in text
    assert "(согласование)" in text


def test_remarks_are_for_those_who_write(cast: Cast) -> None:
    plan = make_written_plan(cast)
    row(plan, "Конкурс экспертов").responsible.all().delete()
    edition = plan.editions.get()
    make.make_row(edition, "Непонятное", "когда рак свистнет")
    client = client_of(cast.chair)
    titles = {group.title for group in client.get(url("plan", plan.pk)).context["review"]}
    assert {"Нет ответственного", "Срок понят не весь"} <= titles
    states.submit_plan(plan, actor=cast.chair)
    assert client_of(cast.member).get(url("plan", plan.pk)).context["review"] == []


def test_bodies_below_hang_under_the_plan(cast: Cast) -> None:
    plan = make_written_plan(cast)
    client = client_of(cast.chair)
    hanging = client.get(url("plan", plan.pk)).context["hanging"]
    assert [(each["body"], each["plan"]) for each in hanging] == [(cast.section, None)]
    lower = make.make_plan(cast.section, parent=plan)
    hanging = client.get(url("plan", plan.pk)).context["hanging"]
    assert [(each["body"], each["plan"]) for each in hanging] == [(cast.section, lower)]


@pytest.mark.parametrize("count", [1, 20])
def test_the_page_costs_the_same_for_many_rows(cast: Cast, count: int, django_assert_max_num_queries: Any) -> None:
    plan = make_written_plan(cast)
    for _each in range(count):
        make.make_row(plan.editions.get())
        make.make_planned_meeting(plan.editions.get())
    client = client_of(cast.chair)
    with django_assert_max_num_queries(45):
        client.get(url("plan", plan.pk))


# --- its life -------------------------------------------------------------------------------------------------------


def test_from_draft_to_force_by_the_buttons(cast: Cast) -> None:
    plan, resolution = make_written_plan(cast), make_resolution(cast)
    client = client_of(cast.secretary)
    client.post(url("plan_submit", plan.pk))
    client.post(url("plan_agree", plan.pk), {"kind": "agreed", "by": "Министерство", "date": "01.02.2024"})
    sent = {"kind": "adopted", "resolution": resolution.pk}
    assert client.post(url("plan_approve", plan.pk), sent).status_code == 302
    client.post(url("plan_put_in_force", plan.pk))
    plan.refresh_from_db()
    assert plan.state == PlanState.IN_FORCE
    assert [(stamp.kind, stamp.by) for stamp in plan.stamps.all()] == [
        ("agreed", "Министерство"),
        ("adopted", "на заседании РУМО Дальнего края"),
    ]
    assert "Закрыть план? Не выполнено" in client.get(url("plan", plan.pk)).content.decode()


def test_a_wrong_order_is_warned_of_and_done_when_confirmed(cast: Cast) -> None:
    """As in a real plan: approved on 28.02.2024, the agreement dated 26.03.2024."""
    plan = make_approved_plan(cast)
    client = client_of(cast.secretary)
    sent = {"kind": "agreed", "by": AGREED.by, "date": "26.03.2024"}
    with clock.standing_at(date(2024, 6, 1)):
        page = client.post(url("stamp_add", plan.pk), sent)
        assert page.status_code == 422
        assert page.context["warnings"][0].startswith("План утверждён 28.02.2024, а согласован 26.03.2024")
        assert plan.stamps.count() == 1
        assert client.post(url("stamp_add", plan.pk), sent | {"confirmed": "on"}).status_code == 302
        assert plan.stamps.filter(kind=StampKind.AGREED).exists()
        page = client.get(url("plan", plan.pk))
    assert "Утверждён раньше, чем согласован" in {group.title for group in page.context["review"]}


def test_a_stamp_without_a_hand_is_asked_for(cast: Cast) -> None:
    plan = make_written_plan(cast)
    page = client_of(cast.chair).post(url("plan_approve", plan.pk), {"kind": "approved", "number": "7"})
    assert (page.status_code, "кем поставлен гриф" in page.content.decode()) == (422, True)
    assert 'value="7"' in page.content.decode()


def test_sent_back_with_words(cast: Cast) -> None:
    plan = make_written_plan(cast)
    states.submit_plan(plan, actor=cast.chair)
    client = client_of(cast.chair)
    assert client.post(url("plan_send_back", plan.pk), {"remarks": ""}).status_code == 422
    client.post(url("plan_send_back", plan.pk), {"remarks": "Уточнить сроки"})
    assert "Уточнить сроки" in client.get(url("plan", plan.pk)).content.decode()


def test_an_amendment_by_the_pages(cast: Cast) -> None:
    plan = make_approved_plan(cast)
    client = client_of(cast.secretary)
    client.post(url("amendment_begin", plan.pk), {"reason": "Перенос"})
    edition = Edition.objects.get(plan=plan, number=1)
    edition.rows.filter(title="Конкурс экспертов").update(deadline="апрель")
    page = client.get(url("amendment_adopt", plan.pk))
    assert "<ins>апрель</ins>" in page.content.decode()
    sent = {"ground": "приказ № 3", "in_force_from": "01.05.2024", "seen": page.context["form"]["seen"].value()}
    edition.rows.filter(title="Заседания").update(deadline="ежемесячно")
    again = client.post(url("amendment_adopt", plan.pk), sent)
    assert again.status_code == 409
    assert "внесли правки" in again.content.decode()
    assert "приказ № 3" in again.content.decode()
    sent["seen"] = differences.mark_of(edition)
    assert client.post(url("amendment_adopt", plan.pk), sent).status_code == 302
    compared = client.get(url("compare", plan.pk)).content.decode()
    assert "ежемесячно" in compared
    old = client.get(url("plan", plan.pk) + "?on=01.04.2024")
    assert (old.context["edition"].number, "не реже 1 раза в квартал" in old.content.decode()) == (0, True)


def test_giving_an_amendment_up(cast: Cast) -> None:
    plan = make_approved_plan(cast)
    amendments.begin_amendment(plan, actor=cast.chair)
    client = client_of(cast.chair)
    client.post(url("amendment", plan.pk), {"reason": "Потому что"})
    assert Edition.objects.get(number=1).reason == "Потому что"
    client.post(url("amendment_discard", plan.pk))
    assert client.get(url("amendment", plan.pk)).status_code == 404


@pytest.mark.parametrize(
    "name",
    ["plan_submit", "plan_put_in_force", "plan_close", "plan_reopen", "plan_delete", "amendment_discard"],
)
def test_buttons_refuse_those_who_only_read(cast: Cast, name: str) -> None:
    plan = make_approved_plan(cast)
    amendments.begin_amendment(plan, actor=cast.chair)
    assert client_of(cast.member).post(url(name, plan.pk)).status_code == 403
    assert client_of(cast.stranger).post(url(name, plan.pk)).status_code == 404
    plan.refresh_from_db()
    assert plan.state == PlanState.APPROVED


# --- papers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file_format", ["docx", "pdf", "html", "json"])
def test_an_adopted_plan_is_the_bytes_that_were_kept(cast: Cast, file_format: str) -> None:
    plan = make_approved_plan(cast)
    client = client_of(cast.member)
    first = client.get(url("plan_file", plan.pk, 0, file_format))
    assert "attachment" in first.headers["Content-Disposition"]
    Plan.objects.filter(pk=plan.pk).update(title="Другой")
    again = client.get(url("plan_file", plan.pk, 0, file_format)).content
    assert again == first.content or file_format == "html"


def test_no_such_edition_or_format(cast: Cast) -> None:
    plan = make_approved_plan(cast)
    client = client_of(cast.chair)
    for args in ((0, "exe"), (7, "pdf")):
        assert client.get(url("plan_file", plan.pk, *args)).status_code == 404
    assert client.get(url("sheet_file", plan.pk, 0, "pdf")).status_code == 404
    assert client.get(url("plan", plan.pk) + "?edition=7").status_code == 404
