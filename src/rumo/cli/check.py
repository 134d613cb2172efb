"""`rumo check FILE… [--json]`: what the checks find in old files."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rumo.cli.files import AS_JSON, FILES, extracted
from rumo.cli.read import KINDS, UNKNOWN

if TYPE_CHECKING:
    from rumo.intake.extraction import Extraction
    from rumo.papers.checks.findings import Finding

_SEVERITIES = {"error": "ОШИБКА", "warning": "замечание"}


@click.command(help="Проверить старые документы: что в них не сходится и чего не хватает.")
@FILES
@AS_JSON
def check(files: tuple[Path, ...], as_json: bool) -> None:
    """JSON is one list of findings, each with its `file` and the number of its `paper`, from 1.

    Exit code 1 when there is an error among them or a file could not be read.
    """
    from rumo.intake.findings import finding_json

    found: list[dict[str, Any]] = []
    failed = False
    for path, extraction in extracted(files):
        failed = failed or extraction is None
        for number, (_reading, findings) in enumerate(extraction.papers if extraction else (), start=1):
            found += [finding_json(each) | {"file": path.name, "paper": number} for each in findings]
        if extraction and not as_json:
            _print_file(path, extraction)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    has_errors = any(each["severity"] == "error" for each in found)
    sys.exit(1 if failed or has_errors else 0)


def _print_file(path: Path, extraction: Extraction) -> None:
    click.echo(str(path))
    for number, (reading, findings) in enumerate(extraction.papers, start=1):
        click.echo(f"  {number}. {KINDS.get(reading.kind, UNKNOWN)}: {_summary(findings)}")
        for each in findings:
            click.echo(f"     {_SEVERITIES[each.severity]:<10} {each.message}")
            if each.said:
                follows = f"; следует: {each.follows}" if each.follows else ""
                click.echo(f"     {'':<10} сказано: {each.said}{follows}")
    click.echo()


def _summary(findings: tuple[Finding, ...]) -> str:
    errors = sum(each.severity == "error" for each in findings)
    if not findings:
        return "замечаний нет"
    return f"ошибок {errors}, замечаний {len(findings) - errors}"
