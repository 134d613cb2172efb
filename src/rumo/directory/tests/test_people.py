from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rumo.core import audit
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.models import AuditEntry
from rumo.directory import permissions
from rumo.directory.actions import people as actions
from rumo.directory.actions.people import PersonData, PostData
from rumo.directory.models import Person
from rumo.directory.tests import factories as make
from tests.cast import Cast

SOMEBODY = PersonData("Гулько", "Пётр", "Ильич", "m", "gulko@example.org")


def test_who_adds_people(cast: Cast) -> None:
    verdicts = {n: bool(permissions.may_add_to_directory(u, cast.region)) for n, u in cast.everybody().items()}
    adding = {"admin", "chair", "deputy", "secretary", "section_leader"}
    assert {name for name, may in verdicts.items() if may} == adding
    with pytest.raises(NotAllowed):
        actions.create_person(cast.region, data=SOMEBODY, actor=cast.member)


def test_an_outside_person_is_edited_by_whoever_may_add(cast: Cast) -> None:
    person = actions.create_person(cast.region, data=SOMEBODY, actor=cast.section_leader)
    may = {n for n, u in cast.everybody().items() if permissions.may_edit_person(u, person)}
    assert may == {"admin", "chair", "deputy", "secretary", "section_leader"}
    leader = cast.section_leader.person
    assert {n for n, u in cast.everybody().items() if permissions.may_edit_person(u, leader)} == may


def test_an_edit_is_in_the_trail(cast: Cast) -> None:
    person = actions.create_person(cast.region, data=SOMEBODY, actor=cast.secretary)
    renamed = PersonData("Гулько-Ильюк", "Пётр", "Ильич", "m", "gulko@example.org")
    actions.edit_person(person, data=renamed, actor=cast.secretary)
    assert AuditEntry.objects.get(verb="edit_person").changes == {"surname": ["Гулько", "Гулько-Ильюк"]}


def test_posts_are_dated(cast: Cast) -> None:
    person = actions.create_person(cast.region, data=SOMEBODY, actor=cast.secretary)
    former = PostData(cast.institute, "методист", valid_to=date(2023, 8, 31))
    actions.add_post(person, data=former, actor=cast.secretary)
    now = PostData(cast.institute, "старший методист", valid_from=date(2023, 9, 1))
    actions.add_post(person, data=now, actor=cast.secretary)
    assert person.post_text(date(2023, 8, 31)) == "методист ДИРО"
    assert person.post_text(date(2023, 9, 1)) == "старший методист ДИРО"
    with pytest.raises(Refusal, match="уже записана"):
        actions.add_post(person, data=now, actor=cast.secretary)
    backwards = PostData(cast.institute, "доцент", valid_from=date(2024, 2, 1), valid_to=date(2024, 1, 1))
    with pytest.raises(Refusal, match="раньше, чем началась"):
        actions.add_post(person, data=backwards, actor=cast.secretary)


def test_a_post_in_another_region_is_refused(cast: Cast) -> None:
    body = make.make_organization(cast.stranger.person.region)
    with pytest.raises(Refusal, match="другого региона"):
        actions.create_person(cast.region, data=SOMEBODY, post=PostData(body, "методист"), actor=cast.secretary)
    assert not Person.objects.filter(surname="Гулько").exists()


def test_consents_are_given_and_withdrawn(cast: Cast) -> None:
    person = cast.members[4]
    consent = actions.give_consent(person, kind="processing", given_on=date(2024, 1, 10), actor=cast.secretary)
    with pytest.raises(Refusal, match="уже действует"):
        actions.give_consent(person, kind="processing", given_on=date(2024, 2, 1), actor=cast.secretary)
    with pytest.raises(Refusal, match="не могло быть отозвано"):
        actions.withdraw_consent(consent, withdrawn_on=date(2024, 1, 9), actor=cast.secretary)
    actions.withdraw_consent(consent, withdrawn_on=date(2024, 3, 1), actor=cast.secretary)
    assert (consent.holds_on(date(2024, 2, 29)), consent.holds_on(date(2024, 3, 1))) == (True, False)
    with pytest.raises(Refusal, match="уже отозвано"):
        actions.withdraw_consent(consent, withdrawn_on=date(2024, 3, 1), actor=cast.secretary)
    actions.give_consent(person, kind="processing", given_on=date(2024, 4, 1), actor=cast.secretary)


