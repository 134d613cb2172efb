"""What the checks say of a paper, as JSON. No Django, no records."""

from __future__ import annotations

from typing import Any

from rumo.papers.checks.findings import Finding
from rumo.papers.checks.minutes import check_minutes
from rumo.papers.minutes import Minutes


def check_paper(paper: Any) -> tuple[Finding, ...]:
    """What the checks say of a paper of any kind."""
    return check_minutes(paper) if isinstance(paper, Minutes) else ()


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
