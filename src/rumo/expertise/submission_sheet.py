"""The list of materials as an Excel table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from rumo.expertise.models import Submission

# Widths in characters, as Excel counts them.
WIDTHS = (7, 60, 40, 30, 22, 22, 22, 26, 30, 24, 14)


def write_list(submissions: Iterable[Submission]) -> bytes:
    """An .xlsx with a frozen head and a filter, a row a material."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _("Материалы")
    sheet.append(
        [
            _("№"), _("Название"), _("Авторы"), _("Организация"), _("Муниципалитет"), _("Предмет"), _("Уровень"),
            _("Вид материала"), _("Приём"), _("Состояние"), _("Подан"),
        ]
    )  # fmt: skip
    for submission in submissions:
        sheet.append(_row(submission))
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


def _row(submission: Submission) -> list[str | int | date | None]:
    body = submission.organization
    return [
        submission.number,
        submission.title,
        "; ".join(author.name for author in submission.authors.all()),
        str(body or ""),
        str(body.municipality or "") if body else "",
        str(submission.subject or ""),
        str(submission.get_level_display()) if submission.level else "",
        submission.material_kind,
        f"{submission.campaign.track}: {submission.campaign}",
        str(submission.get_state_display()),
        localdate(submission.submitted_at) if submission.submitted_at else None,
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