def test_a_withdrawn_consent_takes_the_name_out_of_the_trail(cast: Cast) -> None:
    data = PersonData("Гулько", "Пётр", "Ильич", "m", email="gulko@example.org")
    person = actions.create_person(cast.region, data=data, actor=cast.secretary)
    moved = PersonData("Гулько", "Пётр", "Ильич", "m", email="petr@example.org")
    actions.edit_person(person, data=moved, actor=cast.secretary)
    audit.record(cast.chair, "appoint_tutor", cast.association, "Назначен тьютором Гулько\N{NO-BREAK SPACE}П.И.")
    audit.record(cast.chair, "thank", cast.association, "Благодарность Гулько Петру Ильичу", {"who": [None, person]})
    audit.record(cast.chair, "call", cast.association, "Гулькова А.Б. приглашена")
    consent = actions.give_consent(person, kind="processing", given_on=date(2024, 1, 10), actor=cast.secretary)
    actions.withdraw_consent(consent, withdrawn_on=date(2024, 3, 1), actor=cast.secretary)
    entries = [*audit.history(person), *audit.history(cast.association)]
    kept = str([(each.summary, each.changes) for each in entries])
    assert [word for word in ("Петр", "Пётр", "П.И.", "gulko@", "petr@") if word in kept] == []
    assert "Гулькова А.Б. приглашена" in kept
    created = audit.history(person).get(verb="create_person")
    assert (created.summary, created.actor) == ("Добавлен человек: (данные удалены)", cast.secretary)


def test_what_a_namesake_may_have_done_stays(cast: Cast) -> None:
    person, _twin = (make.make_person(cast.region, cast.institute, "доцент", surname="Гулько") for _ in range(2))
    audit.record(cast.chair, "thank", cast.association, f"Благодарность: {person}")
    consent = actions.give_consent(person, kind="processing", given_on=date(2024, 1, 10), actor=cast.secretary)
    actions.withdraw_consent(consent, withdrawn_on=date(2024, 3, 1), actor=cast.secretary)
    assert audit.history(cast.association).get(verb="thank").summary == f"Благодарность: {person}"


# --- pages ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def page(client: Client, cast: Cast) -> Client:
    client.force_login(cast.secretary)
    return client


NAME = {"surname": "Гулько", "first_name": "Пётр", "patronymic": "Ильич", "gender": "", "email": "", "phone": ""}


def test_gender_is_told_by_the_patronymic(page: Client, cast: Cast) -> None:
    sent = {**NAME, "post-title": "методист", "post-organization": cast.institute.pk}
    answer = page.post(reverse("directory:person_create"), sent)
    person = Person.objects.get(surname="Гулько")
    assert answer["Location"] == reverse("directory:person", args=[person.pk])
    assert (person.gender, person.post_text(date(2024, 1, 1))) == ("m", "методист ДИРО")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"patronymic": "", "first_name": "Саша"}, "пол не определить"),
        ({"surname": ""}, "Обязательное поле"),
        ({"email": "не адрес"}, "правильный адрес"),
        ({"post-title": "методист"}, "Укажите организацию"),
    ],
)
def test_a_bad_person_keeps_what_was_typed(page: Client, fields: dict[str, str], said: str) -> None:
    answer = page.post(reverse("directory:person_create"), {**NAME, "phone": "8 800 000-00-00", **fields})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert said in text
    assert "8 800 000-00-00" in text
    assert not Person.objects.filter(phone="8 800 000-00-00").exists()


