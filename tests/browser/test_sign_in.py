from __future__ import annotations

from tests.browser.conftest import Open, serious_violations
from tests.cast import Cast


def test_the_secretary_signs_in_and_lands_on_the_desk(open_as: Open, cast: Cast) -> None:
    page = open_as(None, "/")
    page.get_by_label("Электронная почта").fill(cast.secretary.email)
    page.get_by_label("Пароль").fill("parol-dlya-testov")
    page.get_by_role("button", name="Войти").click()
    page.wait_for_url("**/")
    assert page.get_by_role("heading", level=1).inner_text() == "Рабочий стол"
    assert serious_violations(page) == []
