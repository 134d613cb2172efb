"""One edition written from another: an amendment on the same lines, or next year's plan on lines of its own."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model

from rumo.planning.models import (
    Edition,
    PlanLine,
    PlannedMeeting,
    PlannedQuestion,
    PlanRow,
    PlanSection,
    Responsible,
)
from rumo.planning.year_shift import shift_phrase, shift_title
from rumo.russian.deadlines.periods import Period

M = TypeVar("M", bound=Model)
# What every copy has of its own.
_OWN = frozenset({"id", "created_at", "updated_at", "version"})


@dataclass(frozen=True, slots=True)
class Wording:
    """How texts change on the way: `title` of what is to be done, `phrase` of when."""

    title: Callable[[str], str]
    phrase: Callable[[str], str]


def _same(text: str) -> str:
    return text


SAME = Wording(_same, _same)


def moved_by(period: Period, years: int) -> Wording:
    """Texts of a plan of `period`, `years` later."""
    return Wording(lambda text: shift_title(text, period, years), lambda text: shift_phrase(text, period, years))


class Everything:
    """A choice that leaves nothing out."""

    def __contains__(self, _key: object) -> bool:
        return True


EVERYTHING = Everything()


def copy_on_same_lines(source: Edition, target: Edition) -> None:
    """Write `source` into the empty amendment `target` word for word."""
    _Copy(source, target, SAME, keep_lines=True).write(EVERYTHING, EVERYTHING)


def copy_to_new_lines(
    source: Edition,
    target: Edition,
    *,
    wording: Wording = SAME,
    rows: Container[int] = EVERYTHING,
    meetings: Container[int] = EVERYTHING,
) -> None:
    """Write the chosen rows and meetings (by key) of `source` into the empty edition `target` of another plan."""
    _Copy(source, target, wording, keep_lines=False).write(rows, meetings)


class _Copy:
    """`bulk_create` keeps the number of queries the same for one row and for a hundred."""

    def __init__(self, source: Edition, target: Edition, wording: Wording, *, keep_lines: bool) -> None:
        self.source, self.target, self.wording, self.keep_lines = source, target, wording, keep_lines

    def write(self, rows: Container[int], meetings: Container[int]) -> None:
        self.target.foreword = self.wording.title(self.source.foreword)
        self.target.signatures, self.target.annexes = self.source.signatures, self.source.annexes
        self.target.save(update_fields=["foreword", "signatures", "annexes", "updated_at"])
        self._rows([row for row in _rows_of(self.source) if row.pk in rows])
        self._meetings([meeting for meeting in _meetings_of(self.source) if meeting.pk in meetings])

    def _rows(self, rows: Sequence[PlanRow]) -> None:
        sections = self._sections(rows)
        lines = self._lines([row.line_id for row in rows])
        made = PlanRow.objects.bulk_create(
            _clone(
                row,
                edition_id=self.target.pk,
                line_id=line,
                section_id=sections.get(row.section_id),
                position=position,
                number=row.number if self.keep_lines or not row.number.isdigit() else "",
                title=self.wording.title(row.title),
                points=[self.wording.title(point) for point in row.points],
                deadline=self.wording.phrase(row.deadline),
            )
            for position, (row, line) in enumerate(zip(rows, lines, strict=True), start=1)
        )
        through = PlanRow.directions.through
        through.objects.bulk_create(
            through(planrow_id=new.pk, direction_id=direction.pk)
            for row, new in zip(rows, made, strict=True)
            for direction in row.directions.all()
        )
        self._responsible((row.responsible.all(), {"row_id": new.pk}) for row, new in zip(rows, made, strict=True))

    def _sections(self, rows: Sequence[PlanRow]) -> dict[int | None, int]:
        """Old key to new one. Headings left without a row go only with an amendment, which is word for word."""
        used = {row.section_id for row in rows}
        sections = [each for each in self.source.sections.all() if self.keep_lines or each.pk in used]
        made = PlanSection.objects.bulk_create(
            _clone(each, edition_id=self.target.pk, title=self.wording.title(each.title)) for each in sections
        )
        return {old.pk: new.pk for old, new in zip(sections, made, strict=True)}

    def _meetings(self, meetings: Sequence[PlannedMeeting]) -> None:
        lines = self._lines([meeting.line_id for meeting in meetings])
        made = PlannedMeeting.objects.bulk_create(
            _clone(
                meeting,
                edition_id=self.target.pk,
                line_id=line,
                position=position,
                title=self.wording.title(meeting.title),
                deadline=self.wording.phrase(meeting.deadline),
            )
            for position, (meeting, line) in enumerate(zip(meetings, lines, strict=True), start=1)
        )
        pairs = list(zip(meetings, made, strict=True))
        self._responsible((meeting.responsible.all(), {"meeting_id": new.pk}) for meeting, new in pairs)
        questions = [(question, new) for meeting, new in pairs for question in meeting.questions.all()]
        asked = PlannedQuestion.objects.bulk_create(
            _clone(question, meeting_id=new.pk, title=self.wording.title(question.title)) for question, new in questions
        )
        self._responsible(
            (question.responsible.all(), {"question_id": new.pk})
            for (question, _), new in zip(questions, asked, strict=True)
        )

    def _lines(self, keys: Sequence[int]) -> Sequence[int]:
        if self.keep_lines:
            return keys
        made = PlanLine.objects.bulk_create(PlanLine(plan_id=self.target.plan_id) for _ in keys)
        return [line.pk for line in made]

    @staticmethod
    def _responsible(groups: Iterable[tuple[Iterable[Responsible], dict[str, int]]]) -> None:
        Responsible.objects.bulk_create(
            _clone(each, **({"row_id": None, "meeting_id": None, "question_id": None} | owner))
            for people, owner in groups
            for each in people
        )


def _rows_of(edition: Edition) -> list[PlanRow]:
    return list(edition.rows.prefetch_related("responsible", "directions"))


def _meetings_of(edition: Edition) -> list[PlannedMeeting]:
    return list(edition.meetings.prefetch_related("responsible", "questions__responsible"))


def _clone(record: M, **changed: Any) -> M:
    """A new record of the same kind with the same values but for `changed` (by the names of columns); not saved."""
    values = {
        field.attname: getattr(record, field.attname)
        for field in record._meta.concrete_fields
        if field.name not in _OWN
    }
    return type(record)(**(values | changed))
