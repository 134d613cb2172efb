"""The title of a plan or an analysis: its letters over several lines, the body it is about, the year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rumo.papers.readers.document import Line, Place
from rumo.papers.readers.lettering import close_up
from rumo.papers.readers.minutes.bodies import calm, nominative_body
from rumo.papers.readers.periods import find_periods, title_period
from rumo.russian.deadlines.periods import Period

_MOST_LINES = 7
_LONGEST = 250
_ENDS = re.compile(r"[.;:!?]$")
_YEAR_END = re.compile(r"(?:\d{4}|год\w*|г\.|гг\.)[»\")]?\.?$", re.IGNORECASE)
_WHEN = re.compile(
    r"\s*(?:[,(]\s*)?(?:(?<!\w)(?:на|за|в|по\s+итогам|во?\s+втором|во?\s+первом)\s+)?(?:(?:перв|втор)\w+\s+полугоди\w+\s+|[IVХ1-4]+\s+(?:квартал\w*|полугоди\w+)\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Title:
    """`lines` is how many blocks the title takes from `first`."""

    text: str
    first: int
    lines: int
    place: Place


def find_title(lines: Sequence[Line], pattern: re.Pattern[str]) -> Title | None:
    """The first line that `pattern` matches at its beginning, with the lines that go on: until a year is named, a
    sentence ends, or the look of the line changes."""
    for n, line in enumerate(lines):
        if line.marker or len(line.text) > _LONGEST or not pattern.match(close_up(line.text)):
            continue
        taken = [line]
        while not _is_complete(taken) and n + len(taken) < len(lines):
            following = lines[n + len(taken)]
            if not _goes_on(taken, following):
                break
            taken.append(following)
        text = re.sub(r"\s+", " ", " ".join(close_up(each.text) for each in taken)).strip()
        return Title(text, n, len(taken), Place(line.index, 0, len(line.text), line.page))
    return None


def body_of(title: str, pattern: re.Pattern[str]) -> tuple[str, float]:
    """«План работы секции учителей химии на 2024 год» → «секция учителей химии»: without the words of `pattern` before
    it and the year behind it, in the nominative, with the confidence."""
    named = find_periods(title)
    text = title[: named[0].start] if named else re.sub(r"\s+20\d\d\W*$", "", title)
    found = pattern.match(text)
    text = _WHEN.sub("", text[found.end() :] if found else text).strip(" .,:;–—-")
    text = re.sub(
        r"^(?:о|об|по)\s+(?:работе|деятельности|результатах\s+(?:работы|деятельности))\s+",
        "",
        text,
        flags=re.IGNORECASE,
    )
    return nominative_body(calm(text)) if text else ("", 0.5)


def period_of(title: str, others: Sequence[str]) -> tuple[Period | None, float]:
    """The year of the title, else the first that other lines of the head name; with the confidence."""
    period = title_period(title)
    if period is not None:
        return period, 1.0
    found = next((named for text in others if (named := title_period(text))), None)
    return found, 0.6 if found else 0.0


def _is_complete(taken: Sequence[Line]) -> bool:
    text = " ".join(each.text for each in taken)
    if len(taken) >= _MOST_LINES:
        return True
    return title_period(text) is not None and bool(_YEAR_END.search(text.strip()))


def _goes_on(taken: Sequence[Line], following: Line) -> bool:
    last = taken[-1]
    if following.marker or len(following.text) > _LONGEST or following.level != last.level:
        return False
    if following.is_bold != last.is_bold or following.alignment != last.alignment:
        return False
    small = following.text[:1].islower()
    loud = taken[0].text.isupper()
    return (
        small
        or loud
        or len(taken[0].text.split()) < 4
        or (not _ENDS.search(last.text) and not _ENDS.search(following.text))
    )
