"""The register of endorsements as an Excel table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from rumo.expertise import council_rules as rules
from rumo.expertise.models import Endorsement

# Widths in characters, as Excel counts them.
WIDTHS = (14, 50, 36, 26, 14, 16, 18, 40, 14, 40, 30)


def write_register(endorsements: Iterable[Endorsement], day: date) -> bytes:
    """An .xlsx with a frozen head and a filter, a row an endorsement, standing on `day`."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _("Грифы")
    sheet.append(
        [
            _("Номер"), _("Материал"), _("Авторы"), _("Вид экспертизы"), _("Выдан"), _("Действует до"), _("Состояние"),
            _("Основание"), _("Отозван"), _("Почему отозван"), _("Объединение"),
        ]
    )  # fmt: skip
    for endorsement in endorsements:
        sheet.append(_row(endorsement, day))
    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell, Cell):
                _dress(cell)
    for number, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def _row(endorsement: Endorsement, day: date) -> list[date | str | None]:
    return [
        endorsement.printed_number,
        endorsement.title,
        endorsement.authors,
        str(endorsement.decision.submission.campaign.track),
        endorsement.issued_on,
        endorsement.valid_until,
        rules.standing_on(endorsement, day).label,
        rules.ground_of(endorsement.decision),
        endorsement.revoked_on,
        endorsement.reason,
        str(endorsement.association),
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
