"""The record of each question: СЛУШАЛИ, the text, ВЫСТУПИЛИ, РЕШИЛИ, row after row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from rumo.papers.minutes import AgendaPoint, MinutesItem, Speech
from rumo.papers.people import Participant
from rumo.papers.readers.minutes import words, zones
from rumo.papers.readers.minutes.content import blocks_of
from rumo.papers.readers.minutes.decisions import Decisions
from rumo.papers.readers.minutes.heard import caption, read_hearing
from rumo.papers.readers.minutes.rows import Notes, Row
from rumo.papers.readers.minutes.votes import is_vote
from rumo.papers.readers.nominative import KnownNames
from rumo.papers.readers.people import first_name, people_of, trimmed
from rumo.russian.cases import Case
from rumo.russian.names import FullName

_SPEECH = re.compile(r"\s*(?:,\s*)?(?:\s[–—-]\s|:\s|[–—]\s?|,?\s+(?=котор(?:ая|ый)\s))")


class _Part(Enum):
    TITLE = auto()
    HEARING = auto()
    TEXT = auto()
    SPEECHES = auto()
    DECISION = auto()


@dataclass(slots=True)
class _Item:
    """An item while it is being read."""

    number: int
    row: Row
    decisions: Decisions
    part: _Part = _Part.TITLE
    title: str = ""
    heard: list[Participant] = field(default_factory=list)
    about: str = ""
    text: list[Row] = field(default_factory=list)
    speeches: list[tuple[Participant, str]] = field(default_factory=list)
    present: int | None = None
    postponed: bool = False
    confidence: float = 1.0


def read_items(
    rows: Sequence[Row], agenda: Sequence[AgendaPoint], known: KnownNames, notes: Notes
) -> tuple[MinutesItem, ...]:
    reader = _Reader(agenda, known, notes)
    for n, row in enumerate(rows):
        reader.take(rows, n, row)
    return tuple(reader.finished())


class _Reader:
    """Goes through the record once; `take` gives every row to the part of the item that it belongs to."""

    def __init__(self, agenda: Sequence[AgendaPoint], known: KnownNames, notes: Notes) -> None:
        self._titles = {point.number: point.title for point in agenda}
        self._known = known
        self._notes = notes
        self._items: list[_Item] = []

    def take(self, rows: Sequence[Row], n: int, row: Row) -> None:
        if self._begins(rows, n):
            self._open(row, rows[n + 1] if n + 1 < len(rows) else None)
        elif not self._items:
            self._notes.leave([row], "до первого вопроса")
        elif row.grid is not None:
            self._content(row)
        else:
            self._inside(row, rows[n + 1] if n + 1 < len(rows) else None)

    def finished(self) -> Iterator[MinutesItem]:
        for n, item in enumerate(self._items):
            path = f"items[{n}]"
            self._notes.note(path, item.row)
            if item.heard:
                self._notes.note(f"{path}.heard", item.row, item.confidence)
            if item.text:
                self._notes.note(f"{path}.text", item.text[0])
            yield MinutesItem(
                number=item.number,
                heard=tuple(item.heard),
                about=item.about or item.title,
                text=blocks_of(item.text),
                discussed=tuple(Speech(speaker, trimmed(text)) for speaker, text in item.speeches),
                resolutions=item.decisions.finish(item.number, path, self._notes),
                present=item.present,
                postponed=item.postponed,
            )

    def _begins(self, rows: Sequence[Row], n: int) -> bool:
        """Something that opens an item, unless it completes the one just opened («1. О плане» and then «СЛУШАЛИ:»)."""
        row = rows[n]
        if row.grid is not None:
            return False
        opens = zones.opens_item(rows, n)
        last = self._items[-1] if self._items else None
        if not opens:
            number = row.number
            is_next = number is not None and (last is None or number == last.number + 1)
            in_decision = last is not None and last.part is _Part.DECISION
            return (
                is_next
                and len(row.text) > 15
                and zones.is_repeated(row, self._titles)
                and (in_decision or last is None)
            )
        if last is None:
            return True
        found, _ = caption(row.text)
        number = row.number or (words.which(found) if found else None)
        if last.part is _Part.TITLE and found and number in (None, last.number):
            return False
        # «СЛУШАЛИ:» without a number before anything was decided, where items are numbered: one more speaker
        if number is None and found and last.part is not _Part.DECISION and last.row.number is not None:
            return False
        return not (number is not None and number == last.number and last.part is not _Part.DECISION)

    def _open(self, row: Row, following: Row | None) -> None:
        found, _ = caption(row.text)
        question = words.QUESTION.match(row.text)
        named = words.which(found) if found else words.which(question) if question else None
        last = self._items[-1].number if self._items else 0
        item = _Item(row.number or named or last + 1, row, Decisions(self._known))
        self._items.append(item)
        if found:
            self._hear(item, row, following)
        else:
            item.title = trimmed(row.text[question.end() :] if question else row.text)

    def _inside(self, row: Row, following: Row | None) -> None:
        item = self._items[-1]
        hearing, _ = caption(row.text)
        if (hearing and zones.opens_item([row], 0)) or (item.part is _Part.TITLE and words.REPORTED.match(row.text)):
            self._hear(item, row, following)
        elif decided := words.DECIDED.match(row.text):
            self._decide(item, row, decided)
        elif words.POSTPONED.match(row.text):
            item.postponed = True
            self._notes.note(f"items[{len(self._items) - 1}].postponed", row)
        elif count := words.ITEM_PRESENT.match(row.text):
            item.present = int(count["count"])
        elif spoke := words.SPOKE.match(row.text):
            item.part = _Part.SPEECHES
            self._speech(item, row.part(spoke.end()))
        elif item.part is _Part.HEARING and first_name(row.text) and not item.heard:
            self._hear(item, row, following)
        elif item.part is _Part.SPEECHES:
            self._speech(item, row)
        elif item.part is _Part.DECISION or is_vote(row.text):
            self._resolve(item, row)
        else:
            self._content(row)

    def _hear(self, item: _Item, row: Row, following: Row | None) -> None:
        """The caption with what stands after it; a caption alone takes its names from the next row."""
        found, verb = caption(row.text)
        start = found.end() if found else 0
        start += len(row.text[start:]) - len(row.text[start:].lstrip(" \t:.,–—-"))
        if found and found.groupdict().get("title"):
            item.title = item.title or found["title"].strip("«»")
        item.part = _Part.HEARING
        rest = row.text[start:]
        if not rest:
            return
        hearing = read_hearing(rest, verb, self._known, following.text if following else "")
        item.heard += [person for person in hearing.people if person not in item.heard]
        item.about = item.about or hearing.about
        item.confidence = min(item.confidence, hearing.confidence)
        item.part = _Part.TEXT
        more = row.part(start + hearing.text_start)
        if more.text:
            self._content(more)

    def _decide(self, item: _Item, row: Row, decided: re.Match[str]) -> None:
        """«По первому вопросу РЕШИЛИ:» may stand under all items: it goes to the one it names."""
        number = words.which(decided)
        if number is not None and (named := next((each for each in self._items if each.number == number), None)):
            item = named
            self._items.remove(named)
            self._items.append(named)
        item.part = _Part.DECISION
        rest = row.part(decided.end())
        if rest.text:
            self._resolve(item, rest)

    def _resolve(self, item: _Item, row: Row) -> None:
        if not item.decisions.take(row):
            self._notes.leave([row], "после решения")

    def _speech(self, item: _Item, row: Row) -> None:
        """«Фамилия И.О., должность, – предложила …»; a row without a name goes on with the speech before it."""
        text = row.text.replace("\n", " ").replace("\t", " ")
        if not text:
            return
        named = first_name(text)
        if named is None:
            if item.speeches:
                speaker, said = item.speeches[-1]
                item.speeches[-1] = (speaker, f"{said} {row.said}".strip())
            else:
                self._content(row)
            return
        parting = _SPEECH.search(text, named.end)
        end = parting.start() if parting else len(text)
        after = text[parting.end() :] if parting else ""
        head = people_of(text[:end])
        if len(head) > 1 and not after:
            item.speeches += [(Participant(self._restored(each.name), each.post), "") for each in head]
            return
        if parting is None and (verb := re.match(r"\s+(?=[а-яё])", text[named.end :])):
            end, after = named.end, text[named.end + verb.end() :]
            head = people_of(text[:end])
        speaker = Participant(self._restored(named.name), head[0].post if head else "")
        self._notes.note(f"items[{len(self._items) - 1}].discussed[{len(item.speeches)}]", row)
        item.speeches.append((speaker, after))

    def _restored(self, name: FullName) -> str:
        return self._known.restore(name, Case.NOMINATIVE).text

    def _content(self, row: Row) -> None:
        item = self._items[-1]
        if item.part is _Part.DECISION and row.grid is not None:
            self._notes.leave([row], "таблица после решения")
            return
        item.part = _Part.TEXT if item.part in (_Part.TITLE, _Part.HEARING) else item.part
        item.text.append(row)
