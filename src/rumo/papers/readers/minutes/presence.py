"""Who led, who wrote, who was there, who was not, who was invited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rumo.papers.minutes import Absentee, Attendee
from rumo.papers.people import Participant
from rumo.papers.readers.minutes import words
from rumo.papers.readers.minutes.attendance import Attendance, Entry
from rumo.papers.readers.minutes.circumstances import read_circumstance, read_quorum
from rumo.papers.readers.minutes.rows import Notes, Row, exploded
from rumo.papers.readers.people import Mention, find_names, names_anybody, people_of, spelled, trimmed

_COUNT = re.compile(
    r"(?:^|[\s(:–—-])(?P<count>\d{1,3})\s*(?:\([^)]*\)\s*)?(?:чел(?:овек\w*|\.)?|член\w*|участник\w*|педагог\w*|представител\w*)"
    r"|^\W*(?P<alone>\d{1,3})\W*(?:$|\(?\s*(?:список|лист))",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"(?:\s+и)?\s+ещ[её]\s+(?P<count>\d+)\s+человек\w*\s*$|^(?P<only>\d+)\s+человек\w*$")
_TOTAL = re.compile(
    r"[\s,;–—-]*\(?(?:всего|итого)\s*[:–—-]?\s*(?P<count>\d{1,3})\s*(?:чел|член)?[^,;]{0,40}$", re.IGNORECASE
)
_ATTACHED = re.compile(
    r"список\s+(?:\w+\s+)?(?:прилага|приложен|в\s+приложени)|согласно\s+списк|лист\w*\s+регистрации|приложени",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:\t|:|\s[–—-]\s|[–—-](?=\s*[А-ЯЁ]))\s*")
_NOBODY = re.compile(r"^(?:нет|никого|отсутствующих\s+нет|0|–|—|-)\.?$", re.IGNORECASE)
_NOTE = re.compile(r"^(?:дистанционно|онлайн|по\s+вкс|с\s+вопроса\s+\d+|до\s+вопроса\s+\d+)$", re.IGNORECASE)
_ORGANIZATION = re.compile(r"^(?:от\s+)?(?P<name>[^\t:–—]{2,150}?)\s*(?:[:\t]|\s[–—-]\s)\s*(?=[А-ЯЁ])")
_BY_GROUP = re.compile(r"(?<=[.;,])\s+(?=от\s[^,;.]{2,60}?(?:\s[–—-]|:)\s)")  # «от школ – Фамилия И.О. от ИРО – …»
_OF_ALL = re.compile(r"\d+\s+(?:человек\s+)?из\s+\d+", re.IGNORECASE)


_LABELS = (
    ("invited", words.INVITED),
    ("absent", words.ABSENT),
    ("chair", words.CHAIR),
    ("deputy", words.DEPUTY),
    ("secretary", words.SECRETARY),
    ("circumstance", words.CIRCUMSTANCE),
    ("present", words.PRESENT),
)


def read_presence(rows: Sequence[Row], notes: Notes) -> Attendance:
    found = Attendance()
    for entry in _entries(rows):
        _READERS[entry.kind](entry, found, notes)
    if found.counted is not None and not found.others:
        found.others = max(0, found.counted - len(found.present)) if not found.present else 0
    return found


def read_list(rows: Sequence[Row], found: Attendance, notes: Notes) -> None:
    """A separate list of those present, put after the signatures: it replaces «14 человек (список прилагается)»."""
    if not found.present and found.counted == found.others:
        found.others = 0
    _read_people(rows, found, notes)


def _entries(rows: Sequence[Row]) -> Iterator[Entry]:
    current = Entry("other", "", [])
    for row in rows:
        if row.grid:
            current.rows.extend(exploded(row.grid, row.place.block))
            continue
        kind = _kind(row, current.kind)
        if kind is None:
            current.rows.append(row)
            continue
        if current.rows or current.label:
            yield current
        label, start = _caption(row.text, kind)
        value = row.part(start) if start < len(row.text) else None
        current = Entry(kind, label, [value] if value and value.text else [])
    if current.rows or current.label:
        yield current


def _kind(row: Row, before: str) -> str | None:
    if words.QUORUM.search(row.text) and not names_anybody(row.text):
        return "quorum"
    for kind, label in _LABELS:
        if found := label.match(row.text):
            # «Секретарь РУМО, методист» in the middle of a list is a post, not a caption
            captioned = re.match(r"[^\t]{0,200}?(?:[:\t]|\s[–—-]|$|\d|[–—]\S)", row.text[found.end() :])
            named = next(iter(find_names(row.text)), None)
            if captioned or (named and kind in {"chair", "secretary", "deputy", "absent", "present"}):
                return kind
    return None


def _caption(text: str, kind: str) -> tuple[str, int]:
    """The caption and where the value begins: after a tab, a colon, a dash, or before the first name or number."""
    if kind == "quorum":
        return "", 0
    tab = text.find("\t")
    named = next(iter(find_names(text)), None)
    end = named.start if named else len(text)
    if 0 <= tab < end:
        return text[:tab], tab + 1
    found = _SPLIT.search(text)
    if found and found.start() <= end and not _in_word(text, found):
        return text[: found.start()], found.end()
    if kind == "present" and (count := _COUNT.search(text)):
        return text[: count.start()], count.start()
    return text[:end], end


def _in_word(text: str, found: re.Match[str]) -> bool:
    return found[0] == "-" and found.start() > 0 and text[found.start() - 1].isalpha()


def _read_officer(entry: Entry, found: Attendance, notes: Notes) -> None:
    text = " ".join(row.text for row in entry.rows[:1]).replace("\n", " ")
    mention = next(iter(people_of(text)), None)
    if mention is None and len(entry.rows) > 1:
        entry.rows.pop(0)
        _read_officer(entry, found, notes)
        return
    if mention is None:
        notes.leave(entry.rows, f"не понято, кто: «{entry.label.strip()}»")
        return
    person = Participant(spelled(mention.name), mention.post)
    found.names.append(mention.name)
    if entry.kind == "deputy":
        found.present.append(Attendee(person.name, person.post or entry.label.strip(" :–—-\t").lower()))
        notes.note(f"present[{len(found.present) - 1}]", entry.rows[0], 0.8)
    elif entry.kind == "chair":
        found.chair = person
        notes.note("chair", entry.rows[0])
    else:
        found.secretary = person
        notes.note("secretary", entry.rows[0])
    _read_people(entry.rows[1:], found, notes, sure=0.8)


def _read_present(entry: Entry, found: Attendance, notes: Notes) -> None:
    of = re.search(r"член\w*\s+(?P<body>[^\d(:]{5,})", entry.label)
    if of and not found.members_of:
        found.members_of = re.sub(r"\s+", " ", re.sub(r"(?<=\w)-\s(?=[а-яё])", "-", of["body"])).strip(" :–—-\t")
    label = _COUNT.search(entry.label)
    if label:
        found.counted = int(label["count"] or label["alone"])
    rows = []
    for row in entry.rows:
        count = _COUNT.search(row.text)
        first = next(iter(find_names(row.text)), None)
        if count and (first is None or count.end() <= first.start) and found.counted is None:
            found.counted = int(count["count"] or count["alone"])
            notes.note("present_count", row)
            if first is None:
                if _OF_ALL.search(row.text):
                    notes.leave([row], "кворум: не указано, сколько требуется")
                continue
            row = row.part(max(count.end(), first.start))
        elif first is None and _ATTACHED.search(row.text):
            if others := _OTHERS.search(row.text):
                found.others = int(others["count"] or others["only"])
            continue
        rows.append(row)
    _read_people(rows, found, notes)


def _read_people(rows: Sequence[Row], found: Attendance, notes: Notes, sure: float = 1.0) -> None:
    """Members in lines of any kind: by commas, one a line, numbered, by organization, rows of a table."""
    for row in rows:
        total = _TOTAL.search(row.text)
        if total:
            found.counted = int(total["count"])
            row = row.part(0, total.start())
        rest = _OTHERS.search(row.text)
        if rest:
            found.others = int(rest["count"] or rest["only"])
            row = row.part(0, rest.start())
        for line, group in _lines(row.text):
            mentions = people_of(line)
            if not mentions and line and not _is_table_head(line) and not _NOBODY.match(line):
                notes.leave([row], "не понято в списке присутствующих")
            for mention in mentions:
                found.names.append(mention.name)
                found.present.append(_attendee(mention, group))
                notes.note(f"present[{len(found.present) - 1}]", row, sure)


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Lines of a row with the organization that stands before the names of a line («МБОУ СОШ № 5: Фамилия И.О., …»)."""
    for line in _BY_GROUP.sub("\n", text).split("\n"):
        line = re.sub(r"^\d{1,3}[.)]?\s*\t\s*|^\d{1,3}[.)]\s+", "", line.strip())
        group = _ORGANIZATION.match(line)
        first = next(iter(find_names(line)), None)
        if group and first and group.end() <= first.start + 1 and not line[group.end() : first.start].strip():
            yield line[group.end() :], trimmed(group["name"])
        else:
            yield line.replace("\t", ", "), ""


