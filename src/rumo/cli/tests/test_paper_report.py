"""`rumo paper report` prints what the downloads give."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from rumo.cli.main import main
from rumo.reports.tests.factories import make_report, make_section
from tests.cast import Cast


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["paper", "report", *arguments])


@pytest.fixture
def report(cast: Cast) -> None:
    made = make_report(cast.association, cast.chair, title="Отчёт объединения")
    make_section(made, "Итоги", body="<p>Год прошёл.</p>")


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize(("file_format", "part"), [("md", "## Итоги\n\nГод прошёл."), ("html", "<p>Год прошёл.</p>")])
def test_the_text_goes_to_the_standard_output(file_format: str, part: str) -> None:
    result = run("--body", "dalniy", "--period", "2023", "--format", file_format)
    assert result.exit_code == 0
    assert part in result.stdout


@pytest.mark.usefixtures("report")
def test_the_data() -> None:
    printed = json.loads(run("--body", "dalniy", "--period", "2023", "--format", "json").stdout)
    assert (printed["title"], printed["sections"][0]["title"]) == ("Отчёт объединения", "Итоги")


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (("dalniy", "2021", "md"), 1, "Отчёта объединения"),
        (("nowhere", "2023", "md"), 1, "не найдено"),
        (("dalniy", "никогда", "md"), 1, "не похоже на год"),
        (("dalniy", "2023", "pdf"), 2, "--out"),
    ],
)
def test_what_is_refused(asked: tuple[str, str, str], code: int, said: str) -> None:
    body, period, file_format = asked
    result = run("--body", body, "--period", period, "--format", file_format)
    assert (result.exit_code, said in result.stderr) == (code, True)
