"""The opened document as JSON, to be shown beside the record, without opening the stranger's file again."""

from __future__ import annotations

from typing import Any

from rumo.papers.readers.document import Grid, GridCell, Line, SourceDocument


def to_json(document: SourceDocument) -> dict[str, Any]:
    """`{"format", "pages", "notes": […], "blocks": [line or table]}`.

    A line is `{"index", "page", "text", "marker", "level", "bold"}`, a table `{"index", "page", "header_rows",
    "rows": [[{"text", "colspan", "rowspan"}]]}`; what is false, empty or 1 is left out.
    """
    return {
        "format": document.format,
        "pages": document.pages,
        "notes": list(document.notes),
        "blocks": [_line(block) if isinstance(block, Line) else _grid(block) for block in document.blocks],
    }


def _line(line: Line) -> dict[str, Any]:
    return {"index": line.index, "page": line.page, "text": line.text} | _said(
        marker=line.marker, level=line.level, bold=line.is_bold
    )


def _grid(grid: Grid) -> dict[str, Any]:
    rows = [[_cell(cell) for cell in row] for row in grid.rows]
    return {"index": grid.index, "page": grid.page, "header_rows": grid.header_rows, "rows": rows}


def _cell(cell: GridCell) -> dict[str, Any]:
    spans = {"colspan": cell.colspan, "rowspan": cell.rowspan}
    return {"text": cell.text} | {name: value for name, value in spans.items() if value > 1}


def _said(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
