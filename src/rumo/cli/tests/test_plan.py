"""`rumo plan obligations`, `rumo paper execution`."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from rumo.cli.main import main
from rumo.planning.enums import PlanState
from rumo.planning.models import Plan
from rumo.planning.tests import factories as make
from tests.cast import Cast


@pytest.fixture
def plan(cast: Cast) -> Plan:
    plan = make.make_plan(cast.association, state=PlanState.IN_FORCE)
    make.make_row(plan.editions.get(), "Экспертиза", "не реже одного раза в квартал")
    return plan


def test_obligations(plan: Plan) -> None:
    listed = CliRunner().invoke(main, ["plan", "obligations", "--plan", str(plan.pk)])
    assert (listed.exit_code, "1. Экспертиза — выполнить: нужно 4" in listed.output) == (0, True)
    [owed] = json.loads(CliRunner().invoke(main, ["plan", "obligations", "--plan", str(plan.pk), "--json"]).output)
    assert (owed["wanted"], owed["dues"][-1]) == (4, "2024-12-31")


def test_a_report_as_json(plan: Plan) -> None:
    wanted = ["paper", "execution", "--plan", str(plan.pk), "--period", "q1", "--format", "json"]
    report = CliRunner().invoke(main, wanted)
    assert report.exit_code == 0
    assert json.loads(report.output)["ends"] == "2024-03-31"


@pytest.mark.usefixtures("cast")
def test_no_such_plan() -> None:
    assert CliRunner().invoke(main, ["plan", "obligations", "--plan", "999"]).exit_code == 1
