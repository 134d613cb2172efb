"""Tables of the directory as XLSX."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from rumo.core.workbook import Sheet, write_book
from rumo.directory.models import Association, Membership, Person
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


def people_sheet(people: Iterable[Person], day: date) -> bytes:
    """Names and posts on `day`; contacts are left out: they are personal data (152-ФЗ)."""
    head = [_("Фамилия"), _("Имя"), _("Отчество"), _("Организация"), _("Должность")]
    rows = []
    for person in people:
        post = person.post_on(day)
        place = [str(post.organization), post.title] if post else ["", ""]
        rows.append([person.surname, person.first_name, person.patronymic, *place])
    return write_book(Sheet(_("Люди"), head, rows, (20, 16, 20, 50, 34)))


def organizations_sheet(organizations: Iterable[Any]) -> bytes:
    """Organizations with how many `people` work in each."""
    head = [
        _("Полное наименование"), _("Краткое наименование"), _("Вид"), _("Муниципалитет"), _("Населённый пункт"),
        _("Людей"),
    ]  # fmt: skip
    rows = (
        [
            each.full_name,
            each.short_name,
            each.get_kind_display(),
            str(each.municipality or ""),
            each.city,
            each.people,
        ]
        for each in organizations
    )
    return write_book(Sheet(_("Организации"), head, rows, (60, 30, 34, 30, 24, 10)))


def municipalities_sheet(municipalities: Iterable[Any]) -> bytes:
    """Municipalities with how many organizations (`bodies`) each has."""
    head = [_("Муниципалитет"), _("Вид"), _("Организаций")]
    rows = ([each.name, each.get_kind_display(), each.bodies] for each in municipalities)
    return write_book(Sheet(_("Муниципалитеты"), head, rows, (40, 30, 14)))


def associations_sheet(rows: Iterable[tuple[Any, int]]) -> bytes:
    """Associations in the order of the tree, with the depth and how many `people` are members."""
    head = [
        _("Объединение"),
        _("Краткое наименование"),
        _("Вид"),
        _("При организации"),
        _("Муниципалитет"),
        _("Членов"),
    ]
    lines = (
        [
            "    " * depth + each.full_name,
            each.short_name,
            each.get_kind_display(),
            str(each.host),
            str(each.municipality or ""),
            each.people,
        ]
        for each, depth in rows
    )
    return write_book(Sheet(_("Объединения"), head, lines, (70, 30, 34, 40, 30, 10)))
