"""Papers of the common form as Markdown: headings, paragraphs, lists and tables, for a site or a letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rumo.papers.blocks import Block, Cell, ItemList, Paragraph, Run, Table, lines_of
from rumo.papers.json import Paper
from rumo.papers.wording.paper_sheet import PaperSheet, SheetSection
from rumo.papers.wording.sheets import build_sheet

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def write_markdown(paper: Paper) -> str:
    """The whole paper, ending with a line break. TypeError for minutes and certificates: their form is another."""
    sheet = build_sheet(paper)
    if not isinstance(sheet, PaperSheet):
        raise TypeError(f"{paper.kind} has no Markdown")
    return "\n\n".join(part for part in _parts(sheet) if part) + "\n"


def _parts(sheet: PaperSheet) -> Iterator[str]:
    for row in sheet.stamps:
        yield from ("  \n".join(map(_escaped, corner)) for corner in (row.left, row.right) if corner)
    yield from (_escaped(each) for each in (sheet.founder, sheet.organization) if each)
    if sheet.heading:
        yield f"# {_escaped(' '.join(sheet.heading))}"
    yield from map(_escaped, sheet.requisites)
    yield from _blocks(sheet.foreword)
    for section in sheet.sections:
        yield from _section(section)
    yield from _blocks(sheet.closing)
    yield "\n".join(f"- {_escaped(each)}" for each in sheet.annexes_listed)
    yield from (f"{_escaped(each.post)} — {_escaped(each.name)}" for each in sheet.signatures)
    for annex in sheet.annexes:
        yield f"# {_escaped(annex.label)}. {_escaped(annex.heading)}"
        for section in annex.sections:
            yield from _section(section)


def _section(section: SheetSection) -> Iterator[str]:
    if section.heading:
        yield f"{'#' * min(section.level + 1, 6)} {_escaped(section.heading)}"
    yield from _blocks(section.blocks)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield _table(block)
        elif isinstance(block, ItemList):
            mark = "1." if block.numbered else "-"
            yield "\n".join(f"{mark} {_inline(item)}" for item in block.items)
        else:
            yield _inline(block)


def _table(table: Table) -> str:
    """Markdown has one header row and no spanning cells: what spans is followed by empty ones."""
    rows = [[text for cell in row for text in (_cell(cell), *("",) * (cell.colspan - 1))] for row in table.rows]
    width = max(map(len, rows))
    full = [[*row, *("",) * (width - len(row))] for row in rows]
    head = full[:1] if table.header_rows else [[""] * width]
    body = full[len(head) :] if table.header_rows else full
    return "\n".join(f"| {' | '.join(row)} |" for row in (*head, ["---"] * width, *body))


def _cell(cell: Cell) -> str:
    return " ".join(_inline(line) for block in cell.blocks for line in lines_of(block))


def _inline(block: Paragraph) -> str:
    return "".join(map(_run, block.runs))


def _run(run: Run) -> str:
    """Marks of bold and italic stand close to the words, or they are not marks."""
    words = run.text.strip()
    mark = "**" * run.bold + "*" * run.italic
    if not words or not mark:
        return _escaped(run.text)
    before, after = run.text.split(words, 1) if words in run.text else ("", "")
    return f"{before}{mark}{_escaped(words)}{mark[::-1]}{after}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
