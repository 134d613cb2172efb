"""Blocks of a document to `papers.CompositionOrder`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from rumo.papers.order import CompositionOrder
from rumo.papers.readers.document import SourceDocument
from rumo.papers.readers.minutes.bodies import calm, nominative_body
from rumo.papers.readers.minutes.days import find_days
from rumo.papers.readers.minutes.rows import Notes, Row, exploded, rows_of
from rumo.papers.readers.minutes.signatures import read_signatures
from rumo.papers.readers.nominative import Directory
from rumo.papers.readers.order.members import read_members
from rumo.papers.readers.people import find_names, trimmed
from rumo.papers.readers.reading import Reading

KIND = re.compile(r"^(?:приказ|распоряжение|постановление)(?:\s+(?:от|№)\b.*|\s*)$", re.IGNORECASE)
TITLE = re.compile(
    r"^[«\"]?(?:о|об)\s+(?:(?:создани|утверждени|изменени|внесени|формировани)\w*\s+)?(?:[^.]{0,60}?\s)?состав",
    re.IGNORECASE,
)
COMPOSITION = re.compile(r"^(?:персональный\s+)?состав\s+(?P<body>\S.{3,})$", re.IGNORECASE)
_OF = re.compile(r"\bсостав\w{0,2}\s+(?P<body>.+)$", re.IGNORECASE)
_NUMBER = re.compile(r"(?:№|\bN[oо]?\.?)\s*(?P<number>\d[\w/.-]*)")
_SIGNING = re.compile(
    r"^(?:и\.\s?о\.\s*)?(?:министр|директор|начальник|руководитель|ректор|заместитель\s+(?:министра|директора|начальника)|глава)",
    re.IGNORECASE,
)
_ANNEX = re.compile(r"^приложени", re.IGNORECASE)


def read_order(document: SourceDocument, first: int, last: int, directory: Directory | None = None) -> Reading:
    """An order (or its annex alone) in blocks `first` to `last`, inclusive."""
    del directory  # an order names its people in full or in the nominative
    notes = Notes()
    rows = [each for row in rows_of(document, first, last) for each in _laid_out(row)]
    head = next((n for n, row in enumerate(rows) if KIND.match(row.text)), None)
    title = next((n for n, row in enumerate(rows) if TITLE.match(row.text) and not row.marker), None)
    day, number = _requisites(rows, notes)
    signed = _signing(rows)
    body_start = (title if title is not None else head if head is not None else -1) + 1
    members = read_members([row for n, row in enumerate(rows[body_start:], start=body_start) if n not in signed], notes)
    text = rows[title].text if title is not None else ""
    paper = CompositionOrder(
        number=number,
        date=day,
        issuer=_issuer(rows[:head] if head is not None else [], notes),
        title=trimmed(text).strip("«»"),
        association=_association(rows, text, notes),
        members=members,
        signatures=read_signatures([rows[n] for n in signed], notes),
    )
    if title is not None:
        notes.note("title", rows[title])
    must = (bool(number), day is not None, bool(members), bool(paper.association))
    return Reading("order", paper, first, last, sum(must) / len(must), tuple(notes.found), tuple(notes.unread))


def _laid_out(row: Row) -> list[Row]:
    """A table that only puts the day beside the number, or a post beside who signs, is rows; others stay whole."""
    if row.grid is None:
        return [row]
    inner = list(exploded(row.grid, row.place.block))
    requisites = len(inner) == 1 and _NUMBER.search(inner[0].text) is not None and find_days(inner[0].text) is not None
    return inner if requisites or (inner and all(map(_is_signing, inner))) else [row]


def _requisites(rows: Sequence[Row], notes: Notes) -> tuple[date | None, str]:
    """Day and number: of the order itself, or of «к приказу … от … № …» in the annex when there is nothing else."""
    day: date | None = None
    number = ""
    for row in rows:
        if row.grid is not None or row.marker or len(row.text) > 200:
            continue
        if TITLE.match(row.text):
            break
        days, found = find_days(row.text), _NUMBER.search(row.text)
        if days and day is None:
            day = days.first
            notes.note("date", row)
        if found and not number:
            number = found["number"].strip(".")
            notes.note("number", row)
        if day and number:
            break
    return day, number


def _issuer(rows: Sequence[Row], notes: Notes) -> str:
    lines = [row for row in rows if row.text and find_days(row.text) is None and not _NUMBER.search(row.text)]
    if lines:
        notes.note("issuer", lines[0])
    return calm(trimmed(" ".join(row.text.replace("\t", " ") for row in lines)))


def _association(rows: Sequence[Row], title: str, notes: Notes) -> str:
    """After «состав» in the title of the annex or of the order; the genitive goes back to the nominative."""
    for row in rows:
        found = COMPOSITION.match(row.text)
        if found and row.text != title:
            notes.note("association", row)
            return _body(found["body"])
    found = _OF.search(title)
    return _body(found["body"]) if found else ""


def _body(text: str) -> str:
    text = re.sub(r"\s*\(?(?:приложение|далее)\b.*$", "", text)
    text = re.sub(r"\s+на\s+\d{4}.*$", "", text)
    return nominative_body(calm(trimmed(text).strip(" »")))[0]


def _signing(rows: Sequence[Row]) -> list[int]:
    """A post of somebody who signs orders with a name at the end, before the annex."""
    end = next((n for n, row in enumerate(rows) if _ANNEX.match(row.text)), len(rows))
    return [n for n, row in enumerate(rows[:end]) if _is_signing(row)][-1:]


def _is_signing(row: Row) -> bool:
    names = find_names(row.text) if row.grid is None and not row.marker else ()
    return len(names) == 1 and _SIGNING.match(row.text) is not None and not row.text[names[0].end :].strip(" ._")
