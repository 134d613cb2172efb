"""Tables in text turned from Word: each cell begins with a tab on a line of its own.

A paragraph of a cell is followed by a blank line unless it is its last; a row is followed by a blank line. So before
the next tab an odd number of blank lines ends the row, and two, four … are empty paragraphs of the cell.
"""

from __future__ import annotations

from collections.abc import Sequence

Cells = list[str]
Spanned = list[tuple[str, int]]  # text and colspan

_LONGEST_TAIL = 200  # letters of a cell's further paragraph; more is the text after the table


def cell_rows(lines: Sequence[str], at: int) -> tuple[list[Spanned], int]:
    """Rows of the table that begins at line `at` and the line after it; no rows when there is no such table."""
    if not _starts_cell(lines[at]) or not any(_starts_cell(line) for line in lines[at + 1 : at + 3]):
        return [], at
    rows: list[Cells] = [[]]
    blanks = 0
    while at < len(lines):
        line = lines[at]
        if not line.strip() and not line.startswith("\t"):
            blanks += 1
        elif _starts_cell(line):
            if blanks % 2 and rows[-1]:
                rows.append([])
            rows[-1].append(line.strip())
            blanks = 0
        elif rows[-1] and blanks <= 1 and len(line) < _LONGEST_TAIL and _returns(lines, at):
            rows[-1][-1] += f"\v{line.strip()}"
            blanks = 0
        else:
            break
        at += 1
    return _fitted(rows), at


def _starts_cell(line: str) -> bool:
    return line.startswith("\t") and "\t" not in line[1:].strip()


def _returns(lines: Sequence[str], at: int) -> bool:
    """The table goes on after this line: another cell comes before two paragraphs of text do."""
    words = 0
    for line in lines[at + 1 : at + 8]:
        if _starts_cell(line):
            return True
        words += bool(line.strip())
        if words > 2:
            return False
    return False


def _fitted(rows: list[Cells]) -> list[Spanned]:
    """The text does not say which cells span columns: it follows from the rows around them."""
    width = max(len(row) for row in rows)
    return [_fit(row, rows[number + 1 :], width) for number, row in enumerate(rows)]


def _fit(row: Cells, below: Sequence[Cells], width: int) -> Spanned:
    missing = width - len(row)
    if missing <= 0:
        return [(text, 1) for text in row]
    if below and len(below[0]) == width and "" in below[0]:
        spread = _over_gaps(row, below[0])
        if spread:
            return spread
    return [(text, missing + 1 if number == 0 else 1) for number, text in enumerate(row)]  # «Итого» over № and the name


def _over_gaps(row: Cells, below: Cells) -> Spanned:
    """A heading over sub-headings: where the row below is empty a cell is single, the others share the rest alike."""
    left = next((number for number, text in enumerate(below) if text), 0)
    right = next((number for number, text in enumerate(reversed(below)) if text), 0)
    shared = len(row) - left - right
    inner = len(below) - left - right
    if shared <= 0 or inner % shared:
        return []
    return [(text, inner // shared if left <= number < len(row) - right else 1) for number, text in enumerate(row)]
