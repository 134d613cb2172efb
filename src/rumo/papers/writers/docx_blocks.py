"""Blocks of rich text as WordprocessingML, put into a template by `{{p вопрос.текст }}`.

Written directly and not as a sub-document: the text takes the styles of the region's template, and it is ten times
faster than merging two Word files.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from rumo.papers.blocks import Below, Block, Cell, ItemList, Run, Table, heights_of
from rumo.papers.writers import docx_styles
from rumo.papers.writers.columns import SMALLEST, columns_of

_GAP = '<w:spacing w:before="120"/>'  # twentieths of a point, after a table
_PARTING = (
    '<w:p><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


# As in the PDF, 4 pt: Word's own margins are wider and break long words in narrow columns.
_MARGINS = "".join(f'<w:{side} w:w="80" w:type="dxa"/>' for side in ("left", "right"))


_UPRIGHT = 10205  # 18 cm: the text of an upright page, in twentieths of a point
_CELL_SIZE = 22  # half-points, of the style of cells


class WordBlocks:
    """Prints itself as XML. `styles` maps names to ids, `width` is that of the text, in twentieths of a point."""

    def __init__(self, blocks: tuple[Block, ...], styles: dict[str, str], width: int) -> None:
        self.blocks, self.styles, self.width = blocks, styles, width

    def __bool__(self) -> bool:
        return bool(self.blocks)

    def __html__(self) -> str:
        return "".join(self._blocks())

    def _blocks(self) -> Iterator[str]:
        for before, block, after in zip((None, *self.blocks), self.blocks, (*self.blocks[1:], None), strict=False):
            gap = isinstance(before, Table)
            if isinstance(block, Table):
                # Word runs neighbouring tables into one, so something has to stand between them.
                yield _PARTING
                yield self._table(block)
            elif isinstance(block, ItemList):
                yield from self._list(block, docx_styles.LIST, gap=gap)
            else:
                keep = isinstance(after, Table)  # a line over a table announces it
                yield self._paragraph(block.runs, docx_styles.TEXT, gap=gap, keep=keep)

    def _list(self, block: ItemList, style: str, *, gap: bool = False, size: str = "") -> Iterator[str]:
        """Items with typed marks: they survive copying, and a region's template needs no numbering of its own."""
        for number, item in enumerate(block.items, start=1):
            mark = Run(f"{number})\u00a0" if block.numbered else "–\u00a0")
            yield self._paragraph((mark, *item.runs), style, gap=gap and number == 1, size=size)

    def _paragraph(
        self, runs: tuple[Run, ...], style: str, *, gap: bool = False, keep: bool = False, size: str = ""
    ) -> str:
        known = self.styles.get(style)
        look = f'<w:pStyle w:val="{escape(known)}"/>' if known else ""
        look += ("<w:keepNext/>" if keep else "") + (_GAP if gap else "")
        return f"<w:p><w:pPr>{look}</w:pPr>{''.join(_run(run, size) for run in runs)}</w:p>"

    def _table(self, table: Table) -> str:
        columns, heights = columns_of(table), heights_of(table)
        widths = [int(share * self.width) for share in columns.shares]
        size = _size(self.width / _UPRIGHT / columns.tightness)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        rows = (
            self._row(
                row,
                widths,
                frozenset(place for number, place in heights if number == n),
                heading=n < table.header_rows,
                repeated=n < columns.repeated,
                whole=n not in columns.breakable,
                followed=n in columns.followed,
                size=size,
            )
            for n, row in enumerate(table.rows)
        )
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
            f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_MARGINS}</w:tblCellMar>'
            '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
            'w:noVBand="1"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )

    def _row(
        self,
        row: tuple[Cell, ...],
        widths: list[int],
        tall: frozenset[int],
        *,
        heading: bool,
        repeated: bool,
        whole: bool,
        followed: bool,
        size: str,
    ) -> str:
        """`tall` are the places of cells that go on over the rows below."""
        look = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if repeated else "")
        cells, column = [], 0
        for place, cell in enumerate(row):
            width = sum(widths[column : column + cell.colspan])
            span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
            span += '<w:vMerge w:val="restart"/>' if place in tall else ""
            span += "<w:vMerge/>" if isinstance(cell, Below) else ""
            centred = '<w:vAlign w:val="center"/>' if heading else ""
            shape = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{centred}</w:tcPr>'
            cells.append(f"<w:tc>{shape}{''.join(self._cell(cell, heading, keep=followed, size=size))}</w:tc>")
            column += cell.colspan
        return f"<w:tr><w:trPr>{look}</w:trPr>{''.join(cells)}</w:tr>"

    def _cell(self, cell: Cell, heading: bool, *, keep: bool, size: str) -> Iterator[str]:
        style = docx_styles.CELL_HEAD if heading else docx_styles.CELL
        for part in cell.blocks:
            if isinstance(part, ItemList):
                yield from self._list(part, style, size=size)
            else:
                yield self._paragraph(part.runs, style, keep=keep, size=size)
        if not cell.blocks:
            yield self._paragraph((), style, keep=keep)


def _size(room: float) -> str:
    """Letters that let the longest words fit, as a property of runs; «» where the style's own do."""
    half_points = round(_CELL_SIZE * max(room, SMALLEST))
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' if half_points < _CELL_SIZE else ""


def _run(run: Run, size: str) -> str:
    look = ("<w:b/>" if run.bold else "") + ("<w:i/>" if run.italic else "") + size
    shape = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{shape}<w:t xml:space="preserve">{escape(run.text, quote=False)}</w:t></w:r>'
