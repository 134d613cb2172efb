"""What the commands print with `--json` is what docs/papers.md says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from rumo.cli.main import main
from rumo.papers.tests.schemas import faults

TEXTS = {
    "Протокол.txt": """ПРОТОКОЛ № 2
заседания районного методического объединения учителей химии
14 марта 2019 года
Председатель: Ветрова А.П.
Присутствовали: Гринько Т.В., Обухова Е.И.
Отсутствовали: Обухова Е.И.
1. СЛУШАЛИ: Гринько Т.В. об итогах олимпиады.
РЕШИЛИ: Информацию принять к сведению.
Председатель А.П. Ветрова""",
    "Книги.txt": "Список книг для летнего чтения. Из 10 книг прочитаны 12 (30 %).",
}


def printed(*arguments: Any) -> Any:
    return json.loads(CliRunner().invoke(main, [*map(str, arguments), "--json"]).stdout)


def files(folder: Path) -> list[Path]:
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in TEXTS]


def test_read(tmp_path: Path) -> None:
    papers = printed("read", *files(tmp_path))
    assert [paper["kind"] for paper in papers] == ["minutes", "unknown"]
    assert [fault for paper in papers for fault in faults(f"{paper['kind']}.json", paper)] == []


def test_check(tmp_path: Path) -> None:
    findings = printed("check", *files(tmp_path))
    assert {finding["severity"] for finding in findings} == {"error", "warning"}
    assert [fault for finding in findings for fault in faults("finding.json", finding)] == []


def test_deadlines() -> None:
    schedule = printed("deadlines", "не реже одного раза в квартал, до 10 декабря", "--period", "2023/2024")
    assert faults("deadline.json", schedule) == []
