"""Schedules of meetings: a row a meeting with its questions in a cell, or a row a question under the meeting's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from rumo.papers.plan import PlannedMeeting, PlanRow, Question, Responsible
from rumo.papers.readers.document import Grid, Line
from rumo.papers.readers.people import trimmed
from rumo.papers.readers.plan.answerable import read_responsible
from rumo.papers.readers.plan.cells import PlanCells, cells_of, normal_number, one_line
from rumo.papers.readers.plan.columns import Columns, Role, is_deadline
from rumo.papers.readers.reading import Found

_I = re.IGNORECASE
MEETING = re.compile(
    r"^(?:(?:\d{1,2}|[IVX]{1,4})(?:-е|-ое)?[.)]?\s+)?заседание\s*(?:(?:№|N)?\s*(?P<number>\d{1,2}"
    r"|[IVX]{1,4})(?!\d))?[\s.:–—,-]*",
    _I,
)
_ORDINAL = re.compile(r"^(?P<number>\d{1,2}|[IVX]{1,4})(?:-е|-ое|\.)?\s+заседание[\s.:–—,-]*", _I)
_TOPIC = re.compile(r"^тема(?:\s+заседания)?\s*[:–—-]\s*", _I)
_FORM = re.compile(
    r"(?<!\w)(?:очн|заочн|дистанционн|онлайн|он-лайн|оффлайн|офлайн|смешанн|гибридн|видеоконференц"
    r"|вкс(?!\w)|выездн|вебинар|круглый\s+стол|семинар)",
    _I,
)
_CAPTION = re.compile(
    r"(?:план|график|расписание|тематик\w+|перечень)?\s*(?:-график\w*\s+)?(?:проведения\s+)?заседани[йяе](?!\w)", _I
)
_INLINE = re.compile(r"(?:(?<=\s)|^)(?P<number>\d{1,2})[.)]\s*(?=[А-ЯЁ«\"])")
_QUESTIONS = re.compile(r"вопрос|заседани|повестк|тематик", _I)
_SPEAKER = re.compile(r"\s*[.;(]?\s*(?:докладчик\w*|отв\.|ответственн\w+)\s*[:–—-]\s*(?P<who>[^)]+)\)?\s*\.?$", _I)


@dataclass(slots=True)
class Meetings:
    meetings: list[PlannedMeeting] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)


def is_schedule(grid: Grid, columns: Columns, caption: str) -> bool:
    """A table of meetings: its rows begin «Заседание № 1», or it has a column of relevance, or its header or the line
    above it speaks of meetings and their questions."""
    title = columns.of(Role.TITLE)
    if title is None:
        return False
    starts = [
        MEETING.match(row[title].text) or _ORDINAL.match(row[title].text) for row in grid.matrix[columns.header_rows :]
    ]
    numbered = [found for found in starts if found and found["number"]]
    header = columns.header(Role.TITLE)
    if len(numbered) >= max(2, len(starts) // 4) or (
        columns.of(Role.RELEVANCE) is not None and _QUESTIONS.search(header)
    ):
        return True
    if re.search(r"мероприяти", header, _I):
        return False
    return bool(
        re.search(r"заседани", header, _I)
        or (_CAPTION.search(caption) and _QUESTIONS.search(f"{header} {columns.header(Role.NUMBER)}"))
    )


def read_meetings(grid: Grid, columns: Columns, meetings: Meetings) -> None:
    """All meetings of one table."""
    for group in _groups(cells_of(grid, columns)):
        meeting = _under_heading(group) if group[0].spanning else _meeting(group)
        path = f"meetings[{len(meetings.meetings)}]"
        number = meeting.number or str(len(meetings.meetings) + 1)
        meetings.meetings.append(replace(meeting, number=number))
        sure = columns.confidence if meeting.questions else 0.5
        meetings.found.append(Found(f"{path}.questions", group[-1].place(Role.TITLE), sure))
        for role, name in (
            (Role.DEADLINE, "deadline"),
            (Role.RESPONSIBLE, "responsible"),
            (Role.RELEVANCE, "relevance"),
        ):
            if group[0].cell(role).text.strip() and not group[0].spanning:
                meetings.found.append(Found(f"{path}.{name}", group[0].place(role), columns.confidence))


def _groups(rows: Iterable[PlanCells]) -> list[list[PlanCells]]:
    """Rows of one meeting: below a spanning row, beside a number that spans them, or without a number of their own."""
    groups: list[list[PlanCells]] = []
    for cells in rows:
        heads = bool(cells.spanning)
        under = bool(groups) and groups[-1][0].spanning is not None
        if heads or not groups:
            groups.append([cells])
        elif under or _shares_number(groups[-1][0], cells):
            groups[-1].append(cells)
        else:
            groups.append([cells])
    return [group for group in groups if len(group) > 1 or not group[0].spanning or _is_head(group[0])]


def _is_head(cells: PlanCells) -> bool:
    """A spanning row that is a meeting by itself; any other only parts the schedule."""
    return bool(cells.spanning and MEETING.match(cells.spanning.text))


def _shares_number(first: PlanCells, cells: PlanCells) -> bool:
    number = cells.cell(Role.NUMBER)
    if cells.columns.of(Role.NUMBER) is None:
        shared = first.cell(Role.DEADLINE) is cells.cell(Role.DEADLINE)
        return shared and bool(cells.text(Role.DEADLINE)) and not MEETING.match(cells.text(Role.TITLE))
    return number is first.cell(Role.NUMBER) or (not number.text.strip() and not MEETING.match(cells.text(Role.TITLE)))


def _meeting(group: Sequence[PlanCells]) -> PlannedMeeting:
    """Rows with a cell of questions each. Lines of responsible persons answer for the questions in order when there are
    as many of them."""
    head = group[0]
    number, title, questions = "", "", []
    people: list[Responsible] = []
    for cells in group:
        named, topic, found = _questions(cells.cell(Role.TITLE).lines)
        number, title = number or named, title or topic
        answerable = read_responsible(cells.lines(Role.RESPONSIBLE))
        questions += _answered(found, answerable)
        people += answerable
    when, form = _when(head.lines(Role.DEADLINE))
    return PlannedMeeting(
        number=normal_number(head.text(Role.NUMBER)) or number,
        title=title,
        questions=tuple(questions),
        relevance="\n".join(one_line(line) for line in _unique(group, Role.RELEVANCE)),
        deadline=when,
        form=head.text(Role.FORM) or form,
        responsible=tuple(dict.fromkeys(people)),
    )


def listed_meetings(rows: Sequence[PlanRow]) -> tuple[PlannedMeeting, ...]:
    """Numbered items under lines «Заседание № 1. Февраль» of a plan without a table."""
    found: dict[str, PlannedMeeting] = {}
    for row in rows:
        head = MEETING.match(row.section)
        rest = row.section[head.end() :].strip(" .()") if head else ""
        when, form = _split_form(rest)
        when = when if is_deadline(when) else ""
        meeting = found.get(row.section) or PlannedMeeting(
            number=(head["number"] if head else "") or str(len(found) + 1),
            title="" if when else rest,
            deadline=when or row.deadline,
            form=form if when else "",
        )
        people = tuple(dict.fromkeys((*meeting.responsible, *row.responsible)))
        question = Question(row.number, row.title, row.responsible)
        found[row.section] = replace(meeting, questions=(*meeting.questions, question), responsible=people)
    return tuple(found.values())


def _under_heading(group: Sequence[PlanCells]) -> PlannedMeeting:
    """A spanning row «Заседание № 1. Февраль» and a row for each question."""
    spanning = group[0].spanning
    text = one_line(spanning.text) if spanning else ""
    found = MEETING.match(text) or _ORDINAL.match(text)
    rest = text[found.end() :].strip(" .()") if found else text
    when, form = _when([rest]) if is_deadline(_split_form(rest)[0]) else ("", "")
    meeting = _meeting(group[1:]) if len(group) > 1 else PlannedMeeting("")
    return replace(
        meeting,
        number=(found["number"] if found and found["number"] else ""),
        title="" if when else _TOPIC.sub("", rest) or meeting.title,
        deadline=meeting.deadline or when,
        form=meeting.form or form,
        questions=tuple(replace(each, number=str(n)) for n, each in enumerate(meeting.questions, start=1)),
    )


def _unique(group: Sequence[PlanCells], role: Role) -> list[str]:
    """The lines of a role's cells, each cell once."""
    cells = {id(cells.cell(role)): cells.lines(role) for cells in group}
    return [line for lines in cells.values() for line in lines]


