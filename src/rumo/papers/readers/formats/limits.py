"""How much is read. Papers of an association are tens of pages; a file beyond these limits is refused with its reason,
within 5 s and 300 MB, so that one bad file cannot stop a batch."""

from __future__ import annotations

from rumo.papers.readers.document import UnreadableFile

MAX_FILE = 50 * 1024 * 1024  # bytes of the file itself
MAX_PART = 20 * 1024 * 1024  # bytes of one XML part, unpacked
MAX_PARTS = 3000
MAX_PAGES = 600
MAX_LETTERS = 2_000_000  # some 700 pages of plain text
MAX_TAGS = 1_000_000  # in one XML part: a tree of them takes some 150 MB
MAX_PARAGRAPHS = 30_000  # those in cells included: 600 pages have fewer
MAX_DEPTH = 100  # tables in tables, groups in groups

TOO_LONG = (
    f"Документ слишком большой: читаются файлы до {MAX_PAGES} страниц. Разделите его на части или сохраните нужные "
    "страницы отдельным файлом."
)


def check_count(paragraphs: int) -> None:
    """Raises UnreadableFile past the limit of paragraphs."""
    if paragraphs > MAX_PARAGRAPHS:
        raise UnreadableFile(TOO_LONG)


def check_pages(pages: int) -> None:
    if pages > MAX_PAGES:
        raise UnreadableFile(
            f"В документе {pages} страниц, читаются файлы до {MAX_PAGES} страниц. Разделите его на части."
        )
