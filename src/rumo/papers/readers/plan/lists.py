"""Plans without a table: numbered items with «Срок:» and «Ответственный:» in or under them, also by months."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rumo.papers.plan import PlanRow
from rumo.papers.readers.analysis.sections import heading_rank
from rumo.papers.readers.document import Line, Piece, Place
from rumo.papers.readers.people import names_anybody, trimmed
from rumo.papers.readers.plan.answerable import read_responsible
from rumo.papers.readers.plan.cells import normal_number
from rumo.papers.readers.plan.columns import is_deadline
from rumo.papers.readers.plan.meetings import MEETING
from rumo.papers.readers.plan.rows import Rows

_LABEL = re.compile(
    r"(?:(?<=^)|(?<=[.;,)(]\s)|(?<=[.;,(])|(?<=\s[–—-]\s))(?P<label>срок\w*(?:\s+(?:исполнения|проведения"
    r"|реализации))?|дата"
    r"|ответственн\w*(?:\s+за\s+исполнение)?|отв\.|исполнител[ьи]|(?:ожидаем\w+"
    r"|планируем\w+)\s+результат\w*|результат\w*)\s*[:–—-]\s*",
    re.IGNORECASE,
)
_YEAR_OF_TITLE = re.compile(r"(?:на|за)\s+\d{4}")  # «на 2024 год» on a line of its own
_TAIL = re.compile(r"\s*(?:\((?P<bracket>[^()]*)\)|[–—]\s*(?P<dash>[^–—()]+))\s*[.;]?$")


@dataclass(slots=True)
class _Item:
    line: Line
    number: str
    printed: str
    text: str
    section: str
    points: list[str] = field(default_factory=list)
    deadline: str = ""
    responsible: list[str] = field(default_factory=list)
    expected: str = ""


def read_lists(pieces: Sequence[Piece], rows: Rows) -> None:
    """Numbered lines outside tables as rows. A heading is their section, and their deadline where it is a time."""
    section = ""
    item: _Item | None = None
    for piece in pieces:
        if not isinstance(piece, Line) or not piece.text:
            continue
        number = normal_number(piece.marker)
        if not number and _heads(piece):
            _add(item, rows)
            item, section = None, piece.text.rstrip(":").strip()
        elif number:
            _add(item, rows)
            item = _Item(piece, number, piece.marker, "", section)
            _take(item, piece.text)
        elif item is not None and piece.marker:
            item.points.append(trimmed(piece.text))
        elif item is not None:
            _take(item, piece.text)
    _add(item, rows)


def begins_list(piece: Piece) -> bool:
    """A point, or what stands over points: «Январь», «Заседание № 1»."""
    return isinstance(piece, Line) and (bool(normal_number(piece.marker)) or _is_time(piece))


def tells_terms(line: Line) -> bool:
    """A point with its time or its people in it or behind it, a label under a point, or a heading that is a time."""
    if _LABEL.search(line.text) or _is_time(line):
        return True
    tail = _TAIL.search(line.text) if line.marker else None
    return tail is not None and _told(tail["bracket"] or tail["dash"]) != ("", [])


def _is_time(line: Line) -> bool:
    text = line.text.rstrip(":")
    if line.marker or not text or _YEAR_OF_TITLE.match(text):
        return False
    return MEETING.match(text) is not None or is_deadline(text)


def _heads(line: Line) -> bool:
    """A heading, or a line that is only a time: «Сентябрь»."""
    if line.marker or _LABEL.match(line.text):
        return False
    return heading_rank(line) > 0 or _is_time(line)


def _take(item: _Item, text: str) -> None:
    """A line of an item, its labelled parts apart."""
    labels = list(_LABEL.finditer(text))
    lead = text[: labels[0].start()] if labels else text
    ends = [*(label.start() for label in labels[1:]), len(text)] if labels else []
    item.text = f"{item.text} {lead.strip()}".strip()
    for label, end in zip(labels, ends, strict=True):
        said = (
            trimmed(text[label.end() : end]).strip(" (").removesuffix(")" if "(" not in text[label.end() : end] else "")
        )
        name = label["label"].lower()
        if name.startswith(("срок", "дата")):
            item.deadline = said
        elif "результат" in name:
            item.expected = said
        else:
            item.responsible.append(said)


def _add(item: _Item | None, rows: Rows) -> None:
    if item is None:
        return
    title = trimmed(item.text).strip(" (–—")
    deadline, responsible = item.deadline, item.responsible
    while not (deadline and responsible) and (tail := _TAIL.search(title)):
        when, who = _told(tail["bracket"] or tail["dash"] or "")
        if not when and not who:
            break
        title = trimmed(title[: tail.start()])
        deadline, responsible = deadline or when, responsible or who
    if not deadline and is_deadline(item.section):
        deadline = item.section
    row = PlanRow(
        item.number, title, tuple(item.points), item.section, deadline, read_responsible(responsible), item.expected,
        printed_number=item.printed,
    )  # fmt: skip
    rows.add(row, {"title": Place(item.line.index, 0, len(item.line.text), item.line.page)}, 0.8)


def _told(text: str) -> tuple[str, list[str]]:
    """«сентябрь, Ветрова А.П.» → the time and the people; neither where it is something else."""
    parts = re.split(r"\s*[,;]\s*", text)
    for cut in range(len(parts), -1, -1):
        when, who = ", ".join(parts[:cut]), ", ".join(parts[cut:])
        if (is_deadline(when) or not when) and (not who or names_anybody(who)) and (when or who):
            return when, [who] if who else []
    return "", []
