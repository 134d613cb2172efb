"""All checks of a paper of any kind, and of the papers that came in one file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from rumo.papers.checks.files import agreement
from rumo.papers.checks.files.bundle import Bundle
from rumo.papers.checks.findings import (
    FILE_RULES,
    PLAN_RULES,
    RECORD_RULES,
    RULES,
    TEXT_RULES,
    Finding,
    Rule,
    Scope,
    Severity,
    errors_first,
)
from rumo.papers.checks.material import material_of
from rumo.papers.checks.minutes import check_minutes
from rumo.papers.checks.plans import completeness as plan_completeness
from rumo.papers.checks.plans import dates as plan_dates
from rumo.papers.checks.plans import numbering
from rumo.papers.checks.records import orders
from rumo.papers.checks.texts import arithmetic, completeness, dates, names, shares, tables, units
from rumo.papers.minutes import Minutes
from rumo.papers.plan import Plan
from rumo.papers.readers.reading import Reading

# Importing a family registers its rules.
FAMILIES = (
    (arithmetic, tables, shares, units, dates, names, completeness),
    (plan_dates, numbering, plan_completeness),
    (agreement,),
    (orders,),
)


REGISTERS = (RULES, RECORD_RULES, PLAN_RULES, TEXT_RULES, FILE_RULES)
ALL_RULES: dict[str, Rule] = {code: rule for register in REGISTERS for code, rule in register.items()}


def check_paper(paper: Any, *, context: Scope | None = None) -> tuple[Finding, ...]:
    """Everything found in a paper, errors first. A paper of a kind without rules has no findings.

    `context` is what is known around minutes; what is not known is not checked.
    """
    scope = context or Scope()
    found: list[Finding] = []
    if isinstance(paper, Minutes):
        found += check_minutes(paper, period=scope.period, previous=scope.previous)
        found += RECORD_RULES.findings(paper)
    if isinstance(paper, Plan):
        found += PLAN_RULES.findings(paper)
    material = material_of(paper)
    if material is not None:
        found += TEXT_RULES.findings(material)
    return errors_first(found)


def check_own_minutes(minutes: Minutes, *, scope: Scope) -> tuple[Finding, ...]:
    """Everything found in minutes built from records, errors first.

    What their text seems to say against itself is a warning, whatever the rule: a sentence may be misread, and nobody's
    minutes may stay unsigned for that.
    """
    found = check_minutes(minutes, period=scope.period, previous=scope.previous)
    material = material_of(minutes)
    said = TEXT_RULES.findings(material) if material is not None else ()
    return (*found, *(replace(finding, severity=Severity.WARNING) for finding in said))


def check_document(readings: Iterable[Reading]) -> tuple[Finding, ...]:
    """What papers of one file say against each other, errors first. Places begin with the paper's: «papers[1]»."""
    return errors_first(FILE_RULES.findings(Bundle([reading.paper for reading in readings])))
