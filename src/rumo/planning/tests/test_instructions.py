"""An instruction from outside: from the letter to the work accepted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from rumo.assignments import actions as assignments
from rumo.assignments.actions import ExecutorData
from rumo.assignments.enums import AssignmentState
from rumo.core import clock
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.models import AuditEntry, Mail, StoredFile
from rumo.directory.enums import Role
from rumo.planning.actions import instructions as actions
from rumo.planning.enums import Counted, PlanState
from rumo.planning.models import Instruction, PlanRow
from rumo.planning.tests import factories as make
from tests.cast import Cast

TODAY = date(2024, 2, 20)
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"


@pytest.fixture(autouse=True)
def _day() -> Iterator[None]:
    with clock.standing_at(TODAY):
        yield


@pytest.fixture
def row(cast: Cast) -> PlanRow:
    """A row that waits for instructions, in a plan in force, beside one that does not."""
    edition = make.make_plan(cast.association, state=PlanState.IN_FORCE).editions.get()
    make.make_row(edition, "Отчёт за год", "до 10 декабря")
    return make.make_row(
        edition,
        "Исполнение поручений министерства",
        "по мере поступления поручений",
        counted=Counted.INSTRUCTIONS,
    )


def register(cast: Cast, **fields: Any) -> Instruction:
    values: dict[str, Any] = {
        "association": cast.association,
        "authority": cast.ministry,
        "number": "5",
        "date": date(2024, 2, 12),
        "received_on": date(2024, 2, 14),
        "text": "Дать предложения в план повышения квалификации",
        "due_text": "до 1 марта 2024 г.",
        "executors": [ExecutorData(person=cast.members[4])],
        "actor": cast.secretary,
    }
    return actions.register_instruction(**{**values, **fields})


def test_it_is_issued_at_once_and_the_executor_is_told(cast: Cast, row: PlanRow) -> None:
    made = register(cast, line=row.line)
    assignment = made.assignment
    assert assignment.state == AssignmentState.ISSUED
    assert assignment.ground == "поручение Министерства образования Дальнего края от 12.02.2024 № 5"
    assert (assignment.due_on, assignment.issued_on) == (date(2024, 3, 1), date(2024, 2, 14))
    assert [letter.to for letter in Mail.objects.all()] == [cast.members[4].email]
    assert list(row.line.instructions.all()) == [made]
    assert AuditEntry.objects.filter(verb="register_instruction").count() == 1


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("в срок до 1 марта", date(2024, 3, 1)),
        ("до 25.02.2024", date(2024, 2, 25)),
        ("до конца I квартала", date(2024, 3, 31)),
        ("ежемесячно", None),
        ("незамедлительно", None),
        ("", None),
    ],
)
def test_the_day_of_control_is_read_from_the_phrase(phrase: str, due: date | None) -> None:
    assert actions.due_day(phrase, date(2024, 2, 14)) == due


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"due_text": "до 31 апреля 2024 г."}, "такого дня нет"),
        ({"due_on": date(2024, 3, 5)}, "Оставьте одно из двух"),
        ({"due_text": "", "due_on": date(2024, 2, 1)}, "раньше самого поручения"),
        ({"received_on": date(2024, 2, 10)}, "не могло поступить раньше"),
        ({"received_on": date(2024, 2, 21)}, "ещё не наступила"),
        ({"text": " "}, "не может быть пустым"),
        ({"executors": []}, "кто исполняет"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(cast: Cast, fields: dict[str, Any], said: str) -> None:
    with pytest.raises(Refusal, match=said):
        register(cast, **fields)
    assert not Instruction.objects.exists()
    assert not Mail.objects.exists()


def test_a_row_of_somebody_else_s_plan_is_refused(cast: Cast) -> None:
    other = make.make_row(make.make_plan(cast.section).editions.get()).line
    with pytest.raises(Refusal, match="другого объединения"):
        register(cast, line=other)


def test_only_those_who_run_the_body_register(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        register(cast, actor=cast.member)


def test_the_same_letter_twice_is_shown_with_a_link(client: Client, cast: Cast) -> None:
    first = register(cast)
    client.force_login(cast.secretary)
    page = client.post(reverse("planning:instruction_register"), form_data(cast, text="То же ещё раз"))
    text = page.content.decode()
    assert page.status_code == 422
    assert "уже зарегистрировано" in text
    assert reverse("planning:instruction", args=[first.pk]) in text
    assert "То же ещё раз" in text
    assert Instruction.objects.count() == 1


def test_without_a_number_two_letters_of_a_day_may_differ(cast: Cast) -> None:
    assert register(cast, number="").pk != register(cast, number="", text="Другое").pk


def form_data(cast: Cast, **fields: Any) -> dict[str, Any]:
    return {
        "authority": cast.ministry.pk,
        "number": "5",
        "date": "12.02.2024",
        "received_on": "14.02.2024",
        "text": "Дать предложения",
        "due_text": "до 1 марта 2024 г.",
        "leads": [f"person:{cast.members[4].pk}"],
        **fields,
    }


def test_from_the_letter_to_accepted(client: Client, cast: Cast, row: PlanRow) -> None:
    """The secretary registers, the member reports, the chair accepts; the board shows where it came from."""
    client.force_login(cast.secretary)
    form = client.get(reverse("planning:instruction_register")).content.decode()
    waiting, others = form.index("Выполняются по мере поступления"), form.index("Другие пункты плана")
    assert waiting < form.index("Исполнение поручений министерства") < others < form.index("Отчёт за год")

    upload = SimpleUploadedFile("Письмо.pdf", PDF)
    made = client.post(
        reverse("planning:instruction_register"), form_data(cast, line=row.line_id, upload=upload), follow=True
    )
    instruction = Instruction.objects.get()
    assert made.redirect_chain[-1][0] == reverse("planning:instruction", args=[instruction.pk])
    assert "Исполнение поручений министерства" in made.content.decode()
    assert instruction.file is not None
    letter = client.get(reverse("planning:instruction_file", args=[instruction.pk]))
    assert letter.getvalue() == PDF

    board = client.get(reverse("assignments:board")).content.decode()
    assert "поручение: Минобр от 12.02.2024 № 5" in board
    assert reverse("planning:instruction", args=[instruction.pk]) in board

    assignments.report_assignment(instruction.assignment, text="Сделано", actor=cast.member)
    assignments.accept_assignment(instruction.assignment, actor=cast.chair)
    page = client.get(reverse("planning:instruction", args=[instruction.pk])).content.decode()
    assert "принято, снято с контроля" in page
    assert "Дать предложения" not in client.get(reverse("planning:instructions")).content.decode()
    closed = client.get(reverse("planning:instructions"), {"term": "closed"}).content.decode()
    assert "Дать предложения" in closed


def test_what_was_entered_wrong_is_mended_with_the_reason(client: Client, cast: Cast) -> None:
    made = register(cast)
    client.force_login(cast.secretary)
    address = reverse("planning:instruction_edit", args=[made.pk])
    assert "Дать предложения в план повышения квалификации" in client.get(address).content.decode()
    no_reason = client.post(address, form_data(cast, number="6"))
    assert no_reason.status_code == 422
    client.post(address, form_data(cast, number="6", text="Дать сведения", reason="Ошибка в номере"))
    made.refresh_from_db()
    assert made.number == "6"
    assert made.assignment.text == "Дать сведения"
    assert made.assignment.ground.endswith("от 12.02.2024 № 6")
    assert AuditEntry.objects.get(verb="edit_instruction").summary == "Исправлено: Ошибка в номере"


def test_withdrawn_with_the_reason_it_stays_in_the_register(client: Client, cast: Cast) -> None:
    made = register(cast)
    client.force_login(cast.secretary)
    client.post(reverse("planning:instruction_withdraw", args=[made.pk]), {"reason": "Отменено письмом № 9"})
    made.refresh_from_db()
    assert made.assignment.state == AssignmentState.WITHDRAWN
    page = client.get(reverse("planning:instruction", args=[made.pk])).content.decode()
    assert "Отменено письмом № 9" in page
    # What is off control is neither mended nor withdrawn again.
    assert client.get(reverse("planning:instruction_edit", args=[made.pk])).status_code == 403


def test_a_refused_file_is_named_at_its_field_and_nothing_is_stored(client: Client, cast: Cast) -> None:
    client.force_login(cast.secretary)
    upload = SimpleUploadedFile("Письмо.pdf", b"MZ\x90\x00\x03\x00\x00\x00")
    page = client.post(reverse("planning:instruction_register"), form_data(cast, upload=upload))
    assert page.status_code == 422
    assert "по содержимому не подходит" in page.content.decode()
    assert not StoredFile.objects.exists()
    assert not Instruction.objects.exists()


@pytest.mark.parametrize(
    ("who", "status"), [("chair", 200), ("member", 200), ("admin", 200), ("teacher", 404), ("stranger", 404)]
)
def test_who_reads_an_instruction(client: Client, cast: Cast, who: str, status: int) -> None:
    made = register(cast)
    client.force_login(cast.everybody()[who])
    assert client.get(reverse("planning:instruction", args=[made.pk])).status_code == status
    shown = made.assignment.text in client.get(reverse("planning:instructions")).content.decode()
    assert shown is (status == 200)


def test_an_executor_reads_the_letter_but_does_not_mend_it(client: Client, cast: Cast) -> None:
    made = register(cast, executors=[ExecutorData(person=cast.teacher.person)])
    client.force_login(cast.teacher)
    assert client.get(reverse("planning:instruction", args=[made.pk])).status_code == 200
    assert client.get(reverse("planning:instruction_edit", args=[made.pk])).status_code == 403
    assert client.post(reverse("planning:instruction_withdraw", args=[made.pk]), {"reason": "x"}).status_code == 403


def test_filters_and_the_table(client: Client, cast: Cast) -> None:
    register(cast)
    register(cast, number="7", authority=cast.institute, text="=Поручение института", due_text="до 15.02.2024")
    client.force_login(cast.secretary)
    late = client.get(reverse("planning:instructions"), {"term": "overdue"}).content.decode()
    assert "Поручение института" in late
    assert "Дать предложения" not in late
    of_ministry: dict[str, Any] = {"authority": cast.ministry.pk, "q": "предложения"}
    assert "Поручение института" not in client.get(reverse("planning:instructions"), of_ministry).content.decode()
    sheet = load_workbook(BytesIO(client.get(reverse("planning:instructions_export")).content)).active
    assert sheet is not None
    rows = [[cell.value for cell in cells] for cells in sheet.iter_rows(min_row=2)]
    assert [row[4] for row in rows] == ["=Поручение института", "Дать предложения в план повышения квалификации"]
    assert sheet["E2"].data_type == "s"
    assert "просрочено" in str(rows[0][7])


def test_executors_are_offered_by_name_and_role(client: Client, cast: Cast) -> None:
    client.force_login(cast.secretary)
    found = client.get(reverse("assignments:executor_options"), {"q": "Ковалян"}).json()["results"]
    assert [one["value"] for one in found] == [f"person:{cast.members[4].pk}"]
    roles = client.get(reverse("assignments:executor_options"), {"q": "секретарь"}).json()["results"]
    assert f"role:{Role.SECRETARY}" in [one["value"] for one in roles]


def test_the_register_asks_the_same_for_one_and_for_many(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(cast.secretary)
    for number in range(1, 3):
        register(cast, number=str(number))
    with django_assert_max_num_queries(40) as few:
        client.get(reverse("planning:instructions"))
    for number in range(3, 25):
        register(cast, number=str(number))
    with django_assert_max_num_queries(len(few)):
        client.get(reverse("planning:instructions"))
