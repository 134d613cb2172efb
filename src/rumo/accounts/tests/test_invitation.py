from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from rumo.accounts import actions
from rumo.accounts.models import Invitation, User
from rumo.core import clock
from rumo.core.errors import Refusal
from rumo.core.models import AuditEntry, Mail

PASSWORD = "dlinnyy-parol-7"


@pytest.fixture
def admin(db: None) -> User:
    return User.objects.create_user("admin@example.org", PASSWORD, name="Администратор")


def link_in(letter: Mail) -> str:
    found = re.search(r"/accounts/invitation/[\w-]+/", letter.body)
    assert found
    return found[0]


def last_link() -> str:
    return link_in(Mail.objects.order_by("-pk")[0])


def test_letter_carries_the_link_and_the_table_only_its_hash(admin: User) -> None:
    user = actions.invite_user(email="New@Example.org", name="Долгих Олег", actor=admin)
    assert (user.email, user.has_usable_password()) == ("new@example.org", False)
    token = link_in(Mail.objects.get(to="new@example.org")).split("/")[-2]
    stored = Invitation.objects.get()
    assert token not in (stored.token_hash, "")
    assert len(stored.token_hash) == 64
    assert AuditEntry.objects.get(verb="invite_user").actor == admin


def test_accepting_sets_the_password_and_signs_in(client: Client, admin: User) -> None:
    user = actions.invite_user(email="new@example.org", name="Долгих Олег", actor=admin)
    link = last_link()
    assert "Долгих Олег" in client.get(link).content.decode()
    answer = client.post(link, {"password": PASSWORD, "again": PASSWORD})
    assert answer.status_code == 302
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    assert client.session["_auth_user_id"] == str(user.pk)
    again = client.get(link)
    assert again.status_code == 410
    assert "пароль уже задан" in again.content.decode()


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (PASSWORD, "drugoy-parol-8", "Пароли не совпадают"),
        ("123", "123", "слишком короткий"),
        ("1234567890123", "1234567890123", "только из цифр"),
    ],
)
def test_weak_or_unequal_passwords(client: Client, admin: User, first: str, second: str, said: str) -> None:
    actions.invite_user(email="new@example.org", name="Долгих Олег", actor=admin)
    answer = client.post(last_link(), {"password": first, "again": second})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Invitation.objects.get().accepted_at is None


def test_link_dies_by_its_date(client: Client, admin: User) -> None:
    actions.invite_user(email="new@example.org", name="Долгих Олег", actor=admin)
    with clock.standing_at(clock.today() + timedelta(days=15)):
        answer = client.get(last_link())
    assert answer.status_code == 410
    assert "Срок приглашения вышел" in answer.content.decode()


def test_made_up_link(client: Client, db: None) -> None:
    answer = client.get(reverse("accounts:invitation", args=["vydumano"]))
    assert answer.status_code == 410
    assert "Такого приглашения нет" in answer.content.decode()


def test_renewing_kills_the_former_link(client: Client, admin: User) -> None:
    user = actions.invite_user(email="new@example.org", name="Долгих Олег", actor=admin)
    former = last_link()
    actions.renew_invitation(user, actor=admin)
    assert client.get(former).status_code == 410
    assert client.get(last_link()).status_code == 200


def test_an_address_with_an_account_is_not_invited_again(admin: User) -> None:
    with pytest.raises(Refusal, match="уже есть учётная запись"):
        actions.invite_user(email="ADMIN@example.org", name="Кто-то", actor=admin)
    assert not Mail.objects.exists()


def test_a_disabled_account_does_not_accept(client: Client, admin: User) -> None:
    user = actions.invite_user(email="new@example.org", name="Долгих Олег", actor=admin)
    actions.disable_user(user, actor=admin)
    assert client.post(last_link(), {"password": PASSWORD, "again": PASSWORD}).status_code == 410
    user.refresh_from_db()
    assert not user.has_usable_password()


def test_nobody_disables_himself(admin: User) -> None:
    with pytest.raises(Refusal, match="Свою учётную запись"):
        actions.disable_user(admin, actor=admin)
