"""Tables of the directory as XLSX."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from rumo.directory.models import Association, Membership
from rumo.russian.dates import short_date

WIDTHS = (6, 40, 48, 26, 14, 30, 30, 18)


def composition_sheet(
    association: Association, members: Iterable[Membership], day: date, *, with_contacts: bool
) -> bytes:
    """The composition on `day`, a row a member; e-mail and phone only for whoever may see them."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _("Состав")
    heads = [_("№"), _("Фамилия, имя, отчество"), _("Должность"), _("Роль"), _("В составе с"), _("Приказ")]
    if with_contacts:
        heads += [_("Электронная почта"), _("Телефон")]
    sheet.append([_("%(name)s: состав на %(day)s") % {"name": association.name_on(day).full, "day": short_date(day)}])
    sheet.append([])
    sheet.append(heads)
    for number, member in enumerate(members, start=1):
        row = [
            number,
            str(member.person),
            member.person.post_text(day),
            member.get_role_display(),
            member.valid_from,
            str(member.appointed_by),
        ]
        sheet.append([*row, member.person.email, member.person.phone] if with_contacts else row)
        for cell in sheet[sheet.max_row]:
            # Text that begins with «=» stays text: a name must not become a formula.
            if isinstance(cell.value, str):
                cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(sheet.max_row, 5).number_format = "DD.MM.YYYY"
    sheet["A1"].font = Font(bold=True, size=13)
    for cell in sheet[3]:
        cell.font = Font(bold=True)
    for index, width in enumerate(WIDTHS[: len(heads)], start=1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.freeze_panes = "A4"
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()
