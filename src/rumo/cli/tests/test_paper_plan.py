"""`rumo paper plan` prints what the downloads give."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.test import Client
from django.urls import reverse

from rumo.cli.main import main
from rumo.papers.change_sheet import ChangeSheet
from rumo.papers.json import paper_from_json
from rumo.papers.plan import Plan as PlanPaper
from rumo.planning.actions import amendments
from rumo.planning.models import Plan
from rumo.planning.tests.written import make_approved_plan
from tests.cast import Cast


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """An approved plan with an amendment in force from 01.05.2024."""
    made = make_approved_plan(cast)
    edition = amendments.begin_amendment(made, actor=cast.chair)
    edition.rows.filter(title="Конкурс экспертов").update(deadline="апрель")
    amendments.adopt_amendment(edition, ground="приказ № 3", in_force_from=date(2024, 5, 1), actor=cast.chair)
    return made


def run(*arguments: Any) -> Result:
    return CliRunner().invoke(main, ["paper", "plan", *map(str, arguments)])


def printed(*arguments: Any) -> Any:
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    return paper_from_json(json.loads(result.stdout))


@pytest.mark.parametrize("file_format", ["docx", "pdf", "html", "json"])
def test_a_file_is_the_download(cast: Cast, plan: Plan, tmp_path: Path, file_format: str) -> None:
    out = tmp_path / f"plan.{file_format}"
    result = run("--plan", plan.pk, "--edition", 1, "--format", file_format, "--out", out)
    assert result.exit_code == 0, result.output
    client = Client()
    client.force_login(cast.member)
    assert out.read_bytes() == client.get(reverse("planning:plan_file", args=[plan.pk, 1, file_format])).content


def test_the_edition_is_chosen_by_number_or_day(plan: Plan) -> None:
    def deadline(*arguments: Any) -> str:
        paper = printed("--plan", plan.pk, *arguments)
        assert isinstance(paper, PlanPaper)
        return paper.rows[3].deadline

    assert deadline("--edition", 0) == "март"
    assert deadline("--on", "30.04.2024") == "март"
    assert deadline("--on", "2024-05-01") == "апрель"
    assert deadline() == "апрель"


def test_the_sheet_of_changes(plan: Plan) -> None:
    sheet = printed("--plan", plan.pk, "--edition", 1, "--changes")
    assert isinstance(sheet, ChangeSheet)
    assert [change.becomes for change in sheet.changes] == ["апрель"]


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--plan", 999_999, "--format", "json"), 1, "Плана с номером 999999 в системе нет."),
        (("--plan", "ID", "--edition", 7, "--format", "json"), 1, "Редакции 7 у этого плана нет"),
        (("--plan", "ID", "--edition", 0, "--changes", "--format", "json"), 1, "это сам план"),
        (("--plan", "ID", "--format", "pdf"), 2, "укажите файл"),
        (("--plan", "ID", "--edition", 0, "--on", "01.05.2024", "--format", "json"), 2, "что-нибудь одно"),
    ],
)
def test_a_refusal_is_said_in_words(plan: Plan, options: tuple[Any, ...], code: int, said: str) -> None:
    result = run(*(plan.pk if option == "ID" else option for option in options))
    assert (result.exit_code, said in result.output) == (code, True), result.output
