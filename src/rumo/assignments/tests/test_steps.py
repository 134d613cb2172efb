"""The way of an assignment: each step once, with its trail and its letters; bad input leaves nothing half-done."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections

from rumo.assignments import actions
from rumo.assignments.enums import AssignmentState as S
from rumo.assignments.models import Assignment, Evidence, Extension
from rumo.assignments.tests.factories import make_assignment
from rumo.core import audit, clock
from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.files import FileRefused
from rumo.core.models import Mail, StoredFile
from tests.cast import Cast

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"
TODAY = date(2024, 6, 20)


@pytest.fixture(autouse=True)
def _day() -> Iterator[None]:
    with clock.standing_at(TODAY):
        yield


@pytest.fixture
def assignment(cast: Cast) -> Assignment:
    return make_assignment(cast.association, cast.members[4], due_on=date(2024, 6, 25))


def test_the_whole_way(cast: Cast, assignment: Assignment) -> None:
    actions.take_into_work(assignment, actor=cast.member)
    actions.report_assignment(
        assignment, text="Готово", uploads=[SimpleUploadedFile("Отчёт.pdf", PDF)], actor=cast.member
    )
    assert (assignment.state, assignment.report) == (S.REPORTED, "Готово")
    actions.return_for_rework(assignment, remarks="Нет приложения", actor=cast.secretary)
    assert (assignment.state, assignment.remarks) == (S.IN_WORK, "Нет приложения")
    actions.report_assignment(assignment, text="Приложение добавлено", actor=cast.member)
    actions.accept_assignment(assignment, actor=cast.chair)
    assert (assignment.state, assignment.remarks) == (S.ACCEPTED, "")
    assert assignment.closed_at is not None
    assert [each.file.name for each in assignment.evidence.all()] == ["Отчёт.pdf"]
    assert [entry.verb for entry in audit.history(assignment)] == [
        "accept_assignment", "report_assignment", "return_for_rework", "report_assignment", "take_into_work",
    ]  # fmt: skip
    member, secretary = cast.members[4].email, cast.members[2].email
    assert [letter.to for letter in Mail.objects.order_by("pk")] == [secretary, member, secretary]


def test_a_term_is_moved_and_the_former_one_kept(cast: Cast, assignment: Assignment) -> None:
    for day in (date(2024, 7, 1), date(2024, 8, 1)):
        actions.extend_assignment(assignment, new_due_on=day, reason="Отпуск", actor=cast.secretary)
    assert assignment.due_on == date(2024, 8, 1)
    assert [(each.old_due_on, each.new_due_on) for each in assignment.extensions.all()] == [
        (date(2024, 6, 25), date(2024, 7, 1)),
        (date(2024, 7, 1), date(2024, 8, 1)),
    ]


@pytest.mark.parametrize(
    ("day", "reason", "message"),
    [
        (date(2024, 6, 19), "Отпуск", "уже прошёл"),
        (date(2024, 6, 25), "Отпуск", r"позже прежнего \(25\.06\.2024\)"),
        (date(2024, 7, 1), "  ", "почему переносится"),
    ],
)
def test_a_term_that_makes_no_sense(cast: Cast, assignment: Assignment, day: date, reason: str, message: str) -> None:
    with pytest.raises(Refusal, match=message):
        actions.extend_assignment(assignment, new_due_on=day, reason=reason, actor=cast.secretary)
    assert not Extension.objects.exists()
    assignment.refresh_from_db()
    assert assignment.due_on == date(2024, 6, 25)


def test_withdrawing_needs_a_reason(cast: Cast, assignment: Assignment) -> None:
    with pytest.raises(Refusal, match="почему поручение отменяется"):
        actions.withdraw_assignment(assignment, reason=" ", actor=cast.secretary)
    actions.withdraw_assignment(assignment, reason="Вопрос снят", actor=cast.secretary)
    assert (assignment.state, assignment.withdrawn_reason) == (S.WITHDRAWN, "Вопрос снят")
    assert Mail.objects.get().to == cast.members[4].email


def test_nobody_does_what_he_may_not(cast: Cast, assignment: Assignment) -> None:
    refused: list[Callable[[], None]] = [
        lambda: actions.take_into_work(assignment, actor=cast.expert),
        lambda: actions.report_assignment(assignment, text="Готово", actor=cast.expert),
        lambda: actions.extend_assignment(assignment, new_due_on=date(2024, 9, 1), reason="Так", actor=cast.member),
        lambda: actions.withdraw_assignment(assignment, reason="Так", actor=cast.member),
    ]
    for attempt in refused:
        with pytest.raises(NotAllowed):
            attempt()
    assignment.refresh_from_db()
    assert (assignment.state, assignment.due_on) == (S.ISSUED, date(2024, 6, 25))
    assert not audit.history(assignment).exists()


@pytest.mark.parametrize(
    ("upload", "message"),
    [
        (SimpleUploadedFile("отчёт.pdf", b"MZ\x90\x00\x03\x00\x00\x00"), "по содержимому не подходит"),
        (SimpleUploadedFile("пусто.docx", b""), "пустой"),
        (SimpleUploadedFile("большой.txt", b"x" * (1024 * 1024 + 1)), "больше 1 МБ"),
    ],
)
def test_a_bad_file_leaves_nothing(
    cast: Cast, assignment: Assignment, settings: Any, upload: SimpleUploadedFile, message: str
) -> None:
    settings.MAX_UPLOAD_MB = 1
    good = SimpleUploadedFile("хороший.pdf", PDF)
    with pytest.raises(FileRefused, match=message):
        actions.report_assignment(assignment, text="Готово", uploads=[good, upload], actor=cast.member)
    assignment.refresh_from_db()
    assert assignment.state == S.ISSUED
    assert not Evidence.objects.exists()
    assert not StoredFile.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_who_accept_and_return_at_once(cast: Cast) -> None:
    assignment = make_assignment(cast.association, cast.members[4], state=S.REPORTED)
    start = threading.Barrier(2)
    outcomes: list[str] = []

    def attempt(act: Callable[[Assignment], None]) -> None:
        mine = Assignment.objects.get(pk=assignment.pk)
        start.wait()
        try:
            act(mine)
            outcomes.append("done")
        except Conflict:
            outcomes.append("conflict")
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=attempt, args=(act,))
        for act in (
            lambda mine: actions.accept_assignment(mine, actor=cast.chair),
            lambda mine: actions.return_for_rework(mine, remarks="Доработать", actor=cast.secretary),
        )
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["conflict", "done"]
    assert audit.history(assignment).count() == 1
