from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.models import AuditEntry
from rumo.directory import queries
from rumo.directory.actions import orders
from rumo.directory.actions.orders import Member, NewPerson, OrderData
from rumo.directory.actions.people import PersonData
from rumo.directory.enums import OrderKind, Role
from rumo.directory.models import Membership, Order, Person
from rumo.directory.tests import factories as make
from tests.cast import Cast

DAY = date(2024, 3, 1)


def data(cast: Cast, **fields: Any) -> OrderData:
    defaults = {
        "kind": OrderKind.CHANGE, "number": "45_ОД", "date": DAY, "in_force_from": DAY, "issuer": cast.ministry,
        "title": "Об изменениях в составе",
    }  # fmt: skip
    return OrderData(**{**defaults, **fields})


def standing(cast: Cast) -> list[Member]:
    return [Member(m.person, m.role) for m in queries.open_composition(cast.association)]


def roles_on(cast: Cast, day: date) -> dict[str, str]:
    return {m.person.surname: m.role for m in queries.composition_on(cast.association, day)}


def test_an_order_appoints_withdraws_and_changes_roles(cast: Cast) -> None:
    before = roles_on(cast, date(2024, 2, 29))
    members = [m for m in standing(cast) if m.person != cast.members[5]]
    members = [Member(m.person, Role.EXPERT) if m.person == cast.members[4] else m for m in members]
    new = NewPerson(PersonData("Гулько", "Пётр", "Ильич", "m"))
    members += [Member(cast.teacher.person, Role.MEMBER), Member(new, Role.MEMBER)]
    order = orders.enter_order(cast.association, data=data(cast), members=members, actor=cast.secretary)
    after = {**before, "Ковалян": "expert", "Орлова": "member", "Гулько": "member"}
    del after["Белова"]
    assert roles_on(cast, DAY) == after
    assert roles_on(cast, date(2024, 2, 29)) == before
    ended = Membership.objects.get(person=cast.members[5])
    assert (ended.valid_to, ended.withdrawn_by) == (date(2024, 2, 29), order)
    assert Membership.objects.filter(person=cast.members[4]).count() == 2
    entry = AuditEntry.objects.get(verb="enter_order")
    assert "назначены: 2, выведены: 1, роль изменена: 1; было 7 → станет 8" in entry.summary


def test_only_those_who_run_the_association_enter_orders(cast: Cast) -> None:
    may = set()
    for name, user in cast.everybody().items():
        try:
            orders.enter_order(
                cast.association, data=data(cast, kind=OrderKind.COMPOSITION, number=name),
                members=standing(cast), actor=user,
            )  # fmt: skip
        except NotAllowed:
            continue
        may.add(name)
    assert may == {"admin", "chair", "deputy", "secretary"}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"in_force_from": date(2022, 12, 1)}, "задним числом"),
        ({"number": "187_од", "date": date(2023, 1, 10), "in_force_from": DAY}, "уже введён"),
        ({}, "ничего не меняет"),
        ({"in_force_from": date(2023, 1, 10)}, "раньше следующего дня"),
    ],
)
def test_what_an_order_cannot_do(cast: Cast, fields: dict[str, Any], said: str) -> None:
    fields = {**fields, "issuer": cast.association.host} if "number" in fields else fields
    members = standing(cast)
    if "раньше" in said:
        members = members[1:]
    with pytest.raises(Refusal, match=said):
        orders.enter_order(cast.association, data=data(cast, **fields), members=members, actor=cast.secretary)
    assert Order.objects.filter(association=cast.association).count() == 1


def test_nobody_is_appointed_twice(cast: Cast) -> None:
    twice = [*standing(cast), Member(cast.members[0], Role.MEMBER)]
    with pytest.raises(Refusal, match="назначается дважды"):
        orders.enter_order(cast.association, data=data(cast), members=twice, actor=cast.secretary)
    assert not Order.objects.filter(number="45_ОД").exists()


