from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rumo.directory.models import Consent, NameException, TermOfPowers
from rumo.directory.tests import factories as make
from tests.cast import Cast

ALL = frozenset(
    "admin chair deputy secretary section_leader member expert teacher municipal_methodologist".split()  # noqa: SIM905
)
RUNNING = frozenset({"admin", "chair", "deputy", "secretary"})
ADDING = RUNNING | {"section_leader"}
# Who gets a page rather than a refusal; the stranger gets neither.
PAGES: dict[str, frozenset[str]] = {
    "association": ALL,
    "association_edit": RUNNING,
    "association_rules": RUNNING,
    "association_rename": RUNNING,
    "term_create": RUNNING,
    "term_close": RUNNING,
    "composition": ALL,
    "composition_export": ALL,
    "order_enter": RUNNING,
    "order": ALL,
    "person": ALL,
    "person_edit": RUNNING,
    "post_create": RUNNING,
    "post_edit": RUNNING,
    "consent_create": RUNNING,
    "consent_withdraw": RUNNING,
    "organization": ALL,
    "organization_edit": frozenset({"admin"}),
    "organization_rename": frozenset({"admin"}),
    "municipality_edit": frozenset({"admin"}),
    "office_grant": frozenset({"admin"}),
}
LISTS = {
    "associations": ALL,
    "association_create": ADDING,
    "people": ALL,
    "person_create": ADDING,
    "organizations": ALL,
    "organization_create": ADDING,
    "municipalities": ALL,
    "municipality_create": frozenset({"admin"}),
    "access": frozenset({"admin"}),
    "access_invite": frozenset({"admin"}),
    "name_exceptions": ADDING,
    "person_options": ALL,
    "organization_options": ALL,
    "association_options": ALL,
}
POSTED = [
    "post_delete",
    "office_revoke",
    "account_disable",
    "account_enable",
    "invitation_renew",
    "name_exception_delete",
]


def targets(cast: Cast) -> dict[str, int]:
    """A record of the cast's region for each page."""
    person = cast.members[4]
    post = person.posts.get()
    consent = Consent.objects.create(person=person, kind="processing", given_on="2024-01-10")
    exception = NameException.objects.create(
        region=cast.region, part="surname", nominative="Щука", gender="f", genitive="Щуки", dative="Щуке",
        accusative="Щуку", instrumental="Щукой", prepositional="Щуке",
    )  # fmt: skip
    term = TermOfPowers.objects.create(association=cast.association, starts="2023-01-01")
    of_association = dict.fromkeys(
        ["association", "association_edit", "association_rules", "association_rename", "term_create", "composition",
         "composition_export", "order_enter", "order_preview"],
        cast.association.pk,
    )  # fmt: skip
    of_person = dict.fromkeys(["person", "person_edit", "post_create", "consent_create"], person.pk)
    of_consent = dict.fromkeys(["consent_withdraw", "consent_file"], consent.pk)
    of_body = dict.fromkeys(["organization", "organization_edit", "organization_rename"], cast.ministry.pk)
    of_user = dict.fromkeys(["office_grant", "account_disable", "account_enable", "invitation_renew"], cast.teacher.pk)
    order = cast.association.orders.get().pk
    return {
        **of_association, **of_person, **of_consent, **of_body, **of_user,
        "term_close": term.pk, "order": order, "order_file": order, "post_edit": post.pk, "post_delete": post.pk,
        "municipality_edit": cast.municipality.pk, "office_revoke": cast.admin.offices.get().pk,
        "name_exception_delete": exception.pk,
    }  # fmt: skip


def statuses(client: Client, cast: Cast, url: str, method: str = "get") -> dict[str, int]:
    found = {}
    for name, user in cast.everybody().items():
        client.force_login(user)
        found[name] = getattr(client, method)(url).status_code
    return found


@pytest.mark.parametrize("name", PAGES)
def test_who_opens_what(client: Client, cast: Cast, name: str) -> None:
    found = statuses(client, cast, reverse(f"directory:{name}", args=[targets(cast)[name]]))
    assert {role for role, status in found.items() if status == 200} == PAGES[name]
    assert found["stranger"] in (404, 403 if name == "office_grant" else 404)


@pytest.mark.parametrize("name", LISTS)
def test_who_opens_which_list(client: Client, cast: Cast, name: str) -> None:
    found = statuses(client, cast, reverse(f"directory:{name}"))
    assert {role for role, status in found.items() if status == 200} - {"stranger"} == LISTS[name]


@pytest.mark.parametrize("name", [*PAGES, *POSTED, "order_preview", "order_file", "consent_file"])
def test_the_stranger_finds_nothing(client: Client, cast: Cast, name: str) -> None:
    client.force_login(cast.stranger)
    url = reverse(f"directory:{name}", args=[targets(cast)[name]])
    assert {client.get(url).status_code, client.post(url).status_code} <= {403, 404, 405}
    assert client.post(url).status_code in (403, 404)
    assert cast.members[4].surname not in client.get(url).content.decode()


@pytest.mark.parametrize("name", POSTED)
def test_dangerous_buttons_are_refused_to_others(client: Client, cast: Cast, name: str) -> None:
    url = reverse(f"directory:{name}", args=[targets(cast)[name]])
    client.force_login(cast.member)
    assert client.get(url).status_code == 405
    assert client.post(url).status_code == 403


def test_anonymous_is_asked_to_sign_in(client: Client, cast: Cast) -> None:
    for name, pk in targets(cast).items():
        answer = client.get(reverse(f"directory:{name}", args=[pk]))
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("name", ["people", "organizations", "municipalities", "associations", "access", "composition"])
def test_lists_ask_the_same_number_of_questions(client: Client, cast: Cast, name: str) -> None:
    client.force_login(cast.admin)
    url = reverse(f"directory:{name}", args=[cast.association.pk] if name == "composition" else [])
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for number in range(25):
        body = make.make_organization(cast.region, municipality=cast.municipality)
        make.make_municipality(cast.region)
        person = make.make_person(cast.region, body)
        association = make.make_association(body, parent=cast.association)
        make.make_membership(association, person)
        make.make_membership(cast.association, person, appointed_by=cast.association.orders.get())
        user = make.make_user(person)
        if number % 2:
            make.make_office(user, cast.region, "municipal_methodologist", municipality=cast.municipality)
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(few)


def test_contacts_are_shown_to_whoever_needs_them(client: Client, cast: Cast) -> None:
    member = cast.members[4]
    pages = {
        "person": reverse("directory:person", args=[member.pk]),
        "composition": reverse("directory:composition", args=[cast.association.pk]),
    }
    for name, url in pages.items():
        shown = set()
        for role, user in cast.everybody().items():
            client.force_login(user)
            if member.email in client.get(url).content.decode():
                shown.add(role)
        assert shown == (RUNNING | {"member"} if name == "person" else RUNNING)
