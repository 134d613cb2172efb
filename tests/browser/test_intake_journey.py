"""An old Word file dropped in, corrected beside its source, admitted, found in the register and printed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from rumo.intake.tests.papers import word_file
from rumo.meetings.models import Meeting
from rumo.papers.tests.printed_text import docx_text
from tests.browser.conftest import DESKTOP, PHONE, Open, serious_violations
from tests.cast import Cast


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    path = tmp_path / "Протокол 2019.docx"
    path.write_bytes(word_file())
    return path


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def viewport(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.mark.django_db(transaction=True)
def test_an_old_file_becomes_a_meeting(
    cast: Cast, open_as: Open, old_file: Path, tmp_path: Path, viewport: dict[str, int]
) -> None:
    page = open_as(cast.secretary, "/intake/", viewport=viewport)
    page.locator("input[type=file]").set_input_files(old_file)
    page.get_by_role("button", name="Загрузить и прочитать").click()
    page.get_by_role("link", name="Протокол № 2 от 14.03.2019").click()
    see_source(page)
    assert serious_violations(page) == []

    page.get_by_label("Номер", exact=True).fill("7")
    page.get_by_label("Город").fill("Заречный")
    page.get_by_role("button", name="Сохранить и принять").click()
    expect(page.get_by_role("heading", name="Заседание № 7", level=1)).to_be_visible()
    assert Meeting.objects.get().original is not None

    page.goto("/meetings/")
    page.get_by_role("link", name="14 марта 2019").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Word").first.click()
    printed = tmp_path / "printed.docx"
    waiting.value.save_as(printed)
    text = docx_text(printed.read_bytes())
    assert "Заречный" in text
    assert "РЕШИЛИ" in text


def see_source(page: Page) -> None:
    """Focusing a field marks its line in the source, and brings it into view."""
    page.get_by_label("Отсутствовали").focus()
    marked = page.locator("[data-source] .is-source-place")
    expect(marked).to_have_count(1)
    expect(marked).to_contain_text("Саенко")
    expect(marked).to_be_in_viewport()
