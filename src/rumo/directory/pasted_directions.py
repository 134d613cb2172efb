"""A classifier pasted from an act: a numbered line a direction, «1. …», «4.1. …». Pure reading.

A line without a number goes on with the one before it: Word wraps long points.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rumo.directory.pasted_list import BadLine
from rumo.russian.typography import tidy

LONGEST_CODE = 10
LONGEST_TITLE = 500

_NUMBERED = re.compile(r"^\s*(?P<code>\d+(?:\.\d+)*)\s*[.)]?(?:\s+|\t|(?<=[.)]))(?P<title>\S.*)$")
# «1.Методическое сопровождение»: the space after the number is often forgotten.
_TIGHT = re.compile(r"^\s*(?P<code>\d+(?:\.\d+)*)[.)](?P<title>[^\d\s].*)$")


@dataclass(frozen=True, slots=True)
class PastedDirection:
    """A readable point; `number` is the line it begins on, counted from 1; `above` is the code of the upper point."""

    number: int
    code: str
    title: str

    @property
    def above(self) -> str:
        return self.code.rpartition(".")[0]

    @property
    def depth(self) -> int:
        return self.code.count(".")


def read_pasted_directions(text: str, known: Collection[str] = ()) -> tuple[list[PastedDirection], list[BadLine]]:
    """Points in the order of the list, and bad lines. `known` are the codes the classifier has already."""
    points, bad = _lines(text)
    taken, accepted = set(known), []
    seen: dict[str, int] = {}
    for point in points:
        problem = _problem(point, taken, seen)
        if problem:
            bad.append(BadLine(point.number, f"{point.code}. {point.title}", problem))
        else:
            seen[point.code] = point.number
            accepted.append(point)
    return accepted, sorted(bad, key=lambda line: line.number)


def _lines(text: str) -> tuple[list[PastedDirection], list[BadLine]]:
    points: list[PastedDirection] = []
    bad: list[BadLine] = []
    for number, line in enumerate(text.splitlines(), start=1):
        found = _NUMBERED.match(line) or _TIGHT.match(line)
        if found:
            points.append(PastedDirection(number, found["code"], tidy(found["title"].strip())))
        elif line.strip() and points:
            last = points[-1]
            points[-1] = PastedDirection(last.number, last.code, tidy(f"{last.title} {line.strip()}"))
        elif line.strip():
            bad.append(BadLine(number, line.strip(), _("нет номера в начале: нужно «1. …» или «4.1. …»")))
    return points, bad


def _problem(point: PastedDirection, known: set[str], seen: dict[str, int]) -> str:
    if point.code in seen:
        return _("номер %(code)s уже стоит в строке %(first)s") % {"code": point.code, "first": seen[point.code]}
    if point.code in known:
        return _("номер %(code)s в классификаторе уже есть") % {"code": point.code}
    if len(point.code) > LONGEST_CODE:
        return _("номер длиннее %(most)s знаков") % {"most": LONGEST_CODE}
    if len(point.title) > LONGEST_TITLE:
        return _("текст длиннее %(most)s знаков") % {"most": LONGEST_TITLE}
    if point.above and point.above not in seen and point.above not in known:
        return _("нет пункта %(above)s, в который он входит") % {"above": point.above}
    return ""
