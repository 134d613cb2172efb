"""Reminders ahead of due dates, and the digest on Mondays: to whom, of what, once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rumo.core import clock
from rumo.core.models import Mail
from rumo.core.schedule import jobs
from rumo.directory.enums import Role
from rumo.meetings.enums import MeetingState
from rumo.meetings.tests.factories import make_meeting
from rumo.planning import tasks
from rumo.planning.enums import Counted, FactKind, Link, PlanState
from rumo.planning.models import Edition, LineFact, PlanDigest, PlanReminder, Responsible
from rumo.planning.tests import factories as make
from tests.cast import Cast

DUE = date(2024, 3, 29)
MONDAY = date(2024, 3, 25)


@pytest.fixture
def edition(cast: Cast) -> Edition:
    return make.make_plan(cast.association, state=PlanState.IN_FORCE).editions.get()


def charge(planned: Any, **whom: Any) -> Responsible:
    place = "meeting" if hasattr(planned, "questions") else "row"
    return Responsible.objects.create(**{place: planned, "text": "Ответственный", **whom})


def row_of(edition: Edition, deadline: str = "до 29 марта", title: str = "Отчёт за квартал", **whom: Any) -> Any:
    row = make.make_row(edition, title, deadline)
    charge(row, **whom)
    return row


def sent_on(day: date, job: Any = tasks.remind_responsible) -> list[Mail]:
    """The letters of one run of a job."""
    Mail.objects.all().delete()
    with clock.standing_at(day):
        job.func()
    return list(Mail.objects.order_by("pk"))


def test_once_as_early_as_the_rules_say(cast: Cast, edition: Edition) -> None:
    row_of(edition, person=cast.members[4])
    sent = {shift: len(sent_on(DUE + timedelta(days=shift))) for shift in range(-9, 3)}
    assert sent == {shift: int(shift == -7) for shift in range(-9, 3)}
    assert PlanReminder.objects.count() == 1


def test_the_days_ahead_are_the_association_s(cast: Cast, edition: Edition) -> None:
    cast.association.rules_data = {"plan_reminder_days": 14}
    cast.association.save()
    row_of(edition, person=cast.members[4])
    assert sent_on(DUE - timedelta(days=15)) == []
    assert len(sent_on(DUE - timedelta(days=14))) == 1


def test_a_missed_day_is_made_up_for_before_the_date(cast: Cast, edition: Edition) -> None:
    row_of(edition, person=cast.members[4])
    assert len(sent_on(DUE)) == 1


def test_the_letter_says_what_by_when_and_where(cast: Cast, edition: Edition) -> None:
    row = row_of(edition, person=cast.members[4])
    (letter,) = sent_on(DUE - timedelta(days=3))
    assert letter.to == cast.members[4].email
    assert letter.subject == "Срок по плану 29.03.2024: Отчёт за квартал"
    plain = letter.body.replace("\xa0", " ")
    assert "до 29 марта 2024 г.: Отчёт за квартал (в плане: «до 29 марта»)" in plain
    assert reverse("planning:line", args=[row.line_id]) in plain
    assert "&" not in plain
    assert "\n\n\n" not in plain


def test_several_dates_come_in_one_letter(cast: Cast, edition: Edition) -> None:
    row_of(edition, person=cast.members[4])
    row_of(edition, "до 28 марта", "Сбор сведений", person=cast.members[4])
    (letter,) = sent_on(DUE - timedelta(days=3))
    assert letter.subject.replace("\xa0", " ") == "Подходят сроки плана: 2 пункта"
    assert letter.body.index("Сбор сведений") < letter.body.index("Отчёт за квартал")


def test_a_role_means_its_holders_of_that_day(cast: Cast, edition: Edition) -> None:
    row_of(edition, role=Role.SECRETARY)
    assert [letter.to for letter in sent_on(DUE)] == [cast.members[2].email]


def test_a_role_of_sub_bodies_means_those_who_still_owe(cast: Cast, edition: Edition) -> None:
    row = row_of(edition, "не менее 1 заседания в квартал", role=Role.LEADER, of_sub_bodies=True)
    row.counted, row.fact_kind = Counted.SUB_BODIES, FactKind.MEETING
    row.save()
    day = date(2024, 3, 27)
    leader = cast.section_leader.person
    assert [letter.to for letter in sent_on(day)] == [leader.email]
    PlanReminder.objects.all().delete()
    make_meeting(cast.section, date=date(2024, 3, 5), state=MeetingState.MINUTES)
    assert sent_on(day) == []


def test_a_body_means_those_who_lead_it_and_an_organization_nobody(cast: Cast, edition: Edition) -> None:
    row_of(edition, association=cast.section)
    row_of(edition, title="Справка", organization=cast.institute)
    assert [letter.to for letter in sent_on(DUE)] == [cast.section_leader.person.email]


def test_who_only_agrees_is_left_in_peace(cast: Cast, edition: Edition) -> None:
    row_of(edition, person=cast.members[4], is_approver=True)
    assert sent_on(DUE) == []


def test_what_was_done_is_not_reminded_of(cast: Cast, edition: Edition) -> None:
    row = row_of(edition, person=cast.members[4])
    LineFact.objects.create(line=row.line, kind=FactKind.EVIDENCE, day=date(2024, 3, 1), title="Отчёт")
    assert sent_on(DUE) == []


def test_a_planned_meeting_asks_its_secretary_until_it_has_a_date(cast: Cast, edition: Edition) -> None:
    planned = make.make_planned_meeting(edition, "март", title="Итоги")
    (letter,) = sent_on(DUE)
    assert letter.to == cast.members[2].email
    assert "назначить и провести заседание № 1 «Итоги» (март 2024)" in letter.body
    PlanReminder.objects.all().delete()
    meeting = make_meeting(cast.association, date=date(2024, 3, 30), state=MeetingState.DRAFT)
    LineFact.objects.create(line=planned.line, kind=FactKind.MEETING, object_id=meeting.pk, link=Link.CREATED)
    assert sent_on(DUE) == []


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.ON_AGREEMENT, PlanState.AGREED, PlanState.CLOSED])
def test_a_plan_not_carried_out_reminds_nobody(cast: Cast, edition: Edition, state: PlanState) -> None:
    row_of(edition, person=cast.members[4])
    edition.plan.state = state
    edition.plan.save()
    assert sent_on(DUE) == []


def test_without_an_address_nothing_is_sent_and_nothing_breaks(cast: Cast, edition: Edition) -> None:
    nobody = cast.members[5]
    nobody.email = ""
    nobody.save()
    row_of(edition, person=nobody)
    assert sent_on(DUE) == []
    assert not PlanReminder.objects.exists()


def test_the_job_asks_the_same_for_one_and_for_many(
    cast: Cast, edition: Edition, django_assert_max_num_queries: Any
) -> None:
    for _ in range(2):
        row_of(edition, role=Role.EXPERT, title="Экспертиза")
    PlanReminder.objects.all().delete()
    sent_on(DUE)
    with clock.standing_at(DUE), django_assert_max_num_queries(40) as few:
        tasks.remind_responsible.func()
    for _ in range(20):
        row_of(edition, "до 25 декабря", role=Role.EXPERT)
    with clock.standing_at(DUE), django_assert_max_num_queries(len(few)):
        tasks.remind_responsible.func()


# --- the digest ---


def digest_on(day: date) -> list[Mail]:
    return sent_on(day, tasks.send_digests)


def test_the_digest_tells_late_this_week_and_the_month(cast: Cast, edition: Edition) -> None:
    for deadline, title in (
        ("до 10 марта", "Сбор сведений"),
        ("до 29 марта", "Отчёт за квартал"),
        ("до 20 апреля", "Справка"),
        ("до 10 декабря", "Отчёт за год"),
    ):
        row_of(edition, deadline, title, person=cast.member.person)
    (letter,) = digest_on(MONDAY)
    assert letter.to == cast.member.person.email
    assert letter.subject.replace("\xa0", " ") == "Планы на неделю 25–31 марта 2024 г.: просрочено 1 пункт"
    words = ["ПРОСРОЧЕНО", "Сбор сведений", "НА ЭТОЙ НЕДЕЛЕ", "Отчёт за квартал", "В БЛИЖАЙШИЙ МЕСЯЦ", "Справка"]
    assert [letter.body.index(word) for word in words] == sorted(letter.body.index(word) for word in words)
    assert "Отчёт за год" not in letter.body
    assert "\n\n\n" not in letter.body
    assert "Чтобы не получать её" in letter.body
    assert reverse("accounts:profile") in letter.body


def test_once_a_week_on_mondays_and_never_empty(cast: Cast, edition: Edition) -> None:
    row_of(edition, person=cast.member.person)
    assert digest_on(MONDAY - timedelta(days=1)) == []
    assert len(digest_on(MONDAY)) == 1
    assert digest_on(MONDAY) == []
    assert PlanDigest.objects.get().week == MONDAY
    early = date(2024, 1, 8)
    assert digest_on(early) == []
    assert not PlanDigest.objects.filter(week=early).exists()


def test_it_can_be_switched_off_by_oneself(client: Client, cast: Cast, edition: Edition) -> None:
    row_of(edition, person=cast.member.person)
    client.force_login(cast.member)
    client.post(reverse("accounts:profile"), {"name": cast.member.name})
    cast.member.refresh_from_db()
    assert not cast.member.wants_digest
    assert digest_on(MONDAY) == []
    # What is asked for by a date comes all the same.
    assert len(sent_on(DUE)) == 1


def test_one_without_an_account_gets_no_digest(cast: Cast, edition: Edition) -> None:
    row_of(edition, person=cast.members[5])
    assert digest_on(MONDAY) == []


def test_the_clock_knows_the_jobs() -> None:
    assert {"remind about plans", "send weekly digests"} <= {job.name for job in jobs()}
