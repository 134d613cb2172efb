"""The shape of a declension rule for surnames and first names, and looking one up."""

from __future__ import annotations

import re
from typing import NamedTuple

from rumo.russian.cases import OBLIQUE_CASES, Case, Gender

M, F, ANY = Gender.MALE, Gender.FEMALE, None


class Rule(NamedTuple):
    """Names of `gender` (None: both) matching `pattern` lose `cut` letters and take five endings.

    Endings follow the oblique cases: genitive, dative, accusative, instrumental, prepositional.
    No endings: the name is indeclinable.
    """

    gender: Gender | None
    pattern: re.Pattern[str]
    cut: int
    endings: tuple[str, ...]

    def form(self, lower: str, case: Case) -> str:
        """The lower-case name in an oblique case."""
        if not self.endings:
            return lower
        return lower[: len(lower) - self.cut] + self.endings[OBLIQUE_CASES.index(case)]


def rule(gender: Gender | None, pattern: str, cut: int = 0, endings: str = "") -> Rule:
    """A rule with its endings written in a line: `rule(M, "цый$", 2, "его ему его ым ем")`."""
    return Rule(gender, re.compile(pattern), cut, tuple(endings.split()))


def any_of(words: str) -> str:
    """A pattern for exactly these words, given in a line."""
    return f"^(?:{'|'.join(words.split())})$"


def find_rule(rules: tuple[Rule, ...], lower: str, gender: Gender | None) -> Rule | None:
    """The first rule of this gender that the lower-case name matches."""
    return next((each for each in rules if each.gender in (ANY, gender) and each.pattern.search(lower)), None)
