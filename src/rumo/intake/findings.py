"""What the checks say of a paper, as JSON. No Django, no records."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rumo.papers.checks.findings import Finding, errors_first
from rumo.papers.checks.papers import check_document, check_paper
from rumo.papers.readers.reading import Reading

_IN_PAPER = re.compile(r"^papers\[(?P<index>\d+)\]\.?(?P<rest>.*)$")


def check_readings(readings: Sequence[Reading]) -> list[tuple[Finding, ...]]:
    """For each paper of a file what is wrong in it, and what it says against the others."""
    found = [list(check_paper(reading.paper)) for reading in readings]
    for finding in check_document(readings):
        place = _IN_PAPER.match(finding.place)
        index = int(place["index"]) if place else 0
        if index < len(found):
            found[index].append(replace(finding, place=place["rest"] if place else finding.place))
    return [errors_first(each) for each in found]


def finding_json(finding: Finding) -> dict[str, Any]:
    """As `rumo check --json` prints it."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "where": finding.place,
        "said": finding.said,
        "follows": finding.follows,
    }
