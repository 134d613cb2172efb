"""Rules about plans: each fires on its slip at its place, and a clean plan has no findings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rumo.papers.checks.findings import PLAN_RULES
from rumo.papers.checks.papers import check_paper
from rumo.papers.plan import Plan, StampKind
from rumo.papers.tests.checks.made import APPROVED, MEETINGS, ROWS, meeting, plan, row, stamp

QUARTERLY = row("1", "Проведение заседаний объединения", "не реже одного раза в квартал")

# code → (plan with the slip, the place the finding names)
SLIPS: dict[str, tuple[Plan, str]] = {
    "plan.dates.approved_before_agreed": (
        plan(stamps=(stamp(StampKind.AGREED, date(2023, 12, 26)), APPROVED)),
        "stamps[1]",
    ),
    "plan.dates.approved_after_due": (
        plan(
            [row("1", deadline="январь"), row("2", deadline="в течение года")],
            stamps=(stamp(StampKind.APPROVED, date(2024, 2, 1)),),
        ),
        "rows[0]",
    ),
    "plan.dates.outside_period": (plan([row("1", deadline="март 2025 г.")]), "rows[0]"),
    "plan.dates.interim_after_end": (
        plan(meetings=[meeting("1", "декабрь", "О промежуточных итогах на 2023/2024 учебный год")]),
        "meetings[0]",
    ),
    "plan.dates.report_before_end": (
        plan([row("1", "Подготовка ежегодного отчёта о работе за календарный год", "до 10 декабря 2024 г.")]),
        "rows[0]",
    ),
    "plan.numbering.gap": (plan([row("1"), row("2"), row("4")]), "rows[2]"),
    "plan.numbering.punctuation": (plan([*ROWS[:3], replace(ROWS[3], printed_number="4")]), "rows[3]"),
    "plan.completeness.stamp_without_number": (
        plan(stamps=(stamp(StampKind.APPROVED, date(2023, 12, 25), ""),)),
        "stamps[0]",
    ),
    "plan.completeness.stamp_without_date": (plan(stamps=(stamp(StampKind.APPROVED, None),)), "stamps[0]"),
    "plan.completeness.nobody_responsible": (plan([*ROWS[:3], row("4", responsible=())]), "rows[3]"),
    "plan.completeness.meetings_without_responsible": (
        plan(meetings=[replace(each, responsible=()) for each in MEETINGS]),
        "meetings[0]",
    ),
    "plan.completeness.no_deadline": (plan([row("1", deadline="")]), "rows[0]"),
    "plan.completeness.no_questions": (plan(meetings=[replace(MEETINGS[0], questions=())]), "meetings[0]"),
    "plan.completeness.result_missing": (plan([*ROWS[:3], row("4", expected="")]), "rows[3]"),
    "plan.completeness.fewer_meetings": (plan([QUARTERLY], (*MEETINGS[:2], meeting("3", "июнь"))), "meetings"),
}


def test_a_clean_plan_has_no_findings() -> None:
    assert check_paper(plan()) == ()
    assert check_paper(plan([QUARTERLY, *ROWS[1:]])) == ()


def test_every_rule_has_its_slip_and_its_reason() -> None:
    assert set(SLIPS) == set(PLAN_RULES)
    assert all(rule.check.__doc__ and rule.example for rule in PLAN_RULES.values())


@pytest.mark.parametrize("code", SLIPS)
def test_a_rule_fires_on_its_slip_alone(code: str) -> None:
    paper, place = SLIPS[code]
    assert [(finding.code, finding.place) for finding in check_paper(paper)] == [(code, place)]


def test_a_plan_without_a_year_is_not_asked_about_days() -> None:
    assert check_paper(plan(period=None)) == ()


def test_numbers_may_begin_again_in_a_new_section() -> None:
    rows = [row("1", section="I"), row("2", section="I"), row("1", section="II"), row("2", section="II")]
    assert check_paper(plan(rows)) == ()


def test_a_plan_that_names_nobody_is_told_of_once() -> None:
    found = check_paper(plan([replace(each, responsible=()) for each in ROWS]))
    assert [finding.place for finding in found] == ["rows"]
