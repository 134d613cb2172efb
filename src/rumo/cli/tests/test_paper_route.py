"""`rumo paper route` prints what the downloads give."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.test import Client
from django.urls import reverse

from rumo.cli.main import main
from rumo.growth.builders import build_route
from rumo.growth.models import LearningRoute
from rumo.growth.tests import factories as make
from rumo.papers.json import paper_from_json
from tests.cast import Cast


@pytest.fixture
def route(cast: Cast) -> LearningRoute:
    made = make.make_route(cast.association, cast.teacher.person)
    make.make_item(made)
    return made


def run(*arguments: Any) -> Result:
    return CliRunner().invoke(main, ["paper", "route", *map(str, arguments)])


def test_a_file_is_the_download(cast: Cast, route: LearningRoute, tmp_path: Path) -> None:
    out, client = tmp_path / "route.docx", Client()
    client.force_login(cast.secretary)
    assert run("--route", route.pk, "--format", "docx", "--out", out).exit_code == 0
    assert out.read_bytes() == client.get(reverse("growth:route_file", args=[route.pk, "docx"])).content


def test_json_goes_to_the_output(route: LearningRoute) -> None:
    assert paper_from_json(json.loads(run("--route", route.pk, "--format", "json").stdout)) == build_route(route)


@pytest.mark.parametrize(("arguments", "code"), [(("0", "--format", "json"), 1), (("1", "--format", "pdf"), 2)])
def test_what_is_refused(db: None, arguments: tuple[str, ...], code: int) -> None:
    assert run("--route", *arguments).exit_code == code
