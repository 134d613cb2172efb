from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rumo.accounts.models import User
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.models import Mail
from rumo.directory import queries
from rumo.directory.actions import access, name_exceptions
from rumo.directory.actions.name_exceptions import NameForms
from rumo.directory.enums import OfficeKind
from rumo.directory.models import NameException, Office
from rumo.directory.powers import powers_of
from rumo.directory.tests import factories as make
from rumo.russian.cases import Case
from tests.cast import Cast


@pytest.fixture
def page(client: Client, cast: Cast) -> Client:
    client.force_login(cast.admin)
    return client


def test_an_invited_member_has_the_powers_of_the_membership(page: Client, cast: Cast) -> None:
    member = cast.members[5]
    sent = {"person": member.pk, "email": "belova@example.org", "kind": ""}
    assert page.post(reverse("directory:access_invite"), sent).status_code == 302
    user = User.objects.get(email="belova@example.org")
    assert powers_of(user).member_of == {cast.association.pk}
    assert Mail.objects.get().to == "belova@example.org"
    assert "Приглашение не принято" in page.get(reverse("directory:access")).content.decode()


def test_an_invitation_with_an_office_is_both_or_neither(page: Client, cast: Cast) -> None:
    sent = {"name": "Долгих Олег", "email": "new@example.org", "kind": "institute_methodologist"}
    answer = page.post(reverse("directory:access_invite"), sent)
    assert answer.status_code == 422
    assert "Укажите организацию" in answer.content.decode()
    assert not User.objects.filter(email="new@example.org").exists()
    assert not Mail.objects.exists()
    page.post(reverse("directory:access_invite"), {**sent, "organization": cast.institute.pk})
    user = User.objects.get(email="new@example.org")
    assert powers_of(user).runs == {cast.association.pk, cast.section.pk}


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"email": "new@example.org"}, "Выберите человека или напишите имя"),
        ({"name": "Долгих Олег", "email": "не адрес"}, "правильный адрес"),
    ],
)
def test_bad_invitations(page: Client, sent: dict[str, str], said: str) -> None:
    answer = page.post(reverse("directory:access_invite"), sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_offices_are_given_and_taken(cast: Cast) -> None:
    office = access.grant_office(
        cast.region, cast.teacher, kind=OfficeKind.INSTITUTE_METHODOLOGIST, organization=cast.institute,
        actor=cast.admin,
    )  # fmt: skip
    assert cast.section.pk in powers_of(cast.teacher).runs
    with pytest.raises(Refusal, match="уже есть"):
        access.grant_office(
            cast.region, cast.teacher, kind=OfficeKind.INSTITUTE_METHODOLOGIST, organization=cast.institute,
            actor=cast.admin,
        )  # fmt: skip
    access.revoke_office(office, actor=cast.admin)
    assert not Office.objects.filter(user=cast.teacher).exists()


def test_the_last_administrator_stays(cast: Cast) -> None:
    own = cast.admin.offices.get()
    with pytest.raises(Refusal, match="последний администратор"):
        access.revoke_office(own, actor=cast.admin)
    access.grant_office(cast.region, cast.chair, kind=OfficeKind.REGION_ADMIN, actor=cast.admin)
    access.revoke_office(own, actor=cast.chair)
    assert not cast.admin.offices.exists()


def test_an_office_never_crosses_the_border(cast: Cast) -> None:
    foreign = make.make_organization(cast.stranger.person.region)
    with pytest.raises(Refusal, match="другого региона"):
        access.grant_office(
            cast.region, cast.teacher, kind=OfficeKind.INSTITUTE_METHODOLOGIST, organization=foreign, actor=cast.admin
        )


def test_accounts_are_switched_off_and_on(page: Client, cast: Cast) -> None:
    page.post(reverse("directory:account_disable", args=[cast.teacher.pk]))
    assert not User.objects.get(pk=cast.teacher.pk).is_active
    page.post(reverse("directory:account_enable", args=[cast.teacher.pk]))
    assert User.objects.get(pk=cast.teacher.pk).is_active
    assert page.post(reverse("directory:account_disable", args=[cast.stranger.pk])).status_code == 404
    own = page.post(reverse("directory:account_disable", args=[cast.admin.pk]))
    assert own.status_code == 422
    assert "Свою учётную запись" in own.content.decode()


def test_an_account_of_two_regions_is_not_one_administrators(cast: Cast) -> None:
    make.make_office(cast.teacher, cast.stranger.person.region)
    with pytest.raises(Refusal, match="не только в вашем регионе"):
        access.disable_account(cast.region, cast.teacher, actor=cast.admin)


def test_only_administrators_give_access(cast: Cast) -> None:
    for name, user in cast.everybody().items():
        if name == "admin":
            continue
        with pytest.raises(NotAllowed):
            access.grant_office(cast.region, user, kind=OfficeKind.REGION_ADMIN, actor=user)
        with pytest.raises(NotAllowed):
            access.invite_to_region(cast.region, email="x@example.org", name="Кто-то", actor=user)


def test_only_administrators_see_the_menu_item(client: Client, cast: Cast) -> None:
    seen = set()
    for name, user in cast.everybody().items():
        client.force_login(user)
        if reverse("directory:access") in client.get(reverse("directory:people")).content.decode():
            seen.add(name)
    assert seen == {"admin"}


# --- names ----------------------------------------------------------------------------------------------------------

FORMS = NameForms("Гончар", "Гончара", "Гончару", "Гончара", "Гончаром", "Гончаре")


def test_a_mended_name_is_printed_so(cast: Cast) -> None:
    person = make.make_person(cast.region, surname="Гончар")
    before = dict(queries.name_in_cases(person, queries.name_exceptions(cast.region)))
    assert before[Case.DATIVE].startswith("Гончар ")
    name_exceptions.keep_name_exception(cast.region, part="surname", gender="f", forms=FORMS, actor=cast.secretary)
    after = dict(queries.name_in_cases(person, queries.name_exceptions(cast.region)))
    assert after[Case.DATIVE].startswith("Гончару ")
    elsewhere = dict(queries.name_in_cases(person, queries.name_exceptions(cast.stranger.person.region)))
    assert elsewhere == before


def test_the_forms_are_filled_in_while_typing(client: Client, cast: Cast) -> None:
    client.force_login(cast.secretary)
    sent = {"part": "surname", "gender": "m", "nominative": "Гончар"}
    answer = client.post(reverse("directory:name_preview"), sent)
    assert "Гончару" in answer.content.decode()
    shown = client.get(reverse("directory:name_exceptions"), sent).content.decode()
    assert "Гончаром" in shown


def test_the_same_name_again_replaces_the_forms(client: Client, cast: Cast) -> None:
    client.force_login(cast.secretary)
    url = reverse("directory:name_exceptions")
    sent: dict[str, Any] = {"part": "surname", "gender": "f", "nominative": "Гончар", **FORMS.oblique()}
    assert client.post(url, sent).status_code == 302
    assert client.post(url, {**sent, "dative": "Гончарю"}).status_code == 302
    assert NameException.objects.get().dative == "Гончарю"
    bad = client.post(url, {**sent, "genitive": ""})
    assert bad.status_code == 422
    client.post(reverse("directory:name_exception_delete", args=[NameException.objects.get().pk]))
    assert not NameException.objects.exists()


def test_an_account_belongs_to_one_person(cast: Cast) -> None:
    access.invite_to_region(
        cast.region, email="one@example.org", name="Белова", person=cast.members[5], actor=cast.admin
    )
    with pytest.raises(Refusal, match="другому человеку"):
        access.invite_to_region(
            cast.region, email="one@example.org", name="Лебедь", person=cast.members[6], actor=cast.admin
        )
