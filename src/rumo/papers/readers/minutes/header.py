"""The head of the sheet: organization, ПРОТОКОЛ, body, day, number, city, in any order and any number of lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rumo.papers.minutes import MinutesForm
from rumo.papers.readers.minutes import words
from rumo.papers.readers.minutes.bodies import calm, nominative_body
from rumo.papers.readers.minutes.days import find_days
from rumo.papers.readers.minutes.rows import Notes, Row
from rumo.papers.readers.people import names_anybody, trimmed

# № 4, № 187_ОД, N 3, No 7-к; «Протокол 3»
_NUMBER = re.compile(r"(?:№|\bN[oо°]?\.?)\s*(?P<number>\d[\w/.-]*|[А-ЯA-Z]{1,4}-\d[\w/.-]*|_{2,}|б/н)", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"^(?:выписка\s+из\s+)?протокола?\s+(?P<number>\d[\w/-]*)(?=\s|$)", re.IGNORECASE)
_CITY = re.compile(
    r"(?<![\w.])(?P<city>(?:г|гор|с|п|пос|пгт|р\.\s?п|ст-ца|д|дер)\.\s?[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁ][а-яё-]+)*"
    r"|(?:город|село|посёлок|поселок|станица|деревня)\s+[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁ][а-яё-]+)*)"
    r"(?!\s*,?\s*(?:ул\.|улица|д\.\s?\d))"
)
_BARE_CITY = re.compile(r"^[А-ЯЁ][а-яё]+(?:-(?:на-)?[А-ЯЁ][а-яё]+|\s[А-ЯЁ][а-яё]+)?$")
_FOUNDER = re.compile(
    r"^(?:министерств|департамент|комитет|правительств|администраци|управление\s+(?:образовани|по)|отдел\s+образовани|мэри)",
    re.IGNORECASE,
)
_DRAFT = re.compile(r"^(?:проект$|ПРОЕКТ\s+(?=[А-ЯЁ]))", re.IGNORECASE)
# A second institution in one line with its founder, where a file has lost the break between them
_INSTITUTION = re.compile(
    r"(?<=[а-яё])\s+(?=(?:Краев|Областн|Республиканск|Муниципальн|Государственн|Федеральн|Автономн|Бюджетн|Частн|Районн|Городск)"
    r"[а-яё]+\s(?:[а-яё]+\s){0,4}?(?:учреждени|организаци)|(?:ГАОУ|ГАУ|ГБУ|КГАОУ|КГБУ|МБУ|МКУ|МАУ|МБОУ|ФГБОУ|ОГБУ|ОГАУ|ГОУ)\b)"
)
_ANNEX_STAMP = re.compile(r"^приложение\b", re.IGNORECASE)
_THEME = re.compile(r"^(?:тема|цель)(?:\s+заседания)?\s*:", re.IGNORECASE)
_REVISION = re.compile(r"^исправленная\s+редакция", re.IGNORECASE)
_GONE = "\x00"

Day = date  # the name of the type where a field is called `date`


@dataclass(slots=True)
class Head:
    """What the head says; «» and None for what it does not."""

    number: str = ""
    date: Day | None = None
    date_to: Day | None = None
    city: str = ""
    founder: str = ""
    organization: str = ""
    body: str = ""
    form: MinutesForm = MinutesForm.FULL
    absentee: bool = False
    draft: bool = False
    revision: Row | None = None


def read_header(rows: Sequence[Row], mixed: str, notes: Notes) -> Head:
    """`mixed` is text of the same paper in small letters, which tells how the body in capitals is spelled."""
    head = Head()
    title = next((n for n, row in enumerate(rows) if words.TITLE.match(row.text)), len(rows))
    _read_above(rows[:title], head, notes)
    left = _read_requisites(rows[title:], head, notes)
    _read_body(left, head, mixed, notes)
    return head


def _read_above(rows: Sequence[Row], head: Head, notes: Notes) -> None:
    """Над словом ПРОТОКОЛ: the founder, the organization, a stamp (УТВЕРЖДАЮ …), the mark of a draft."""
    lines: list[Row] = []
    stamp: list[Row] = []
    for n, row in enumerate(rows):
        if row.grid:
            notes.leave([row], "таблица над заголовком")
        elif draft := _DRAFT.match(row.text):
            head.draft = True
            lines += [rest] if (rest := row.part(draft.end())).text else []
        elif words.STAMP.match(row.text) or _ANNEX_STAMP.match(row.text) or _is_of_stamp(rows, n, bool(stamp)):
            stamp.append(row)
        elif find_days(row.text) or _NUMBER.fullmatch(row.text) or _CITY.fullmatch(row.text):
            _take_requisites(row, head, notes)
        else:
            lines.append(row)
    notes.leave(stamp, "гриф над протоколом")
    _read_organization(lines, head, notes)


def _is_of_stamp(rows: Sequence[Row], n: int, begun: bool) -> bool:
    """Lines under УТВЕРЖДАЮ: a post, a name, a day to be filled in; on the right, or with a name or a date."""
    text, row = rows[n].text, rows[n]
    if not begun:
        return False
    if row.alignment == "right" or re.search(r"_{3,}", text) or names_anybody(text):
        return True
    return (
        bool(find_days(text))
        or re.match(r"(?:председател|директор|министр|начальник|приказ|протокол)", text.lower()) is not None
    )


def _read_organization(lines: Sequence[Row], head: Head, notes: Notes) -> None:
    """The first body of power is the founder, the rest is one organization, whatever the number of its lines."""
    lines = [part for row in lines for part in _institutions(row)]
    texts = [trimmed(row.text.replace("\t", " ").replace("\n", " ")) for row in lines]
    founders = 0
    if len(lines) > 1 and _FOUNDER.match(texts[0]):
        founders = 1
        while founders < len(lines) - 1 and re.match(r"[а-яё«(]", texts[founders]):
            founders += 1
    head.founder, head.organization = " ".join(texts[:founders]), " ".join(texts[founders:])
    if head.founder:
        notes.note("founder", lines[0])
    if head.organization:
        notes.note("organization", lines[founders])


def _institutions(row: Row) -> list[Row]:
    found = _INSTITUTION.search(row.text) if _FOUNDER.match(row.text) else None
    return [row.part(0, found.start()), row.part(found.end())] if found else [row]


def _read_requisites(rows: Sequence[Row], head: Head, notes: Notes) -> list[Row]:
    """Day, number and city taken out of the lines from ПРОТОКОЛ on; what is left belongs to the title."""
    left = []
    for row in rows:
        if row.grid:
            notes.leave([row], "таблица в заголовке")
        elif _REVISION.match(row.text):
            head.revision = row
        elif _THEME.match(row.text):
            notes.leave([row], "тема заседания: для неё в протоколе нет поля")
        elif rest := _take_requisites(row, head, notes):
            left.append(rest)
    return left


def _take_requisites(row: Row, head: Head, notes: Notes) -> Row | None:
    """The row without its day, number and city; None when nothing is left."""
    text = row.text.replace("\n", "\t")
    days = find_days(text)
    if days and head.date is None:
        head.date, head.date_to = days.first, days.last
        notes.note("date", row)
        lead = re.search(r"\bот\s+$", text[: days.start])
        text = text[: lead.start() if lead else days.start] + _GONE + text[days.end :]
    found = _NUMBER.search(text) or _BARE_NUMBER.match(text)
    if (
        found
        and not head.number
        and not re.search(r"(?:школ|сош|сад|оу|лице|гимнази|приказ)\w*\s*$", text[: found.start()].lower())
    ):
        head.number = "" if found["number"].startswith("_") else found["number"].strip(".")
        notes.note("number", row)
        text = text[: found.start()] + (_GONE if found.re is _NUMBER else "протокол") + text[found.end() :]
    alone = text.replace(_GONE, " ").strip(" ,.\t–—-")
    city = _CITY.search(text) or (re.search(re.escape(alone), text) if _is_place(alone) else None)
    if city and not head.city:
        head.city = city[0].strip()
        notes.note("city", row)
        text = text[: city.start()] + _GONE + text[city.end() :]
    text = re.sub(r"\s+", " ", text.replace(_GONE, " ")).strip(" ,.\t–—-")
    return Row(text, row.place, alignment=row.alignment) if text else None


def _is_place(text: str) -> bool:
    """A town that stands alone without «г.»: known as a place, or one word that is not of the title."""
    from_title = words.TITLE.match(text) or words.MEETING.match(text)
    return _BARE_CITY.match(text) is not None and not from_title and " " not in text


def _read_body(rows: Sequence[Row], head: Head, mixed: str, notes: Notes) -> None:
    if not rows:
        return
    text = " ".join(row.text for row in rows)
    title = words.TITLE.match(text)
    if title is None:
        notes.leave(rows, "не понято в заголовке")
        return
    head.form = MinutesForm.EXTRACT if title["extract"] else MinutesForm.FULL
    text = text[title.end() :].strip(" .:,–—-\t")
    meeting = words.MEETING.match(text)
    head.absentee = meeting is not None and "заочно" in meeting[0].lower()
    body = text[meeting.end() :] if meeting else text
    body = trimmed(re.sub(r"\s+", " ", body).strip(" .:,–—-"))
    if not body:
        return
    calmed = calm(body, mixed)
    head.body, sure = nominative_body(calmed) if meeting else (calmed, 0.8)
    named = next((row for row in rows if body.split(" ")[0] in row.text), rows[0])
    notes.note("body", named, sure if calmed == body else min(sure, 0.95))
