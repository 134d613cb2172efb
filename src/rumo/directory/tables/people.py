"""People of a region with their main post from a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from rumo.core.table_files import CellError
from rumo.directory.actions.people import PersonData, PostData
from rumo.directory.enums import Gender
from rumo.directory.models import Organization, Post, Region
from rumo.directory.queries import PeopleByName, fold
from rumo.directory.tables.reading import Column, Line, Reading, lines_of, write_sample
from rumo.russian.names import FullName, guess_gender

COLUMNS = (
    Column("surname", "Фамилия", 20, 100, is_required=True),
    Column("first_name", "Имя", 16, 100, is_required=True),
    Column("patronymic", "Отчество", 20, 100),
    Column("gender", "Пол", 10, 10),
    Column("organization", "Организация", 50, 500),
    Column("post", "Должность", 34, 300),
    Column("email", "Электронная почта", 28, 254),
    Column("phone", "Телефон", 18, 50),
)
_GENDERS = {"ж": Gender.FEMALE, "женский": Gender.FEMALE, "м": Gender.MALE, "мужской": Gender.MALE}


@dataclass(frozen=True, slots=True)
class NewPerson:
    data: PersonData
    post: PostData | None


def read_people(region: Region, cells: Sequence[Sequence[str]]) -> Reading[NewPerson]:
    """Somebody of the same full name at the same organization, or with none told, is known already.

    Raises Refusal when it is another table.
    """
    known = _Known(region)
    seen: dict[tuple[str, str], int] = {}
    reading: Reading[NewPerson] = Reading()
    for line in lines_of(cells, COLUMNS):
        errors = [*line.plain_errors(), *_errors(line, known)]
        name = " ".join(line.said[key] for key in ("surname", "first_name", "patronymic"))
        first = seen.setdefault((fold(name), fold(line.said["organization"])), line.number)
        if first != line.number:
            errors.append(line.error("surname", _("Этот же человек стоит в строке %(first)s.") % {"first": first}))
        reading.errors += errors
        if not errors:
            _take(reading, line, known)
    return reading


def sample(region: Region) -> bytes:
    names = [str(each) for each in region.organizations.order_by("full_name")[:1000]]
    return write_sample(_("Люди"), COLUMNS, {_("Организация"): names, _("Пол"): ["женский", "мужской"]})


class _Known:
    """Who and what there is in the region, in four queries."""

    def __init__(self, region: Region) -> None:
        self.names = PeopleByName(region)
        self.organizations: dict[int, Organization] = region.organizations.in_bulk()
        posts = Post.objects.filter(person__region=region).values_list("person_id", "organization_id")
        self.posts = set(posts)


def _take(reading: Reading[NewPerson], line: Line, known: _Known) -> None:
    said = line.said
    name = FullName(said["surname"], said["first_name"], said["patronymic"])
    namesakes = known.names.find(name)
    place = known.names.organization(said["organization"]) if said["organization"] else None
    if namesakes and (place is None or any((person, place) in known.posts for person in namesakes)):
        reading.known += 1
        return
    if namesakes:
        reading.notes.append(
            _("Строка %(row)s: %(name)s уже есть в справочнике в другой организации. Будет добавлен однофамилец.")
            % {"row": line.number, "name": name.full}
        )
    post = PostData(known.organizations[place], said["post"]) if place is not None else None
    gender = _gender(line)
    assert gender is not None  # _errors has said so
    data = PersonData(name.surname, name.first_name, name.patronymic, gender.value, said["email"], said["phone"])
    reading.rows.append(NewPerson(data, post))


def _errors(line: Line, known: _Known) -> list[CellError]:
    found = []
    said = line.said
    if said["surname"] and said["first_name"] and _gender(line) is None:
        found.append(line.error("gender", _("По имени пол не определить: напишите «женский» или «мужской».")))
    if said["organization"] and known.names.organization(said["organization"]) is None:
        found.append(line.error("organization", _("Такой организации нет в справочнике: сначала внесите её.")))
    if bool(said["organization"]) != bool(said["post"]):
        empty = "post" if said["organization"] else "organization"
        found.append(line.error(empty, _("Организация и должность нужны обе или ни одной.")))
    if said["email"] and not _is_email(said["email"]):
        found.append(line.error("email", _("Это не адрес электронной почты.")))
    return found


def _gender(line: Line) -> Gender | None:
    """As it is written, else by the name."""
    if line.said["gender"]:
        return _GENDERS.get(fold(line.said["gender"]))
    guessed = guess_gender(line.said["surname"], line.said["first_name"], line.said["patronymic"])
    return Gender(guessed.value) if guessed else None


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
