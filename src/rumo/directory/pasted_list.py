"""A composition pasted from a paper: a line a member, «Фамилия Имя Отчество; должность; организация; роль».

Columns are separated by semicolons, or by tabs when the list comes from a table of Word or Excel. Pure reading:
matching to the directory is a query.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rumo.directory.enums import Role
from rumo.russian.names import FullName, parse_name

NUMBERING = re.compile(r"^\s*\d+\s*[.)]?\s*$|^\s*\d+[.)]\s+")

# How papers write the roles. What is not here is not guessed.
ROLE_WORDS = {
    "председатель": Role.CHAIR,
    "заместитель председателя": Role.DEPUTY,
    "зам. председателя": Role.DEPUTY,
    "заместитель": Role.DEPUTY,
    "секретарь": Role.SECRETARY,
    "ответственный секретарь": Role.SECRETARY,
    "руководитель": Role.LEADER,
    "член": Role.MEMBER,
    "член объединения": Role.MEMBER,
    "член умо": Role.MEMBER,
    "член румо": Role.MEMBER,
    "эксперт": Role.EXPERT,
    "": Role.MEMBER,
}


@dataclass(frozen=True, slots=True)
class PastedMember:
    """A readable line; `number` counts from 1 in the pasted text."""

    number: int
    name: FullName
    post: str
    organization: str
    role: str


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that could not be read, and why, in words for the user."""

    number: int
    text: str
    problem: str


def read_pasted_list(text: str) -> tuple[list[PastedMember], list[BadLine]]:
    """Members and bad lines of a pasted list. Empty lines are passed by."""
    members: list[PastedMember] = []
    bad: list[BadLine] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        read = _read_line(number, line)
        if isinstance(read, PastedMember):
            first = seen.setdefault(read.name.full.lower(), number)
            if first != number:
                read = BadLine(number, line, _("этот человек уже стоит в строке %(first)s") % {"first": first})
        if isinstance(read, PastedMember):
            members.append(read)
        else:
            bad.append(read)
    return members, bad


def text_of_table(cells: Sequence[Sequence[str]]) -> str:
    """A table as a pasted list: a row a line. A head, whose first words are no name, is left out."""
    rows = [list(row[:5]) for row in cells if any(row)]
    if rows and any(word in " ".join(rows[0]).lower() for word in ("фамилия", "фио", "ф.и.о.")):
        rows = rows[1:]
    return "\n".join("\t".join(row).rstrip("\t") for row in rows)


def _read_line(number: int, line: str) -> PastedMember | BadLine:
    columns = [column.strip() for column in re.split(r"\t" if "\t" in line else ";", line)]
    if len(columns) > 1 and NUMBERING.fullmatch(columns[0]):
        columns = columns[1:]
    columns[0] = NUMBERING.sub("", columns[0])
    if len(columns) > 4:
        return BadLine(number, line, _("столбцов больше четырёх: нужны имя, должность, организация, роль"))
    name_text, post, organization, role_text = (*columns, "", "", "")[:4]
    name = parse_name(name_text)
    if name is None or not name.first_name:
        return BadLine(number, line, _("не похоже на имя: нужны фамилия, имя и отчество"))
    if name.first_name.endswith("."):
        return BadLine(number, line, _("имя нужно полностью, не инициалами"))
    role = ROLE_WORDS.get(" ".join(role_text.lower().split()))
    if role is None:
        return BadLine(number, line, _("роль «%(role)s» неизвестна") % {"role": role_text})
    return PastedMember(number, name, post, organization, role)
