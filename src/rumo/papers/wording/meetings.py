"""The schedule of meetings of a plan as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rumo.papers.blocks import BELOW, Cell, Table
from rumo.papers.plan import PlannedMeeting, Question, Responsible
from rumo.papers.wording.grids import Column, cell, grid
from rumo.papers.wording.responsible import responsible_lines

NUMBER = "№\nп/п"
QUESTIONS = "Вопросы для рассмотрения на заседании"
RELEVANCE = "Актуальность"
DEADLINE = "Срок"
FORM = "Форма проведения"
RESPONSIBLE = "Ответственные"
TOPIC = "Тема"
SPEAKERS = ("ответственный", "ответственные")


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the table: of a meeting, or of one of its questions; what is told once goes on over the rows below."""

    number: Cell
    when: Cell
    form: Cell
    questions: Cell
    relevance: Cell
    responsible: Cell


def schedule(meetings: Sequence[PlannedMeeting]) -> Table | None:
    """A row a meeting; where persons answer for single questions, a row a question beside its meeting."""
    if not meetings:
        return None
    lines = [each for meeting in meetings for each in _lines(meeting)]
    return grid(
        [
            Column(NUMBER, tuple(each.number for each in lines), always=True),
            Column(DEADLINE, tuple(each.when for each in lines), always=True),
            Column(FORM, tuple(each.form for each in lines)),
            Column(QUESTIONS, tuple(each.questions for each in lines), always=True),
            Column(RELEVANCE, tuple(each.relevance for each in lines)),
            Column(RESPONSIBLE, tuple(each.responsible for each in lines)),
        ]
    )


def answering(meeting: PlannedMeeting) -> tuple[Responsible, ...]:
    """Those who answer for single questions, each once."""
    return tuple(dict.fromkeys(who for question in meeting.questions for who in question.responsible))


def _lines(meeting: PlannedMeeting) -> Iterator[_Line]:
    people = answering(meeting)
    number, when, form = cell(meeting.number), cell(meeting.deadline), cell(meeting.form)
    relevance = cell(*meeting.relevance.splitlines())
    topic = f"{TOPIC}: {meeting.title}" if meeting.title else ""
    questions = _numbered(meeting.questions)
    if not people or (meeting.responsible and {*meeting.responsible} != {*people}):
        texts = [f"{mark}{_with_speakers(each)}" for mark, each in questions]
        named = cell(*responsible_lines(meeting.responsible))
        yield _Line(number, when, form, cell(topic, *texts), relevance, named)
        return
    for n, (mark, each) in enumerate(questions):
        text = cell(topic if n == 0 else "", f"{mark}{each.title}")
        named = cell(*responsible_lines(each.responsible))
        if n == 0:
            yield _Line(number, when, form, text, relevance, named)
        else:
            yield _Line(BELOW, BELOW, BELOW, text, BELOW, named)


def _numbered(questions: Sequence[Question]) -> list[tuple[str, Question]]:
    """With «1. » before each; where some have no number, they are counted."""
    counted = not all(each.number for each in questions)
    return [(f"{n if counted else each.number}. ", each) for n, each in enumerate(questions, start=1)]


def _with_speakers(question: Question) -> str:
    if not question.responsible:
        return question.title
    word = SPEAKERS[len(question.responsible) > 1]
    return f"{question.title.rstrip('. ')} ({word}: {', '.join(who.text for who in question.responsible)})"
