"""Every address by everybody: what one may not see is not there, what one may not do is refused with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from rumo.assignments import actions, grounds
from rumo.assignments.enums import AssignmentState as S
from rumo.assignments.models import Assignment, Evidence
from rumo.assignments.tests.factories import make_assignment
from rumo.core import clock
from tests.cast import Cast

RUNNERS = {"admin", "chair", "deputy", "secretary"}
SEERS = RUNNERS | {"member", "expert"}
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"


@pytest.fixture(autouse=True)
def _day() -> Iterator[None]:
    with clock.standing_at(date(2024, 6, 20)):
        yield


@pytest.fixture
def assignment(cast: Cast) -> Assignment:
    return make_assignment(cast.association, cast.members[4], due_on=date(2024, 6, 25))


@pytest.fixture
def reported(cast: Cast, assignment: Assignment) -> Assignment:
    actions.report_assignment(
        assignment, text="Готово", uploads=[SimpleUploadedFile("Сборник.pdf", PDF)], actor=cast.member
    )
    return assignment


def url(name: str, *args: int) -> str:
    return reverse(f"assignments:{name}", args=args)


def statuses(cast: Cast, address: str) -> dict[int, set[str]]:
    """Who gets which answer."""
    found: dict[int, set[str]] = {}
    for name, user in cast.everybody().items():
        client = Client()
        client.force_login(user)
        response = client.get(address)
        response.getvalue()  # reads a file to its end, which closes it
        found.setdefault(response.status_code, set()).add(name)
    return found


def everybody_else(cast: Cast, *known: str) -> set[str]:
    return set(cast.everybody()) - set(known)


def test_pages_to_read(cast: Cast, reported: Assignment) -> None:
    expected = {200: SEERS, 404: everybody_else(cast, *SEERS)}
    evidence = Evidence.objects.get()
    assert statuses(cast, url("assignment", reported.pk)) == expected
    assert statuses(cast, url("evidence_file", reported.pk, evidence.pk)) == expected
    assert statuses(cast, url("board")) == {200: set(cast.everybody())}
    assert statuses(cast, url("board_export")) == {200: set(cast.everybody())}


@pytest.mark.parametrize(
    ("step", "allowed"),
    [("report", RUNNERS | {"member"}), ("extend", RUNNERS), ("withdraw", RUNNERS), ("return", set())],
)
def test_forms_of_steps(cast: Cast, assignment: Assignment, step: str, allowed: set[str]) -> None:
    expected = {200: allowed, 403: SEERS - allowed, 404: everybody_else(cast, *SEERS)}
    found = statuses(cast, url(f"assignment_{step}", assignment.pk))
    assert found == {status: names for status, names in expected.items() if names}


@pytest.mark.parametrize("step", ["take", "accept", "report", "extend", "withdraw", "return"])
def test_the_stranger_posts_into_nothing(client: Client, cast: Cast, assignment: Assignment, step: str) -> None:
    client.force_login(cast.stranger)
    assert client.post(url(f"assignment_{step}", assignment.pk)).status_code == 404
    assignment.refresh_from_db()
    assert assignment.state == S.ISSUED


def test_evidence_of_another_assignment_is_not_there(client: Client, cast: Cast, reported: Assignment) -> None:
    other = make_assignment(cast.association, cast.members[4])
    client.force_login(cast.secretary)
    assert client.get(url("evidence_file", other.pk, Evidence.objects.get().pk)).status_code == 404


def test_evidence_is_downloaded_under_its_name(client: Client, cast: Cast, reported: Assignment) -> None:
    client.force_login(cast.secretary)
    response: Any = client.get(url("evidence_file", reported.pk, Evidence.objects.get().pk))
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"].startswith("attachment; filename*=UTF-8''%D0%A1")


def test_the_way_by_its_pages(client: Client, cast: Cast, assignment: Assignment) -> None:
    client.force_login(cast.member)
    client.post(url("assignment_take", assignment.pk))
    report = {"text": "Сделано", "evidence": [SimpleUploadedFile("а.pdf", PDF), SimpleUploadedFile("б.pdf", PDF)]}
    assert client.post(url("assignment_report", assignment.pk), report).status_code == 302
    client.force_login(cast.secretary)
    page = client.get(url("assignment", assignment.pk)).content.decode()
    assert ("Сделано" in page, "а.pdf" in page, "б.pdf" in page) == (True, True, True)
    client.post(url("assignment_return", assignment.pk), {"remarks": "Нет таблицы"})
    assert "Нет таблицы" in client.get(url("assignment", assignment.pk)).content.decode()
    client.post(url("assignment_extend", assignment.pk), {"new_due_on": "1 августа 2024 г.", "reason": "Отпуск"})
    client.post(url("assignment_report", assignment.pk), {"text": "Таблица есть"})
    client.post(url("assignment_accept", assignment.pk))
    assignment.refresh_from_db()
    assert (assignment.state, assignment.due_on) == (S.ACCEPTED, date(2024, 8, 1))


def test_a_second_press_is_refused_in_words(client: Client, cast: Cast, assignment: Assignment) -> None:
    client.force_login(cast.member)
    client.post(url("assignment_take", assignment.pk))
    again = client.post(url("assignment_take", assignment.pk))
    assert again.status_code == 403
    assert "состояние — «в работе»" in again.content.decode()


def macro_document() -> bytes:
    """A Word file with a macro in it, named as if there were none."""
    output = BytesIO()
    with ZipFile(output, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
        archive.writestr("word/vbaProject.bin", b"\x00")
    return output.getvalue()


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"MZ\x90\x00\x03\x00", "по содержимому не подходит"), (macro_document(), "без макросов"), (b"", "пуст")],
)
def test_a_bad_file_keeps_what_was_typed(
    client: Client, cast: Cast, assignment: Assignment, content: bytes, message: str
) -> None:
    client.force_login(cast.member)
    upload = SimpleUploadedFile("отчёт.docx", content)
    response = client.post(url("assignment_report", assignment.pk), {"text": "Долго писал", "evidence": [upload]})
    assert response.status_code == 422
    page = response.content.decode()
    assert message in page
    assert "Долго писал" in page
    assignment.refresh_from_db()
    assert assignment.state == S.ISSUED


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"new_due_on": "31.06.2024", "reason": "Отпуск"}, "такого дня нет"),
        ({"new_due_on": "01.06.2024", "reason": "Отпуск"}, "уже прошёл"),
        ({"new_due_on": "", "reason": "Отпуск"}, "Обязательное поле"),
    ],
)
def test_a_bad_term_keeps_what_was_typed(
    client: Client, cast: Cast, assignment: Assignment, data: dict[str, str], message: str
) -> None:
    client.force_login(cast.secretary)
    response = client.post(url("assignment_extend", assignment.pk), data)
    assert response.status_code == 422
    assert message in response.content.decode()
    assert "Отпуск" in response.content.decode()


def test_the_refused_button_says_why(client: Client, cast: Cast, reported: Assignment) -> None:
    client.force_login(cast.member)
    page = client.get(url("assignment", reported.pk)).content.decode()
    assert "Это делают председатель, его заместители, секретарь" in page
    assert url("assignment_accept", reported.pk) not in page


def test_where_it_comes_from(
    client: Client, cast: Cast, assignment: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grounds, "_finders", [])
    grounds.register_origin(lambda rows: {row.pk: ("Заседание № 4", "/meetings/4/") for row in rows})
    client.force_login(cast.secretary)
    for page in (url("board"), url("assignment", assignment.pk)):
        assert '<a href="/meetings/4/">Заседание № 4</a>' in client.get(page).content.decode()
