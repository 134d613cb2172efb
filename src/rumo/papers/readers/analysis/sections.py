"""Headings to a tree of sections, and the text under each to blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rumo.papers.analysis import AnalysisTable, Section
from rumo.papers.blocks import Block, ItemList, Paragraph, Table, normalized
from rumo.papers.readers.document import Grid, Line, Piece, Place
from rumo.papers.readers.minutes.content import paragraph_of, table_of

_ROMAN = re.compile(r"^[IVXХ]{1,5}[.)]?\s+|^раздел\s+\S+[.:]?\s*|^глава\s+\S+[.:]?\s*", re.IGNORECASE)
_NUMBERED = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?$")
_BULLET = re.compile(r"^[-–—‒−•·∙●○◦■□▪▫*✓➢]$")
_LONGEST = 160
_CAPTION = 60
_PART, _CHAPTER, _BOLD, _LEAD = 20, 30, 30, 90


@dataclass(slots=True)
class _Open:
    """A section being filled. A lead is a caption of one list («Задачи:») and ends with it."""

    title: str
    rank: int
    pieces: list[Piece] = field(default_factory=list)
    inner: list[_Open] = field(default_factory=list)

    def closed(self, level: int) -> Section:
        return Section(self.title, level, blocks_of(self.pieces), tuple(each.closed(level + 1) for each in self.inner))


def sections_of(pieces: Sequence[Piece]) -> tuple[Section, ...]:
    """The tree; what stands before the first heading is a section without a title."""
    root = _Open("", 0)
    stack = [root]
    for n, piece in enumerate(pieces):
        following = pieces[n + 1] if n + 1 < len(pieces) else None
        rank = heading_rank(piece, following)
        if rank and isinstance(piece, Line):
            while stack[-1].rank >= rank:
                stack.pop()
            opened = _Open(_title(piece), rank)
            stack[-1].inner.append(opened)
            stack.append(opened)
            continue
        if stack[-1].rank == _LEAD and not (isinstance(piece, Line) and piece.marker):
            stack.pop()
            if stack[-1].inner:
                after = _Open("", _LEAD + 1)  # the text goes on after the list
                stack[-1].inner.append(after)
                stack.append(after)
        stack[-1].pieces.append(piece)
    lead = (Section("", 1, blocks_of(root.pieces)),) if root.pieces else ()
    return lead + tuple(each.closed(1) for each in root.inner)


def heading_rank(piece: Piece, following: Piece | None = None) -> int:
    """0 for what is no heading; else the smaller the higher: a style's level, «Раздел 1», a numbered line in bold, a
    line in bold, a short line with a colon above a list."""
    if isinstance(piece, Grid) or not piece.text or len(piece.text) > _LONGEST:
        return 0
    if piece.level:
        return piece.level
    plain = not piece.marker or _NUMBERED.match(piece.marker)
    ends = re.search(r"[.;,]$", piece.text)
    if plain and _ROMAN.match(piece.text) and not ends:
        return _PART
    if _ROMAN.match(f"{piece.marker} ") and (piece.is_bold or piece.text.isupper()):
        return _PART
    if _BULLET.match(piece.marker):
        return 0
    if piece.is_bold and _NUMBERED.match(piece.marker):
        return _CHAPTER + min(piece.marker.strip(".").count("."), 5)
    if plain and not piece.marker and (piece.is_bold or _is_loud(piece.text)):
        return _BOLD
    leads = isinstance(following, Line) and bool(_BULLET.match(following.marker) or following.marker)
    return _LEAD if piece.text.endswith(":") and len(piece.text) <= _CAPTION and leads and not piece.marker else 0


def tables_of(pieces: Sequence[Piece]) -> tuple[AnalysisTable, ...]:
    """Every table whole, with the line above it as caption if that announces it."""
    found = []
    for n, piece in enumerate(pieces):
        if isinstance(piece, Grid):
            above = pieces[n - 1] if n else None
            found.append(AnalysisTable(_caption(above), normal_table(piece), Place(piece.index, page=piece.page)))
    return tuple(found)


def normal_table(grid: Grid) -> Table:
    """The table without noise; as it is where it is empty."""
    table = table_of(grid)
    return next((each for each in normalized([table]) if isinstance(each, Table)), table)


def blocks_of(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """Lines with marks of one kind are one list; other numbering stays in the text."""
    blocks: list[Block] = []
    items: list[Paragraph] = []
    kind = ""
    for piece in pieces:
        mark = _mark(piece)
        if items and mark != kind:
            blocks.append(ItemList(tuple(items), kind == "number"))
            items = []
        kind = mark
        if isinstance(piece, Grid):
            blocks.append(table_of(piece))
        elif mark:
            items.append(paragraph_of(piece.text, piece.spans))
        else:
            blocks.append(paragraph_of(piece.text, piece.spans, piece.marker))
    if items:
        blocks.append(ItemList(tuple(items), kind == "number"))
    return normalized(blocks)


def _mark(piece: Piece) -> str:
    if isinstance(piece, Grid) or not piece.marker:
        return ""
    if _BULLET.match(piece.marker):
        return "bullet"
    return "number" if re.fullmatch(r"\d{1,3}[.)]", piece.marker) else ""


def _title(line: Line) -> str:
    return f"{line.marker} {line.text}".strip().rstrip(":").strip()


def _is_loud(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return (
        len(letters) > 4
        and len(text.split()) > 1
        and all(letter.isupper() for letter in letters)
        and not text.endswith(".")
    )


def _caption(above: Piece | None) -> str:
    if not isinstance(above, Line) or above.marker or len(above.text) > _LONGEST:
        return ""
    announces = (
        above.text.endswith(":")
        or re.match(r"таблица|рис|диаграмма", above.text, re.IGNORECASE)
        or above.is_bold
        or above.level
    )
    return above.text.rstrip(":").strip() if announces else ""
