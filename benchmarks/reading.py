"""Long old papers read, beside the bare text taken out of the same files: python-docx and pdfplumber."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pdfplumber
import pypdfium2

from benchmarks.long_plans import plan_docx, plan_pdf, plan_rows
from benchmarks.papers import varied
from rumo.papers.checks.papers import check_document, check_paper
from rumo.papers.json import from_json
from rumo.papers.readers.opening import open_document
from rumo.papers.readers.reading import Reading
from rumo.papers.readers.splitting import read_papers
from rumo.papers.writers.docx import write_docx
from rumo.papers.writers.pdf import write_pdf


def measure(*, kind: str, form: str, points: int, paper: str, runs: int) -> dict[str, Any]:
    """`kind` minutes or plan, `form` docx or pdf, `points` agenda items or rows; `paper` is the JSON of the minutes.

    Every run takes another document. Times in ms of the processor: `first` of the first document of a process, the
    others without it.
    """
    made = {"minutes": _minutes, "plan": _plan}[kind]
    read, text, checks = [], [], []
    for copy in range(runs + 1):
        data, pages = made(form, points, paper, copy)
        text.append(_time_of(TEXT[form], data)[0])
        taken, readings = _time_of(_read, data, form)
        read.append(taken)
        checks.append(_time_of(_check, readings)[0])
    found = [[reading.kind, _points(reading)] for reading in readings]
    times = {"first": read[0], "read": read[1:], "text": text[1:], "checks": checks[1:]}
    return times | {"pages": pages, "bytes": len(data), "whole": found == [[kind, points]], "found": found}


def _minutes(form: str, _items: int, paper: str, copy: int) -> tuple[bytes, int]:
    minutes = from_json(varied(json.loads(Path(paper).read_bytes()), copy))
    pdf = write_pdf(minutes)
    return (pdf if form == "pdf" else write_docx(minutes)), _pages(pdf)


def _plan(form: str, count: int, _paper: str, copy: int) -> tuple[bytes, int]:
    rows = plan_rows(count, copy)
    pdf = plan_pdf(rows)
    return (pdf if form == "pdf" else plan_docx(rows)), _pages(pdf)


def _pages(pdf: bytes) -> int:
    """A Word file has no pages of its own: those of the PDF with the same text are told for both."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def _read(data: bytes, form: str) -> list[Reading]:
    return read_papers(open_document(data, f"paper.{form}"))


def _check(readings: list[Reading]) -> None:
    """All that `rumo check` looks for."""
    check_document(readings)
    for reading in readings:
        check_paper(reading.paper)


def _points(reading: Reading) -> int:
    """Agenda items or rows that were read."""
    return len(getattr(reading.paper, "items" if reading.kind == "minutes" else "rows", ()))


def _docx_text(data: bytes) -> str:
    document = docx.Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def _pdf_text(data: bytes) -> str:
    with pdfplumber.open(BytesIO(data)) as document:
        return "\n".join(page.extract_text() for page in document.pages)


TEXT: dict[str, Callable[[bytes], str]] = {"docx": _docx_text, "pdf": _pdf_text}


def _time_of(action: Callable[..., Any], *given: Any) -> tuple[float, Any]:
    """Milliseconds of the processor and what came of it: nothing here waits, and a busy machine does not count."""
    begun = time.process_time()
    made = action(*given)
    return 1000 * (time.process_time() - begun), made