def test_a_withdrawal_before_the_consent_is_shown_on_the_form(page: Client, cast: Cast) -> None:
    consent = actions.give_consent(cast.members[4], kind="processing", given_on=date(2024, 1, 10), actor=cast.secretary)
    url = reverse("directory:consent_withdraw", args=[consent.pk])
    answer = page.post(url, {"withdrawn_on": "01.01.2024"})
    assert answer.status_code == 422
    assert "не могло быть отозвано раньше" in answer.content.decode()
    assert page.post(url, {"withdrawn_on": "01.02.2024"}).status_code == 302


# --- type-ahead -----------------------------------------------------------------------------------------------------


def options(client: Client, name: str, query: str) -> list[dict[str, Any]]:
    answer = client.get(reverse(f"directory:{name}"), {"q": query})
    found: list[dict[str, Any]] = answer.json()["results"]
    return found


@pytest.mark.parametrize("query", ["королева", "Королёва", "КОРОЛ Вера", "вера королёва"])
def test_people_are_found_by_words_of_the_name(page: Client, cast: Cast, query: str) -> None:
    person = make.make_person(cast.region, cast.institute, "доцент", surname="Королёва", first_name="Вера")
    assert options(page, "person_options", query) == [
        {"value": person.pk, "text": "Королёва Вера Павловна", "hint": "доцент ДИРО"}
    ]


def test_type_ahead_stays_in_the_region(page: Client, cast: Cast) -> None:
    assert options(page, "person_options", "Чужих") == []
    assert options(page, "organization_options", "ЧИРО") == []
    assert [row["text"] for row in options(page, "association_options", "РУМО")] == ["РУМО Дальнего края"]
    assert len(options(page, "person_options", "")) == Person.objects.filter(region=cast.region).count()


@pytest.mark.parametrize("query", ["(", "a\\", "%", "_", "' OR 1=1", "[", "№5*"])
def test_odd_letters_break_nothing(page: Client, query: str) -> None:
    for name in ("person_options", "organization_options", "association_options"):
        assert isinstance(options(page, name, query), list)


def quick(client: Client, **sent: Any) -> Any:
    return client.post(reverse("directory:person_quick_add"), sent)


def test_a_person_is_added_on_the_spot(page: Client, cast: Cast) -> None:
    answer = quick(page, text="Гулько Пётр Ильич", post="методист", organization=cast.institute.pk)
    person = Person.objects.get(surname="Гулько")
    assert answer.json() == {"value": person.pk, "text": "Гулько Пётр Ильич", "hint": "методист ДИРО"}
    assert (person.region, person.gender) == (cast.region, "m")


@pytest.mark.parametrize("text", ["Гулько", "Гулько П.И.", "", "12 34", "Гулько Саша"])
def test_half_a_name_is_not_added(page: Client, text: str) -> None:
    answer = quick(page, text=text)
    assert answer.status_code == 422
    assert answer.json()["message"]
    assert not Person.objects.filter(surname="Гулько").exists()


def test_adding_on_the_spot_needs_the_power(client: Client, cast: Cast) -> None:
    for name in ("member", "expert", "teacher", "municipal_methodologist"):
        client.force_login(getattr(cast, name))
        assert quick(client, text="Гулько Пётр Ильич").status_code == 422
    client.force_login(cast.stranger)
    assert quick(client, text="Гулько Пётр Ильич", region=cast.region.pk).status_code == 404
    assert not Person.objects.filter(surname="Гулько").exists()


def test_a_stale_form_is_not_taken_silently(page: Client, cast: Cast) -> None:
    person = cast.members[4]
    url = reverse("directory:person_edit", args=[person.pk])
    seen = page.get(url).context["seen"]
    meanwhile = PersonData(person.surname, "Анна", "Ильинична", "f", "anna@example.org")
    actions.edit_person(person, data=meanwhile, actor=cast.chair)
    sent = {**NAME, "surname": "Ковалян-Гулько", "patronymic": "Павловна", "seen": seen}
    answer = page.post(url, sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "изменил другой пользователь" in text
    assert "Ковалян-Гулько" in text
    person.refresh_from_db()
    assert person.first_name == "Анна"
    assert page.post(url, {**sent, "seen": answer.context["seen"]}).status_code == 302
