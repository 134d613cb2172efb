"""The figures the annual papers of the regions name (S0-7, S0-8, S1-12, S2-6), counted from the demo's records."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner

from rumo.cli.figures import figures
from rumo.core import clock
from rumo.demo.load.directory import World
from tests.demo_region import DEMO_DAY

Told = dict[str, dict[str, Any]]


def _told(region: str, period: str) -> Told:
    """What `rumo figures` prints for the main association of a region."""
    with clock.standing_at(DEMO_DAY):
        result = CliRunner().invoke(figures, [region, "--period", period, "--json"])
    assert result.exit_code == 0, result.output
    told: Told = json.loads(result.output)
    return told


def _now(told: Told, code: str) -> int:
    figure = told[code]
    assert len(figure["records"]) == figure["value"]
    return int(figure["value"])


@pytest.mark.django_db
def test_the_funnel_of_s0(world_s0: World) -> None:
    """S0-7: 32 against 17, 16 past the check (50 %), 10 against 8 recommended (31 %)."""
    told = _told("demo-s0", "2023-2024")
    assert (_now(told, "expertise.submitted"), told["expertise.submitted"]["previous"]) == (32, 17)
    assert (_now(told, "expertise.technical_passed"), told["expertise.technical_passed"]["share"]) == (16, 50.0)
    assert (_now(told, "expertise.recommended"), told["expertise.recommended"]["previous"]) == (10, 8)
    assert told["expertise.recommended"]["base"] == 32


@pytest.mark.django_db
def test_people_and_assignments_of_s0_are_told_apart(world_s0: World) -> None:
    told = _told("demo-s0", "2023-2024")
    assert (_now(told, "expertise.assignments"), _now(told, "expertise.experts")) == (96, 24)


@pytest.mark.django_db
def test_programs_of_s0(world_s0: World) -> None:
    """S0-8, counted apart from the materials of teachers."""
    assert _now(_told("demo-s0", "2023-2024"), "expertise.cpd_programs") == 120
