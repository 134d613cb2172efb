"""The agenda: questions with or without numbers, their speakers wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rumo.papers.minutes import AgendaPoint
from rumo.papers.people import Participant
from rumo.papers.readers.document import Grid, Span
from rumo.papers.readers.minutes import words
from rumo.papers.readers.minutes.rows import Notes, Row
from rumo.papers.readers.people import find_names, first_name, names_anybody, people_of, spelled, trimmed
from rumo.russian.names import FullName

_BOUNDARY = re.compile(r"(?:[.;:!?»)…]|\s[–—-])\s*$")
_LATE = re.compile(r"\s*\((?P<note>включ[её]н[оа]?\s+в\s+повестку\s+дополнительно)\)", re.IGNORECASE)
_SENTENCE = re.compile(r"[.;]\s+(?=[А-ЯЁа-яё])")
_INNER_MARK = re.compile(r"(?<=[.;)])\s+(?=\d{1,2}[.)]\s*[А-ЯЁ])|\s*;\s+(?=\d{1,2}[.)]\s)")
_TYPED_MARK = re.compile(r"^(?:вопрос\s*)?(?:№\s*)?(?P<number>\d{1,2})[.)]\s*", re.IGNORECASE)
_DASH_END = re.compile(r"[\s–—-]+$")


@dataclass(slots=True)
class _Question:
    row: Row
    number: int | None
    title: str
    speakers: list[tuple[Participant, FullName]] = field(default_factory=list)
    late: bool = False


def read_agenda(rows: Sequence[Row], notes: Notes) -> tuple[list[AgendaPoint], list[FullName]]:
    """Questions in their order, and the names in the nominative that they give."""
    questions: list[_Question] = []
    pieces = [piece for row in rows for piece in _pieces(row)]
    numbered = any(number is not None for number, _ in pieces)
    for number, row in pieces:
        if row.grid is not None:
            questions.extend(_from_table(row.grid, row))
        elif not row.text:
            continue
        elif number is not None or (not numbered and not _is_speakers(row)):
            questions.append(_question(row, number))
        elif questions:
            _continue(questions[-1], row)
        else:
            notes.leave([row], "не понято в повестке")
    points = []
    for n, question in enumerate(questions):
        confidence = 1.0 if question.number is not None or not numbered else 0.8
        notes.note(f"agenda[{n}].title", question.row, confidence)
        if question.speakers:
            notes.note(f"agenda[{n}].speakers", question.row)
        people = tuple(person for person, _ in question.speakers)
        points.append(AgendaPoint(question.number or n + 1, question.title, people, question.late))
    return points, [name for question in questions for _, name in question.speakers]


def title_and_speakers(text: str, spans: Sequence[Span] = ()) -> tuple[str, str]:
    """«О плане. Ветрова А.П., директор» → («О плане.», «Ветрова А.П., директор»). Seen: after «Докладчик:», in italics,
    in brackets, after a stop or a dash, with the post before or after the name."""
    said = words.SPEAKER.search(text)
    if said:
        return _opened(text[: said.start()]), text[said.end() :]
    slanted = next((span for span in spans if span.italic and span.end >= len(text.rstrip(" .")) - 1), None)
    if slanted and slanted.start > 0 and names_anybody(text[slanted.start :]):
        return _opened(text[: slanted.start]), text[slanted.start :]
    bracket = re.search(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)[\s.;]*$", text)
    if bracket and bracket.start() > 0 and names_anybody(bracket[1]):
        return text[: bracket.start()], bracket[1]
    for named in find_names(text):
        if named.start == 0 or _BOUNDARY.search(text[: named.start]):
            return _opened(text[: named.start]), text[named.start :]
    cuts = [found.end() for found in _SENTENCE.finditer(text)]
    for cut in cuts:
        rest = text[cut:]
        last = find_names(rest)
        if last and not rest[last[-1].end :].strip(" .;"):
            return text[:cut], rest
    return text, ""


def _opened(title: str) -> str:
    title = title.rstrip()
    return title[:-1] if title.endswith("(") else title


def _pieces(row: Row) -> list[tuple[int | None, Row]]:
    """A row as questions: the heading goes, «1) …; 2) …» of one paragraph come apart."""
    if row.grid is not None:
        return [(None, row)]
    heading = words.AGENDA.match(row.text) if not row.marker else None
    if heading:
        row = row.part(heading.end())
    if not row.text:
        return []
    cuts = [0, *(found.end() for found in _INNER_MARK.finditer(row.text)), len(row.text)]
    parts = [row.part(start, end) for start, end in pairwise(cuts)] if len(cuts) > 2 else [row]
    return [_numbered(part) for part in parts]


def _numbered(row: Row) -> tuple[int | None, Row]:
    if row.number is not None:
        return row.number, row
    typed = _TYPED_MARK.match(row.text) or words.QUESTION.match(row.text)
    if typed is None:
        return None, row
    number = words.which(typed) if typed.re is words.QUESTION else int(typed["number"])
    return number, row.part(typed.end())


def _question(row: Row, number: int | None) -> _Question:
    text = row.text.replace("\n", " ").replace("\t", " ")
    late = _LATE.search(text)
    spans: Sequence[Span] = row.spans
    if late:
        text, spans = text[: late.start()] + text[late.end() :], ()
    title, speakers = title_and_speakers(text, spans)
    return _Question(row, number, _clean_title(title), _speakers(speakers), late is not None)


def _continue(question: _Question, row: Row) -> None:
    """A line under a question: its speakers, or more of its title, or a sub-point."""
    text = row.said.replace("\n", " ").replace("\t", " ")
    title, speakers = title_and_speakers(text, row.spans if not row.marker else ())
    if _is_speakers(row):
        question.speakers += _speakers(speakers or text)
        return
    if question.speakers and not title.strip():
        question.speakers += _speakers(speakers)
        return
    question.title = f"{question.title} {_clean_title(title)}".strip()
    question.speakers += _speakers(speakers)


def _is_speakers(row: Row) -> bool:
    text = row.text.lstrip("(")
    if words.SPEAKER.match(text) or first_name(text):
        return True
    names = find_names(text)
    return bool(names) and not text[names[-1].end :].strip(" .;)") and not re.match(r"(?:О|Об|Обо)\s", text)


def _speakers(text: str) -> list[tuple[Participant, FullName]]:
    found: list[tuple[Participant, FullName]] = []
    for part in words.SPEAKER.split(text):
        for mention in people_of(part.strip(" ()")):
            found.append((Participant(spelled(mention.name), mention.post), mention.name))
    return found


def _clean_title(text: str) -> str:
    return trimmed(_DASH_END.sub("", text.strip()).strip("; "))


def _from_table(grid: Grid, row: Row) -> list[_Question]:
    """An agenda laid out as a table: №, вопрос, докладчик."""
    matrix = [[cell.text.replace("\n", " ").strip() for cell in cells] for cells in grid.matrix]
    if not matrix:
        return []
    head = [text.lower() for text in matrix[0]]
    asked = next((n for n, text in enumerate(head) if re.search(r"вопрос|тема|повестк|наименован", text)), None)
    told = next((n for n, text in enumerate(head) if re.search(r"доклад|выступ|ответствен|фио|ф\.и\.о", text)), None)
    body = matrix[1:] if asked is not None else matrix
    asked = asked if asked is not None else (1 if len(head) > 1 else 0)
    found = []
    for cells in body:
        number = re.fullmatch(r"(\d{1,2})[.)]?", cells[0])
        title, inline = title_and_speakers(cells[asked])
        said = cells[told] if told is not None else inline or (cells[2] if len(cells) > 2 else "")
        if title.strip():
            found.append(_Question(row, int(number[1]) if number else None, _clean_title(title), _speakers(said)))
    return found