def test_a_refused_order_leaves_no_new_people(cast: Cast) -> None:
    new = NewPerson(PersonData("Гулько", "Пётр", "Ильич", "m"))
    twice = [Member(new, Role.MEMBER), *standing(cast), Member(cast.members[0], Role.MEMBER)]
    with pytest.raises(Refusal):
        orders.enter_order(cast.association, data=data(cast), members=twice, actor=cast.secretary)
    assert not Person.objects.filter(surname="Гулько").exists()


def test_an_order_entered_meanwhile_is_a_conflict(cast: Cast) -> None:
    seen = cast.association.orders.get().pk
    first, second = data(cast), data(cast, number="46_ОД")
    members = standing(cast)[1:]
    orders.enter_order(cast.association, data=first, members=members, last_seen=seen, actor=cast.secretary)
    with pytest.raises(Conflict, match="45_ОД"):
        orders.enter_order(cast.association, data=second, members=members, last_seen=seen, actor=cast.chair)


# --- the screen -----------------------------------------------------------------------------------------------------


def typed(cast: Cast, *rows: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """What the browser sends: the order, everybody standing as he is, and added rows."""
    last = cast.association.orders.order_by("-pk")[0]
    sent: dict[str, Any] = {
        "kind": "change", "number": "45_ОД", "date": "01.03.2024", "in_force_from": "", "issuer": cast.ministry.pk,
        "title": "Об изменениях", "last_seen": last.pk, "rows-TOTAL_FORMS": len(rows),
        "rows-INITIAL_FORMS": len(rows),
    }  # fmt: skip
    for m in queries.open_composition(cast.association):
        sent[f"standing-{m.person_id}"] = m.role
    for index, row in enumerate(rows):
        sent |= {f"rows-{index}-{name}": value for name, value in {"role": "member", **row}.items()}
    return {**sent, **fields}


@pytest.fixture
def page(client: Client, cast: Cast) -> Client:
    client.force_login(cast.secretary)
    return client


def enter(page: Client, cast: Cast, sent: dict[str, Any]) -> Any:
    return page.post(reverse("directory:order_enter", args=[cast.association.pk]), sent)


def preview(page: Client, cast: Cast, step: str, sent: dict[str, Any]) -> str:
    url = reverse("directory:order_preview", args=[cast.association.pk])
    answer = page.post(url, {**sent, "step": step})
    assert answer.status_code == 200
    return answer.content.decode().replace("\xa0", " ")


def test_the_screen_enters_an_order_with_its_file(page: Client, cast: Cast) -> None:
    file = SimpleUploadedFile("приказ.pdf", b"%PDF-1.4\n%%EOF\n")
    new = {"origin": "new", "surname": "Гулько", "first_name": "Пётр", "patronymic": "Ильич"}
    known = {"origin": "known", "person": cast.teacher.person.pk, "role": "expert"}
    answer = enter(page, cast, typed(cast, new, known, file=file))
    order = Order.objects.get(number="45_ОД")
    assert answer["Location"] == reverse("directory:order", args=[order.pk])
    assert order.in_force_from == DAY
    assert order.file is not None
    assert {m.person.surname for m in order.appointments.all()} == {"Гулько", "Орлова"}
    again = enter(page, cast, typed(cast, {"origin": "known", "person": cast.teacher.person.pk}))
    assert again.status_code == 422
    assert Order.objects.filter(number="45_ОД").count() == 1


def test_the_difference_is_said_while_filling_in(page: Client, cast: Cast) -> None:
    leaving, changing = cast.members[5], cast.members[4]
    sent = typed(cast, {"origin": "known", "person": cast.teacher.person.pk})
    sent |= {f"standing-{leaving.pk}": "", f"standing-{changing.pk}": "chair"}
    text = preview(page, cast, "difference", sent)
    assert "назначены: 1, выведены: 1, роль изменена: 1; было 7 → станет 7" in text
    assert "Председателей больше одного: 2" in text
    assert "Проверьте приказ" in preview(page, cast, "confirm", sent)
    assert not Order.objects.filter(number="45_ОД").exists()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"date": "31.02.2024"}, "такого дня нет"),
        ({"number": ""}, "Обязательное поле"),
        ({"issuer": ""}, "Обязательное поле"),
        ({"in_force_from": "01.01.2020"}, "задним числом"),
    ],
)
def test_bad_orders_keep_what_was_typed(page: Client, cast: Cast, fields: dict[str, str], said: str) -> None:
    row = {"origin": "known", "person": cast.teacher.person.pk}
    sent = typed(cast, row, signed_by="министр А.Б. Вольных", **fields)
    answer = enter(page, cast, sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert said in text
    assert "министр А.Б. Вольных" in text
    assert str(cast.teacher.person) in text
    assert Order.objects.filter(association=cast.association).count() == 1


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"origin": "known", "person": ""}, "Выберите человека"),
        ({"origin": "new", "surname": "Гулько", "first_name": ""}, "имя не напечатать"),
        ({"origin": "new", "surname": "Гулько", "first_name": "Саша", "post": "методист"}, "Укажите организацию"),
    ],
)
def test_bad_rows(page: Client, cast: Cast, row: dict[str, Any], said: str) -> None:
    answer = enter(page, cast, typed(cast, row))
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_member_added_again_is_shown_in_his_row(page: Client, cast: Cast) -> None:
    row = {"origin": "known", "person": cast.members[0].pk}
    assert "уже в составе" in enter(page, cast, typed(cast, row)).content.decode()
    twice = {"origin": "known", "person": cast.teacher.person.pk}
    assert "назначается дважды" in enter(page, cast, typed(cast, twice, twice)).content.decode()


