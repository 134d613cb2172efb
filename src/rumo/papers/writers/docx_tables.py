"""Tables, lists and paragraphs of rich text as WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape

from rumo.papers.blocks import Below, Cell, ItemList, Run, Table, heights_of
from rumo.papers.writers import docx_styles
from rumo.papers.writers.columns import SMALLEST, Columns, columns_of
from rumo.papers.writers.docx_bars import Bars

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
# As in the PDF, 4 pt: Word's own margins are wider and break long words in narrow columns.
_MARGIN = 80
_MARGINS = "".join(f'<w:{side} w:w="{_MARGIN}" w:type="dxa"/>' for side in ("left", "right"))
_UPRIGHT = 10205  # 18 cm: the text of an upright page, in twentieths of a point
_CELL_SIZE = 22  # half-points, of the style of cells
_BEFORE_BAR = 100  # twentieths of a point
_TAB = "<w:r><w:tab/></w:r>"
GAP = '<w:spacing w:before="120"/>'  # twentieths of a point, after a table


@dataclass(frozen=True, slots=True)
class WordPage:
    """Where blocks are printed: `styles` map names to ids, `width` is that of the text, in twentieths of a point."""

    styles: dict[str, str]
    width: int
    bars: Bars


@dataclass(frozen=True, slots=True)
class Hand:
    """How all the runs of a paragraph are set; `half_points` below the size of cells, else the style says."""

    half_points: int = _CELL_SIZE
    is_bold: bool = False

    def properties(self, run: Run) -> str:
        size = self.half_points
        look = "<w:b/>" if self.is_bold or run.bold else ""
        look += "<w:i/>" if run.italic else ""
        look += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size < _CELL_SIZE else ""
        return f"<w:rPr>{look}</w:rPr>" if look else ""


PLAIN = Hand()


@dataclass(frozen=True)
class WordTable:
    """One table on a page of a Word file."""

    table: Table
    page: WordPage

    @cached_property
    def columns(self) -> Columns:
        return columns_of(self.table)

    @cached_property
    def heights(self) -> dict[tuple[int, int], int]:
        return heights_of(self.table)

    @cached_property
    def widths(self) -> list[int]:
        """In twentieths of a point."""
        return [int(share * self.page.width) for share in self.columns.shares]

    @cached_property
    def half_points(self) -> int:
        """Size of letters that lets the longest words fit."""
        return min(_CELL_SIZE, round(_CELL_SIZE * max(self.page.width / _UPRIGHT / self.columns.tightness, SMALLEST)))

    def xml(self) -> str:
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.widths)
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(self.widths)}" w:type="dxa"/><w:jc w:val="center"/>'
            f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_MARGINS}</w:tblCellMar>'
            '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
            'w:noVBand="1"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(map(self._row, range(len(self.table.rows))))}</w:tbl>"
        )

    def _row(self, number: int) -> str:
        row, is_head = self.table.rows[number], number < self.table.header_rows
        look = "" if number in self.columns.breakable else "<w:cantSplit/>"
        look += "<w:tblHeader/>" if number < self.columns.repeated else ""
        cells, column = [], 0
        for place, cell in enumerate(row):
            span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
            span += '<w:vMerge w:val="restart"/>' if (number, place) in self.heights else ""
            span += "<w:vMerge/>" if isinstance(cell, Below) else ""
            centred = '<w:vAlign w:val="center"/>' if is_head else ""
            width = sum(self.widths[column : column + cell.colspan])
            shape = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{centred}</w:tcPr>'
            cells.append(f"<w:tc>{shape}{''.join(self._cell(cell, number, column))}</w:tc>")
            column += cell.colspan
        return f"<w:tr><w:trPr>{look}</w:trPr>{''.join(cells)}</w:tr>"

    def _cell(self, cell: Cell, number: int, column: int) -> Iterator[str]:
        is_head = number < self.table.header_rows
        style = docx_styles.CELL_HEAD if is_head else docx_styles.CELL
        keep = "<w:keepNext/>" if number in self.columns.followed else ""
        width = self.columns.number_width(number, column) if not is_head and cell.colspan == 1 else None
        hand = Hand(self.half_points, is_bold=self.columns.is_sum(number))
        for part in cell.blocks:
            if isinstance(part, ItemList):
                yield from list_xml(part, style, self.page, hand=hand)
            elif width is not None:
                yield self._number(part.runs, (number, column), int(width * self.half_points * 10), keep, hand)
            else:
                centred = not is_head and self.columns.is_counted(column, cell.colspan)
                look = keep + ('<w:jc w:val="center"/>' if centred else "")
                yield paragraph_xml(part.runs, style, self.page, look=look, hand=hand)
        if not cell.blocks:
            yield paragraph_xml((), style, self.page, look=keep)

    def _number(self, runs: tuple[Run, ...], place: tuple[int, int], widest: int, keep: str, hand: Hand) -> str:
        """The digits of a column stand under each other, in the middle of it; a bar begins after the widest number."""
        _row, column = place
        room = self.widths[column] - 2 * _MARGIN - widest
        if column not in self.columns.drawn:
            look = f'{keep}<w:ind w:right="{max(0, room // 2)}"/><w:jc w:val="right"/>'
            return paragraph_xml(runs, docx_styles.CELL, self.page, look=look, hand=hand)
        tabs = f'<w:tab w:val="right" w:pos="{widest}"/><w:tab w:val="left" w:pos="{widest + _BEFORE_BAR}"/>'
        bar = self.columns.bars.get(place)
        return paragraph_xml(
            runs,
            docx_styles.CELL,
            self.page,
            look=f"{keep}<w:tabs>{tabs}</w:tabs>",
            hand=hand,
            before=_TAB,
            after=f"{_TAB}{self.page.bars.drawing(bar, room - 2 * _BEFORE_BAR)}" if bar else "",
        )


def list_xml(block: ItemList, style: str, page: WordPage, *, gap: bool = False, hand: Hand = PLAIN) -> Iterator[str]:
    """Items with typed marks: they survive copying, and a region's template needs no numbering of its own."""
    for number, item in enumerate(block.items, start=1):
        mark = Run(f"{number})\u00a0" if block.numbered else "–\u00a0")
        look = GAP if gap and number == 1 else ""
        yield paragraph_xml((mark, *item.runs), style, page, look=look, hand=hand)


def paragraph_xml(
    runs: tuple[Run, ...],
    style: str,
    page: WordPage,
    *,
    look: str = "",
    hand: Hand = PLAIN,
    before: str = "",
    after: str = "",
) -> str:
    """`look` are properties of the paragraph after its style, in the order of the schema; `before` and `after` are runs
    that stand round the text."""
    known = page.styles.get(style)
    named = f'<w:pStyle w:val="{escape(known)}"/>' if known else ""
    return f"<w:p><w:pPr>{named}{look}</w:pPr>{before}{''.join(_run(run, hand) for run in runs)}{after}</w:p>"


def _run(run: Run, hand: Hand) -> str:
    words = escape(run.text, quote=False)
    return f'<w:r>{hand.properties(run)}<w:t xml:space="preserve">{words}</w:t></w:r>'