def _answered(questions: Sequence[Question], people: Sequence[Responsible]) -> list[Question]:
    if len(questions) == len(people):
        return [
            replace(each, responsible=each.responsible or (who,)) for each, who in zip(questions, people, strict=True)
        ]
    if len(questions) == 1 and people:
        return [replace(questions[0], responsible=questions[0].responsible or tuple(people))]
    return list(questions)


def _questions(lines: Sequence[Line]) -> tuple[str, str, list[Question]]:
    """The number and the topic of the meeting, and its questions: marked lines, or numbers inside a line, or each
    line."""
    number, topic = "", ""
    found: list[Question] = []
    marked = any(line.marker for line in lines)
    for line in lines:
        text = one_line(line.text)
        head = (MEETING.match(text) or _ORDINAL.match(text)) if not found and not line.marker else None
        if head is not None and head["number"]:
            number, text = head["number"], text[head.end() :].strip()
        elif head is not None and not text[head.end() :].strip():
            text = ""
        if _TOPIC.match(text) and not line.marker:
            topic, text = (
                trimmed(_TOPIC.sub("", text)).strip("«»") if text.count("«") < 2 else trimmed(_TOPIC.sub("", text)),
                "",
            )
        if not text or re.fullmatch(r"(?:вопросы|повестка(?:\s+дня)?)\s*:?", text, _I):
            continue
        inline = _inline(f"{line.marker} {text}".strip())
        if len(inline) > 1 or (inline and not marked):
            found += inline
        elif marked and not line.marker and not found:
            topic = f"{topic} {text}".strip()
        elif found and not line.marker and (marked or text[0].islower()):
            found[-1] = replace(found[-1], title=f"{found[-1].title} {text}")
        else:
            found.append(Question(normal_number(line.marker) or str(len(found) + 1), text))
    return number, topic, [_with_speaker(each) for each in found]


