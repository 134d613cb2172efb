"""One file may hold several papers: minutes with a report and a plan as annexes. Where each begins, and its kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from rumo.papers.readers.analysis.reader import read_analysis
from rumo.papers.readers.document import Grid, Line, Piece, SourceDocument
from rumo.papers.readers.lettering import close_up
from rumo.papers.readers.minutes import words
from rumo.papers.readers.minutes.reader import read_minutes
from rumo.papers.readers.minutes.rows import rows_of
from rumo.papers.readers.minutes.zones import zones_of
from rumo.papers.readers.nominative import Directory
from rumo.papers.readers.order import reader as order
from rumo.papers.readers.people import names_anybody
from rumo.papers.readers.plan.lists import tells_terms
from rumo.papers.readers.plan.reader import read_plan
from rumo.papers.readers.reading import Reading, Unread

KindReader = Callable[[SourceDocument, int, int, Directory | None], Reading]

UNKNOWN = "unknown"
_LONGEST_TITLE = 300
_PLAN = re.compile(
    r"^(?:(?:годовой|сводный|перспективный|календарный|примерный|тематический)\s+)?план(?:-график|-сетка)?(?!\w)(?!\s+(?:на\s+следующ|выполнен))",
    re.IGNORECASE,
)
_PLAN_HEAD = re.compile(r"срок|дата|месяц|ответственн|исполнител", re.IGNORECASE)
_ANALYSIS = re.compile(
    r"^(?:(?:годовой|публичный|итоговый|аналитический|статистический|информационный|краткий|сводный)\s+)*"
    r"(?:отч[её]т|анализ|самоанализ|аналитическая\s+справка|аналитические\s+материалы|информационная\s+справка|доклад)(?!\w)",
    re.IGNORECASE,
)
_ANNEX = re.compile(r"^приложение(?:\s*(?:№|N)?\s*\d+)?(?:\s+к\s.*)?[.:]?$", re.IGNORECASE)
_OF_PLAN = re.compile(r"(?<!\w)к\s+плану(?!\w)", re.IGNORECASE)
_MINUTES = re.compile(
    r"^(?:протокол|выписка\s+из\s+протокола)\s*(?:$|№|N[oо]?\b|\d|заседани|собрани|совещани|от\s+[\d«])", re.IGNORECASE
)
_VERB = re.compile(
    r"(?<!\w)(?:проведен[оаы]?|утвержд[её]н[оаы]?|выполнен[оаы]?|представлен[оаы]?|размещ[её]н[оаы]?)(?!\w)"
)
_YEAR = re.compile(r"\d{4}")
_INSTITUTION = re.compile(
    r"министерств|учреждени|институт|департамент|управление|комитет|администраци|приказ", re.IGNORECASE
)
_BACK = 8  # lines of a head that may stand over the title: an institution, a stamp, «Приложение № 1»
_NEAR = 8  # blocks after the title of a plan in which its table begins


@dataclass(frozen=True, slots=True)
class _Start:
    """A paper begins at block `index` (its head included); its title stands at block `title`."""

    index: int
    title: int
    kind: str


def read_papers(document: SourceDocument, directory: Directory | None = None) -> list[Reading]:
    """The papers of a document in their order. A document of no known kind comes back as one reading of kind «unknown»
    without a paper, all of it unread."""
    starts = list(_starts(document.blocks, document))
    if not starts and _is_record(document):
        starts = [_Start(0, 0, "minutes")]
    if not starts:
        return [_unknown(document, 0, len(document.blocks) - 1)] if document.blocks else []
    starts[0] = replace(starts[0], index=0)
    ends = [*(start.index - 1 for start in starts[1:]), len(document.blocks) - 1]
    return [_read(document, start, end, directory) for start, end in zip(starts, ends, strict=True)]


def _is_record(document: SourceDocument) -> bool:
    """Minutes without their title: somebody was heard and something was decided."""
    texts = [line.text for line in document.lines()]
    return any(map(words.HEARD.match, texts)) and any(map(words.DECIDED.match, texts))


def _read(document: SourceDocument, start: _Start, last: int, directory: Directory | None) -> Reading:
    reader = READERS.get(start.kind)
    return reader(document, start.index, last, directory) if reader else _unknown(document, start.index, last)


def _unknown(document: SourceDocument, first: int, last: int) -> Reading:
    unread = tuple(
        Unread(row.said or "таблица", row.place, "вид документа не распознан") for row in rows_of(document, first, last)
    )
    return Reading(UNKNOWN, None, first, last, 0.0, (), unread)


def _starts(blocks: Sequence[Piece], document: SourceDocument) -> Iterator[_Start]:
    current = _Start(0, -1, "")
    closed_after: int | None = -1  # inside minutes little begins before this block: there they are signed
    for index in range(len(blocks)):
        kind = _kind_at(blocks, index, current.kind)
        if kind is None or (current.kind == kind == "order"):
            continue  # the annex of an order belongs to it
        if closed_after is None:  # of minutes, looked for when something may follow them
            closed_after = _signed_at(document, current.title)
        if index <= closed_after and not _may_begin_inside(blocks, index, kind):
            continue
        current = _Start(_head_start(blocks, index, current.title + 1, closed_after + 1), index, kind)
        closed_after = None if kind == "minutes" else index
        yield current


def _signed_at(document: SourceDocument, title: int) -> int:
    last = len(document.blocks) - 1
    signatures = zones_of(rows_of(document, title, last)).signatures
    return max((row.place.block for row in signatures), default=last)


def _may_begin_inside(blocks: Sequence[Piece], index: int, kind: str) -> bool:
    """Minutes that are not signed yet give way to other minutes with a title, and to what is called an annex."""
    if kind == "minutes":
        return _is_set_off(blocks[index])
    return _is_after_annex(blocks, index)


def _kind_at(blocks: Sequence[Piece], index: int, before: str) -> str | None:
    """The kind of the paper whose title stands in this block, `before` that of the paper it stands in."""
    block = blocks[index]
    text = close_up(block.text).strip() if isinstance(block, Line) else ""
    if not isinstance(block, Line) or not text or len(text) > _LONGEST_TITLE or block.marker:
        return None
    if _MINUTES.match(text):
        return "minutes"
    if _is_order(blocks, index, text):
        return "order"
    if text.endswith((".", ";", ":", ",")) and not _is_set_off(block):
        return None
    if _VERB.search(text):
        return None
    if _PLAN.match(text) and _has_plan(blocks, index):
        is_part = before == "plan" and (not _YEAR.search(text) or _is_annex_of_plan(blocks, index))
        return None if is_part else "plan"
    if _ANALYSIS.match(text) and before != "analysis" and (before != "plan" or _is_set_off(block)):
        return "analysis"
    return None


def _is_set_off(line: Piece) -> bool:
    """Set as titles are: a heading, bold, in the middle, or loud."""
    if isinstance(line, Grid):
        return False
    letters = [letter for letter in line.text if letter.isalpha()]
    loud = bool(letters) and sum(letter.isupper() for letter in letters) > 0.6 * len(letters)
    return line.level > 0 or line.is_bold or line.alignment == "center" or loud


def _is_after_annex(blocks: Sequence[Piece], index: int) -> bool:
    """«Приложение № 1» stands over the title."""
    lines = [block for block in blocks[max(0, index - 3) : index] if isinstance(block, Line)]
    return any(_ANNEX.match(line.text) for line in lines)


def _is_annex_of_plan(blocks: Sequence[Piece], index: int) -> bool:
    """«Приложение № 1», «к плану работы …» stand over the title."""
    lines = [block for block in blocks[max(0, index - 3) : index] if isinstance(block, Line)]
    return _is_after_annex(blocks, index) and any(_OF_PLAN.search(line.text) for line in lines)


def _is_order(blocks: Sequence[Piece], index: int, text: str) -> bool:
    """ПРИКАЗ with a composition in its title within the next lines, or the list of a composition alone."""
    if order.COMPOSITION.match(text) and _is_set_off(blocks[index]):
        return any(_names_somebody(block) for block in blocks[index + 1 : index + 6])
    if not order.KIND.match(text):
        return False
    following = [block for block in blocks[index : index + _NEAR] if isinstance(block, Line)]
    return any(order.TITLE.match(line.text) for line in following)


def _names_somebody(block: Piece) -> bool:
    if isinstance(block, Line):
        return names_anybody(block.text)
    return any(names_anybody(cell.text) for row in block.rows for cell in row)


def _has_plan(blocks: Sequence[Piece], index: int) -> bool:
    """A table with terms or responsible persons follows, or points with their terms, on the line or under it."""
    for block in blocks[index + 1 : index + 1 + _NEAR]:
        if isinstance(block, Grid):
            head = " ".join(cell.text for row in block.rows[:2] for cell in row)
            return _PLAN_HEAD.search(head) is not None
        if (block.marker and _PLAN_HEAD.search(block.text)) or tells_terms(block):
            return True
    return False


def _head_start(blocks: Sequence[Piece], title: int, first: int, signed: int) -> int:
    """Lines over a title that belong to it: «Приложение № 1», a stamp, the institution; never those of signatures."""
    start = title
    for index in range(title - 1, max(first, signed, title - _BACK) - 1, -1):
        block = blocks[index]
        if isinstance(block, Grid) or block.marker or len(block.text) > _LONGEST_TITLE:
            break
        is_head = _ANNEX.match(block.text) or words.STAMP.match(block.text) or block.alignment in {"center", "right"}
        if is_head or _INSTITUTION.search(block.text):
            start = index
        elif block.text.endswith((".", ";")):
            break
    return start


READERS: dict[str, KindReader] = {
    "minutes": read_minutes,
    "plan": read_plan,
    "analysis": read_analysis,
    "order": order.read_order,
}
