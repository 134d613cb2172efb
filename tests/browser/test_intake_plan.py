"""An old plan dropped in, a row corrected beside its source, admitted, seen among the plans."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from rumo.planning.models import Plan
from tests.browser.conftest import DESKTOP, PHONE, Open, serious_violations
from tests.cast import Cast

ROWS = [
    ("№", "Мероприятие", "Срок", "Ответственный"),
    ("1", "Провести совещание руководителей", "март", "Председатель УМО"),
    ("2", "Подготовить сборник материалов", "до 10 декабря", "Белова Е.П."),
    ("3", "Обсудить планы секций", "ежеквартально", "Руководители секций"),
]


def plan_file() -> bytes:
    document = Document()
    for line in (
        "УТВЕРЖДЕНО",
        "на заседании РУМО",
        "(протокол от 25.01.2022 № 1)",
        "План работы регионального учебно-методического объединения в системе общего образования Дальнего края",
        "на 2022 год",
    ):
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=4)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_an_old_plan_becomes_a_plan(cast: Cast, open_as: Open, tmp_path: Path, viewport: dict[str, int]) -> None:
    path = tmp_path / "План 2022.docx"
    path.write_bytes(plan_file())
    page = open_as(cast.secretary, "/intake/", viewport=viewport)
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Загрузить и прочитать").click()
    page.get_by_role("link", name="План работы регионального").click()
    see_its_place(page)
    assert serious_violations(page) == []

    second = page.get_by_role("group", name="Строка 2")
    second.get_by_label("Мероприятие").fill("Подготовить большой сборник")
    second.get_by_label("Срок").fill("до 20 ноября")
    expect(second.locator(".intake-explained")).to_contain_text("20.11.2022")
    page.get_by_role("button", name="Сохранить и принять").click()
    expect(page.get_by_role("heading", name="План работы регионального", level=1)).to_be_visible()
    record = Plan.objects.get()
    assert page.url.endswith(f"/planning/{record.pk}/")
    expect(page.get_by_text("Подготовить большой сборник").first).to_be_visible()
    assert record.original is not None
    page.goto("/planning/")
    expect(page.get_by_role("link", name="План работы регионального")).to_be_visible()


def see_its_place(page: Page) -> None:
    """Focusing a row's field marks its cell in the source, and brings it into view."""
    page.get_by_role("group", name="Строка 2").get_by_label("Мероприятие").focus()
    marked = page.locator("[data-source] .is-source-place")
    expect(marked).to_have_count(1)
    expect(marked).to_contain_text("Подготовить сборник материалов")
    expect(marked).to_be_in_viewport()
