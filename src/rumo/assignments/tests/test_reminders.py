"""Reminders before, on and after the day, once each."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from rumo.assignments import actions, tasks
from rumo.assignments.enums import AssignmentState as S
from rumo.assignments.models import Reminder
from rumo.assignments.tests.factories import make_assignment
from rumo.core import clock
from rumo.core.models import Mail
from rumo.core.schedule import jobs
from rumo.directory.enums import Role
from tests.cast import Cast

DUE = date(2024, 6, 20)


def remind_on(day: date) -> list[tuple[str, str]]:
    """The letters of one run of the job."""
    Mail.objects.all().delete()
    with clock.standing_at(day):
        tasks.remind_executors.func()
    return [(letter.to, letter.subject.split(":")[0]) for letter in Mail.objects.order_by("pk")]


def test_day_by_day(cast: Cast) -> None:
    make_assignment(cast.association, cast.members[4], due_on=DUE)
    to = cast.members[4].email
    sent = {shift: remind_on(DUE + timedelta(days=shift)) for shift in range(-5, 4)}
    assert sent == {
        -5: [],
        -4: [],
        -3: [(to, "Скоро срок поручения")],
        -2: [],
        -1: [],
        0: [(to, "Сегодня срок поручения")],
        1: [(to, "Срок поручения прошёл")],
        2: [],
        3: [],
    }


def test_running_again_sends_nothing_twice(cast: Cast) -> None:
    make_assignment(cast.association, cast.members[4], Role.SECRETARY, due_on=DUE)
    assert len(remind_on(DUE)) == 2
    assert remind_on(DUE) == []
    assert Reminder.objects.count() == 2


def test_days_ahead_are_the_association_s(cast: Cast) -> None:
    cast.association.rules_data = {"reminder_days": 10}
    cast.association.save()
    make_assignment(cast.association, cast.members[4], due_on=DUE)
    assert remind_on(DUE - timedelta(days=11)) == []
    assert len(remind_on(DUE - timedelta(days=10))) == 1


def test_a_moved_term_is_reminded_anew(cast: Cast) -> None:
    assignment = make_assignment(cast.association, cast.members[4], due_on=DUE)
    assert len(remind_on(DUE)) == 1
    later = DUE + timedelta(days=30)
    with clock.standing_at(DUE):
        actions.extend_assignment(assignment, new_due_on=later, reason="Отпуск", actor=cast.chair)
    assert remind_on(DUE + timedelta(days=1)) == []
    assert [subject for _, subject in remind_on(later)] == ["Сегодня срок поручения"]


@pytest.mark.parametrize("state", [S.DRAFT, S.REPORTED, S.ACCEPTED, S.WITHDRAWN])
def test_nobody_is_reminded_of_what_is_not_in_work(cast: Cast, state: S) -> None:
    make_assignment(cast.association, cast.members[4], state=state, due_on=DUE)
    assert remind_on(DUE + timedelta(days=1)) == []


def test_an_address_of_the_account_will_do_and_none_is_no_failure(cast: Cast) -> None:
    for person in (cast.members[4], cast.members[5]):
        person.email = ""
        person.save()
    make_assignment(cast.association, cast.members[4], cast.members[5], due_on=DUE)
    assert [to for to, _ in remind_on(DUE)] == [cast.member.email]


def test_constant_number_of_queries(cast: Cast, django_assert_num_queries: Any) -> None:
    # Beyond what each letter costs: the assignments, their executors, the holders of roles, the offices.
    for _ in range(30):
        make_assignment(cast.association, Role.LEADER, due_on=DUE)
    with clock.standing_at(DUE), django_assert_num_queries(3):
        tasks.remind_executors.func()


def test_the_clock_knows_the_job() -> None:
    assert "remind about assignments" in [job.name for job in jobs()]
