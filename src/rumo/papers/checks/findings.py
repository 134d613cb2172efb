"""What a check found, and the register of the rules that find it.

A rule is a function of a paper and its scope; its docstring says where the rule comes from. It yields what it saw, the
decorator adds the code, the severity and the title, so a new rule is one function in a file of its family.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


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


Check = Callable[..., Iterable[Slip]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`title` names a group of findings: «Вопрос без решения». `example` is a Russian phrase that has the slip."""

    code: str
    severity: Severity
    title: str
    check: Check
    example: str = ""

    @property
    def family(self) -> str:
        """The file the rule stands in: «arithmetic»."""
        return self.check.__module__.rpartition(".")[2]

    def findings(self, *subject: Any) -> Iterator[Finding]:
        for slip in self.check(*subject):
            yield Finding(self.code, self.severity, slip.message, slip.place, slip.said, slip.follows)


class Register(dict[str, Rule]):
    """Rules about one kind of subject, by code. A code never changes: waivers and tests refer to it."""

    def __init__(self, kind: str = "") -> None:
        super().__init__()
        self.kind = kind

    def rule(self, slug: str, severity: Severity, title: str, example: str = "") -> Callable[[Check], Check]:
        """Register a check as «kind.family.slug»; those of minutes, which came first, are plain slugs."""

        def register(check: Check) -> Check:
            family = check.__module__.rpartition(".")[2]
            code = f"{self.kind}.{family}.{slug}" if self.kind else slug
            if code in self:
                raise ValueError(f"two rules have the code {code}")
            self[code] = Rule(code, severity, title, check, example)
            return check

        return register

    def findings(self, *subject: Any) -> Iterator[Finding]:
        for each in self.values():
            yield from each.findings(*subject)


def errors_first(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors, then warnings, each in the order they came."""
    return tuple(sorted(found, key=lambda finding: finding.severity is not Severity.ERROR))


RULES = Register()  # of minutes
RECORD_RULES = Register("minutes")  # of minutes read from a file: the rest of them is kept by the meeting itself
TEXT_RULES = Register("text")  # of what any paper says in sentences and tables
PLAN_RULES = Register("plan")
FILE_RULES = Register("file")  # of papers that came in one file

rule = RULES.rule
