"""A table pasted from Word or Excel, read as rows of a plan or as a schedule of meetings. Nothing is written here.

The clipboard becomes grids (papers/readers/formats/clipboard), the readers of old plans read them; here is what is
asked of a paste alone: which row it was, what is doubtful in it, what was done with merged cells, what found no place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from rumo.papers.plan import PlannedMeeting, PlanRow, Responsible
from rumo.papers.readers.document import Grid, GridCell, Line
from rumo.papers.readers.formats.clipboard import pasted_pieces
from rumo.papers.readers.plan.columns import Columns, Role
from rumo.papers.readers.plan.meetings import Meetings, is_schedule, read_meetings
from rumo.papers.readers.plan.rows import Rows, read_rows
from rumo.planning.deadline_reading import DeadlineReading, read_deadline
from rumo.planning.pasting.cells import WORDS, Lost, all_cells, lost_cells, merged_notes, where
from rumo.planning.pasting.columns import pasted_columns
from rumo.russian.deadlines.periods import Period

_LIMITS = {"deadline": 500, "section": 500, "number": 20}


@dataclass(frozen=True, slots=True)
class PastedRow:
    """A row as it was read; `place` is its row of the table from 1, `problems` name its columns."""

    place: int
    row: PlanRow
    reading: DeadlineReading
    problems: tuple[str, ...] = ()
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class PastedMeeting:
    place: int
    meeting: PlannedMeeting
    reading: DeadlineReading
    problems: tuple[str, ...] = ()


@dataclass(slots=True)
class Paste:
    """All that was read. `columns` are headers with their roles, of the first table; `notes` say what was done."""

    columns: list[tuple[str, Role]] = field(default_factory=list)
    rows: list[PastedRow] = field(default_factory=list)
    meetings: list[PastedMeeting] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.rows or self.meetings)


def read_paste(
    markup: str, text: str, period: Period, *, as_meetings: bool = False, roles: Sequence[str] = ()
) -> Paste:
    """Read the clipboard; `roles` are those of columns that a person has set right.

    Raises UnreadableFile (in Russian) for what is too large.
    """
    paste = Paste()
    pieces = pasted_pieces(markup, text)
    grids = [piece for piece in pieces if isinstance(piece, Grid)]
    lines = [piece for piece in pieces if isinstance(piece, Line)]
    if not grids and lines:
        grids, lines = [_of_lines(lines)], []
        roles = roles or [Role.TITLE.value]
    for grid in grids:
        _read_grid(grid, paste, period, as_meetings=as_meetings, roles=roles)
    paste.lost += [Lost(_("текст вне таблицы"), line.text) for line in lines if line.text]
    return paste


def _read_grid(grid: Grid, paste: Paste, period: Period, *, as_meetings: bool, roles: Sequence[str]) -> None:
    columns = pasted_columns(grid, roles)
    if not paste.columns:
        paste.columns = list(zip(columns.headers, columns.roles, strict=True))
    if columns.of(Role.TITLE) is None:
        paste.lost += all_cells(grid)
        return
    paste.notes += merged_notes(grid, columns)
    if as_meetings or is_schedule(grid, columns, ""):
        _take_meetings(grid, columns, paste, period)
    else:
        _take_rows(grid, columns, paste, period)


# --- rows -------------------------------------------------------------------------------------------------------------


def _take_rows(grid: Grid, columns: Columns, paste: Paste, period: Period) -> None:
    joined, places, notes = _joined(grid, columns)
    paste.notes += notes
    rows = Rows()
    read_rows(joined, columns, rows)
    at = {found.path: found.place.row or 0 for found in rows.found if found.path.endswith(".title")}
    for n, row in enumerate(rows.rows):
        place = places[at.get(f"rows[{n}].title", 0)]
        paste.rows.append(_pasted_row(place, _own_columns(row), columns, period))
    paste.notes += _section_notes(rows.rows)
    paste.lost += [Lost(where(places[unread.place.row or 0]), unread.text) for unread in rows.unread]
    paste.lost += lost_cells(grid, columns, _words_of_rows(paste.rows), {one.text for one in paste.lost})


def _joined(grid: Grid, columns: Columns) -> tuple[Grid, list[int], list[str]]:
    """Rows under one merged cell of the title are one row; with it, the number each row had, and what was done."""
    title = columns.of(Role.TITLE) or 0
    rows: list[list[GridCell]] = []
    places: list[int] = []
    ends: dict[int, int] = {}
    matrix = grid.matrix
    for n, cells in enumerate(matrix):
        above = matrix[n - 1] if n else ()
        if n > columns.header_rows and cells[title].text.strip() and cells[title] is above[title]:
            pairs = zip(rows[-1], cells, columns.roles, strict=True)
            rows[-1] = [_both(one, other, role) for one, other, role in pairs]
            ends[places[-1]] = n + 1
            continue
        rows.append(list(cells))
        places.append(n + 1)
    notes = [
        _("Строки %(first)s–%(last)s стоят у одного мероприятия: прочитаны как одна строка.")
        % {"first": first, "last": last}
        for first, last in ends.items()
    ]
    same = tuple(tuple(cells) for cells in rows)
    return (replace(grid, rows=_unrolled(same)), places, notes) if ends else (grid, places, notes)


def _both(one: GridCell, other: GridCell, role: Role) -> GridCell:
    """Lines of both cells; two deadlines become one phrase: «март, ноябрь»."""
    if one is other or not other.lines:
        return one
    lines = one.lines
    if role is Role.DEADLINE and lines:
        lines = (*lines[:-1], replace(lines[-1], text=f"{lines[-1].text},"))
    return replace(one, lines=(*lines, *other.lines), rowspan=1)


def _unrolled(matrix: Sequence[Sequence[GridCell]]) -> tuple[tuple[GridCell, ...], ...]:
    """A matrix as rows of a grid: a cell over several columns stands once, one over several rows is said in each."""
    return tuple(
        tuple(
            replace(cell, rowspan=1)
            for n, cell in enumerate(cells)
            if n == 0 or cell is not cells[n - 1] or cell.colspan == 1
        )
        for cells in matrix
    )


def _own_columns(row: PlanRow) -> PlanRow:
    """A plain number is counted by the plan itself; «1.2» and «II» stay as printed."""
    number = "" if row.number.isdecimal() else row.number or row.printed_number
    return replace(row, number=number)


def _pasted_row(place: int, row: PlanRow, columns: Columns, period: Period) -> PastedRow:
    reading = read_deadline(row.deadline, period)
    problems = [*_deadline_problems(columns, reading), *_who_problems(columns, row.responsible)]
    long = [name for name, limit in _LIMITS.items() if len(getattr(row, name)) > limit]
    if "deadline" in long:
        problems.append(_("Срок длиннее 500 знаков: похоже, столбцы перепутаны. Поправьте их выше."))
    elif long:
        problems.append(_("Слишком длинный номер или название раздела: похоже, столбцы перепутаны. Поправьте их выше."))
    return PastedRow(place, row, reading, tuple(problems), is_refused=bool(long))


def _deadline_problems(columns: Columns, reading: DeadlineReading) -> Iterator[str]:
    if not reading.text:
        yield _("Срок не указан.")
    elif reading.is_doubtful:
        yield _("«%(column)s»: %(what)s.") % {
            "column": columns.header(Role.DEADLINE) or _("Срок"),
            "what": reading.explained,
        }


def _who_problems(columns: Columns, responsible: Sequence[Responsible]) -> Iterator[str]:
    if not responsible:
        column = columns.header(Role.RESPONSIBLE)
        yield _("«%(column)s»: никого нет.") % {"column": column} if column else _("Ответственные не указаны.")


def _section_notes(rows: Iterable[PlanRow]) -> list[str]:
    titles = dict.fromkeys(row.section for row in rows if row.section)
    if not titles:
        return []
    said = "», «".join(titles)
    return [_("Строки во всю ширину таблицы стали разделами: «%(titles)s».") % {"titles": said}]


def _words_of_rows(rows: Sequence[PastedRow]) -> dict[int, set[str]]:
    """Words that were read of each row of the table (from 0); a row without its own goes on the one above."""
    sections = set(WORDS.findall(" ".join(one.row.section for one in rows).lower()))
    words: dict[int, set[str]] = {}
    for one in rows:
        words.setdefault(one.place - 1, set(sections)).update(WORDS.findall(_row_text(one.row).lower()))
    return words


def _row_text(row: PlanRow) -> str:
    people = [text for who in row.responsible for text in (who.text, who.duty)]
    extras = [text for extra in row.extras for text in (extra.column, extra.text)]
    parts = [row.number, row.printed_number, row.title, *row.points, row.deadline, row.expected, *people, *extras]
    return " ".join(parts)


# --- meetings ---------------------------------------------------------------------------------------------------------


def _take_meetings(grid: Grid, columns: Columns, paste: Paste, period: Period) -> None:
    meetings = Meetings()
    read_meetings(grid, columns, meetings)
    at = {found.path: found.place.row or 0 for found in meetings.found if found.path.endswith(".questions")}
    for n, meeting in enumerate(meetings.meetings):
        reading = read_deadline(meeting.deadline, period)
        problems = [*_deadline_problems(columns, reading)]
        if not meeting.questions:
            problems.append(_("Вопросов нет."))
        place = at.get(f"meetings[{n}].questions", n) + 1
        paste.meetings.append(PastedMeeting(place, meeting, reading, tuple(problems)))
    words = set(WORDS.findall(" ".join(_meeting_texts(one.meeting) for one in paste.meetings).lower()))
    words |= {"заседание", "тема", "вопросы", "докладчик", "докладчики"}
    everywhere = dict.fromkeys(range(len(grid.matrix)), words)
    paste.lost += lost_cells(grid, columns, everywhere, set())


def _meeting_texts(meeting: PlannedMeeting) -> str:
    said = [meeting.number, meeting.title, meeting.deadline, meeting.form, meeting.relevance]
    said += [who.text for who in meeting.responsible]
    for question in meeting.questions:
        said += [question.number, question.title, *(who.text for who in question.responsible)]
    return " ".join(said)


def _of_lines(lines: Sequence[Line]) -> Grid:
    """A list without a table: a line a row."""
    return Grid(tuple((GridCell((line,)),) for line in lines), 0, header_rows=0)