def _attendee(mention: Mention, group: str) -> Attendee:
    post, inside = mention.post, re.search(r"\(?([^()]*)\)?$", mention.post)
    said = [part.strip() for part in inside[1].split(",")] if inside else []
    if not said or not all(_NOTE.match(part) for part in said if part):
        said = []
    else:
        post = trimmed(post[: inside.start()]) if inside else post
    numbers = {part.split()[0].lower(): int(part.split()[-1]) for part in said if part and part[-1].isdigit()}
    remote = any(part and not part[-1].isdigit() for part in said)
    return Attendee(spelled(mention.name), post or group, remote, numbers.get("с"), numbers.get("до"))


def _is_table_head(line: str) -> bool:
    return re.search(r"ф\.?\s?и\.?\s?о|фамилия|должность|№\s*п", line.lower()) is not None


def _read_absent(entry: Entry, found: Attendance, notes: Notes) -> None:
    """A reason stands in brackets after the name. «По уважительной причине» in the caption excuses all; without it the
    paper says only that they were not there."""
    excused = "уважительн" in entry.label.lower() and "без" not in entry.label.lower()
    for row in entry.rows:
        if "уважительн" in row.text.lower() and not names_anybody(row.text):
            excused = "без" not in row.text.lower()
            continue
        for line, _ in _lines(row.text):
            mentions = people_of(line)
            if not mentions and line and not _NOBODY.match(line) and not _COUNT.search(line):
                notes.leave([row], "не понято в списке отсутствующих")
            for mention in mentions:
                found.names.append(mention.name)
                found.absent.append(Absentee(spelled(mention.name), mention.post, excused))
                notes.note(f"absent[{len(found.absent) - 1}]", row)


def _read_invited(entry: Entry, found: Attendance, notes: Notes) -> None:
    for row in entry.rows:
        for line, group in _lines(row.text):
            mentions = people_of(line)
            if not mentions and line and not _NOBODY.match(line) and not _is_table_head(line):
                notes.leave([row], "не понято в списке приглашённых")
            for mention in mentions:
                found.names.append(mention.name)
                found.invited.append(Participant(spelled(mention.name), mention.post or group))
                notes.note(f"invited[{len(found.invited) - 1}]", row)


def _read_quorum(entry: Entry, found: Attendance, notes: Notes) -> None:
    read_quorum(entry, found, notes)
    _read_people(entry.rows[1:], found, notes, sure=0.7)


def _read_other(entry: Entry, found: Attendance, notes: Notes) -> None:
    notes.leave(entry.rows, "не понято во вводной части")


_READERS = {
    "chair": _read_officer,
    "deputy": _read_officer,
    "secretary": _read_officer,
    "present": _read_present,
    "absent": _read_absent,
    "invited": _read_invited,
    "quorum": _read_quorum,
    "circumstance": read_circumstance,
    "other": _read_other,
}
