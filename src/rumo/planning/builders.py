"""From the records of an edition to the paper: the same dataclass that reading an old plan gives.

The edition comes from `queries.with_contents`, so the number of queries does not grow with the plan.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rumo.directory.models import Association
from rumo.documents.enums import StampKind
from rumo.papers import plan as paper
from rumo.papers.blocks import Paragraph, Run
from rumo.papers.html_blocks import blocks_from_html
from rumo.papers.layout import PaperLayout
from rumo.papers.people import Signature
from rumo.planning.models import (
    Edition,
    PlannedMeeting,
    PlannedQuestion,
    PlanRow,
    PlanStamp,
    Responsible,
)
from rumo.planning.rules import row_numbers
from rumo.russian.dates import short_date

STAMPS = {
    StampKind.APPROVED: paper.StampKind.APPROVED,
    StampKind.AGREED: paper.StampKind.AGREED,
    StampKind.ADOPTED: paper.StampKind.ADOPTED,
    StampKind.CONSIDERED: paper.StampKind.CONSIDERED,
}
# How papers word a question that is heard only when there is something to hear.
_CONDITION = "при наличии"


def build_plan(edition: Edition) -> paper.Plan:
    """The plan as this edition says it, with all stamps of the plan. Rows stand in the order of the records."""
    plan = edition.plan
    rows = list(edition.rows.all())
    numbers = row_numbers(row.number for row in rows)
    return paper.Plan(
        title=plan.title,
        body=plan.association.name_on(plan.starts).full,
        period=plan.period,
        stamps=tuple(build_stamp(stamp) for stamp in plan.stamps.all()),
        foreword=blocks_from_html(edition.foreword),
        rows=tuple(_row(row, number) for row, number in zip(rows, numbers, strict=True)),
        meetings=tuple(_meeting(meeting) for meeting in edition.meetings.all()),
        annexes=tuple(paper.PlanAnnex(number, title) for number, title in edition.annexes),
        signatures=tuple(Signature(post, name) for post, name in edition.signatures),
        layout=layout_of(plan.association),
    )


def build_edition(edition: Edition) -> paper.Plan:
    """The plan as it is printed: an amended one says by which act and from when, for the title does not."""
    built = build_plan(edition)
    if not edition.number:
        return built
    note = Paragraph((Run(_note(edition)),))
    return replace(built, foreword=(note, *built.foreword))


def _note(edition: Edition) -> str:
    if edition.in_force_from is None:
        return f"Проект изменения № {edition.number}."
    since = short_date(edition.in_force_from)
    return f"С изменением № {edition.number} (основание: {edition.ground}), действует с {since}."


def layout_of(association: Association) -> PaperLayout:
    """ГОСТ Р 7.0.97-2016, 3.2: the left margin is 30 mm for papers kept over ten years, 20 mm otherwise."""
    own = association.rules
    return PaperLayout(left_margin_mm=30 if own.kept_over_ten_years else 20, font_size_pt=own.font_size_pt)


def build_stamp(stamp: PlanStamp) -> paper.PlanStamp:
    return paper.PlanStamp(STAMPS[StampKind(stamp.kind)], stamp.by, stamp.date, stamp.number)


def _row(row: PlanRow, number: str) -> paper.PlanRow:
    return paper.PlanRow(
        number=number,
        title=row.title,
        points=tuple(row.points),
        section=row.section.title if row.section else "",
        deadline=row.deadline,
        responsible=_responsible(row.responsible.all()),
        expected=row.expected,
        extras=tuple(paper.Extra(column, text) for column, text in row.extras),
    )


def _meeting(meeting: PlannedMeeting) -> paper.PlannedMeeting:
    return paper.PlannedMeeting(
        number=str(meeting.position),
        title=meeting.title,
        questions=tuple(_question(each) for each in meeting.questions.all()),
        relevance=meeting.relevance,
        deadline=meeting.deadline,
        form=meeting.form_text or str(meeting.get_form_display() if meeting.form else ""),
        responsible=_responsible(meeting.responsible.all()),
    )


def _question(question: PlannedQuestion) -> paper.Question:
    says_so = not question.is_conditional or _CONDITION in question.title.lower()
    return paper.Question(
        number=str(question.position),
        title=question.title if says_so else f"{question.title} (при наличии заявки)",
        responsible=_responsible(question.responsible.all()),
    )


def _responsible(people: Iterable[Responsible]) -> tuple[paper.Responsible, ...]:
    return tuple(paper.Responsible(each.text, each.is_approver, each.duty) for each in people)
