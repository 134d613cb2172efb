"""Schools and other organizations of a region from a table."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from rumo.core.table_files import CellError
from rumo.directory.actions.organizations import OrganizationData
from rumo.directory.enums import OrganizationKind
from rumo.directory.models import Municipality, Region
from rumo.directory.queries import PeopleByName, fold
from rumo.directory.tables.reading import Column, Line, Reading, lines_of, write_sample

COLUMNS = (
    Column("full_name", "Полное наименование", 60, 500, is_required=True),
    Column("short_name", "Краткое наименование", 30, 200),
    Column("kind", "Вид", 34, 100, is_required=True),
    Column("municipality", "Муниципалитет", 30, 200),
    Column("city", "Населённый пункт", 24, 100),
)
# What people write instead of the full name of a kind.
_WORDS = {
    "школа": OrganizationKind.SCHOOL,
    "оо": OrganizationKind.SCHOOL,
    "детский сад": OrganizationKind.KINDERGARTEN,
    "доо": OrganizationKind.KINDERGARTEN,
    "колледж": OrganizationKind.COLLEGE,
    "спо": OrganizationKind.COLLEGE,
    "институт развития образования": OrganizationKind.INSTITUTE,
    "омсу": OrganizationKind.LOCAL_AUTHORITY,
    "другая": OrganizationKind.OTHER,
}


def read_organizations(region: Region, cells: Sequence[Sequence[str]]) -> Reading[OrganizationData]:
    """Raises Refusal when it is another table."""
    municipalities = {fold(each.name): each for each in region.municipalities.all()}
    there = PeopleByName(region)
    seen: dict[str, int] = {}
    reading: Reading[OrganizationData] = Reading()
    for line in lines_of(cells, COLUMNS):
        name = fold(line.said["full_name"])
        errors = [*line.plain_errors(), *_errors(line, municipalities)]
        first = seen.setdefault(name, line.number)
        if name and first != line.number:
            errors.append(line.error("full_name", _("Такая же стоит в строке %(first)s.") % {"first": first}))
        reading.errors += errors
        if errors:
            continue
        if there.organization(name) is not None:
            reading.known += 1
        else:
            reading.rows.append(_data(line, municipalities))
    return reading


def sample(region: Region) -> bytes:
    names = list(region.municipalities.order_by("name").values_list("name", flat=True))
    kinds = [str(each.label) for each in OrganizationKind]
    return write_sample(_("Организации"), COLUMNS, {_("Вид"): kinds, _("Муниципалитет"): names})


def _errors(line: Line, municipalities: dict[str, Municipality]) -> list[CellError]:
    found = []
    kind, place = line.said["kind"], line.said["municipality"]
    if kind and _kind(kind) is None:
        found.append(line.error("kind", _("Такого вида нет. Виды перечислены на втором листе образца.")))
    if place and fold(place) not in municipalities:
        found.append(line.error("municipality", _("Муниципалитета «%(name)s» нет в справочнике.") % {"name": place}))
    return found


def _data(line: Line, municipalities: dict[str, Municipality]) -> OrganizationData:
    kind = _kind(line.said["kind"])
    assert kind is not None  # _errors has said so
    return OrganizationData(
        kind=kind.value,
        full_name=line.said["full_name"],
        short_name=line.said["short_name"],
        city=line.said["city"],
        municipality=municipalities.get(fold(line.said["municipality"])),
    )


def _kind(text: str) -> OrganizationKind | None:
    """By its full name, with or without what stands in brackets, or by a usual word."""
    for each in OrganizationKind:
        label = fold(str(each.label))
        if fold(text) in (label, label.partition(" (")[0]):
            return each
    return _WORDS.get(fold(text))
