"""The register of plans as an Excel table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

# Widths in characters, as Excel counts them.
_WIDTHS = (34, 14, 60, 18, 10, 12, 14, 14, 14)


def write_register(plans: Iterable[Any]) -> bytes:
    """An .xlsx with a frozen head and a filter, a row a plan (as `with_counts` gives them)."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _("Планы")
    sheet.append(
        [
            _("Объединение"), _("Год"), _("План"), _("Состояние"), _("Строк"), _("Заседаний"), _("Изменение №"),
            _("С"), _("По"),
        ]
    )  # fmt: skip
    for plan in plans:
        sheet.append(_row(plan))
    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell, Cell):
                _dress(cell)
    for number, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def _row(plan: Any) -> list[str | int | date | None]:
    return [
        str(plan.association),
        plan.period.name,
        plan.title,
        str(plan.get_state_display()),
        plan.row_count,
        plan.meeting_count,
        plan.amendment or None,
        plan.starts,
        plan.ends,
    ]


def _dress(cell: Cell) -> None:
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if cell.row == 1:
        cell.font = Font(bold=True)
    if cell.data_type == "f":
        # A text that begins with «=» is a text, not a formula to be run on somebody's computer.
        cell.data_type = "s"
    if cell.is_date:
        cell.number_format = "DD.MM.YYYY"
