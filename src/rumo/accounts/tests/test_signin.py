from __future__ import annotations

from datetime import date, timedelta

import pytest
from axes.models import AccessAttempt
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from rumo.accounts.models import User
from rumo.core import clock
from rumo.core.models import Mail

PASSWORD = "dlinnyy-parol-7"


@pytest.fixture
def user(db: None) -> User:
    cache.clear()
    return User.objects.create_user("Secretar@Example.org", PASSWORD, name="Обухова Е.И.")


def sign_in(client: Client, password: str, email: str = "secretar@example.org") -> int:
    return client.post(reverse("account_login"), {"login": email, "password": password}).status_code


@pytest.mark.parametrize("email", ["secretar@example.org", "SECRETAR@EXAMPLE.ORG", " secretar@example.org "])
def test_address_in_any_letters(client: Client, user: User, email: str) -> None:
    assert sign_in(client, PASSWORD, email) == 302
    assert client.session["_auth_user_id"] == str(user.pk)


def test_session_key_changes_at_sign_in(client: Client, user: User) -> None:
    client.get(reverse("account_login"))
    before = client.session.session_key
    sign_in(client, PASSWORD)
    assert client.session.session_key != before


def test_wrong_password_says_the_same_as_unknown_address(client: Client, user: User) -> None:
    def errors(email: str) -> dict[str, list[str]]:
        answer = client.post(reverse("account_login"), {"login": email, "password": "nevernyy"})
        return dict(answer.context["form"].errors)

    assert errors("secretar@example.org") == errors("nobody@example.org") != {}


def test_fifth_wrong_password_locks_even_the_right_one(client: Client, user: User) -> None:
    tries = [sign_in(client, "nevernyy", email) for email in ["secretar@example.org", "SECRETAR@example.org"] * 2]
    assert tries == [200] * 4
    assert sign_in(client, "nevernyy") == 429
    answer = client.post(reverse("account_login"), {"login": "secretar@example.org", "password": PASSWORD})
    assert answer.status_code == 429
    assert "Вход временно закрыт" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_lock_opens_after_the_pause(client: Client, user: User) -> None:
    for _attempt in range(5):
        sign_in(client, "nevernyy")
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert sign_in(client, PASSWORD) == 302


def test_lock_of_one_address_leaves_others_alone(client: Client, user: User) -> None:
    User.objects.create_user("drugoy@example.org", PASSWORD, name="Другой")
    for _attempt in range(5):
        sign_in(client, "nevernyy")
    assert sign_in(client, PASSWORD, "drugoy@example.org") == 302


def test_disabled_account_stays_outside(client: Client, user: User) -> None:
    sign_in(client, PASSWORD)
    User.objects.filter(pk=user.pk).update(is_active=False)
    answer = client.get(reverse("accounts:profile"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))
    answer = client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD}, follow=True)
    assert "Учётная запись отключена" in answer.content.decode()


def test_nobody_signs_up(client: Client, db: None) -> None:
    data = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    answer = client.post(reverse("account_signup"), data)
    assert "администратор вашего региона" in answer.content.decode()
    assert not User.objects.exists()


def test_service_pages_are_entered_through_the_common_door(client: Client, user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_staff=True, is_superuser=True)
    data = {"username": user.email, "password": PASSWORD}
    assert client.post(reverse("admin:login"), data)["Location"].startswith(reverse("account_login"))
    assert "_auth_user_id" not in client.session


def test_reset_tells_nothing_about_addresses(client: Client, user: User) -> None:
    def page(email: str) -> str:
        answer = client.post(reverse("account_reset_password"), {"email": email}, follow=True)
        return answer.content.decode().replace(str(answer.context["csrf_token"]), "")

    assert page("secretar@example.org") == page("nobody@example.org")
    letters = {letter.to: letter.body for letter in Mail.objects.all()}
    assert "/accounts/password/reset/key/" in letters["secretar@example.org"]
    assert "/accounts/password/reset/key/" not in letters["nobody@example.org"]


def test_reset_by_link_works_once(client: Client, user: User) -> None:
    client.post(reverse("account_reset_password"), {"email": user.email})
    link = next(word for word in Mail.objects.get().body.split() if "/reset/key/" in word)
    path = "/" + link.split("/", 3)[3]
    page = client.get(path, follow=True)
    data = {"password1": "sovsem-novyy-parol", "password2": "sovsem-novyy-parol"}
    client.post(page.redirect_chain[-1][0], data)
    user.refresh_from_db()
    assert user.check_password("sovsem-novyy-parol")
    assert "уже не действует" in client.get(path, follow=True).content.decode()


@pytest.mark.parametrize(
    "name", ["account_login", "account_reset_password", "account_signup", "account_reset_password_done"]
)
def test_pages_before_sign_in(client: Client, db: None, name: str) -> None:
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    assert "base_bare.html" in [template.name for template in answer.templates]


def test_last_sign_in_goes_by_the_common_clock(client: Client, user: User) -> None:
    with clock.standing_at(date(2024, 6, 20)):
        sign_in(client, PASSWORD)
    user.refresh_from_db()
    assert user.last_login is not None
    assert user.last_login.date() == date(2024, 6, 20)
