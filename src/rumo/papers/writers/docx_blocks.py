"""Blocks of rich text as WordprocessingML, put into a template by `{{p вопрос.текст }}`.

Written directly and not as a sub-document: the text takes the styles of the region's template, and it is ten times
faster than merging two Word files.
"""

from __future__ import annotations

from collections.abc import Iterator

from rumo.papers.blocks import Block, Caption, ItemList, Table
from rumo.papers.writers import docx_styles
from rumo.papers.writers.docx_tables import GAP, WordPage, WordTable, list_xml, paragraph_xml

_PARTING = (
    '<w:p><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
)
_CAPTION = '<w:keepNext/><w:spacing w:before="160"/><w:ind w:left="0" w:firstLine="0"/><w:jc w:val="left"/>'


class WordBlocks:
    """Prints itself as XML."""

    def __init__(self, blocks: tuple[Block, ...], page: WordPage, *, is_apart: bool = False) -> None:
        """`is_apart`: a gap before the first block, where no heading stands over it."""
        self.blocks, self.page, self.is_apart = blocks, page, is_apart

    def __bool__(self) -> bool:
        return bool(self.blocks)

    def __html__(self) -> str:
        return "".join(self._blocks())

    def _blocks(self) -> Iterator[str]:
        for before, block, after in zip((None, *self.blocks), self.blocks, (*self.blocks[1:], None), strict=False):
            gap = isinstance(before, Table) or (self.is_apart and before is None)
            if isinstance(block, Table):
                # Word runs neighbouring tables into one, so something has to stand between them.
                yield _PARTING
                yield WordTable(block, self.page).xml()
            elif isinstance(block, ItemList):
                yield from list_xml(block, docx_styles.LIST, self.page, gap=gap)
            elif isinstance(block, Caption):
                yield paragraph_xml(block.runs, docx_styles.TEXT, self.page, look=_CAPTION)
            else:
                look = ("<w:keepNext/>" if isinstance(after, Table) else "") + (GAP if gap else "")
                yield paragraph_xml(block.runs, docx_styles.TEXT, self.page, look=look)
