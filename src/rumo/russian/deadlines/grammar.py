"""The pattern language in which the phrases of each noun are written.

    PHRASES = Rulebook()

    @PHRASES.phrase("[в срок] до {date} [включительно]", "не позднее|позже {date}")
    def until(period: Period, date: Stretch) -> Part: ...

    слово      this word, in its normal form (see `tokens.Token`); marks stand for themselves
    сло*       a word beginning so
    а|б        either word
    [а б]      may be absent
    {slot}     what another rule reads, given to the function as the argument `slot`
    {slot:as}  the same, given as the argument `as`

A slot is a function in `words` or another rulebook, named in `SLOTS`. Of all readings that begin at a word
the longest is taken. A function refuses what cannot be (31 June) by a ValueError in Russian.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.tokens import Token

ITEM = re.compile(r"\[(?P<optional>[^\]]+)\]|\{(?P<slot>\w+)(?::(?P<key>\w+))?\}|(?P<words>\S+)")


@dataclass(frozen=True, slots=True)
class Scan:
    """A text being read; `starts` are the tokens at which a part begins, known for all tokens further on."""

    tokens: tuple[Token, ...]
    period: Period
    starts: set[int] = field(default_factory=set)
    known: dict[tuple[Rulebook, int], list[Reading]] = field(default_factory=dict)

    def token(self, at: int) -> Token | None:
        return self.tokens[at] if at < len(self.tokens) else None


@dataclass(frozen=True, slots=True)
class Impossible:
    """Words were understood, but there is no such day; `reason` says why, in Russian."""

    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read and the index of the first token after it."""

    value: Any
    end: int


Build = TypeVar("Build", bound=Callable[..., Any])
Slot = Callable[[Scan, int], Iterator[Reading]]
SLOTS: dict[str, Slot] = {}


def slot(function: Slot) -> Slot:
    """Make a function known to patterns by its name."""
    SLOTS[function.__name__] = function
    return function


@dataclass(frozen=True, slots=True)
class Words:
    """One word out of several; those with a star are beginnings of words."""

    exact: frozenset[str]
    beginnings: tuple[str, ...]

    def accept(self, token: Token) -> bool:
        return token.word in self.exact or bool(self.beginnings and token.word.startswith(self.beginnings))


@dataclass(frozen=True, slots=True)
class Named:
    """A slot and the name of the argument it fills."""

    slot: str
    key: str


@dataclass(frozen=True, slots=True)
class Optional:
    items: Items


Items = tuple[Words | Named | Optional, ...]


def compile_pattern(pattern: str) -> Items:
    """Items of a pattern, see the head of this file."""
    items: list[Words | Named | Optional] = []
    for match in ITEM.finditer(pattern):
        if match["optional"]:
            items.append(Optional(compile_pattern(match["optional"])))
        elif match["slot"]:
            items.append(Named(match["slot"], match["key"] or match["slot"]))
        else:
            words = match["words"].split("|")
            beginnings = tuple(word[:-1] for word in words if word.endswith("*"))
            items.append(Words(frozenset(word for word in words if not word.endswith("*")), beginnings))
    return tuple(items)


def walk(items: Items, scan: Scan, at: int) -> Iterator[tuple[dict[str, Any], int]]:
    """All ways to read `items` from token `at`: captured values and the index after them."""
    if not items:
        yield {}, at
        return
    item, others = items[0], items[1:]
    if isinstance(item, Words):
        token = scan.token(at)
        if token and item.accept(token):
            yield from walk(others, scan, at + 1)
    elif isinstance(item, Named):
        for reading in SLOTS[item.slot](scan, at):
            for captured, end in walk(others, scan, reading.end):
                yield {item.key: reading.value, **captured}, end
    else:
        yield from walk(item.items + others, scan, at)
        yield from walk(others, scan, at)


@dataclass(frozen=True, slots=True)
class Rule:
    pattern: str
    items: Items
    build: Callable[..., Any]

    def readings(self, scan: Scan, at: int) -> Iterator[Reading]:
        for captured, end in walk(self.items, scan, at):
            impossible = next((value for value in captured.values() if isinstance(value, Impossible)), None)
            yield Reading(impossible or self._built(scan.period, captured), end)

    def _built(self, period: Period, captured: dict[str, Any]) -> Any:
        try:
            return self.build(period, **captured)
        except ValueError as refusal:
            return Impossible(str(refusal))


class Rulebook:
    """The phrases of one noun. With a name it is a slot of other patterns."""

    def __init__(self, name: str | None = None) -> None:
        self.rules: list[Rule] = []
        if name:
            SLOTS[name] = self.readings

    def phrase(self, *patterns: str) -> Callable[[Build], Build]:
        """Read these patterns by the decorated function: `build(period, **slots)`."""

        def register(build: Build) -> Build:
            self.rules.extend(Rule(pattern, compile_pattern(pattern), build) for pattern in patterns)
            return build

        return register

    def readings(self, scan: Scan, at: int) -> Iterator[Reading]:
        """All readings that begin at a token; each place is read once."""
        key = (self, at)
        if key not in scan.known:
            scan.known[key] = [reading for rule in self.rules for reading in rule.readings(scan, at)]
        return iter(scan.known[key])
