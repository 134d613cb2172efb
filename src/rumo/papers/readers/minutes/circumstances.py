"""How the meeting was held: the quorum, the form, the place, the time of an absentee vote."""

from __future__ import annotations

import re
from fractions import Fraction

from rumo.papers.minutes import Conduct, Quorum
from rumo.papers.readers.minutes.attendance import Attendance, Entry
from rumo.papers.readers.minutes.rows import Notes
from rumo.papers.readers.people import trimmed

_QUORUM_OF = re.compile(r"(?P<present>\d+)\s+(?:человек\s+)?из\s+(?P<whole>\d+)", re.IGNORECASE)
_QUORUM_RULE = re.compile(
    r"(?P<more>не\s+менее|более)\s+(?P<share>[1-9]/[1-9]|половины|двух\s+третей|всех)", re.IGNORECASE
)
_SHARES = {"половины": Fraction(1, 2), "двух третей": Fraction(2, 3), "всех": Fraction(1)}
_REMOTE = re.compile(r"дистанц|видеоконференц|вкс|онлайн|zoom|сферум", re.IGNORECASE)


def read_quorum(entry: Entry, found: Attendance, notes: Notes) -> None:
    """Only a quorum with both numbers and its rule is one; «кворум имеется» alone is left to a person."""
    row, text = entry.rows[0], entry.rows[0].text
    numbers, rule = _QUORUM_OF.search(text), _QUORUM_RULE.search(text)
    if numbers is None or rule is None:
        if numbers and found.counted is None:
            found.counted = int(numbers["present"])
        notes.leave([row], "кворум: не указаны числа или требуемая доля")
    else:
        share = rule["share"].lower()
        required = _SHARES.get(re.sub(r"\s+", " ", share)) or Fraction(share)
        met = re.search(r"кворума\s+нет|нет\s+кворума|не\s?правомочн|отсутств", text, re.IGNORECASE) is None
        strict = rule["more"].lower() == "более"
        found.quorum = Quorum(int(numbers["present"]), int(numbers["whole"]), required, met, strict)
        notes.note("quorum", row)


def read_circumstance(entry: Entry, found: Attendance, notes: Notes) -> None:
    label = entry.label.lower()
    value = trimmed(" ".join(row.text for row in entry.rows[:1]))
    row = entry.rows[0] if entry.rows else None
    if row is None:
        return
    if label.startswith("форм"):
        found.conduct = _conduct(value)
        notes.note("conduct", row)
    elif label.startswith("место"):
        found.place = value
        notes.note("place", row)
    elif label.startswith("срок"):
        found.window = row
    else:
        notes.leave([row], f"для этого в протоколе нет поля: «{entry.label.strip()}»")
    notes.leave(entry.rows[1:], "не понято во вводной части")


def _conduct(text: str) -> Conduct:
    lower = text.lower()
    if "заочн" in lower and "очно-" not in lower:
        return Conduct.ABSENTEE
    if not _REMOTE.search(lower):
        return Conduct.IN_PERSON
    return Conduct.MIXED if re.search(r"\bочн|смешан|гибрид", lower) else Conduct.REMOTE
