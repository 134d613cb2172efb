"""What differs between two editions of a plan."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import fields
from difflib import SequenceMatcher
from typing import Any

from rumo.papers.change_sheet import Change, ChangeKind, Part
from rumo.papers.plan import Extra, Plan, PlannedMeeting, PlanRow, Responsible

_ALIKE = 0.6  # of the letters of two titles: the same row, reworded
_AKIN = 0.3  # enough when the numbers are the same

Item = PlanRow | PlannedMeeting
Keys = tuple[Sequence[Hashable | None], Sequence[Hashable | None]]  # of the old items and of the new ones, in order


def compare_plans(
    old: Plan, new: Plan, *, rows: Keys | None = None, meetings: Keys | None = None
) -> tuple[Change, ...]:
    """What became of the rows and the meetings, in the order of the new plan, the removed ones last.

    With keys (identifiers of the records; None for an item without one) items are the same where their keys are, and
    nowhere else. Without keys they are matched by equal titles, then by number with akin titles, then by alike titles.
    Another number alone is no change: it follows from rows added above. ValueError when there are not as many keys as
    items.
    """
    changes: list[Change] = []
    for part, keys in ((Part.ROWS, rows), (Part.MEETINGS, meetings)):
        before, after = getattr(old, part), getattr(new, part)
        pairs = _keyed(before, after, keys) if keys else _matched(before, after)
        for n, item in enumerate(after):
            if n in pairs:
                changes += _changes(before[pairs[n]], item, part)
            else:
                changes.append(Change(ChangeKind.ADDED, item.number, _title(item), becomes=_whole(item), part=part))
        kept = set(pairs.values())
        changes += [
            Change(ChangeKind.REMOVED, item.number, _title(item), was=_whole(item), part=part)
            for n, item in enumerate(before)
            if n not in kept
        ]
    return tuple(changes)


def _keyed(old: Sequence[Item], new: Sequence[Item], keys: Keys) -> dict[int, int]:
    """Places in the new list to places in the old one."""
    before, after = keys
    if (len(before), len(after)) != (len(old), len(new)):
        raise ValueError("Ключей не столько, сколько пунктов плана")
    places = {key: n for n, key in enumerate(before) if key is not None}
    return {n: places[key] for n, key in enumerate(after) if key in places}


def _matched(old: Sequence[Item], new: Sequence[Item]) -> dict[int, int]:
    """The same without keys, surest matches first."""
    pairs: dict[int, int] = {}
    for is_same in (_same_title, _same_number, _alike):
        for n, item in enumerate(new):
            if n in pairs:
                continue
            taken = set(pairs.values())
            free = [m for m in range(len(old)) if m not in taken and is_same(old[m], item)]
            if free:
                pairs[n] = max(free, key=lambda m: (_likeness(old[m], item), -abs(m - n)))
    return pairs


def _same_title(old: Item, new: Item) -> bool:
    return _letters(old) == _letters(new)


def _same_number(old: Item, new: Item) -> bool:
    """The same number, and titles that have something in common; a meeting is known by its number alone."""
    is_named = isinstance(new, PlannedMeeting) or _likeness(old, new) > _AKIN
    return bool(new.number) and old.number == new.number and is_named


def _alike(old: Item, new: Item) -> bool:
    return _likeness(old, new) >= _ALIKE


def _likeness(old: Item, new: Item) -> float:
    return SequenceMatcher(None, _letters(old), _letters(new), autojunk=False).ratio()


def _letters(item: Item) -> str:
    return re.sub(r"\W+", " ", _title(item)).strip().lower()


def _title(item: Item) -> str:
    if isinstance(item, PlanRow):
        return item.title
    return item.title or "; ".join(question.title for question in item.questions)


def _whole(item: Item) -> str:
    """An added or removed item in a few lines: its title, its deadline, who answers for it."""
    people = ", ".join(who.text for who in item.responsible)
    return "\n".join(filter(None, (_title(item), item.deadline, people)))


def _changes(old: Item, new: Item, part: Part) -> Iterator[Change]:
    """A change for each field that differs; another deadline alone is a move."""
    for each in fields(new):
        if each.name in {"number", "printed_number"}:
            continue
        was, becomes = _words(getattr(old, each.name)), _words(getattr(new, each.name))
        if was != becomes:
            kind = ChangeKind.MOVED if each.name == "deadline" else ChangeKind.CHANGED
            yield Change(kind, new.number, _title(new), each.name, was, becomes, part)


def _words(value: Any) -> str:
    """A field in lines."""
    if isinstance(value, str):
        return value
    if isinstance(value, Responsible):
        return f"{value.duty} – {value.text}" if value.is_approver and value.duty else value.text
    if isinstance(value, tuple):
        return "\n".join(map(_words, value))
    if isinstance(value, Extra):
        return f"{value.column}: {value.text}"
    people = ", ".join(map(_words, value.responsible))
    question = f"{value.number}. {value.title}" if value.number else str(value.title)
    return f"{question} ({people})" if people else question
