"""Which column of a log tells what: guessed from the words of its head."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rumo.events.conference.tables import Row

NAME, FIRST_NAME, PATRONYMIC = "name", "first_name", "patronymic"
EMAIL, JOINED, LEFT, DURATION = "email", "joined", "left", "duration"

# How services and people call the columns, the surest words first. A head is matched by containing one of them.
_WORDS: dict[str, tuple[str, ...]] = {
    EMAIL: ("email", "e-mail", "почта", "адрес эл"),
    JOINED: ("время входа", "вход", "подключен", "подключил", "вошел", "join", "начало", "зашел"),
    LEFT: ("время выхода", "выход", "отключен", "отключил", "вышел", "leave", "left", "окончание", "конец"),
    DURATION: ("длительность", "продолжительность", "duration", "присутств", "минут", "время в эфире", "время на"),
    PATRONYMIC: ("отчество", "middle name"),
    NAME: (
        *("фио", "ф.и.о", "ф. и. о", "фамилия", "участник", "имя"),
        *("display name", "full name", "name", "пользователь", "гость"),
    ),
}
_HEADS_OF_NAMES = frozenset(
    {
        *_WORDS[NAME],
        *("имя участника", "имя пользователя", "участники", "name (original name)", "user name", "participant"),
    }
)
_FIRST_NAMES = ("имя", "first name")
_SURNAMES = ("фамилия", "last name", "surname")
# Such heads have the words of a role but mean another thing.
_OTHER = ("причина", "организац", "meeting name", "название", "роль", "number", "количество", "число участ")
_LOOKED_THROUGH = 40


@dataclass(frozen=True, slots=True)
class Columns:
    """`places` maps a role to its column, from 0; `head` is the row of the head, from 0; -1 without one.

    `in_seconds` tells that durations are seconds.
    """

    head: int
    places: dict[str, int]
    in_seconds: bool = False

    @classmethod
    def from_json(cls, data: dict[str, int]) -> Columns:
        places = {role: place for role, place in data.items() if role not in ("head", "in_seconds")}
        return cls(data.get("head", -1), places, bool(data.get("in_seconds", 0)))

    def to_json(self) -> dict[str, int]:
        return {"head": self.head, "in_seconds": int(self.in_seconds), **self.places}


def guess_columns(rows: Iterable[Row]) -> Columns | None:
    """The first row that has a column of names, within the first rows of the table; None when there is none."""
    best: Columns | None = None
    for number, row in enumerate(rows):
        if number >= _LOOKED_THROUGH:
            break
        found = _places(row)
        if NAME not in found:
            continue
        if best is None or len(found) > len(best.places):
            duration = found.get(DURATION)
            head = _folded(row[duration]) if duration is not None else ""
            best = Columns(number, found, "сек" in head or "sec" in head)
        if len(best.places) > 1:
            break
    return best


def is_head(row: Row, columns: Columns) -> bool:
    """Whether a head stands here: the same one again, as printed tables have it, or that of another table."""
    place = columns.places[NAME]
    return place < len(row) and _folded(row[place]) in _HEADS_OF_NAMES


def is_same_head(row: Row, head: Row) -> bool:
    """A service puts the visits one by one below the list of people, in a table with another head."""
    return _texts(row) == _texts(head)


def _places(row: Row) -> dict[str, int]:
    texts = _texts(row)
    found: dict[str, int] = {}
    for role, words in _WORDS.items():
        for word in words:
            place = next((at for at, text in enumerate(texts) if word in text and _is_free(text, at, found)), None)
            if place is not None:
                found[role] = place
                break
    return _with_parts(found, texts)


def _is_free(text: str, at: int, found: dict[str, int]) -> bool:
    return len(text) <= 60 and at not in found.values() and not any(word in text for word in _OTHER)


def _with_parts(found: dict[str, int], texts: Sequence[str]) -> dict[str, int]:
    """Surname and first name in columns of their own."""
    surname = next((at for at, text in enumerate(texts) if text in _SURNAMES), None)
    first = next((at for at, text in enumerate(texts) if text in _FIRST_NAMES), None)
    if surname is not None and first is not None:
        return {**found, NAME: surname, FIRST_NAME: first}
    found.pop(PATRONYMIC, None)
    return found


def _texts(row: Row) -> list[str]:
    return [_folded(cell) for cell in row]


def _folded(cell: object) -> str:
    return " ".join(str(cell or "").casefold().replace("ё", "е").split())
