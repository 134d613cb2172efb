"""`rumo read FILE… [--json]`: the papers found in old files."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rumo.cli.files import AS_JSON, FILES, extracted

if TYPE_CHECKING:
    from rumo.papers.readers.reading import Reading

KINDS = {"minutes": "Протокол", "plan": "План", "analysis": "Анализ, отчёт", "order": "Приказ о составе"}
UNKNOWN = "Документ неизвестного вида"
_SURE = 0.8
_WIDEST = 100


@click.command(help="Прочитать старые документы: что в них найдено.")
@FILES
@AS_JSON
def read(files: tuple[Path, ...], as_json: bool) -> None:
    """JSON is one list of papers, each with its `file`. Exit code 1 when a file could not be read."""
    from rumo.papers.readers.json import reading_json

    papers: list[dict[str, Any]] = []
    failed = False
    for path, extraction in extracted(files):
        failed = failed or extraction is None
        readings = [reading for reading, _findings in extraction.papers] if extraction else []
        papers += [reading_json(reading) | {"file": path.name} for reading in readings]
        if extraction and not as_json:
            _print_file(path, readings)
    if as_json:
        click.echo(json.dumps(papers, ensure_ascii=False, indent=2))
    sys.exit(1 if failed else 0)


def _print_file(path: Path, readings: Sequence[Reading]) -> None:
    from rumo.papers.readers.json import reading_json

    click.echo(f"{path}: найдено документов — {len(readings)}")
    for number, reading in enumerate(readings, start=1):
        click.echo(f"\n  {number}. {KINDS.get(reading.kind, UNKNOWN)} (уверенность {reading.confidence:.0%})")
        for name, value in facts(reading_json(reading)):
            click.echo(f"     {name + ':':<20} {_short(value)}")
        for each in (found for found in reading.found if found.confidence < _SURE):
            click.echo(f"     сверьте: {each.path} (уверенность {each.confidence:.0%})")
        if reading.unread:
            click.echo(f"     {'не понято мест:':<20} {len(reading.unread)}")
    click.echo()


def facts(paper: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The main fields of a paper's JSON with Russian names; what the paper does not say is left out."""
    shown = {"minutes": _minutes, "plan": _plan, "analysis": _analysis, "order": _order}.get(paper["kind"])
    rows = shown(paper) if shown else ()
    return ((name, str(value)) for name, value in rows if value)


def _minutes(paper: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    yield "номер", paper["number"]
    yield "дата", " – ".join(filter(None, (paper["date"], paper["date_to"])))
    yield "объединение", paper["body"]
    yield "председатель", paper["chair"]["name"]
    yield "секретарь", paper["secretary"]["name"]
    yield "присутствовали", paper["present_count"]
    yield "отсутствовали", len(paper["absent"])
    yield "приглашены", len(paper["invited"])
    for point in paper["agenda"]:
        names = ", ".join(speaker["name"] for speaker in point["speakers"])
        yield f"вопрос {point['number']}", f"{point['title']} ({names})" if names else point["title"]
    yield "решений", sum(len(item["resolutions"]) for item in paper["items"])


def _plan(paper: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    yield "название", paper["title"]
    if paper["period"]:
        yield "период", f"{paper['period']['from']} – {paper['period']['to']}"
    yield "строк", len(paper["rows"])
    yield "грифов", len(paper["stamps"])
    for meeting in paper["meetings"]:
        yield f"заседание {meeting['number']}", f"вопросов {len(meeting['questions'])}"


def _analysis(paper: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    yield "название", paper["title"]
    yield "разделов", len(paper["sections"])
    yield "таблиц", len(paper["tables"])
    yield "чисел", len(paper["figures"])


def _order(paper: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    yield "номер", paper["number"]
    yield "дата", paper["date"]
    yield "объединение", paper["association"]
    yield "членов", len(paper["members"])


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDEST else line[: _WIDEST - 1] + "…"
