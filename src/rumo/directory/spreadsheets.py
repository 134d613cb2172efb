"""Tables of the directory."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from rumo.core.workbook import Book, Sheet
from rumo.directory.models import Association, Membership, Person, Region
from rumo.russian.dates import short_date

WIDTHS = (6, 40, 48, 26, 14, 30, 30, 18)


def composition_sheet(
    association: Association, members: Iterable[Membership], day: date, *, with_contacts: bool
) -> Book:
    """The composition on `day`, a row a member; e-mail and phone only for whoever may see them."""
    head = [_("№"), _("Фамилия, имя, отчество"), _("Должность"), _("Роль"), _("В составе с"), _("Приказ")]
    if with_contacts:
        head += [_("Электронная почта"), _("Телефон")]
    rows = [
        [
            number,
            str(member.person),
            member.person.post_text(day),
            str(member.get_role_display()),
            member.valid_from,
            str(member.appointed_by),
            *((member.person.email, member.person.phone) if with_contacts else ()),
        ]
        for number, member in enumerate(members, start=1)
    ]
    heading = _("%(name)s: состав на %(day)s") % {"name": association.name_on(day).full, "day": short_date(day)}
    return Book(Sheet(_("Состав"), head, rows, WIDTHS[: len(head)], freeze="A4", heading=heading))


def people_sheet(people: Iterable[Person], day: date) -> Book:
    """Names and posts on `day`; contacts are left out: they are personal data (152-ФЗ)."""
    head = [_("Фамилия"), _("Имя"), _("Отчество"), _("Организация"), _("Должность")]
    rows = []
    for person in people:
        post = person.post_on(day)
        place = [str(post.organization), post.title] if post else ["", ""]
        rows.append([person.surname, person.first_name, person.patronymic, *place])
    return Book(Sheet(_("Люди"), head, rows, (20, 16, 20, 50, 34)))


def organizations_sheet(organizations: Iterable[Any]) -> Book:
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
    return Book(Sheet(_("Организации"), head, rows, (60, 30, 34, 30, 24, 10)))


def municipalities_sheet(municipalities: Iterable[Any]) -> Book:
    """Municipalities with how many organizations (`bodies`) each has."""
    head = [_("Муниципалитет"), _("Вид"), _("Организаций")]
    rows = ([each.name, each.get_kind_display(), each.bodies] for each in municipalities)
    return Book(Sheet(_("Муниципалитеты"), head, rows, (40, 30, 14)))


def associations_sheet(rows: Iterable[tuple[Any, int]]) -> Book:
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
    return Book(Sheet(_("Объединения"), head, lines, (70, 30, 34, 40, 30, 10)))


def subjects_sheet(regions: Iterable[Region]) -> Book:
    """The subjects of each region in its order; needs `subjects` prefetched."""
    rows = [
        [region.name, subject.title, _("да") if subject.is_active else _("нет")]
        for region in regions
        for subject in region.subjects.all()
    ]
    return Book(Sheet(_("Предметы"), [_("Регион"), _("Предмет"), _("Используется")], rows, (40, 60, 14)))


def accounts_sheet(accounts: Iterable[Any]) -> Book:
    """Accounts of a region as `queries.accounts_of` gives them."""
    head = [
        _("Кто"), _("Электронная почта"), _("Полномочия"), _("Последний вход"), _("Код с телефона"), _("Отключена"),
    ]  # fmt: skip
    rows = (
        [
            str(each),
            each.email,
            "; ".join(str(office) for office in each.offices_here),
            localdate(each.last_login) if each.last_login else None,
            _("да") if each.has_second_factor else _("нет"),
            "" if each.is_active else _("да"),
        ]
        for each in accounts
    )
    return Book(Sheet(_("Доступ"), head, rows, (36, 34, 60, 16, 16, 12)))
