"""`rumo read`, `check`, `convert`, `deadlines`: old files without any records."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from rumo.cli.main import main

PLAN = [
    "**План работы секции учителей химии на 2024 год**",
    "№ п/п\tМероприятие\tСрок\tОтветственный",
    "1.\tЗаседания секции\tне реже одного раза в квартал\tЗаря Н.С.",
    "2.\tКонкурс уроков\tапрель\tВетрова А.П.",
]
LINES = [
    "ПРОТОКОЛ № 2",
    "заседания районного методического объединения учителей химии",
    "14 марта 2019 года",
    "Председатель: Ветрова А.П.",
    "Секретарь: Лугова О.С.",
    "Присутствовали: Гринько Т.В., Обухова Е.И.",
    "Отсутствовали: Обухова Е.И.",
    "Повестка дня:",
    "1. Об итогах олимпиады. Докладчик: Гринько Т.В.",
    "1. СЛУШАЛИ: Гринько Т.В. об итогах олимпиады.",
    "РЕШИЛИ: Информацию принять к сведению.",
    "Председатель А.П. Ветрова",
    "Секретарь О.С. Лугова",
]


def run(*arguments: Any) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "Протокол.txt"
    path.write_text("\n".join(LINES), encoding="utf-8")
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "Порча.docx"
    path.write_bytes(b"PK\x03\x04 nothing")
    return path


def test_read_tells_what_was_found(minutes: Path) -> None:
    result = run("read", minutes)
    assert result.exit_code == 0
    for said in ("Протокол", "2019-03-14", "Ветрова А.П.", "Об итогах олимпиады (Гринько Т.В.)"):
        assert said in result.output


def test_read_json_is_a_list_of_papers(minutes: Path) -> None:
    papers = json.loads(run("read", minutes, "--json").stdout)
    assert [(paper["kind"], paper["number"], paper["file"]) for paper in papers] == [("minutes", "2", "Протокол.txt")]


@pytest.mark.parametrize("command", ["read", "check"])
def test_a_bad_file_prints_its_message_and_the_others_go_on(command: str, minutes: Path, broken: Path) -> None:
    result = run(command, broken, "нет.docx", minutes)
    assert result.exit_code == 1
    assert f"{broken}: " in result.stderr
    assert "нет.docx: Такого файла нет." in result.stderr
    assert "Протокол" in result.stdout
    assert "Traceback" not in result.output


def test_check_ends_with_one_when_there_is_an_error(minutes: Path) -> None:
    result = run("check", minutes)
    assert result.exit_code == 1
    assert "ОШИБКА" in result.output
    found = json.loads(run("check", minutes, "--json").stdout)
    assert {"code", "severity", "message", "where", "said", "follows", "file", "paper"} == set(found[0])
    assert found[0]["severity"] == "error"


def test_check_without_errors_ends_with_nought(minutes: Path) -> None:
    lines = [line.replace("Отсутствовали: Обухова Е.И.", "Отсутствовали: Яровая Н.Н.") for line in LINES]
    minutes.write_text("\n".join(lines), encoding="utf-8")
    result = run("check", minutes)
    assert "ОШИБКА" not in result.output
    assert result.exit_code == 0


@pytest.mark.parametrize(("file_format", "start"), [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!doctype html>")])
def test_convert_writes_minutes_in_our_layout(minutes: Path, tmp_path: Path, file_format: str, start: bytes) -> None:
    out = tmp_path / f"out.{file_format}"
    result = run("convert", minutes, "--to", file_format, "--out", out)
    assert result.exit_code == 0, result.output
    assert out.read_bytes().startswith(start)


def test_converted_minutes_are_read_again(minutes: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    run("convert", minutes, "--to", "docx", "--out", out)
    (paper,) = json.loads(run("read", out, "--json").stdout)
    assert (paper["number"], paper["date"], paper["chair"]["name"]) == ("2", "2019-03-14", "Ветрова А.П.")


def test_convert_says_what_it_cannot_do(tmp_path: Path, minutes: Path, broken: Path) -> None:
    other = tmp_path / "Письмо.txt"
    other.write_text("Уважаемые коллеги, приглашаем вас на семинар.", encoding="utf-8")
    assert "записывать нечего" in run("convert", other, "--to", "pdf", "--out", tmp_path / "a.pdf").stderr
    assert run("convert", broken, "--to", "pdf", "--out", tmp_path / "a.pdf").exit_code == 1
    assert "Документа 2" in run("convert", minutes, "--to", "pdf", "--out", tmp_path / "a.pdf", "--paper", "2").stderr
    assert not (tmp_path / "a.pdf").exists()


def test_minutes_without_a_date_are_converted_as_they_are(tmp_path: Path, minutes: Path) -> None:
    minutes.write_text("\n".join(line for line in LINES if "2019" not in line), encoding="utf-8")
    for file_format in ("pdf", "docx"):
        out = tmp_path / f"out.{file_format}"
        assert run("convert", minutes, "--to", file_format, "--out", out).exit_code == 0
        (paper,) = json.loads(run("read", out, "--json").stdout)
        assert (paper["number"], paper["date"]) == ("2", None)


@pytest.mark.parametrize("file_format", ["docx", "pdf", "html"])
def test_convert_writes_the_paper_that_is_asked_for(tmp_path: Path, file_format: str) -> None:
    both, out = tmp_path / "Протокол и план.txt", tmp_path / f"out.{file_format}"
    both.write_text("\n".join([*LINES, *PLAN]), encoding="utf-8")
    result = run("convert", both, "--to", file_format, "--out", out)
    assert "документов: 2" in result.stderr
    assert run("convert", both, "--to", file_format, "--out", out, "--paper", "2").exit_code == 0
    if file_format == "html":
        assert "<title>План работы секции учителей химии на 2024 год</title>" in out.read_text(encoding="utf-8")
        return
    (paper,) = json.loads(run("read", out, "--json").stdout)
    assert (paper["kind"], [row["title"] for row in paper["rows"]]) == ("plan", ["Заседания секции", "Конкурс уроков"])


def test_convert_into_a_missing_folder_is_refused_in_words(minutes: Path, tmp_path: Path) -> None:
    result = run("convert", minutes, "--to", "html", "--out", tmp_path / "нет" / "a.html")
    assert result.exit_code == 1
    assert "записать не удалось" in result.stderr


def test_deadlines_explains_a_phrase() -> None:
    result = run("deadlines", "до 10 числа первого месяца квартала", "--period", "2024")
    assert result.exit_code == 0
    for day in ("10.01.2024", "10.04.2024", "10.07.2024", "10.10.2024"):
        assert day in result.output


def test_deadlines_json_has_parts_and_obligations() -> None:
    schedule = json.loads(run("deadlines", "до 10 декабря", "--period", "2023/2024", "--json").stdout)
    assert schedule["period"]["kind"] == "academic_year"
    assert [each["due"] for each in schedule["obligations"]] == ["2023-12-10"]


def test_deadlines_refuses_what_is_no_year() -> None:
    result = run("deadlines", "до 10 декабря", "--period", "двадцать")
    assert result.exit_code == 2
    assert "2023/2024" in result.stderr


@pytest.mark.parametrize("command", [["read", "нет.txt"], ["deadlines", "март", "--period", "2024"]])
def test_no_records_are_needed(command: list[str]) -> None:
    """Neither Django's settings nor its models are loaded: these commands start quickly and need no database."""
    script = (
        "import sys\nfrom rumo.cli.main import main\n"
        f"try:\n    main({command!r})\nexcept SystemExit:\n    pass\n"
        "records = ('rumo.config', 'rumo.core.models', 'django.db.models')\n"
        "sys.exit(any(name.startswith(records) for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode == 0
