"""The classifier of an association: a tree of directions, typed, pasted, put in order."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.models import AuditEntry
from rumo.core.versions import order_mark
from rumo.directory.actions import directions as actions
from rumo.directory.actions.directions import DirectionData
from rumo.directory.models import Direction
from rumo.directory.pasted_directions import read_pasted_directions
from tests.cast import Cast

ACT = """1. Сопровождение педагогов
2.Работа с одарёнными детьми
3) Обновление содержания
и технологий обучения

4. Экспертиза материалов
4.1. Экспертиза программ
4.2 Экспертиза "рабочих" тетрадей
"""


def add(cast: Cast, code: str, title: str = "Сопровождение", **fields: Any) -> Direction:
    data = DirectionData(kind=fields.pop("kind", "direction"), code=code, title=title, **fields)
    return actions.add_direction(cast.association, data=data, actor=cast.secretary)


def codes(cast: Cast) -> list[str]:
    return list(cast.association.directions.order_by("kind", "position").values_list("code", flat=True))


def test_a_list_of_an_act_is_read() -> None:
    points, bad = read_pasted_directions(ACT)
    assert bad == []
    assert [(point.code, point.above, point.title) for point in points] == [
        ("1", "", "Сопровождение педагогов"),
        ("2", "", "Работа с одарёнными детьми"),
        ("3", "", "Обновление содержания и технологий обучения"),
        ("4", "", "Экспертиза материалов"),
        ("4.1", "4", "Экспертиза программ"),
        ("4.2", "4", "Экспертиза «рабочих» тетрадей"),
    ]


@pytest.mark.parametrize(
    ("text", "known", "number", "said"),
    [
        ("Направления деятельности\n1. Первое", (), 1, "нет номера"),
        ("1. Первое\n1. Второе", (), 2, "уже стоит в строке 1"),
        ("1. Первое", ("1",), 1, "в классификаторе уже есть"),
        ("4.1. Подпункт", (), 1, "нет пункта 4"),
        ("1. " + "я" * 501, (), 1, "длиннее 500"),
        ("1. А\n1.1. Б\n1.1.1. В\n1.1.1.1. Г\n1.1.1.1.1. Д\n1.1.1.1.1.1. Е", (), 6, "длиннее 10"),
    ],
)
def test_a_bad_line_says_what_is_wrong(text: str, known: tuple[str, ...], number: int, said: str) -> None:
    bad = read_pasted_directions(text, known)[1]
    assert [line.number for line in bad] == [number]
    assert said in bad[0].problem


def test_a_sub_point_of_one_already_there_may_be_pasted() -> None:
    points, bad = read_pasted_directions("4.3. Экспертиза практик", ("4",))
    assert (bad, points[0].above) == ([], "4")


def test_pasted_shown_and_added_at_once(client: Client, cast: Cast) -> None:
    client.force_login(cast.secretary)
    address = reverse("directory:directions_paste", args=[cast.association.pk])
    typed = {"text": ACT, "kind": "direction", "ground": "приказ от 17.01.2024 № 24"}
    shown = client.post(address, typed).content.decode()
    assert "6 пунктов" in shown.replace("\xa0", " ")
    assert not Direction.objects.exists()
    client.post(address, {**typed, "confirm": "1"})
    assert codes(cast) == ["1", "2", "3", "4", "4.1", "4.2"]
    sub = Direction.objects.get(code="4.2")
    assert (str(sub.parent), sub.ground) == ("4. Экспертиза материалов", "приказ от 17.01.2024 № 24")
    page = client.get(reverse("directory:directions", args=[cast.association.pk])).content.decode()
    assert page.index("Экспертиза материалов") < page.index("Экспертиза программ")


def test_a_bad_line_adds_nothing_and_loses_nothing(client: Client, cast: Cast) -> None:
    client.force_login(cast.secretary)
    address = reverse("directory:directions_paste", args=[cast.association.pk])
    page = client.post(address, {"text": "Введение\n1. Первое", "kind": "priority", "confirm": "1"})
    assert page.status_code == 422
    assert "Введение\n1. Первое" in page.content.decode()
    assert not Direction.objects.exists()


def test_positions_follow_the_tree(cast: Cast) -> None:
    first = add(cast, "1")
    add(cast, "2")
    add(cast, "1.1", parent=first)
    add(cast, "1", kind="priority")
    assert codes(cast) == ["1", "1.1", "2", "1"]


def test_points_beside_each_other_are_put_in_order(client: Client, cast: Cast) -> None:
    first, second = add(cast, "1"), add(cast, "2")
    add(cast, "1.1", parent=first)
    client.force_login(cast.secretary)
    address = reverse("directory:directions_order", args=[cast.association.pk]) + "?kind=direction"
    order = f"{second.pk},{first.pk}"
    answer = client.post(address, {"order": order, "version": order_mark([first.pk, second.pk])})
    assert answer.json() == {"version": order_mark([second.pk, first.pk])}
    assert codes(cast) == ["2", "1", "1.1"]
    stale = client.post(
        address, {"order": order, "version": order_mark([first.pk, second.pk])}, headers={"X-Autosave": "1"}
    )
    assert stale.status_code == 409


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"code": "1"}, "уже занят"),
        ({"code": " "}, "Укажите номер"),
        ({"code": "2", "title": ""}, "Укажите номер"),
    ],
)
def test_what_does_not_fit_is_refused(cast: Cast, fields: dict[str, Any], said: str) -> None:
    add(cast, "1")
    with pytest.raises(Refusal, match=said):
        add(cast, **{"title": "Другое", **fields})


def test_a_parent_is_of_the_same_body_and_kind_and_no_circle(cast: Cast) -> None:
    top = add(cast, "1")
    below = add(cast, "1.1", parent=top)
    with pytest.raises(Refusal, match="того же вида"):
        add(cast, "2", kind="priority", parent=top)
    data = DirectionData("direction", "1", "Сопровождение", parent=below)
    with pytest.raises(Refusal, match="сам в себя"):
        actions.edit_direction(top, data=data, actor=cast.secretary)
    with pytest.raises(Refusal, match="того же вида"):
        actions.add_direction(
            cast.section, data=DirectionData("direction", "1.2", "Чужое", parent=top), actor=cast.secretary
        )


def test_taken_out_of_use_it_stays_where_it_was(client: Client, cast: Cast) -> None:
    direction = add(cast, "1", ground="приказ от 17.01.2024 № 24")
    client.force_login(cast.secretary)
    address = reverse("directory:direction_edit", args=[direction.pk])
    typed = {"kind": "direction", "code": "1.", "title": "Сопровождение", "ground": ""}
    assert client.post(address, typed).status_code == 302
    direction.refresh_from_db()
    assert (direction.code, direction.is_active, direction.ground) == ("1", False, "")
    page = client.get(reverse("directory:directions", args=[cast.association.pk])).content.decode()
    assert "не используется" in page
    assert AuditEntry.objects.filter(verb="edit_direction").count() == 1


def test_a_stale_order_of_an_action_is_a_conflict(cast: Cast) -> None:
    first = add(cast, "1")
    with pytest.raises(Conflict):
        actions.order_directions(
            cast.association, parent=None, kind="direction", order=[first.pk], mark=1, actor=cast.secretary
        )


def test_only_those_who_run_the_body_change_it(client: Client, cast: Cast) -> None:
    direction = add(cast, "1")
    for user, page, change in (
        (cast.member, 200, 403),
        (cast.teacher, 200, 403),
        (cast.chair, 200, 200),
        (cast.stranger, 404, 404),
    ):
        client.force_login(user)
        assert client.get(reverse("directory:directions", args=[cast.association.pk])).status_code == page
        assert client.get(reverse("directory:direction_edit", args=[direction.pk])).status_code == change
        assert client.get(reverse("directory:directions_paste", args=[cast.association.pk])).status_code == change
        assert client.get(reverse("directory:direction_add", args=[cast.association.pk])).status_code == change
    with pytest.raises(NotAllowed):
        actions.add_direction(cast.association, data=DirectionData("direction", "2", "Второе"), actor=cast.member)


def test_the_rules_keep_the_days_of_plan_reminders(client: Client, cast: Cast) -> None:
    client.force_login(cast.secretary)
    address = reverse("directory:association_rules", args=[cast.association.pk])
    page = client.get(address)
    values = {name: page.context["form"][name].value() for name in page.context["form"].fields}
    sent = {name: value for name, value in values.items() if value not in (None, False)}
    client.post(address, {**sent, "plan_reminder_days": "14", "year_start_month": "8"})
    cast.association.refresh_from_db()
    assert cast.association.rules.plan_reminder_days == 14
    assert cast.association.rules.year_start_month == 8