def _inline(text: str) -> list[Question]:
    """«1. О плане. 2. О составе.» in one line: numbers that go up by one from the first."""
    cuts: list[re.Match[str]] = []
    for found in _INLINE.finditer(text):
        if int(found["number"]) == (int(cuts[-1]["number"]) + 1 if cuts else 1):
            cuts.append(found)
    if not cuts or text[: cuts[0].start()].strip():
        return []
    ends = [*(cut.start() for cut in cuts[1:]), len(text)]
    return [Question(cut["number"], text[cut.end() : end].strip()) for cut, end in zip(cuts, ends, strict=True)]


def _with_speaker(question: Question) -> Question:
    """«… Докладчик: Ветрова А.П.» belongs to the question; the stop at the end does not."""
    found = _SPEAKER.search(question.title)
    if found is None:
        return replace(question, title=trimmed(question.title))
    return replace(
        question, title=trimmed(question.title[: found.start()]), responsible=read_responsible([found["who"]])
    )


def _when(lines: Sequence[str]) -> tuple[str, str]:
    return _split_form(", ".join(line.strip(" ,;") for line in lines if line.strip()))


def _split_form(text: str) -> tuple[str, str]:
    """«Февраль, очная форма проведения» → the deadline and the form, both as printed."""
    if not _FORM.search(text):
        return text.strip(), ""
    parts = re.split(r"\s*[,;]\s*|\s*(?=\()", text)
    when = [part for part in parts if not _FORM.search(part)]
    form = [part.strip("() ") for part in parts if _FORM.search(part)]
    if not when:
        found = _FORM.search(text)
        at = found.start() if found else 0
        return text[:at].strip(" ,;(–-"), text[at:].strip(" ()")
    return ", ".join(part for part in when if part), ", ".join(form)
