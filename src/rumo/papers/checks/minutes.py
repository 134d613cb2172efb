"""All checks of minutes, of those just built and of those read from an old file."""

from __future__ import annotations

from datetime import date

from rumo.papers.checks import completeness, counts, dates, people, spelling, votes
from rumo.papers.checks.findings import RULES, Finding, Period, Scope, errors_first
from rumo.papers.minutes import Minutes

# Importing a family registers its rules.
FAMILIES = (people, spelling, counts, votes, completeness, dates)


def check_minutes(
    minutes: Minutes, *, period: Period | None = None, previous: date | None = None
) -> tuple[Finding, ...]:
    """Everything found: errors first, then warnings, each in the order of the rules and of the paper.

    `period` is the year or the term within which the protocol is numbered, `previous` the date of the number before it;
    what is not known is not checked.
    """
    scope = Scope(period, previous)
    return errors_first(RULES.findings(minutes, scope))
