"""Blocks of a document to `papers.Minutes`. What the paper does not say is absent; what is not understood is listed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time

from rumo.papers.minutes import Attendee, Conduct, Minutes, Revision
from rumo.papers.people import Participant
from rumo.papers.readers.document import SourceDocument
from rumo.papers.readers.minutes import words
from rumo.papers.readers.minutes.agenda import read_agenda
from rumo.papers.readers.minutes.attendance import Attendance
from rumo.papers.readers.minutes.bodies import nominative_body
from rumo.papers.readers.minutes.days import find_days
from rumo.papers.readers.minutes.discussion import read_items
from rumo.papers.readers.minutes.header import Head, read_header
from rumo.papers.readers.minutes.presence import read_list, read_presence
from rumo.papers.readers.minutes.rows import Notes, Row, exploded, rows_of
from rumo.papers.readers.minutes.signatures import read_annexes, read_certification, read_signatures
from rumo.papers.readers.minutes.zones import Zones, zones_of
from rumo.papers.readers.nominative import Directory, KnownNames
from rumo.papers.readers.people import names_anybody, trimmed
from rumo.papers.readers.reading import Reading
from rumo.russian.names import parse_name

_MOMENT = re.compile(r"(?P<word>с|до)\s+(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)\s+(?P<day>\d[^:]*?)(?=\s+до\s|$)")
_REVISION = re.compile(r"редакция\s*№\s*(?P<number>\d+)\s*от\s*(?P<rest>.*)$", re.IGNORECASE)


def read_minutes(document: SourceDocument, first: int, last: int, directory: Directory | None = None) -> Reading:
    """Minutes in blocks `first` to `last` (inclusive). Every variant of old minutes, in any mix."""
    notes = Notes()
    zones = zones_of(rows_of(document, first, last))
    attendance = read_presence(zones.presence, notes)
    mixed = " ".join([attendance.members_of, *(row.text for row in [*zones.presence, *zones.record])])
    head = read_header(zones.header, mixed, notes)
    agenda, speakers = read_agenda(zones.agenda, notes)
    signatures = read_signatures(zones.signatures, notes)
    signed = [name for each in signatures if (name := parse_name(each.name))]
    certification, tail = read_certification(zones.tail, notes)
    annex_rows = _read_tail(tail, attendance, notes)
    known = KnownNames([*attendance.names, *speakers, *signed], directory)
    items = read_items(zones.record, agenda, known, notes)
    if not head.body and attendance.members_of:
        head.body, _ = nominative_body(attendance.members_of)
    paper = Minutes(
        number=head.number,
        date=head.date,
        date_to=head.date_to,
        city=head.city,
        organization=head.organization,
        founder=head.founder,
        body=head.body,
        form=head.form,
        draft=head.draft,
        revision=_revision(head, notes),
        conduct=Conduct.ABSENTEE if head.absentee else attendance.conduct,
        place=attendance.place,
        chair=attendance.chair,
        secretary=attendance.secretary,
        present=tuple(attendance.present),
        unnamed_present=attendance.others,
        stated_present=_stated(attendance),
        absent=tuple(attendance.absent),
        invited=tuple(attendance.invited),
        quorum=attendance.quorum,
        agenda=tuple(agenda),
        items=items,
        annexes=read_annexes([*zones.annexes, *annex_rows], list(_references(zones)), notes),
        signatures=signatures,
        certification=certification,
    )
    paper = _with_window(paper, attendance, notes)
    paper = _with_posts(paper)
    return Reading(
        "minutes", paper, first, last, _confidence(paper, head, notes), tuple(notes.found), tuple(notes.unread)
    )


def _stated(attendance: Attendance) -> int | None:
    """Only a number that contradicts the list is kept: an agreeing one says nothing new."""
    counted = attendance.counted
    return None if counted is None or counted == len(attendance.present) + attendance.others else counted


def _read_tail(rows: Sequence[Row], attendance: Attendance, notes: Notes) -> list[Row]:
    """After the signatures: a list of those present is read, rows that name annexes come back, the rest is left."""
    annexes: list[Row] = []
    listing = False
    for row in rows:
        if words.ATTENDANCE_LIST.match(row.text):
            listing = True
        elif listing and row.grid is not None:
            read_list(list(exploded(row.grid, row.place.block)), attendance, notes)
        elif listing and names_anybody(row.text):
            read_list([row], attendance, notes)
        elif listing and (row.text.lower().startswith("к протоколу") or words.TITLE.match(row.text)):
            continue
        elif re.match(r"приложени[ея]\s*(?:№\s*\d+)?\s*(?:$|:|к\s+протоколу)", row.text.lower()):
            annexes.append(row)
        else:
            notes.leave([row], "после подписей")
    return [row for row in annexes if ":" in row.text]


def _references(zones: Zones) -> Iterator[tuple[str, Row]]:
    for row in zones.record:
        if row.text:
            yield row.text, row


def _revision(head: Head, notes: Notes) -> Revision | None:
    row = head.revision
    if row is None:
        return None
    found = _REVISION.search(row.text)
    days = find_days(found["rest"]) if found else None
    if found is None or days is None:
        notes.leave([row], "не понято об исправлении")
        return None
    reason = re.sub(r"^[\s.]*(?:Основание:\s*)?", "", found["rest"][days.end :])
    return Revision(int(found["number"]), days.first, trimmed(reason))


def _with_window(paper: Minutes, attendance: Attendance, notes: Notes) -> Minutes:
    """«с 09:00 12 февраля 2024 г. до 18:00 14 февраля 2024 г.»"""
    row = attendance.window
    if row is None:
        return paper
    moments = {}
    for found in _MOMENT.finditer(row.text):
        if days := find_days(found["day"]):
            moments[found["word"]] = datetime.combine(days.first, time(int(found["hour"]), int(found["minute"])))
    if not moments:
        notes.leave([row], "не понят срок голосования")
    return replace(paper, voting_opens=moments.get("с"), voting_closes=moments.get("до"))


def _with_posts(paper: Minutes) -> Minutes:
    """A post said once, in the agenda or in a list, is that of the person wherever the paper gives the bare name."""
    posts: dict[str, str] = {}
    people: list[Participant | Attendee] = [*paper.invited, paper.chair, paper.secretary, *paper.present]
    for person in [*(speaker for point in paper.agenda for speaker in point.speakers), *people]:
        if person.post:
            posts.setdefault(_short(person.name), person.post)

    def known(person: Participant) -> Participant:
        return person if person.post else replace(person, post=posts.get(_short(person.name), ""))

    items = (
        replace(
            item,
            heard=tuple(map(known, item.heard)),
            discussed=tuple(replace(speech, speaker=known(speech.speaker)) for speech in item.discussed),
        )
        for item in paper.items
    )
    return replace(paper, chair=known(paper.chair), secretary=known(paper.secretary), items=tuple(items))


def _short(name: str) -> str:
    """«Фамилия И.О.» of a name in any length."""
    parsed = parse_name(name)
    return parsed.surname_initials if parsed else name


def _confidence(paper: Minutes, head: Head, notes: Notes) -> float:
    """Of the paper as a whole: how many of the things that minutes must have are there, and how sure its fields are."""
    must = [head.date is not None, bool(head.number), bool(paper.items), bool(paper.signatures), bool(paper.chair.name)]
    must.append(bool(paper.items) and all(item.resolutions or item.postponed for item in paper.items))
    sure = sum(found.confidence for found in notes.found) / len(notes.found) if notes.found else 0.0
    return round(0.5 * sum(must) / len(must) + 0.5 * sure, 2)
