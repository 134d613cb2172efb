"""Who signed, in what capacity; «Верно» under an extract; the annexes that are named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rumo.papers.minutes import Annex, Certification
from rumo.papers.people import Signature
from rumo.papers.readers.minutes import words
from rumo.papers.readers.minutes.days import find_days
from rumo.papers.readers.minutes.rows import Notes, Row
from rumo.papers.readers.minutes.zones import is_name_only
from rumo.papers.readers.people import find_names, spelled, trimmed

_BLANK = re.compile(r"_{2,}|\(?\s*подпись\s*\)?|/|\(расшифровка[^)]*\)|м\.\s?п\.", re.IGNORECASE)
_ANNEX_LINE = re.compile(
    r"^(?:приложени[ея]\s*)?(?:№|N)?\s*(?P<number>\d{1,2})[.:)]?\s*[–—-]?\s*(?P<title>.*)$", re.IGNORECASE
)
_CERTIFIED = re.compile(r"^(?:верно|выписка\s+верна|копия\s+верна)\b[\s:.]*", re.IGNORECASE)
_SHEETS = re.compile(r"\s+на\s+\d+\s+л(?:ист\w*|\.)?.*$", re.IGNORECASE)


def read_signatures(rows: Sequence[Row], notes: Notes) -> tuple[Signature, ...]:
    """A post and a name on one row, or on two; blanks to sign on and dates are left out."""
    signed: list[Signature] = []
    post = ""
    for row in rows:
        text = row.text.replace("\n", " ").replace("\t", " ")
        names = find_names(text)
        if not names:
            post = f"{post} {_post(text)}".strip()
            continue
        own = "" if is_name_only(row.text) else _post(text[: names[-1].start])
        signed.append(Signature(f"{post} {own}".strip(), spelled(names[-1].name)))
        notes.note(f"signatures[{len(signed) - 1}]", row)
        post = ""
    return tuple(signed)


def read_certification(rows: Sequence[Row], notes: Notes) -> tuple[Certification | None, list[Row]]:
    """«Верно», post, name, date; the rest of the rows comes back."""
    start = next((n for n, row in enumerate(rows) if _CERTIFIED.match(row.text)), None)
    if start is None:
        return None, list(rows)
    taken, post, signature, day = start, "", None, None
    for n, row in enumerate(rows[start : start + 5], start=start):
        text = _CERTIFIED.sub("", row.text.replace("\n", " ").replace("\t", " "))
        days = find_days(text)
        text = text[: days.start] + text[days.end :] if days else text
        names = find_names(text)
        if names and signature is None:
            signature = Signature(f"{post} {_post(text[: names[0].start])}".strip(), spelled(names[0].name))
        elif not names and signature is None:
            post = f"{post} {_post(text)}".strip()
        elif not days:
            break
        day = day or (days.first if days else None)
        taken = n
        if signature and day:
            break
    if signature is None or day is None:
        return None, list(rows)
    notes.note("certification", rows[start])
    return Certification(signature, day), [*rows[:start], *rows[taken + 1 :]]


def read_annexes(listed: Sequence[Row], mentioned: Sequence[tuple[str, Row]], notes: Notes) -> tuple[Annex, ...]:
    """Annexes listed under «Приложения:», and numbers that the text refers to («приложение № 1») without a title."""
    found: dict[int, Annex] = {}
    for row in listed:
        heading = words.ANNEXES.match(row.text)
        text = (
            f"{row.number}. {row.text}"
            if row.number is not None
            else row.text[heading.end() if heading else 0 :].strip()
        )
        line = _ANNEX_LINE.match(text)
        number = int(line["number"]) if line else len(found) + 1
        title = trimmed(_SHEETS.sub("", line["title"] if line else text))
        if title:
            notes.note(f"annexes[{len(found)}]", row)
            found[number] = Annex(number, title)
    for text, row in mentioned:
        for reference in words.ANNEX.finditer(text):
            number = int(reference["number"])
            if number not in found and not re.match(r"\s*к\s+(?:приказу|распоряжению)", text[reference.end() :]):
                notes.note(f"annexes[{len(found)}]", row, 0.9)
                found[number] = Annex(number, "")
    return tuple(found.values())


def _post(text: str) -> str:
    return trimmed(_BLANK.sub(" ", text)).strip(" :–—-,.")
