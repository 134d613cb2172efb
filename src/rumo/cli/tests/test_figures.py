"""`rumo figures`: a body by its number, name or region, in words and as JSON."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from rumo.cli.main import main
from rumo.expertise.models import Campaign
from rumo.expertise.tests import factories as make
from tests.cast import Cast

IN_YEAR = datetime(2023, 10, 5, 12, tzinfo=UTC)


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return make.make_campaign(make.make_track(cast.association))


def test_the_command_prints_words_and_json(cast: Cast, campaign: Campaign) -> None:
    made = make.make_submission(campaign, cast.teacher, submitted_at=IN_YEAR)
    told = CliRunner().invoke(main, ["figures", "dalniy", "--period", "2023-2024"])
    assert told.exit_code == 0, told.output
    assert "Подано материалов: 1\u00a0материал, годом раньше не было" in told.output
    printed = CliRunner().invoke(main, ["figures", str(cast.association.pk), "--period", "2023-2024", "--json"])
    found = json.loads(printed.output)["expertise.submitted"]
    assert found == {
        "title": "Подано материалов", "value": 1, "unit": "материал", "base": None, "share": None, "previous": 0,
        "growth": None, "records": [made.pk],
    }  # fmt: skip


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize(("body", "period"), [("нет такого", "2023"), ("РУМО Дальнего края", "2023-2025")])
def test_the_command_says_what_is_wrong(body: str, period: str) -> None:
    refused = CliRunner().invoke(main, ["figures", body, "--period", period])
    assert (refused.exit_code, refused.output.startswith("Ошибка: ")) == (1, True)
