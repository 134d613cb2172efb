"""Stamps above a plan: «Согласовано: … «26» марта 2024 г.» in paragraphs, in columns divided by a tab, in a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rumo.papers.plan import PlanStamp, StampKind
from rumo.papers.readers.document import Grid, Line, Piece, Place
from rumo.papers.readers.lettering import close_up
from rumo.papers.readers.minutes.days import find_days
from rumo.papers.readers.people import trimmed
from rumo.papers.readers.reading import Found, Unread

_KINDS: tuple[tuple[StampKind, str], ...] = (
    (StampKind.AGREED, "согласован"),
    (StampKind.APPROVED, "утвержд"),
    (StampKind.ADOPTED, "принят"),
    (StampKind.CONSIDERED, "рассмотрен"),
)
_WORD = re.compile(
    r"^(?:проект\s+)?(?P<word>(?:согласован|рассмотрен|принят)(?:[оаы]|ие)?|утвержд(?:аю|ено|ена|ены"
    r"|[её]н))(?!\w)(?:\s+и\s+(?:рекомендован|утвержд|принят)\w*)?[\s:.,]*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"№\s*(?P<number>[\w/\\.-]*\d[\w/-]*)")
_ACT = re.compile(
    r"\(?\s*(?:протокол\w*|приказ\w*|распоряжени\w*|постановлени\w*|решени\w*)(?=\s*(?:заседания\s*)?(?:от"
    r"|№|$|\)))\s*",
    re.IGNORECASE,
)
_BLANK = re.compile(r"_{2,}|/(?=\s|$)|\(?подпись\)?|м\.\s?п\.", re.IGNORECASE)
_UNSAID = re.compile(r"[«\"]_*\s*[»\"]\s*_+\s*(?:20_*\d*\s*г?\.?)?|_+\s*20_*\s*г\.?")
_MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class Stamps:
    """`rest` are the blocks that are no stamp, in order."""

    stamps: tuple[PlanStamp, ...]
    found: tuple[Found, ...]
    unread: tuple[Unread, ...]
    rest: tuple[Piece, ...]


@dataclass(slots=True)
class _Column:
    lines: list[str]
    place: Place


def read_stamps(blocks: Sequence[Piece]) -> Stamps:
    """The stamps among the blocks above a title."""
    columns: list[_Column] = []
    rest: list[Piece] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if isinstance(block, Grid) and _is_stamped(block):
            own = _grid_columns(block)
            columns += own
            at += 1
            if _ends_stamp(blocks[at : at + 1], own):
                at += 1
        elif isinstance(block, Line) and starts_stamp(block.text):
            taken = _lines_of_stamp(blocks[at:])
            columns += _line_columns(taken)
            at += len(taken)
        else:
            rest.append(block)
            at += 1
    stamps = [_stamp(column.lines) for column in columns]
    found = [Found(f"stamps[{n}]", column.place, 1.0 if stamps[n].date else 0.8) for n, column in enumerate(columns)]
    unread = [
        Unread(" ".join(column.lines), column.place, "Нет даты")
        for column, stamp in zip(columns, stamps, strict=True)
        if stamp.date is None
    ]
    return Stamps(tuple(stamps), tuple(found), tuple(unread), tuple(rest))


def starts_stamp(text: str) -> bool:
    """A line that begins with the word of a stamp: «Согласовано:», «УТВЕРЖДАЮ», not «Утверждение плана»."""
    return _WORD.match(close_up(text.split("\t", maxsplit=1)[0]).strip()) is not None and len(text) < 300


def _is_stamped(grid: Grid) -> bool:
    cells = [cell for row in grid.rows[:2] for cell in row if cell.text.strip()]
    return bool(cells) and any(starts_stamp(cell.text.split("\n")[0]) for cell in cells) and len(grid.rows) <= 10


def _grid_columns(grid: Grid) -> list[_Column]:
    """Cells of one column are one stamp, unless each begins with a word of its own."""
    columns: list[_Column] = []
    for number in range(grid.columns):
        for row, cells in enumerate(grid.matrix):
            lines = [line.text for line in cells[number].lines if line.text]
            if not lines or any(cells[number] is cells[other] for other in range(number)):
                continue
            if starts_stamp(lines[0]):
                columns.append(_Column([], Place(grid.index, 0, len(cells[number].text), grid.page, row, number)))
            if columns and (columns[-1].place.column == number):
                columns[-1].lines += lines
    return columns


def _ends_stamp(following: Sequence[Piece], columns: Sequence[_Column]) -> bool:
    """A date alone below stamps side by side is that of the longer one, which goes on below the table of a PDF."""
    undated = [column for column in columns if not find_days(" ".join(column.lines))]
    for line in following:
        days = find_days(line.text) if isinstance(line, Line) else None
        if isinstance(line, Line) and days and len(undated) == 1 and line.text[days.start : days.end] == line.text:
            undated[0].lines.append(line.text)
            return True
    return False


def _lines_of_stamp(blocks: Sequence[Piece]) -> list[Line]:
    """From the word to the date or the next word; at most `_MOST_LINES`."""
    taken: list[Line] = []
    for block in blocks[:_MOST_LINES]:
        if not isinstance(block, Line) or (taken and (starts_stamp(block.text) or block.level)):
            break
        if taken and re.match(r"план|проект\s+план", close_up(block.text), re.IGNORECASE):
            break
        if taken and block.is_bold and not taken[0].is_bold and not re.search(r"\d{4}", block.text):
            break
        taken.append(block)
        text = "\n".join(line.text for line in taken)
        if len(taken) > 1 and _is_dated(taken[-1].text, text):
            break
    while len(taken) > 1 and len(taken[-1].text) > 200:
        taken.pop()
    return taken


def _is_dated(last: str, text: str) -> bool:
    """The date ends a stamp; in two columns each must have its own."""
    wanted = max(1, len([part for part in text.split("\n", maxsplit=1)[0].split("\t") if part.strip()]))
    days = len([part for part in last.split("\t") if find_days(part) or _UNSAID.search(part)])
    return days >= wanted


def _line_columns(taken: Sequence[Line]) -> list[_Column]:
    width = len([part for part in taken[0].text.split("\t") if starts_stamp(part)])
    columns = [_Column([], Place(taken[0].index, 0, len(taken[0].text), taken[0].page)) for _ in range(max(width, 1))]
    for line in taken:
        if width <= 1:
            columns[0].lines.append(line.text.replace("\t", " "))
            continue
        parts = line.text.split("\t")
        for n, part in enumerate([*parts[: width - 1], " ".join(parts[width - 1 :])]):
            if part.strip():
                columns[n].lines.append(part.strip())
    return columns


def _stamp(lines: Sequence[str]) -> PlanStamp:
    """«УТВЕРЖДЕНО на заседании РУМО (протокол от 28.02.2024 № 1)»: the word, who, the date, the number of the act."""
    text = re.sub(r"\s+", " ", " ".join(close_up(line) for line in lines)).strip()
    found = _WORD.match(text)
    word = found["word"].lower() if found else ""
    kind = next((kind for kind, stem in _KINDS if word.startswith(stem)), StampKind.APPROVED)
    rest = text[found.end() :] if found else text
    number = _NUMBER.search(rest)
    days = find_days(rest)
    day: date | None = days.first if days else None
    cut = sorted(
        [(number.start(), number.end())] if number and _is_act(rest, number) else []
    ) + ([(days.start, days.end)] if days else [])  # fmt: skip
    for start, end in sorted(cut, reverse=True):
        rest = rest[:start] + rest[end:]
    return PlanStamp(kind, _body(rest), day, number["number"] if number and cut and _is_act(text, number) else "")


def _is_act(text: str, number: re.Match[str]) -> bool:
    """The number is that of an act and not of a school («директор школы № 7»)."""
    before = text[: number.start()] if number.string == text else number.string[: number.start()]
    return not re.search(r"(?:школ\w*|СОШ|ООШ|сад\w*|гимнази\w*|лице\w*|ДОУ)\s*$", before, re.IGNORECASE)


def _body(text: str) -> str:
    """Who, without the words for the act and the places to sign."""
    text = _UNSAID.sub(" ", text)
    text = _BLANK.sub(" ", text)
    text = re.sub(r"[«\"]\s*[»\"]", " ", text)
    text = _ACT.sub(" ", text)
    text = re.sub(r"\(\s*(?:от|№|,|\s)*\)|(?<!\w)от\s*(?=$|[,.)])|[(]\s*$", " ", text)
    text = re.sub(r"\s+([,.;)])", r"\1", re.sub(r"\s+", " ", text)).strip(" ,;:(")
    if text.count(")") > text.count("("):
        text = text.replace(")", "", 1)
    return re.sub(r"\s+от$", "", trimmed(text))
