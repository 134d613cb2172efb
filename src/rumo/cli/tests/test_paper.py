"""`rumo paper minutes` prints what the downloads give."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.test import Client
from django.urls import reverse

from rumo.cli.main import main
from rumo.meetings.actions import signing
from rumo.meetings.enums import Capacity
from rumo.meetings.tests.full_meeting import FullMeeting, make_full_meeting
from rumo.meetings.tests.test_signing import accept_remarks, seen
from rumo.papers.json import from_json


@pytest.fixture
def full(db: None) -> FullMeeting:
    return make_full_meeting()


@pytest.fixture
def signed(full: FullMeeting) -> FullMeeting:
    accept_remarks(full)
    for capacity, actor in ((Capacity.SECRETARY, full.secretary), (Capacity.PRESIDING, full.deputy)):
        signing.sign_minutes(full.meeting, capacity=capacity, sha256=seen(full), actor=actor)
    return full


def run(*arguments: Any) -> Result:
    return CliRunner().invoke(main, ["paper", "minutes", *map(str, arguments)])


def downloaded(full: FullMeeting, name: str, *args: Any) -> bytes:
    client = Client()
    client.force_login(full.secretary)
    return client.get(reverse(f"meetings:{name}", args=[full.meeting.pk, *args])).content


@pytest.mark.parametrize("form", ["full", "short"])
@pytest.mark.parametrize("file_format", ["docx", "pdf", "json"])
def test_a_file_is_the_download(signed: FullMeeting, tmp_path: Path, form: str, file_format: str) -> None:
    out = tmp_path / f"minutes.{file_format}"
    result = run("--meeting", signed.meeting.pk, "--form", form, "--format", file_format, "--out", out)
    assert result.exit_code == 0, result.output
    assert out.read_bytes() == downloaded(signed, "minutes_file", form, file_format)


def test_an_extract_is_the_download(signed: FullMeeting, tmp_path: Path) -> None:
    out = tmp_path / "extract.pdf"
    assert run("--meeting", signed.meeting.pk, "--item", 3, "--format", "pdf", "--out", out).exit_code == 0
    assert out.read_bytes() == downloaded(signed, "extract_file", signed.items[2].pk, "pdf")


def test_text_goes_to_the_output(full: FullMeeting) -> None:
    printed = run("--meeting", full.meeting.pk, "--format", "json")
    assert from_json(json.loads(printed.output)).number == "4"
    page = run("--meeting", full.meeting.pk, "--format", "html").output
    assert page.startswith("<!doctype html>")
    assert "СЛУШАЛИ:" in page


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--meeting", 999_999, "--format", "json"), 1, "Заседания с номером 999999 в системе нет."),
        (("--meeting", "ID", "--format", "pdf"), 2, "укажите файл"),
        (("--meeting", "ID", "--item", 77, "--format", "html"), 1, "Вопроса 77 в повестке нет"),
        (("--meeting", "ID", "--item", 1, "--format", "html"), 1, "из подписанного протокола"),
        (("--meeting", "ID", "--format", "json", "--out", "/no/such/folder/x.json"), 1, "записать не удалось"),
    ],
)
def test_a_refusal_is_said_in_words(full: FullMeeting, options: tuple[Any, ...], code: int, said: str) -> None:
    result = run(*(full.meeting.pk if option == "ID" else option for option in options))
    assert (result.exit_code, said in result.output) == (code, True), result.output
