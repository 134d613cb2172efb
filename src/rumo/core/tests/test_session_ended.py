from __future__ import annotations

import pytest
from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize("header", ["X-Autosave", "HX-Request"])
def test_a_script_without_a_session_is_told_where_to_sign_in(header: str) -> None:
    answer = Client().post("/meetings/1/session/items/1/", {"text": "набрано"}, headers={header: "1"})
    assert answer.status_code == 401
    assert answer.json() == {"login_url": "/accounts/login/"}


@pytest.mark.django_db
def test_healthz_needs_no_account() -> None:
    assert Client().get("/healthz").json()["status"] == "ok"
