"""Reading a deadline phrase."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rumo.russian.deadlines import (
    as_of,
    counts,
    due_dates,
    events,
    recurrences,
    references,
    vague,
    windows,
)
from rumo.russian.deadlines.grammar import Impossible, Reading, Scan
from rumo.russian.deadlines.parts import Excerpt, Part
from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.schedule import Schedule
from rumo.russian.deadlines.tokens import Token, tokenize
from rumo.russian.deadlines.vague import Unparseable
from rumo.russian.deadlines.windows import Window

# Of two readings of the same length the one of the earlier noun is taken.
NOUNS = (due_dates, as_of, recurrences, counts, windows, events, references, vague)

CONNECTING = frozenset(("и", "или", "а", "но", "также", "затем", "далее", "срок", "сроки"))
LIST_GOES_ON = re.compile(r"\s*(?:,|и|,\s*и)\s*", re.IGNORECASE)


def parse_deadline(text: str, period: Period) -> Schedule:
    """Read a phrase of a plan written for `period`. Any text can be given: what is not understood is left to a person.

    Where nothing was understood the whole text is one `Unparseable` part.
    """
    tokens = tokenize(text)
    found = _join_lists(_parts(text, tokens, _read(tokens, period)), text)
    if not found:
        return Schedule(text, period, _nothing_understood(text))
    return Schedule(text, period, tuple(found), tuple(_rest(text, tokens, found)))


def _read(tokens: Sequence[Token], period: Period) -> dict[int, Reading]:
    """The longest reading at each token that has one. From the end backwards: a tail stops where a part begins."""
    scan = Scan(tuple(tokens), period)
    readings: dict[int, Reading] = {}
    for at in reversed(range(len(tokens))):
        longest = max(
            (reading for noun in NOUNS for reading in noun.PHRASES.readings(scan, at)),
            key=lambda reading: reading.end,
            default=None,
        )
        if longest and longest.end > at:
            readings[at] = longest
            scan.starts.add(at)
    return readings


def _parts(text: str, tokens: Sequence[Token], readings: dict[int, Reading]) -> Iterable[Part]:
    at = 0
    while at < len(tokens):
        reading = readings.get(at)
        if reading is None:
            at += 1
            continue
        start, end = tokens[at].start, tokens[reading.end - 1].end
        value = reading.value
        part = Unparseable(reason=value.reason) if isinstance(value, Impossible) else value
        yield replace(part, text=text[start:end], start=start, end=end)
        at = reading.end


def _join_lists(parts: Iterable[Part], text: str) -> list[Part]:
    """Neighbours joined by a comma or «и»: windows become one series («февраль 2024, май 2025»), and a bare
    date after a due date is one more due date («до 15 июня и 15 декабря»)."""
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        if last is None or not isinstance(part, Window) or not LIST_GOES_ON.fullmatch(text, last.end, part.start):
            joined.append(part)
        elif isinstance(last, Window) and last.controlled and part.controlled:
            joined[-1] = last.joined(part, text)
        else:
            day = part.only_day
            again = last.again(day) if day else None
            joined.append(replace(again, text=part.text, start=part.start, end=part.end) if again else part)
    return joined


def _rest(text: str, tokens: Sequence[Token], parts: Sequence[Part]) -> Iterable[Excerpt]:
    """Stretches between the parts that say something."""
    bounds = [0, *(edge for part in parts for edge in (part.start, part.end)), len(text)]
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        inside = [token for token in tokens if start <= token.start and token.end <= end]
        saying = [token for token in inside if token.word not in CONNECTING and any(map(str.isalnum, token.word))]
        if saying:
            yield Excerpt(text[saying[0].start : saying[-1].end], saying[0].start, saying[-1].end)


def _nothing_understood(text: str) -> tuple[Part, ...]:
    said = text.strip()
    if not said:
        return ()
    start = text.index(said)
    return (Unparseable(text=said, start=start, end=start + len(said)),)
