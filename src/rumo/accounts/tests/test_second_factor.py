from __future__ import annotations

import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from rumo.accounts.models import User
from rumo.accounts.queries import with_second_factor
from rumo.core.models import Mail

PASSWORD = "dlinnyy-parol-7"


def code(secret: str) -> str:
    """What the telephone shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


@pytest.fixture
def user(client: Client, db: None) -> User:
    cache.clear()
    user = User.objects.create_user("secretar@example.org", PASSWORD, name="Обухова Е.И.")
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    # What guards the account is changed only after the password was given again.
    assert client.get(reverse("mfa_activate_totp"))["Location"].startswith(reverse("account_reauthenticate"))
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return user


def activate(client: Client) -> str:
    page = client.get(reverse("mfa_activate_totp"))
    assert "data:image/svg+xml;base64," in page.content.decode()
    secret: str = page.context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code(secret)})
    assert answer.status_code == 302
    return secret


def test_switching_on_and_signing_in_with_the_code(
    client: Client, user: User, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        secret = activate(client)
    assert with_second_factor(User.objects.all()).values("has_second_factor")[0]["has_second_factor"]
    assert "Система РУМО" in Mail.objects.get(to=user.email).body
    codes = client.get(reverse("mfa_view_recovery_codes"))
    assert len(codes.context["unused_codes"]) == 10
    client.logout()
    cache.clear()
    answer = client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    assert answer["Location"].startswith(reverse("mfa_authenticate"))
    assert "_auth_user_id" not in client.session
    assert "Код с телефона" in client.get(reverse("mfa_authenticate")).content.decode()
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "_auth_user_id" not in client.session
    assert wrong.context["form"].errors
    client.post(reverse("mfa_authenticate"), {"code": code(secret)})
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_recovery_code_lets_in_once(client: Client, user: User) -> None:
    activate(client)
    spare = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]

    def come_in() -> bool:
        client.logout()
        cache.clear()
        client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
        client.post(reverse("mfa_authenticate"), {"code": spare})
        return "_auth_user_id" in client.session

    assert come_in()
    assert not come_in()


def test_switching_off(client: Client, user: User) -> None:
    activate(client)
    assert "Выключить" in client.get(reverse("mfa_index")).content.decode()
    assert client.post(reverse("mfa_deactivate_totp")).status_code == 302
    assert not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def test_a_wrong_code_does_not_switch_on(client: Client, user: User) -> None:
    client.get(reverse("mfa_activate_totp"))
    answer = client.post(reverse("mfa_activate_totp"), {"code": "12"})
    assert answer.context["form"].errors
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize(
    "name", ["mfa_index", "account_change_password", "account_email", "accounts:profile", "account_logout"]
)
def test_pages_of_ones_own_account(client: Client, user: User, name: str) -> None:
    answer = client.get(reverse(name))
    assert answer.status_code == 200


def test_name_is_changed(client: Client, user: User) -> None:
    client.post(reverse("accounts:profile"), {"name": "Обухова Елена Ивановна"})
    user.refresh_from_db()
    assert user.name == "Обухова Елена Ивановна"
    assert client.post(reverse("accounts:profile"), {"name": " "}).status_code == 422


def test_a_new_address_must_be_confirmed(client: Client, user: User) -> None:
    client.post(reverse("account_email"), {"email": "novyy@example.org", "action_add": "1"})
    user.refresh_from_db()
    assert user.email == "secretar@example.org"
    letter = Mail.objects.get(to="novyy@example.org")
    link = next(word for word in letter.body.split() if "/confirm-email/" in word)
    client.post("/" + link.split("/", 3)[3])
    user.refresh_from_db()
    assert user.email == "novyy@example.org"