def test_a_stranger_cannot_be_appointed(page: Client, cast: Cast) -> None:
    answer = enter(page, cast, typed(cast, {"origin": "known", "person": cast.stranger.person.pk}))
    assert answer.status_code == 422
    assert not Membership.objects.filter(association=cast.association, person=cast.stranger.person).exists()


def test_rows_are_added_and_dropped(page: Client, cast: Cast) -> None:
    one = {"origin": "new", "surname": "Гулько", "first_name": "Пётр"}
    text = preview(page, cast, "add", typed(cast, one))
    assert 'name="rows-TOTAL_FORMS" value="2"' in text
    assert "Гулько" in text
    text = preview(page, cast, "drop-0", typed(cast, one, {"origin": "known", "person": cast.teacher.person.pk}))
    assert 'name="rows-TOTAL_FORMS" value="1"' in text
    assert "Гулько" not in text


def test_a_conflict_keeps_the_form_and_counts_from_the_new_composition(page: Client, cast: Cast) -> None:
    sent = typed(cast, {"origin": "known", "person": cast.teacher.person.pk}, number="50_ОД")
    newcomer = make.make_person(cast.region, surname="Ильюк")
    orders.enter_order(
        cast.association, data=data(cast), members=[*standing(cast), Member(newcomer, Role.MEMBER)], actor=cast.chair
    )
    answer = enter(page, cast, sent)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "состав изменился" in text
    assert "50_ОД" in text
    last = cast.association.orders.order_by("-pk")[0].pk
    again = enter(page, cast, {**sent, "last_seen": last, "date": "02.03.2024"})
    assert again.status_code == 302
    assert Membership.objects.filter(person=newcomer, valid_to=None).exists()


# --- a pasted list ----------------------------------------------------------------------------------------------------


def test_a_pasted_list_is_matched_to_the_directory(page: Client, cast: Cast) -> None:
    cast.teacher.person.__class__.objects.filter(pk=cast.teacher.person.pk).update(surname="Королёва")
    lines = [
        "1. Гуменник Елена Павловна; директор центра; ДИРО; председатель",
        "2. Королева Елена Павловна; учитель; МБОУ СОШ № 5; эксперт",
        "3. Гулько Пётр Ильич; методист; диро; член",
        "4. Обухова Е.И.; методист; ДИРО; член",
        "5. Борейко Анна Ильинична; методист; ДИРО; казначей",
        "6. Гулько Пётр Ильич; методист; ДИРО; член",
    ]
    text = preview(page, cast, "paste", typed(cast, kind="composition", pasted="\n".join(lines)))
    assert "имя нужно полностью" in text
    assert "роль «казначей» неизвестна" in text
    assert "уже стоит в строке 3" in text
    assert 'name="rows-TOTAL_FORMS" value="2"' in text
    assert "назначены: 2, выведены: 6; было 7 → станет 3" in text
    assert "Борейко Анна Ильинична; методист; ДИРО; казначей" in text


