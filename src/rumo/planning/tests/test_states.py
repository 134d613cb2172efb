"""The states of a plan: who moves it where, and the stamps that go with it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest

from rumo.accounts.models import User
from rumo.core import clock
from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.documents.enums import StampKind
from rumo.documents.models import IssuedPaper
from rumo.meetings.enums import MeetingState, ResolutionKind
from rumo.papers.json import paper_from_json
from rumo.papers.plan import Plan as PlanPaper
from rumo.planning import builders, queries
from rumo.planning.actions import states
from rumo.planning.enums import ADOPTED, EditionState
from rumo.planning.enums import PlanState as S
from rumo.planning.models import Plan
from rumo.planning.stamping import StampData, approving_resolutions, stamp_by_resolution
from rumo.planning.tests import factories as make
from rumo.planning.tests.written import AGREED, ORDER, make_approved_plan, make_resolution, make_written_plan
from tests.cast import Cast

RUNNERS = {"admin", "chair", "deputy", "secretary"}
STEPS: dict[str, Callable[[Plan, User], object]] = {
    "submit": lambda plan, actor: states.submit_plan(plan, actor=actor),
    "send_back": lambda plan, actor: states.send_back(plan, remarks="Уточнить сроки", actor=actor),
    "agree": lambda plan, actor: states.agree_plan(plan, stamp=AGREED, actor=actor),
    "approve": lambda plan, actor: states.approve_plan(plan, stamp=ORDER, actor=actor),
    "put_in_force": lambda plan, actor: states.put_in_force(plan, actor=actor),
    "close": lambda plan, actor: states.close_plan(plan, actor=actor),
    "reopen": lambda plan, actor: states.reopen_plan(plan, actor=actor),
}
ALLOWED = {
    S.DRAFT: {"submit": S.ON_AGREEMENT, "approve": S.APPROVED},
    S.ON_AGREEMENT: {"send_back": S.DRAFT, "agree": S.AGREED, "approve": S.APPROVED},
    S.AGREED: {"send_back": S.DRAFT, "approve": S.APPROVED},
    S.APPROVED: {"put_in_force": S.IN_FORCE},
    S.IN_FORCE: {"close": S.CLOSED},
    S.CLOSED: {"reopen": S.IN_FORCE},
}


def in_state(cast: Cast, state: S) -> Plan:
    plan = make_written_plan(cast)
    Plan.objects.filter(pk=plan.pk).update(state=state)
    if state in ADOPTED:
        plan.editions.update(state=EditionState.ADOPTED, in_force_from=plan.starts)
    plan.refresh_from_db()
    return plan


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("state", list(S))
def test_steps_by_state(cast: Cast, state: S, step: str) -> None:
    plan = in_state(cast, state)
    with suppress(NotAllowed):
        STEPS[step](plan, cast.secretary)
    plan.refresh_from_db()
    assert plan.state == ALLOWED[state].get(step, state)


def test_only_those_who_run_the_body_move_its_plan(cast: Cast) -> None:
    allowed = set()
    for name, user in cast.everybody().items():
        plan = in_state(cast, S.DRAFT)
        try:
            states.submit_plan(plan, actor=user)
            allowed.add(name)
        except NotAllowed:
            pass
        for edition in plan.editions.all():
            edition.rows.all().delete()
            edition.sections.all().delete()
            edition.meetings.all().delete()
        plan.delete()
    assert allowed == RUNNERS


def test_an_empty_plan_goes_nowhere(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="ни одной строки"):
        states.submit_plan(make.make_plan(cast.association), actor=cast.chair)


def test_sent_back_with_remarks_and_without_stamps(cast: Cast) -> None:
    plan = make_written_plan(cast)
    states.submit_plan(plan, actor=cast.chair)
    states.agree_plan(plan, stamp=AGREED, actor=cast.chair)
    with pytest.raises(Refusal, match="замечания"):
        states.send_back(plan, remarks=" ", actor=cast.chair)
    states.send_back(plan, remarks="Уточнить сроки", actor=cast.chair)
    assert (plan.state, plan.remarks, plan.stamps.count()) == (S.DRAFT, "Уточнить сроки", 0)
    states.submit_plan(plan, actor=cast.chair)
    assert plan.remarks == ""


def test_approving_keeps_the_text_with_its_hash(cast: Cast) -> None:
    plan = make_approved_plan(cast)
    edition = plan.editions.get()
    assert (edition.state, edition.in_force_from) == (EditionState.ADOPTED, date(2024, 2, 28))
    assert edition.ground == "приказом министерства от 28.02.2024 № 15-ОД"
    issued = IssuedPaper.objects.get()
    assert edition.paper == issued
    assert issued.files.count() == 3
    built = builders.build_plan(queries.edition_with_contents(edition.pk))
    assert paper_from_json(issued.data) == built
    assert built.stamps[0].number == "15-ОД"


def test_not_in_force_before_its_year(cast: Cast) -> None:
    plan = make_written_plan(cast)
    early = StampData(StampKind.ADOPTED, "на заседании РУМО", date(2023, 12, 20), "4")
    states.approve_plan(plan, stamp=early, actor=cast.chair)
    assert plan.editions.get().in_force_from == date(2024, 1, 1)


def test_a_start_after_the_year_is_refused_and_nothing_is_written(cast: Cast) -> None:
    plan = make_written_plan(cast)
    with pytest.raises(Refusal, match=r"год заканчивается 31\.12\.2024"):
        states.approve_plan(plan, stamp=ORDER, in_force_from=date(2025, 1, 1), actor=cast.chair)
    plan.refresh_from_db()
    assert (plan.state, plan.stamps.count(), IssuedPaper.objects.count()) == (S.DRAFT, 0, 0)


@pytest.mark.parametrize(
    ("step", "kind"), [(states.agree_plan, StampKind.APPROVED), (states.approve_plan, StampKind.AGREED)]
)
def test_each_step_has_its_stamp(cast: Cast, step: Callable[..., Plan], kind: StampKind) -> None:
    plan = make_written_plan(cast)
    states.submit_plan(plan, actor=cast.chair)
    with pytest.raises(Refusal, match="гриф"):
        step(plan, stamp=StampData(kind, "Министерство"), actor=cast.chair)


def test_agreed_after_it_was_approved(cast: Cast) -> None:
    """Seen in a real plan: approved on 28.02.2024, agreed on 26.03.2024. Both stamps are entered in that order."""
    plan = make_approved_plan(cast)
    before = plan.editions.get().paper
    states.add_stamp(plan, stamp=AGREED, actor=cast.chair)
    assert [stamp.kind for stamp in plan.stamps.all()] == [StampKind.APPROVED, StampKind.AGREED]
    after = plan.editions.get().paper
    assert after is not None
    assert after != before
    paper = paper_from_json(after.data)
    assert isinstance(paper, PlanPaper)
    assert len(paper.stamps) == 2


def test_the_stamp_a_plan_stands_by_cannot_be_taken_off(cast: Cast) -> None:
    plan = make_approved_plan(cast)
    states.add_stamp(plan, stamp=AGREED, actor=cast.chair)
    approved, agreed = plan.stamps.order_by("pk")
    with pytest.raises(Refusal, match="план утверждён"):
        states.remove_stamp(approved, actor=cast.chair)
    states.remove_stamp(agreed, actor=cast.chair)
    assert list(plan.stamps.all()) == [approved]


def test_a_stamp_says_by_whom(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="кем поставлен гриф"):
        states.add_stamp(make_approved_plan(cast), stamp=StampData(StampKind.AGREED, " "), actor=cast.chair)


# --- by a decision --------------------------------------------------------------------------------------------------


def test_a_decision_gives_body_day_and_number(cast: Cast) -> None:
    plan, resolution = make_written_plan(cast), make_resolution(cast)
    assert approving_resolutions(plan) == [resolution]
    states.approve_plan(plan, stamp=stamp_by_resolution(resolution, StampKind.ADOPTED), actor=cast.chair)
    edition, stamp = plan.editions.get(), plan.stamps.get()
    assert (stamp.by, stamp.date, stamp.number) == ("на заседании РУМО Дальнего края", date(2024, 2, 15), "1")
    assert edition.ground == "на заседании РУМО Дальнего края (протокол от 15.02.2024 № 1)"
    assert edition.resolution == stamp.resolution == resolution


def test_the_body_above_may_approve_and_one_below_not(cast: Cast) -> None:
    resolution = make_resolution(cast)
    assert approving_resolutions(make.make_plan(cast.section)) == [resolution]
    resolution.item.meeting.association = cast.section
    resolution.item.meeting.save()
    plan = make_written_plan(cast)
    assert approving_resolutions(plan) == []
    with pytest.raises(NotAllowed, match="вышестоящего"):
        states.approve_plan(plan, stamp=stamp_by_resolution(resolution, StampKind.APPROVED), actor=cast.admin)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"state": MeetingState.MINUTES}, "не подписан"),
        ({"kind": ResolutionKind.NOTE}, "утверждён, согласован или принят"),
    ],
)
def test_what_was_not_decided_approves_nothing(cast: Cast, fields: dict[str, object], said: str) -> None:
    plan = make_written_plan(cast)
    stamp = stamp_by_resolution(make_resolution(cast, **fields), StampKind.APPROVED)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed, match=said):
        states.approve_plan(plan, stamp=stamp, actor=cast.chair)


# --- by the clock, and at once --------------------------------------------------------------------------------------


def test_the_clock_puts_in_force_what_is_due_once(cast: Cast) -> None:
    plan = make_approved_plan(cast)
    with clock.standing_at(date(2024, 2, 27)):
        assert states.start_due_plans() == 0
    with clock.standing_at(date(2024, 2, 28)):
        assert (states.start_due_plans(), states.start_due_plans()) == (1, 0)
    plan.refresh_from_db()
    assert plan.state == S.IN_FORCE


def test_two_people_approve_at_once(cast: Cast) -> None:
    plan = make_written_plan(cast)
    other = Plan.objects.get(pk=plan.pk)
    states.approve_plan(plan, stamp=ORDER, actor=cast.chair)
    with pytest.raises(Conflict, match="состояние изменил другой"):
        states.approve_plan(other, stamp=ORDER, actor=cast.secretary)
    assert IssuedPaper.objects.count() == 1
