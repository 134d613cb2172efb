"""Papers as PDF/A-2b: typst sets the type, the look is in `templates/*.typ`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from rumo.papers.blocks import Below, Block, Caption, Cell, ItemList, Paragraph, Table, heights_of, row_width
from rumo.papers.certificate import Certificate
from rumo.papers.json import Paper
from rumo.papers.wording.sheets import build_sheet
from rumo.papers.writers.columns import Columns, columns_of
from rumo.papers.writers.fonts import font_directory
from rumo.russian.numbers import agree

TEMPLATES = Path(__file__).parent.parent / "templates"

_UNDATED = date(1970, 1, 1)  # a file must say when it was made; papers without a date say this
_lock = Lock()  # a compiler keeps its input between calls, so it serves one thread at a time


def write_pdf(paper: Paper) -> bytes:
    """The same paper gives the same bytes: nothing in the file depends on the moment of printing.

    Raises FontsMissingError when Tinos is not installed.
    """
    sheet = build_sheet(paper)
    day = sheet.date or _UNDATED
    return _pdf(_compiler(font_directory(), sheet.pdf_form), _data(sheet) | {"date": _data(day)}, day)


def write_book(papers: Sequence[Certificate]) -> bytes:
    """Many certificates in one file, a page each, in one go: at least one. Raises as `write_pdf` does."""
    sheets = [_data(build_sheet(paper)) for paper in papers]
    day = max(paper.date for paper in papers)
    title = f"{papers[0].title}: {agree(len(papers), 'лист')}"
    book = {"title": title, "author": sheets[0]["author"], "date": _data(day), "sheets": sheets}
    # A compiler of its own: thousands of pages are not to be kept in memory after they are printed.
    return _pdf(_new_compiler(font_directory(), "certificate_book"), book, day)


def draw_pages(paper: Paper, *, dots_per_inch: int) -> list[bytes]:
    """The pages as PNG pictures, as `write_pdf` would print them. Raises as it does."""
    sheet = build_sheet(paper)
    data = json.dumps(_data(sheet) | {"date": _data(sheet.date or _UNDATED)}, ensure_ascii=False)
    compiler = _compiler(font_directory(), sheet.pdf_form)
    with _lock:
        drawn = compiler.compile(format="png", ppi=dots_per_inch, sys_inputs={"sheet": data})
    pages = drawn if isinstance(drawn, list) else [drawn]
    return [page for page in pages if page is not None]


def _pdf(compiler: typst.Compiler, data: dict[str, Any], day: date) -> bytes:
    inputs = {"sheet": json.dumps(data, ensure_ascii=False)}
    moment = datetime.combine(day, time(), tzinfo=UTC)
    with _lock:
        pdf = compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=["a-2b"], timestamp=moment)
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave several files for one PDF")
    return pdf


@lru_cache(maxsize=6)
def _compiler(fonts: Path, form: str) -> typst.Compiler:
    """Kept: it holds the parsed fonts and template, which makes the next paper ten times faster."""
    return _new_compiler(fonts, form)


def _new_compiler(fonts: Path, form: str) -> typst.Compiler:
    return typst.Compiler(TEMPLATES / f"{form}.typ", font_paths=[fonts], ignore_system_fonts=True)


def _data(value: Any) -> Any:
    """The sheet as JSON values; a table with the widths of its columns."""
    if isinstance(value, Paragraph | ItemList | Table):
        return _block(value)
    if isinstance(value, tuple):
        return [_data(each) for each in value]
    if isinstance(value, date):
        return [value.year, value.month, value.day]
    if hasattr(value, "__dataclass_fields__"):
        return {each.name: _data(getattr(value, each.name)) for each in fields(value)}
    return value


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        runs = [[run.text, run.bold, run.italic] for run in block.runs]
        return {"kind": "caption" if isinstance(block, Caption) else "paragraph", "runs": runs}
    if isinstance(block, ItemList):
        return {"kind": "list", "numbered": block.numbered, "items": [_block(item) for item in block.items]}
    return _table(block)


def _table(table: Table) -> dict[str, Any]:
    columns, heights = columns_of(table), heights_of(table)
    whole = frozenset(range(len(table.rows))) - columns.breakable
    head = table.header_rows
    partings = frozenset(n for n, row in enumerate(table.rows) if n < head or (len(row) == 1 and row[0].colspan > 1))
    return {
        "kind": "table",
        "shares": columns.shares,
        "tightness": columns.tightness,
        "header_rows": head,
        "total_rows": table.total_rows,
        "repeated": columns.repeated,
        "whole": columns.is_whole,
        "runs": columns.runs(partings),
        "rows": [
            [
                _cell(cell, height, kept=number in (columns.followed if height > 1 else whole))
                | (_numeral(columns, number, row_width(row[:place]), cell.colspan) if number >= head else {})
                for place, cell in enumerate(row)
                if not isinstance(cell, Below) and (height := heights.get((number, place), 1))
            ]
            for number, row in enumerate(table.rows)
        ],
    }


def _numeral(columns: Columns, row: int, column: int, colspan: int) -> dict[str, Any]:
    """How wide the widest number of the column is, and the bar beside this one."""
    if colspan > 1:
        return {"centred": columns.is_counted(column, colspan)}
    bar = columns.bars.get((row, column))
    return {
        "ems": columns.number_width(row, column),
        "drawn": column in columns.drawn,
        "bar": [bar.length, bar.shade] if bar else None,
    }


def _cell(cell: Cell, height: int, *, kept: bool) -> dict[str, Any]:
    return {
        "blocks": [_block(part) for part in cell.blocks],
        "colspan": cell.colspan,
        "rowspan": height,
        "kept": kept,
        "centred": False,
        "ems": None,
        "drawn": False,
        "bar": None,
    }
