"""Whoever was asked for a section is reminded of it by the clock: when, whom, how often."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rumo.assignments.enums import ReminderKind as K
from rumo.core import clock
from rumo.core.models import Mail
from rumo.reports import rules
from rumo.reports.actions import sections
from rumo.reports.enums import SectionState
from rumo.reports.models import ReportSection
from rumo.reports.tasks import remind_of_sections
from rumo.reports.tests.factories import make_report
from tests.cast import Cast

TERM = date(2024, 6, 20)


@pytest.fixture
def section(cast: Cast) -> ReportSection:
    """Asked long ago of the leader of the section, who may be written to."""
    person = cast.section_leader.person
    person.email = "leader@example.org"
    person.save()
    report = make_report(cast.association, cast.secretary, "Экспертиза")
    with clock.standing_at(TERM - timedelta(days=30)):
        return sections.ask_section(report.sections.get(), person=person, until=TERM, actor=cast.secretary)


@pytest.mark.parametrize(
    ("ahead", "kind"),
    [(30, None), (4, None), (3, K.BEFORE), (1, K.BEFORE), (0, K.DUE), (-1, K.OVERDUE), (-40, K.OVERDUE)],
)
def test_which_is_due(section: ReportSection, ahead: int, kind: K | None) -> None:
    assert rules.reminder_due(section, TERM - timedelta(days=ahead)) == kind


def test_each_goes_out_once(section: ReportSection) -> None:
    Mail.objects.all().delete()
    for ahead in (4, 3, 3, 2, 0, 0, -1, -1, -9):
        with clock.standing_at(TERM - timedelta(days=ahead)):
            remind_of_sections.call()
    said = list(Mail.objects.order_by("pk").values_list("subject", flat=True))
    assert said == [
        "Скоро срок раздела отчёта: Экспертиза",
        "Сегодня срок раздела отчёта: Экспертиза",
        "Срок раздела отчёта прошёл: Экспертиза",
    ]
    bodies = list(Mail.objects.order_by("pk").values_list("body", flat=True))
    assert "До срока — 20 июня 2024 г. — 3 дня." in bodies[0].replace("\xa0", " ")
    assert "срок прошёл 1 день назад" in bodies[2].replace("\xa0", " ")


def test_nobody_is_reminded_of_what_was_handed_in(section: ReportSection) -> None:
    Mail.objects.all().delete()
    ReportSection.objects.filter(pk=section.pk).update(state=SectionState.READY)
    with clock.standing_at(TERM):
        assert remind_of_sections.call() == 0
    assert not Mail.objects.exists()


def test_the_letter_that_asks_stands_for_the_first_reminder(section: ReportSection, cast: Cast) -> None:
    with clock.standing_at(TERM - timedelta(days=2)):
        sections.ask_section(section, person=cast.section_leader.person, until=TERM, actor=cast.secretary)
        assert remind_of_sections.call() == 0
