"""РЕШИЛИ: points, who is to carry them out and by when, how they were voted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from rumo.papers.minutes import Instruction, ResolutionPoint
from rumo.papers.readers.minutes.rows import Notes, Row
from rumo.papers.readers.minutes.votes import is_vote, read_vote, trailing_vote
from rumo.papers.readers.nominative import KnownNames
from rumo.papers.readers.people import find_names, trimmed
from rumo.russian.cases import Case
from rumo.russian.dates import MONTHS_GENITIVE

_MONTH = "|".join(MONTHS_GENITIVE)
_RESPONSIBLE = re.compile(
    r"(?:ответственн\w+(?:\s+за\s+(?:исполнение|выполнение)(?:\s+решения)?|\s+исполнител\w+)?|отв\.|исполнител[ьи])\s*[:–—-]*\s*",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"срок\w*(?:\s+(?:исполнения|выполнения|реализации))?\s*[:–—-]+\s*|срок\s+(?=до\s|не\s)", re.IGNORECASE
)
# «Утвердить план. Ответственный: … Срок: …», «Утвердить план (отв. …)»
_CHARGED_AFTER = re.compile(
    r"(?<=[.;])\s+(?=(?:ответственн|отв\.|исполнител|срок)\w*[^.]{0,40}?[:–—-]|отв\.)", re.IGNORECASE
)
_CONTROL = re.compile(r"^контроль", re.IGNORECASE)
_DUE_INSIDE = re.compile(
    rf"(?:в\s+срок\s+)?(?P<due>(?:до|не\s+позднее|к)\s+(?:\d{{1,2}}\s+(?:{_MONTH})(?:\s+\d{{4}}(?:\s*(?:г\.|года|год))?)?"
    r"|\d{1,2}\.\d{1,2}\.\d{4}(?:\s*(?:г\.|года))?))",
    re.IGNORECASE,
)
_CHARGED = re.compile(r"поручить|возложить|обязать|назначить\s+ответственн", re.IGNORECASE)
_TO_DO = re.compile(r"^[^.;:]{0,200}?\s[а-яё]+(?:ть|ти|чь)(?:ся)?(?!\w)")
_INFINITIVE = re.compile(r"^[«\"]?[А-ЯЁ][а-яё-]+(?:ть|ти|чь|ться|тись)(?!\w)|^(?:Принять|Не\s+[а-яё]+ть)")
_TYPED = re.compile(r"(\d{1,2}(?:\.\d{1,2})*[.)])\s+")
_NEXT_POINT = re.compile(r"(?<=[.;])\s+(?=\d{1,2}(?:\.\d{1,2})*[.)]\s+[А-ЯЁ])")
_PAIR = re.compile(r"(\d{1,2}(?:\.\d{1,2})+)[.)]?$")


@dataclass(slots=True)
class Decision:
    """A point while it is being read."""

    row: Row
    marker: str
    text: str
    voted: str = ""  # the rows of voting, read together: a second one adds to the first
    instructions: list[Instruction] = field(default_factory=list)


@dataclass(slots=True)
class Decisions:
    """Decisions of one item, row after row."""

    known: KnownNames
    points: list[Decision] = field(default_factory=list)

    def take(self, row: Row) -> bool:
        """False when the row is no part of a decision: text after the votes."""
        text = row.text.replace("\n", " ").replace("\t", " ")
        if not text:
            return True
        if not row.marker and (cuts := _inline_points(text)):
            for start, end in pairwise(cuts):
                part = row.part(start, end)
                mark = _TYPED.match(part.text)
                part = replace(part.part(mark.end()), marker=mark[1]) if mark else part
                self._point(part, part.text)
            return True
        if is_vote(text):
            self._vote(text)
        elif _is_instruction(text) and self.points:
            self.points[-1].instructions.extend(self._instructions(text))
        elif _CONTROL.match(text):
            return False
        elif row.marker or not self.points or self._is_next(text):
            self._point(row, text)
        elif self._is_task(text):
            self.points[-1].instructions.extend(self._instructions(text))
        elif self._goes_on():
            self.points[-1].text = f"{self.points[-1].text} {text}"
        else:
            return False
        return True

    def finish(self, item: int, path: str, notes: Notes) -> tuple[ResolutionPoint, ...]:
        several = len(self.points) > 1
        _share_vote(self.points)
        ready = []
        for n, point in enumerate(self.points):
            pair = _PAIR.fullmatch(point.marker)
            number = (pair[1] if pair else f"{item}.{n + 1}") if several else str(item)
            instructions = point.instructions or self._inside(point.text)
            where = f"{path}.resolutions[{n}]"
            notes.note(f"{where}.text", point.row)
            if point.instructions or instructions:
                notes.note(f"{where}.instructions", point.row, 1.0 if point.instructions else 0.9)
            vote = read_vote(point.voted)
            if vote.votes or vote.unanimous:
                notes.note(f"{where}.votes", point.row)
            only_said = vote.votes is None and vote.unanimous
            ready.append(ResolutionPoint(number, trimmed(point.text), vote.votes, tuple(instructions), only_said))
        return tuple(ready)

    def _vote(self, text: str) -> None:
        """«Голосовали: за – 12.» and then «Решение принято единогласно.»"""
        if self.points:
            point = self.points[-1]
            point.voted = f"{point.voted} {text}".strip()

    def _point(self, row: Row, text: str) -> None:
        voted, start = "", trailing_vote(text)
        if start is not None:
            text, voted = text[:start], text[start:].strip(" (),")
        if self.points and re.fullmatch(r"[-–—•·*а-яё]\)?", row.marker) and self.points[-1].text.endswith(":"):
            self.points[-1].text += f" {row.said}"
            return
        if self.points and self._is_sub_point(row):
            self.points[-1].text += f" {row.said}"
            return
        charged = _CHARGED_AFTER.search(text)
        said = text[: charged.start()] if charged else text
        self.points.append(Decision(row, row.marker, said.strip(), voted))
        if charged:
            self.points[-1].instructions.extend(self._instructions(text[charged.end() :]))

    def _is_sub_point(self, row: Row) -> bool:
        """«–» under a numbered point that is not closed yet belongs to it."""
        last = self.points[-1]
        opened = re.search(r":(?:\s[-–—•]\s.*)?$", last.text) is not None
        return opened and bool(re.fullmatch(r"[-–—•·*]|[а-яё]\)", row.marker)) and row.marker != last.marker

    def _is_next(self, text: str) -> bool:
        """An unnumbered decision after another: a new sentence that begins with what is to be done."""
        last = self.points[-1]
        if last.marker and not last.voted and last.text.endswith((",", ":")):
            return False
        closed = last.text.endswith((".", ";")) or bool(last.voted) or bool(last.instructions)
        return _INFINITIVE.match(text) is not None and closed and not self._is_task(text)

    def _is_task(self, text: str) -> bool:
        """«Разослать отчёт. Ответственные: … Срок: …»: an instruction with words of its own."""
        found = _RESPONSIBLE.search(text) or _DUE.search(text)
        return found is not None and found.start() > 0 and text[: found.start()].rstrip().endswith(".")

    def _goes_on(self) -> bool:
        last = self.points[-1]
        return not last.voted and not last.instructions

    def _instructions(self, text: str) -> list[Instruction]:
        """«Ответственные: …. Срок: …» and either alone; a due date on its own row joins who was named before it."""
        due = _DUE.search(text)
        responsible = _RESPONSIBLE.search(text)
        starts = [found.start() for found in (due, responsible) if found]
        said = text[: min(starts)] if starts else text
        names = (
            text[responsible.end() : due.start() if due and due.start() > responsible.start() else len(text)]
            if responsible
            else ""
        )
        until = (
            text[due.end() : responsible.start() if responsible and responsible.start() > due.start() else len(text)]
            if due
            else ""
        )
        new = Instruction(trimmed(said), tuple(self._named(names)), trimmed(until))
        before = self.points[-1].instructions
        if before and not new.text and not new.responsible and not before[-1].due:
            before[-1] = Instruction(before[-1].text, before[-1].responsible, new.due)
            return []
        if before and not new.text and not new.due and not before[-1].responsible:
            before[-1] = Instruction(before[-1].text, new.responsible, before[-1].due)
            return []
        return [new]

    def _named(self, text: str) -> list[str]:
        """Persons by name; where there are none, the roles as written («руководители секций»)."""
        people = [self.known.restore(each.name, Case.NOMINATIVE).text for each in find_names(text)]
        if people:
            return people
        return [trimmed(part) for part in re.split(r"[;,]\s+(?![^(]*\))", trimmed(text)) if part.strip()]

    def _inside(self, text: str) -> list[Instruction]:
        """«Поручить Лисицыной Е.И. подготовить … в срок до 1 декабря 2021 г.»: a name in the dative, a date."""
        due = _DUE_INSIDE.search(text)
        names = find_names(text)
        charged = _CHARGED.search(text)
        people: list[str] = []
        for each in names:
            before = text[: each.start]
            told = charged and charged.end() <= each.start and len(before) - charged.end() < 160
            leads = not before.strip() and _TO_DO.match(text[each.end :])
            listed = people and before.endswith((", ", " и "))
            if told or leads or listed:
                people.append(self.known.restore(each.name, Case.DATIVE).text)
        if not people and (due is None or not (_INFINITIVE.match(text) or charged)):
            return []
        return [Instruction("", tuple(people), trimmed(due["due"]) if due else "")]


def _inline_points(text: str) -> list[int]:
    """Where points begin in «1. Принять … 2. Поручить …», and the end; nothing when there is one point only."""
    if not _TYPED.match(text):
        return []
    starts = [0, *(found.end() for found in _NEXT_POINT.finditer(text))]
    return [*starts, len(text)] if len(starts) > 1 else []


def _is_instruction(text: str) -> bool:
    found = _RESPONSIBLE.match(text) or _DUE.match(text)
    return found is not None


def _share_vote(points: list[Decision]) -> None:
    """One row of voting under a list of decisions is the vote on all of them."""
    if len(points) > 1 and points[-1].voted and not any(point.voted for point in points[:-1]):
        for point in points:
            point.voted = points[-1].voted
