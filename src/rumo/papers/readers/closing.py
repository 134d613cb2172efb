"""Who signed a plan or an analysis: the lines at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rumo.papers.people import Signature
from rumo.papers.readers.document import Grid, Line, Piece, Place
from rumo.papers.readers.people import find_names, names_anybody, spelled, trimmed
from rumo.papers.readers.reading import Found

_BLANK = re.compile(r"_{2,}|\(?\s*подпись\s*\)?|/|\(расшифровка[^)]*\)|м\.\s?п\.|«_*»", re.IGNORECASE)
_DATE = re.compile(r"[«\"]?\d{1,2}[»\"]?[.\s]+[\w]+[.\s]+\d{4}\s*(?:г\.?|года)?")
_POST = re.compile(
    r"^(?:(?:со)?председател|заместител|зам\.|секретар|руководител|директор|начальник|заведующ|методист|(?:главн|ведущ|старш)\w+"
    r"|специалист|ректор|проректор|министр|координатор|составител|исполнител|и\.\s?о\.|врио)",
    re.IGNORECASE,
)
# «Ответственный: Ветрова А.П.» under the last point of a plan that is a list signs nothing.
_LABELLED = re.compile(r"^(?:ответственн\w*|отв\.|срок\w*|результат\w*|контроль)[^:]{0,30}:", re.IGNORECASE)
_LONGEST = 180
_MOST_LINES = 10


def read_signatures(blocks: Sequence[Piece]) -> tuple[tuple[Signature, ...], list[Found], int]:
    """The signatures at the end of the blocks, where each stood, and how many blocks from the end they take."""
    lines = _closing_lines(blocks)
    signed: list[Signature] = []
    found: list[Found] = []
    post, first = "", len(blocks)
    for at, text, place in lines:
        bare = trimmed(_BLANK.sub(" ", _DATE.sub(" ", text.replace("\t", " ")))).strip(" :–—-,.")
        names = find_names(text)
        if not bare:
            continue
        if not names:
            post, first = (f"{post} {bare}" if post else bare), min(first, at)
            continue
        own = trimmed(_BLANK.sub(" ", text[: names[-1].start].replace("\t", " "))).strip(" :–—-,.")
        if not (post or own):
            own = trimmed(_BLANK.sub(" ", text[names[-1].end :].replace("\t", " "))).strip(" :–—-,.")
        signed.append(Signature(f"{post} {own}".strip(), spelled(names[-1].name)))
        found.append(Found(f"signatures[{len(signed) - 1}]", place))
        post, first = "", min(first, at)
    if not signed:
        return (), [], 0
    return tuple(signed), found, len(blocks) - first


def _closing_lines(blocks: Sequence[Piece]) -> list[tuple[int, str, Place]]:
    """From the end backwards while lines look like posts, names and dates."""
    kept: list[tuple[int, str, Place]] = []
    for at in range(len(blocks) - 1, max(-1, len(blocks) - 1 - _MOST_LINES), -1):
        block = blocks[at]
        if isinstance(block, Grid):
            rows = _rows(block, at)
            if rows is None:
                break
            kept += reversed(rows)
            continue
        if block.marker or len(block.text) > _LONGEST or not _belongs(block, kept):
            break
        kept.append((at, block.text, Place(block.index, 0, len(block.text), block.page)))
    kept.reverse()
    while kept and not _POST.match(kept[0][1]) and not names_anybody(kept[0][1]):
        kept.pop(0)
    return kept


def _belongs(line: Line, below: Sequence[tuple[int, str, Place]]) -> bool:
    """A post with or without a name, a name alone, a date; a line that goes on below a post is small."""
    text = line.text
    rest = _BLANK.sub("", _DATE.sub("", text)).strip(" .,\t")
    names = find_names(text)
    if _LABELLED.match(text):
        return False
    if not rest or (names and (_POST.match(text) or (names[-1].end >= len(text.rstrip(" .,/)")) and len(text) < 120))):
        return True
    if names or (re.search(r"[.;:!?]$", text) and not text.endswith(("г.", "гг."))):
        return False
    signed_below = bool(below) and (names_anybody(below[-1][1]) or below[-1][1][:1].islower())
    return bool(_POST.match(text)) or (signed_below and text[:1].islower() and len(text) < 100)


def _rows(grid: Grid, at: int) -> list[tuple[int, str, Place]] | None:
    """A signature block laid out as a table: a post on the left, a name on the right."""
    rows = []
    for number, row in enumerate(grid.rows):
        text = "\t".join(cell.text.replace("\n", " ") for cell in row if cell.text.strip())
        if not names_anybody(text) or not _POST.match(text):
            return None
        rows.append((at, text, Place(grid.index, 0, 0, grid.page, number, 0)))
    return rows
