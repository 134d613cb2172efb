"""Which rows are the head, those present, the agenda, the record, the signatures, and what stands after them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from rumo.papers.readers.minutes import words
from rumo.papers.readers.minutes.rows import Row, exploded
from rumo.papers.readers.people import find_names, names_anybody

_SIGNING = re.compile(
    r"^(?:и\.\s?о\.\s*)?(?:(?:со)?председател|председательств|зам(?:еститель|\.)\s+председател|(?:ответственный\s+)?секретар"
    r"|ведущ(?:ий|ая)|протокол\s+(?:вел|вёл|вела|составил))",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"[\s_./\\()«»]+|подпись|\d{1,2}\.\d{1,2}\.\d{4}", re.IGNORECASE)
_TOPIC = re.compile(r"^(?:О|Об|Обо|Утверждение|Рассмотрение|Подведение|Разное|Результаты|Анализ|Итоги|Отч[её]т)(?!\w)")
_LOOK_AHEAD = 4
_SHORT, _ALIKE = 15, 0.85  # letters of a title that tells anything, and how alike two of them are


@dataclass(slots=True)
class Zones:
    header: list[Row] = field(default_factory=list)
    presence: list[Row] = field(default_factory=list)
    agenda: list[Row] = field(default_factory=list)
    record: list[Row] = field(default_factory=list)
    annexes: list[Row] = field(default_factory=list)
    signatures: list[Row] = field(default_factory=list)
    tail: list[Row] = field(default_factory=list)


def zones_of(rows: Sequence[Row]) -> Zones:
    """Rows in their zones. Zones follow each other, but the agenda may stand before or after those present."""
    zones, body = Zones(), _laid_out(rows)
    start = next((n for n in range(len(body)) if opens_item(body, n)), len(body))
    zone = zones.header
    for row in body[:start]:
        zone = _frame_zone(row, zone, zones)
        zone.append(row)
    start = _repeated_agenda(zones, body, start)
    end = _signing_start(body, start)
    zone = zones.record
    for row in body[start:end]:
        if words.ANNEXES.match(row.text) and not row.marker:
            zone = zones.annexes
        zone.append(row)
    end_of_signing = _signing_end(body, end)
    zones.signatures, zones.tail = list(body[end:end_of_signing]), list(body[end_of_signing:])
    return zones


def opens_item(rows: Sequence[Row], n: int) -> bool:
    """«1. СЛУШАЛИ:», «По первому вопросу слушали …», «ВОПРОС 1. …», or a title over «СЛУШАЛИ» or «РЕШИЛИ»."""
    row = rows[n]
    if row.grid:
        return False
    if words.HEARD.match(row.text):
        return True
    if words.DECIDED.match(row.text):
        return False
    if words.BY_QUESTION.match(row.text):
        return not words.ITEM_PRESENT.match(row.text)
    is_title = words.QUESTION.match(row.text) or (row.number is not None and _TOPIC.match(row.text))
    return bool(is_title) and _leads_to_hearing(rows, n) and not _is_of_agenda(rows, n)


def is_repeated(row: Row, titles: Mapping[int, str]) -> bool:
    """The title of a question of the agenda, said again over its record with the same number."""
    return _is_alike(row.text, titles.get(row.number or 0, ""))


def _is_alike(one: str, other: str) -> bool:
    common = min(len(one), len(other))  # speakers may follow either
    return common > _SHORT and SequenceMatcher(None, one[:common].lower(), other[:common].lower()).ratio() > _ALIKE


def is_signing(rows: Sequence[Row], n: int) -> bool:
    """«Председатель ____ И.О. Фамилия», or the post alone with the name on the next row."""
    row = rows[n]
    if row.grid or row.marker or len(row.text) > 200 or not _SIGNING.match(row.text):
        return False
    if _ends_with_name(row.text):
        return True
    following = rows[n + 1] if n + 1 < len(rows) else None
    post_alone = not row.text.rstrip().endswith((".", ":", ";")) and not names_anybody(row.text)
    return post_alone and following is not None and is_name_only(following.text)


def is_name_only(text: str) -> bool:
    """«_________ Е.А. Фамилия»: a name and nothing else but blanks to sign on."""
    names = find_names(text)
    return len(names) == 1 and not _BLANKS.sub("", text[: names[0].start] + text[names[0].end :])


def _ends_with_name(text: str) -> bool:
    names = find_names(text)
    return len(names) == 1 and not _BLANKS.sub("", text[names[0].end :])


def _laid_out(rows: Sequence[Row]) -> list[Row]:
    """Tables that lay out the head, those present, the agenda or the signatures become rows; others stay whole."""
    body: list[Row] = []
    for row in rows:
        if row.grid is not None:
            inner = list(exploded(row.grid, row.place.block))
            if _is_layout(inner, in_record=any(words.HEARD.match(each.text) for each in body)):
                body.extend(inner)
                continue
            body.append(row)
            continue
        body.extend(_said_apart(row))
    return body


def _is_layout(rows: Sequence[Row], *, in_record: bool) -> bool:
    """In the record only signatures and the record itself are laid out by tables; before it captions tell."""
    signed = [_SIGNING.match(row.text) is not None and _ends_with_name(row.text.replace("\n", " ")) for row in rows]
    if rows and all(signed):
        return True
    if any(signed) or any(words.HEARD.match(row.text) for row in rows):
        return True
    if in_record:
        return False
    labels = (words.TITLE, words.CHAIR, words.SECRETARY, words.PRESENT, words.ABSENT, words.INVITED, words.CIRCUMSTANCE)
    if any(label.match(row.text) for row in rows for label in (*labels, words.AGENDA)):
        return True
    return len(rows) <= 2 and any(re.search(r"№\s*\w|\d{4}", row.text) and len(row.text) < 150 for row in rows)


def _said_apart(row: Row) -> list[Row]:
    cuts = [found.end() for found in words.INSIDE.finditer(row.text)]
    if not cuts:
        return [row]
    return [row.part(start, end) for start, end in zip([0, *cuts], [*cuts, len(row.text)], strict=True)]


def _frame_zone(row: Row, zone: list[Row], zones: Zones) -> list[Row]:
    if row.grid:
        return zone
    if words.AGENDA.match(row.text):
        return zones.agenda
    if zone is zones.agenda and row.marker:
        return zone
    labels = (words.CHAIR, words.SECRETARY, words.PRESENT, words.ABSENT, words.INVITED, words.CIRCUMSTANCE)
    titled = any(words.TITLE.match(each.text) for each in zones.header)
    if (titled or zone is not zones.header) and any(label.match(row.text) for label in labels):
        return zones.presence
    if zone is zones.header and titled and words.DEPUTY.match(row.text):
        return zones.presence
    return zone


def _repeated_agenda(zones: Zones, body: Sequence[Row], start: int) -> int:
    """Titles of questions said again over the record («1. О результатах …» and then «СЛУШАЛИ:») are not the agenda."""
    seen: dict[int, str] = {}
    for n, row in enumerate(zones.agenda):
        if is_repeated(row, seen):
            dropped = len(zones.agenda) - n
            del zones.agenda[n:]
            return start - dropped
        if row.number is not None:
            seen.setdefault(row.number, row.text)
    return start


def _is_of_agenda(rows: Sequence[Row], n: int) -> bool:
    """The last question of the agenda also stands over «СЛУШАЛИ»: it is a title of the record only when said before."""
    heading = next((k for k in range(n) if words.AGENDA.match(rows[k].text)), None)
    if heading is None:
        return False
    before = (row.text for row in rows[heading:n] if row.number in (None, rows[n].number))
    return not any(_is_alike(rows[n].text, text) for text in before) and not words.QUESTION.match(rows[n].text)


def _leads_to_hearing(rows: Sequence[Row], n: int) -> bool:
    for row in rows[n + 1 : n + 1 + _LOOK_AHEAD]:
        if row.grid:
            continue
        if (words.HEARD.match(row.text) or words.REPORTED.match(row.text)) and row.number is None:
            return not _is_agenda_speaker(rows, n, row)
        if words.DECIDED.match(row.text):
            return True
        if row.number is not None or words.BY_QUESTION.match(row.text):
            return False
    return False


def _is_agenda_speaker(rows: Sequence[Row], n: int, row: Row) -> bool:
    """«Докладчик: …» under a question is of the agenda, unless a decision comes before the next question."""
    if words.HEARD.match(row.text):
        return False
    for each in rows[n + 1 :]:
        if each.number is not None or words.HEARD.match(each.text) or words.BY_QUESTION.match(each.text):
            return True
        if words.DECIDED.match(each.text):
            return False
    return True


def _signing_start(body: Sequence[Row], start: int) -> int:
    for n in range(start, len(body)):
        if is_signing(body, n):
            return n
    return len(body)


def _signing_end(body: Sequence[Row], start: int) -> int:
    n = start
    while n < len(body) and (is_signing(body, n) or _is_signature_rest(body, n, start)):
        n += 1
    return n


def _is_signature_rest(body: Sequence[Row], n: int, start: int) -> bool:
    """The name under a post, a line to sign on, «Члены комиссии: …», a post with a name at its end."""
    row = body[n]
    if row.grid or n == start or len(row.text) > 150:
        return False
    return is_name_only(row.text) or not _BLANKS.sub("", row.text) or ("\t" in row.text and _ends_with_name(row.text))
