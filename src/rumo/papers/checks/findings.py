"""What a check found, and the register of the rules that find it.

A rule is a function of a paper and its scope; its docstring says where the rule comes from. It yields what it saw, the
decorator adds the code, the severity and the title, so a new rule is one function in a file of its family.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rumo.papers.minutes import Minutes


class Severity(StrEnum):
    """An ERROR makes the paper wrong; a WARNING may be right, and somebody has to say why."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One slip. `message` is a Russian sentence: what is wrong and where.

    `place` is a path in the paper («items[2].resolutions[0]», «present[4]», «date»). Where figures or words disagree,
    `said` is what the paper says and `follows` what follows from the rest of it.
    """

    code: str
    severity: Severity
    message: str
    place: str = ""
    said: str = ""
    follows: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """What a rule yields: a Finding without what all findings of the rule share."""

    message: str
    place: str = ""
    said: str = ""
    follows: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, both inclusive; an open period has no last day."""

    first: date
    last: date | None = None

    def holds(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Scope:
    """What is known around the paper: the period its number belongs to, the date of the number before it."""

    period: Period | None = None
    previous: date | None = None


Check = Callable[[Minutes, Scope], Iterable[Slip]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`title` names a group of findings: «Вопрос без решения»."""

    code: str
    severity: Severity
    title: str
    check: Check

    def findings(self, paper: Minutes, scope: Scope) -> Iterator[Finding]:
        for slip in self.check(paper, scope):
            yield Finding(self.code, self.severity, slip.message, slip.place, slip.said, slip.follows)


RULES: dict[str, Rule] = {}


def rule(code: str, severity: Severity, title: str) -> Callable[[Check], Check]:
    """Register a check of minutes under `code`, which waivers and tests refer to and so never changes."""

    def register(check: Check) -> Check:
        if code in RULES:
            raise ValueError(f"two rules have the code {code}")
        RULES[code] = Rule(code, severity, title, check)
        return check

    return register