def test_a_pasted_table_changes_only_whom_it_names(page: Client, cast: Cast) -> None:
    table = "Ковалян Елена Павловна\tметодист\tДИРО\tсекретарь"
    text = preview(page, cast, "paste", typed(cast, pasted=table))
    assert "роль изменена: 1; было 7 → станет 7" in text


def test_namesakes_are_left_to_the_person(page: Client, cast: Cast) -> None:
    for _twice in range(2):
        make.make_person(cast.region, surname="Ильюк")
    text = preview(page, cast, "paste", typed(cast, pasted="Ильюк Елена Павловна"))
    assert "несколько человек с именем Ильюк Елена Павловна" in text


def test_without_scripts_the_order_is_checked_first(page: Client, cast: Cast) -> None:
    sent = typed(cast, {"origin": "known", "person": cast.teacher.person.pk})
    answer = enter(page, cast, {**sent, "step": "confirm"})
    assert "Проверьте приказ" in answer.content.decode()
    assert not Order.objects.filter(number="45_ОД").exists()
    assert enter(page, cast, sent).status_code == 302


def test_a_change_takes_back_the_confirmation(page: Client, cast: Cast) -> None:
    for step in ("difference", "add"):
        assert 'id="order-confirm" hx-sync="this:drop" hx-swap-oob="true"' in preview(page, cast, step, typed(cast))


def test_a_forbidden_file_enters_nothing(page: Client, cast: Cast) -> None:
    file = SimpleUploadedFile("приказ.pdf", b"MZ\x90\x00\x03\x00\x00\x00")
    answer = enter(page, cast, typed(cast, {"origin": "new", "surname": "Гулько", "first_name": "Пётр"}, file=file))
    assert answer.status_code == 422
    assert "по содержимому не подходит" in answer.content.decode()
    assert not Order.objects.filter(number="45_ОД").exists()
    assert not Person.objects.filter(surname="Гулько").exists()


# --- back -------------------------------------------------------------------------------------------------------------


def test_a_withdrawn_order_leaves_the_composition_as_it_was(cast: Cast) -> None:
    before = roles_on(cast, DAY)
    members = [m for m in standing(cast) if m.person != cast.members[5]]
    members = [Member(m.person, Role.EXPERT) if m.person == cast.members[4] else m for m in members]
    order = orders.enter_order(cast.association, data=data(cast), members=members, actor=cast.secretary)
    orders.withdraw_order(order, actor=cast.secretary)
    assert roles_on(cast, DAY) == before
    assert not Membership.objects.filter(valid_to__isnull=False).exists()
    assert not Order.objects.filter(number="45_ОД").exists()
    assert AuditEntry.objects.filter(verb="withdraw_order").exists()


def test_only_the_last_order_is_withdrawn(cast: Cast) -> None:
    members = standing(cast)[:-1]
    first = orders.enter_order(cast.association, data=data(cast), members=members, actor=cast.secretary)
    later = data(cast, number="46_ОД", in_force_from=date(2024, 4, 1))
    second = orders.enter_order(cast.association, data=later, members=members[:-1], actor=cast.secretary)
    with pytest.raises(NotAllowed, match="сначала отзовите его"):
        orders.withdraw_order(first, actor=cast.secretary)
    with pytest.raises(NotAllowed):
        orders.withdraw_order(second, actor=cast.member)
    orders.withdraw_order(second, actor=cast.secretary)
    orders.withdraw_order(first, actor=cast.secretary)
    assert len(roles_on(cast, DAY)) == 7
