"""Plans of earlier years made records, and taken back: what a paper read from a file becomes in the register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Refusal
from rumo.core.models import StoredFile
from rumo.directory.models import Association, Person
from rumo.documents import actions as documents
from rumo.documents.enums import StampKind
from rumo.papers import plan as papers
from rumo.papers.html_blocks import html_from_blocks
from rumo.planning import archive
from rumo.planning.actions.editions import issue_edition
from rumo.planning.actions.responsible import ResponsibleData, add_responsible
from rumo.planning.actions.texts import fitting
from rumo.planning.answerable import NOBODY, Answerers, answerers_of, name_in
from rumo.planning.builders import layout_of
from rumo.planning.enums import EditionState, Origin, PlanState
from rumo.planning.models import (
    Edition,
    Plan,
    PlanLine,
    PlannedMeeting,
    PlannedQuestion,
    PlanRow,
    PlanSection,
    PlanStamp,
)
from rumo.planning.permissions import may_create_plan
from rumo.planning.rules import row_numbers, year_kind_of
from rumo.russian.deadlines.periods import Period

STAMP_KINDS = {
    papers.StampKind.AGREED: StampKind.AGREED,
    papers.StampKind.APPROVED: StampKind.APPROVED,
    papers.StampKind.ADOPTED: StampKind.ADOPTED,
    papers.StampKind.CONSIDERED: StampKind.CONSIDERED,
}
# A body that adopts its own plan needs nobody else's approval.
_APPROVING = frozenset({papers.StampKind.APPROVED, papers.StampKind.ADOPTED})
_CONDITION = "при наличии"
# Positions are small numbers of the database.
_MOST = 9999


@transaction.atomic
def admit_plan(
    paper: papers.Plan, *, association: Association, people: Mapping[str, Person], original: StoredFile, actor: User
) -> Plan:
    """A plan with its edition 0, as `paper` tells it; approved, agreed or a draft by its stamps, closed by its year.

    `people` has those behind the names of `names_of`; whoever is not in it stays words. Raises Refusal when the paper
    lacks what the register needs (a year, a title, a row) and when the body has a plan of that year.
    """
    may_create_plan(actor, association).require()
    period = _require_whole(paper)
    _require_no_other(association, period)
    plan = Plan.objects.create(
        association=association,
        year_kind=year_kind_of(period),
        starts=period.starts,
        ends=period.ends,
        title=fitting(paper.title, Plan, "title"),
        state=state_of(paper, clock.today()),
        origin=Origin.IMPORTED,
        original=original,
    )
    for stamp in paper.stamps:
        PlanStamp.objects.create(
            plan=plan,
            kind=STAMP_KINDS[stamp.kind],
            by=fitting(stamp.by, PlanStamp, "by"),
            date=stamp.date,
            number=fitting(stamp.number, PlanStamp, "number"),
        )
    edition = _keep_edition(plan, paper, period)
    answering = _Answering(people, answerers_of(association))
    _keep_rows(edition, paper.rows, answering)
    _keep_meetings(edition, paper.meetings, answering)
    if edition.in_force_from is not None:
        issue_edition(edition, day=edition.in_force_from, actor=actor)
    audit.record(actor, "admit_plan", plan, _("План принят из файла «%(name)s»") % {"name": original.name})
    return plan


@transaction.atomic
def withdraw_plan(plan: Plan, *, actor: User) -> None:
    """Take an imported plan out of the register. Raises NotAllowed when something depends on it."""
    Plan.objects.select_for_update().get(pk=plan.pk)
    archive.may_withdraw(actor, plan).require()
    audit.record(actor, "withdraw_plan", plan.association, _("Отменён приём: %(what)s") % {"what": plan})
    try:
        PlanRow.objects.filter(edition__plan=plan).delete()
        PlannedMeeting.objects.filter(edition__plan=plan).delete()
        issued = [edition.paper for edition in plan.editions.select_related("paper") if edition.paper]
        plan.delete()
        for paper in issued:
            documents.withdraw_paper(paper, actor=actor)
    except ProtectedError as error:
        raise Refusal(_("На этот план уже ссылаются другие записи: отменить приём нельзя.")) from error


def names_of(paper: papers.Plan) -> tuple[str, ...]:
    """The names of people among the responsible, once, in the order of the paper."""
    return tuple(dict.fromkeys(filter(None, (name_in(each.text) for each in _all_responsible(paper)))))


def state_of(paper: papers.Plan, today: date) -> PlanState:
    """By the stamps, and of an approved one by its year. What nobody signed is a draft to work on."""
    if not _is_approved(paper):
        agreed = any(stamp.kind is papers.StampKind.AGREED for stamp in paper.stamps)
        return PlanState.AGREED if agreed else PlanState.DRAFT
    period = paper.period
    if period is None or today < period.starts:
        return PlanState.APPROVED
    return PlanState.IN_FORCE if today <= period.ends else PlanState.CLOSED


def as_kept(paper: papers.Plan, association: Association) -> papers.Plan:
    """The paper as the register will say it: the body under its own name, in its layout, everything numbered anew."""
    period = paper.period
    numbers = row_numbers(row.number for row in paper.rows)
    return replace(
        paper,
        body=association.name_on(period.starts).full if period else paper.body,
        layout=layout_of(association),
        rows=tuple(
            replace(row, number=number, printed_number="") for row, number in zip(paper.rows, numbers, strict=True)
        ),
        meetings=tuple(
            replace(meeting, number=str(position), questions=_numbered(meeting.questions))
            for position, meeting in enumerate(paper.meetings, start=1)
        ),
    )


def _numbered(questions: Iterable[papers.Question]) -> tuple[papers.Question, ...]:
    return tuple(replace(each, number=str(position)) for position, each in enumerate(questions, start=1))


def _is_approved(paper: papers.Plan) -> bool:
    return any(stamp.kind in _APPROVING for stamp in paper.stamps)


def _all_responsible(paper: papers.Plan) -> Iterable[papers.Responsible]:
    for row in paper.rows:
        yield from row.responsible
    for meeting in paper.meetings:
        yield from meeting.responsible
        for question in meeting.questions:
            yield from question.responsible


# --- what the paper must say ------------------------------------------------------------------------------------------


def _require_whole(paper: papers.Plan) -> Period:
    if paper.period is None:
        raise Refusal(_("Не указан год плана: впишите его в поле «Год плана», например 2024 или 2023/2024."))
    if not paper.title:
        raise Refusal(_("У плана нет заголовка: впишите его в поле «Заголовок»."))
    if not (paper.rows or paper.meetings):
        raise Refusal(_("В плане нет ни одной строки и ни одного заседания: добавьте строку."))
    for position, row in enumerate(paper.rows, start=1):
        if not row.title:
            raise Refusal(_("Строка %(n)s плана без мероприятия: впишите его или уберите строку.") % {"n": position})
    for position, meeting in enumerate(paper.meetings, start=1):
        if not all(question.title for question in meeting.questions):
            raise Refusal(_("В заседании %(n)s есть пустой вопрос: впишите или уберите его.") % {"n": position})
    _require_stamps(paper.stamps)
    if max(len(paper.rows), len(paper.meetings)) > _MOST:
        raise Refusal(_("В плане больше %(most)s строк: разделите его.") % {"most": _MOST})
    return paper.period


def _require_stamps(stamps: Sequence[papers.PlanStamp]) -> None:
    seen = set()
    for stamp in stamps:
        if not stamp.by:
            raise Refusal(
                _("Гриф «%(stamp)s»: не сказано, кем. Впишите это или уберите гриф.") % {"stamp": stamp.kind.value}
            )
        if (stamp.kind, stamp.by) in seen:
            raise Refusal(
                _("Гриф «%(stamp)s %(by)s» стоит дважды: уберите один.") % {"stamp": stamp.kind.value, "by": stamp.by}
            )
        seen.add((stamp.kind, stamp.by))


def _require_no_other(association: Association, period: Period) -> None:
    other = Plan.objects.filter(association=association, starts=period.starts).first()
    if other is not None:
        raise Refusal(
            _("План этого объединения на %(period)s уже есть: «%(title)s».") % {"period": period, "title": other.title}
        )


# --- what it says -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Answering:
    """Who stands behind the words: a person chosen for the name in them, else a role, a body, an organization."""

    people: Mapping[str, Person]
    known: Answerers

    def data_of(self, named: Iterable[papers.Responsible]) -> list[ResponsibleData]:
        return [self._data(each) for each in named]

    def _data(self, each: papers.Responsible) -> ResponsibleData:
        person = self.people.get(name_in(each.text))
        found = self.known.find(each.text) if person is None else NOBODY
        return ResponsibleData(
            text=each.text,
            person=person,
            role=found.role,
            of_sub_bodies=found.of_sub_bodies,
            association=found.association,
            organization=found.organization,
            is_approver=each.is_approver,
            duty=each.duty,
        )


def _keep_edition(plan: Plan, paper: papers.Plan, period: Period) -> Edition:
    """Adopted from the day of its approval, but not before its year; a plan that nobody approved is being written."""
    approved = [stamp.date for stamp in paper.stamps if stamp.kind in _APPROVING and stamp.date]
    is_adopted = _is_approved(paper)
    return Edition.objects.create(
        plan=plan,
        number=0,
        state=EditionState.ADOPTED if is_adopted else EditionState.DRAFT,
        in_force_from=max([*approved, period.starts]) if is_adopted else None,
        foreword=html_from_blocks(paper.foreword),
        signatures=[[each.post, each.name] for each in paper.signatures],
        annexes=[[each.number, each.title] for each in paper.annexes],
    )


def _keep_rows(edition: Edition, rows: Sequence[papers.PlanRow], answering: _Answering) -> None:
    """In their order; a heading over several rows is kept once, a number that only goes on is not kept at all."""
    section: PlanSection | None = None
    for position, (row, number) in enumerate(zip(rows, _typed_numbers(rows), strict=True), start=1):
        if row.section != (section.title if section else ""):
            section = _keep_section(edition, row.section)
        kept = PlanRow.objects.create(
            edition=edition,
            line=PlanLine.objects.create(plan=edition.plan),
            section=section,
            position=position,
            number=fitting(number, PlanRow, "number"),
            title=row.title,
            points=list(row.points),
            deadline=fitting(row.deadline, PlanRow, "deadline"),
            expected=row.expected,
            extras=[[extra.column, extra.text] for extra in row.extras],
        )
        add_responsible([(kept, answering.data_of(row.responsible))])


def _typed_numbers(rows: Sequence[papers.PlanRow]) -> Iterable[str]:
    """What must be kept for `row_numbers` to give the numbers of the paper again."""
    last = "0"
    for row in rows:
        going_on = str(int(last) + 1)
        number = row.number or going_on
        yield "" if number == going_on else number
        last = number if number.isdecimal() else last


def _keep_section(edition: Edition, title: str) -> PlanSection | None:
    if not title:
        return None
    position = edition.sections.count() + 1
    return PlanSection.objects.create(edition=edition, position=position, title=fitting(title, PlanSection, "title"))


def _keep_meetings(edition: Edition, meetings: Sequence[papers.PlannedMeeting], answering: _Answering) -> None:
    for position, meeting in enumerate(meetings, start=1):
        kept = PlannedMeeting.objects.create(
            edition=edition,
            line=PlanLine.objects.create(plan=edition.plan),
            position=position,
            title=fitting(meeting.title, PlannedMeeting, "title"),
            deadline=fitting(meeting.deadline, PlannedMeeting, "deadline"),
            form_text=fitting(meeting.form, PlannedMeeting, "form_text"),
            relevance=meeting.relevance,
        )
        asked = [_keep_question(kept, number, each) for number, each in enumerate(meeting.questions, start=1)]
        named = [answering.data_of(each.responsible) for each in meeting.questions]
        add_responsible([(kept, answering.data_of(meeting.responsible)), *zip(asked, named, strict=True)])


def _keep_question(meeting: PlannedMeeting, position: int, question: papers.Question) -> PlannedQuestion:
    is_conditional = _CONDITION in question.title.lower()
    return PlannedQuestion.objects.create(
        meeting=meeting, position=position, title=question.title, is_conditional=is_conditional
    )
