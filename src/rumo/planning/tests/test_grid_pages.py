"""Pages of writing a plan: forms that save themselves, conflicts, what was deleted meanwhile, type-ahead, paste."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rumo.accounts.models import User
from rumo.directory.models import Direction
from rumo.planning.enums import PlanState
from rumo.planning.models import Edition, Plan, PlanRow, PlanSection, Responsible
from rumo.planning.tests.factories import make_plan, make_planned_meeting, make_row
from tests.cast import Cast

SCRIPT = {"X-Autosave": "1"}
TABLE = "№\tМероприятия\tСрок\tОтветственные\n1\tСеминар\tмай\tСаенко С.С.\n2\tОбзор\tкак-нибудь\tРуководители секций"


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return make_plan(cast.association)


@pytest.fixture
def edition(plan: Plan) -> Edition:
    return plan.editions.get()


def _client(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def secretary(cast: Cast) -> Client:
    return _client(cast.secretary)


def _url(name: str, *keys: int) -> str:
    return reverse(f"planning:{name}", args=keys)


def _row(**values: Any) -> dict[str, Any]:
    return {"version": "1", "what": "Семинар", "deadline": "май", "expected": "", "responsible": [], **values}


def test_a_row_is_added_below_another_one(secretary: Client, plan: Plan, edition: Edition, cast: Cast) -> None:
    first = make_row(edition, "Первое")
    make_row(edition, "Последнее")
    deputy = cast.deputy.person
    assert deputy is not None
    chosen = [f"person:{deputy.pk}|Саенко С.С.", "subrole:leader|Руководители секций", "words:|отдел"]
    values = _row(what="Отчёт\n• сбор\n- сверка", responsible=chosen)
    answer = secretary.post(f"{_url('row_add', plan.pk)}?after=row-{first.pk}", values, headers=SCRIPT)
    assert answer.status_code == 200
    data = answer.json()
    row = PlanRow.objects.get(title="Отчёт")
    assert (row.position, row.points) == (2, ["сбор", "сверка"])
    assert [(one.text, one.person, one.role, one.of_sub_bodies) for one in row.responsible.all()] == [
        ("Саенко С.С.", deputy, "", False),
        ("Руководители секций", None, "leader", True),
        ("отдел", None, "", False),
    ]
    assert (data["key"], data["save_url"]) == (f"row-{row.pk}", _url("row_save", plan.pk, row.pk))
    assert "Удалить строку" in data["foot"]


def test_a_row_without_words_is_asked_for_them(secretary: Client, plan: Plan, edition: Edition) -> None:
    answer = secretary.post(_url("row_add", plan.pk), _row(what=" \n• "), headers=SCRIPT)
    assert answer.status_code == 422
    assert answer.json()["errors"]["what"] == ["Напишите, что будет сделано."]
    page = secretary.post(_url("row_add", plan.pk), _row(what="", deadline="до завтра"))
    assert page.status_code == 422
    assert "до завтра" in page.content.decode()


def test_a_phrase_not_understood_never_blocks_saving(secretary: Client, plan: Plan, edition: Edition) -> None:
    row = make_row(edition, "Семинар")
    answer = secretary.post(_url("row_save", plan.pk, row.pk), _row(deadline="когда получится"), headers=SCRIPT)
    assert answer.status_code == 200
    row.refresh_from_db()
    assert row.deadline == "когда получится"


def test_two_people_on_one_row(secretary: Client, cast: Cast, plan: Plan, edition: Edition) -> None:
    row = make_row(edition, "Было")
    address = _url("row_save", plan.pk, row.pk)
    _client(cast.chair).post(address, _row(what="Председатель\n• пункт"), headers=SCRIPT)
    answer = secretary.post(address, _row(what="Секретарь"), headers=SCRIPT)
    assert answer.status_code == 409
    data = answer.json()
    assert data["version"] == 2
    assert data["author"] == str(cast.chair)
    assert data["fields"]["what"]["theirs"] == "Председатель\n• пункт"
    page = secretary.post(address, _row(what="Секретарь"))
    assert page.status_code == 409
    assert "Секретарь" in page.content.decode()
    assert "Председатель" in page.content.decode()


def test_what_was_typed_into_a_deleted_row_is_offered_as_a_new_one(
    secretary: Client, plan: Plan, edition: Edition
) -> None:
    row = make_row(edition, "Было")
    address = _url("row_save", plan.pk, row.pk)
    row.delete()
    answer = secretary.post(address, _row(what="Стало"), headers=SCRIPT)
    assert answer.status_code == 409
    assert answer.json()["gone"] is True
    page = secretary.post(address, _row(what="Стало"))
    assert page.status_code == 409
    text = page.content.decode()
    assert "Стало" in text
    assert f'action="{_url("row_add", plan.pk)}"' in text


def test_details_of_a_row(secretary: Client, cast: Cast, plan: Plan, edition: Edition) -> None:
    row = make_row(edition, "Планы секций", extras=[["Уровень", "край"]])
    direction = Direction.objects.create(association=cast.association, code="1", title="Кадры")
    Responsible.objects.create(row=row, text="Секретарь", role="secretary")
    form = secretary.get(_url("row_details", plan.pk, row.pk), headers={"HX-Request": "true"}).content.decode()
    assert "Уровень" in form
    values = {
        "version": "1", "number": "2.1", "fact_kind": "minutes", "counted": "linked", "directions": [direction.pk],
        "approvers": ["role:chair|Председатель"], "duty": "Согласование планов", "extra_0": "район",
    }  # fmt: skip
    answer = secretary.post(_url("row_details", plan.pk, row.pk), values, headers=SCRIPT)
    assert answer.status_code == 200
    assert answer.json()["execution"].startswith("протокол подписан")
    row.refresh_from_db()
    assert (row.number, row.fact_kind, row.extras) == ("2.1", "minutes", [["Уровень", "район"]])
    assert [(one.text, one.is_approver, one.duty) for one in row.responsible.all()] == [
        ("Секретарь", False, ""), ("Председатель", True, "Согласование планов"),
    ]  # fmt: skip
    assert list(row.directions.all()) == [direction]


def test_approvers_of_different_things_keep_their_words(secretary: Client, plan: Plan, edition: Edition) -> None:
    row = make_row(edition, "Планы секций")
    for place, duty in enumerate(("Согласование планов", "Утверждение сметы"), start=1):
        Responsible.objects.create(row=row, text=f"Отдел {place}", is_approver=True, duty=duty, position=place)
    tokens = ["words:|Отдел 1|Согласование планов", "words:|Отдел 2|Утверждение сметы"]
    form = secretary.get(_url("row_details", plan.pk, row.pk)).content.decode()
    assert all(token in form for token in tokens)
    values = {"version": "1", "counted": "linked", "approvers": tokens, "number": "5"}
    assert secretary.post(_url("row_details", plan.pk, row.pk), values, headers=SCRIPT).status_code == 200
    assert [one.duty for one in row.responsible.all()] == ["Согласование планов", "Утверждение сметы"]
    assert secretary.post(_url("row_save", plan.pk, row.pk), _row(version="2"), headers=SCRIPT).status_code == 200
    assert row.responsible.filter(is_approver=True).count() == 2


@pytest.mark.parametrize("token", ["person:999999|Никто", "person:x|Кто", "role:king|Король", "words:|", "мусор"])
def test_whoever_is_not_in_the_directory_is_refused(
    secretary: Client, plan: Plan, edition: Edition, token: str
) -> None:
    row = make_row(edition, "Семинар")
    answer = secretary.post(_url("row_save", plan.pk, row.pk), _row(responsible=[token]), headers=SCRIPT)
    assert answer.status_code == 422
    assert "responsible" in answer.json()["errors"]
    assert not row.responsible.exists()


def test_headings_and_the_order(secretary: Client, plan: Plan, edition: Edition) -> None:
    first, row = make_row(edition, "Отчёт"), make_row(edition, "Семинар")
    add = f"{_url('section_add', plan.pk)}?after=row-{first.pk}"
    data = secretary.post(add, {"version": "0", "title": "Кадры"}, headers=SCRIPT).json()
    section = PlanSection.objects.get()
    assert PlanRow.objects.get(pk=row.pk).section == section
    keys = f"row-{first.pk},row-{row.pk},section-{section.pk}"
    order = {"order": keys, "version": data["order_version"]}
    answer = secretary.post(_url("rows_order", plan.pk), order, headers=SCRIPT)
    assert answer.status_code == 200
    assert PlanRow.objects.get(pk=row.pk).section is None
    assert secretary.post(_url("rows_order", plan.pk), order, headers=SCRIPT).status_code == 409
    rename = _url("section_save", plan.pk, section.pk)
    assert secretary.post(rename, {"version": "1", "title": "Работа с кадрами"}, headers=SCRIPT).json()["version"] == 2
    assert secretary.post(rename, {"version": "1", "title": "Иначе"}, headers=SCRIPT).status_code == 409
    assert "order_version" in secretary.post(_url("section_delete", plan.pk, section.pk), headers=SCRIPT).json()
    assert secretary.post(rename, {"version": "2", "title": "Поздно"}, headers=SCRIPT).json()["gone"] is True
    assert secretary.post(_url("row_delete", plan.pk, row.pk)).status_code == 302
    assert list(edition.rows.all()) == [first]


def test_an_adopted_plan_is_not_written(cast: Cast, secretary: Client) -> None:
    plan = make_plan(cast.association, state=PlanState.IN_FORCE)
    row = make_row(plan.editions.get(), "Семинар")
    page = secretary.get(_url("grid", plan.pk))
    assert page.status_code == 403
    assert "подготовьте изменение" in page.content.decode()
    answer = secretary.post(_url("row_save", plan.pk, row.pk), _row(), headers=SCRIPT)
    assert answer.status_code == 403
    assert "подготовьте изменение" in answer.json()["message"]


def test_the_stranger_sees_nothing(cast: Cast, plan: Plan) -> None:
    client = _client(cast.stranger)
    for name in ("grid", "schedule", "paste", "deadline", "responsible"):
        assert client.get(_url(name, plan.pk)).status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_the_grid_costs_the_same_for_many_rows(
    secretary: Client, plan: Plan, edition: Edition, count: int, django_assert_max_num_queries: Any
) -> None:
    for n in range(count):
        row = make_row(edition, f"Строка {n}")
        Responsible.objects.create(row=row, text="Эксперты", role="expert")
    with django_assert_max_num_queries(25):
        assert secretary.get(_url("grid", plan.pk)).status_code == 200


@pytest.mark.parametrize("count", [1, 12])
def test_the_schedule_costs_the_same_for_many_meetings(
    secretary: Client, plan: Plan, edition: Edition, count: int, django_assert_max_num_queries: Any
) -> None:
    for _n in range(count):
        make_planned_meeting(edition, questions=("О плане", "О составе"))
    with django_assert_max_num_queries(25):
        assert secretary.get(_url("schedule", plan.pk)).status_code == 200


def test_a_deadline_is_explained_while_it_is_typed(secretary: Client, plan: Plan) -> None:
    def said(text: str) -> str:
        return secretary.get(_url("deadline", plan.pk), {"deadline": text}).content.decode()

    assert "по 10.12.2024 включительно" in said("до 10 декабря")
    assert "выходит за 2024 год" in said("май 2025")
    assert 'data-deadline-pick="до 31 мая"' in said("в конце мая")
    assert "срок не указан" in said("")


def test_who_answers_is_found_by_typing(secretary: Client, cast: Cast, plan: Plan) -> None:
    def found(typed: str) -> dict[str, str]:
        results = secretary.get(_url("responsible", plan.pk), {"q": typed}).json()["results"]
        return {one["value"]: one["text"] for one in results}

    deputy = cast.deputy.person
    assert deputy is not None
    assert f"person:{deputy.pk}|{deputy.short_name}" in found("Саен")
    assert "subrole:leader|Руководители секций" in found("руков сек")
    assert f"body:{cast.section.pk}|Секция математики" in found("математ")
    assert f"organization:{cast.institute.pk}|ДИРО" in found("ДИРО")
    assert not any("Чужих" in text for text in found("Чуж").values())


def test_any_words_may_answer(secretary: Client, cast: Cast, plan: Plan) -> None:
    def token(text: str) -> str:
        return str(
            secretary.post(_url("responsible_words", plan.pk), {"text": text}, headers=SCRIPT).json().get("value")
        )

    assert token("Отдел кадров") == "words:|Отдел кадров"
    assert token("Руководители секций") == "subrole:leader|Руководители секций"
    deputy = cast.deputy.person
    assert deputy is not None
    assert token(deputy.short_name) == f"person:{deputy.pk}|{' '.join(deputy.short_name.split())}"
    assert secretary.post(_url("responsible_words", plan.pk), {"text": " "}, headers=SCRIPT).status_code == 422


def test_a_pasted_table_is_looked_through_then_taken(
    secretary: Client, cast: Cast, plan: Plan, edition: Edition
) -> None:
    first = make_row(edition, "Первое")
    make_row(edition, "Последнее")
    address = f"{_url('paste', plan.pk)}?after=row-{first.pk}"
    page = secretary.post(address, {"kind": "rows", "text": TABLE, "markup": ""}).content.decode()
    assert "не понято: «как-нибудь»" in page
    assert "Строка 3." in page
    assert edition.rows.count() == 2
    taken = {"kind": "rows", "text": TABLE, "markup": "", "step": "take", "take": ["row-0", "row-1"]}
    assert secretary.post(address, taken).status_code == 302
    assert [row.title for row in edition.rows.all()] == ["Первое", "Семинар", "Обзор", "Последнее"]
    assert [(one.text, one.role) for one in edition.rows.get(title="Обзор").responsible.all()] == [
        ("Руководители секций", "leader")
    ]


def test_nothing_is_taken_when_nothing_was_marked(secretary: Client, plan: Plan, edition: Edition) -> None:
    page = secretary.post(_url("paste", plan.pk), {"kind": "rows", "text": TABLE, "step": "take"})
    assert page.status_code == 422
    assert "Не отмечено ни одной строки" in page.content.decode()
    empty = secretary.post(_url("paste", plan.pk), {"kind": "rows", "text": " "})
    assert empty.status_code == 422
    assert "Вставьте таблицу" in empty.content.decode()
    assert not edition.rows.exists()


def test_columns_are_set_right_by_a_person(secretary: Client, plan: Plan) -> None:
    text = "один\tдва\nСеминар\tотдел"
    page = secretary.post(_url("paste", plan.pk), {"kind": "rows", "text": text}).content.decode()
    assert 'name="role_1"' in page
    again = {"kind": "rows", "text": text, "role_0": "responsible", "role_1": "title"}
    page = secretary.post(_url("paste", plan.pk), again).content.decode()
    assert 'value="row-1"' in page


def test_a_schedule_is_pasted(secretary: Client, plan: Plan, edition: Edition) -> None:
    text = "Месяц\tВопросы\tОтветственные\nФевраль\t1. О плане (при наличии заявки)\tСекретарь\nМай\tО составе\tотдел"
    values = {"kind": "meetings", "text": text, "step": "take", "take": ["meeting-0", "meeting-1"]}
    assert secretary.post(_url("paste", plan.pk), values).status_code == 302
    february, may = edition.meetings.all()
    assert (february.deadline, may.deadline) == ("Февраль", "Май")
    question = february.questions.get()
    assert question.is_conditional
    assert [(one.text, one.role) for one in question.responsible.all()] == [("Секретарь", "secretary")]


def test_meetings_and_questions_save_themselves(secretary: Client, plan: Plan, edition: Edition) -> None:
    card = secretary.post(_url("planned_add", plan.pk), headers={"HX-Request": "true"})
    assert "rumo:order" in card["HX-Trigger-After-Swap"]
    meeting = edition.meetings.get()
    values = {
        "version": "1",
        "deadline": "февраль",
        "form": "remote",
        "form_text": "ВКС",
        "title": "",
        "relevance": "Да",
    }
    assert secretary.post(_url("planned_save", plan.pk, meeting.pk), values, headers=SCRIPT).json()["version"] == 2
    question = {"version": "2", "title": "О плане", "responsible": ["words:|отдел"], "is_conditional": "on"}
    data = secretary.post(_url("question_add", plan.pk, meeting.pk), question, headers=SCRIPT).json()
    assert data["version"] == 3
    added = meeting.questions.get()
    save = _url("question_save", plan.pk, added.pk)
    assert (
        secretary.post(save, question | {"version": "3", "title": "О составе"}, headers=SCRIPT).json()["version"] == 4
    )
    late = secretary.post(save, question | {"version": "3"}, headers=SCRIPT)
    assert late.status_code == 409
    assert late.json()["fields"]["title"]["theirs"] == "О составе"
    assert late.json()["fields"]["responsible"] == {
        "label": "Кто готовит и докладывает",
        "theirs": ["words:|отдел"],
        "options": [{"value": "words:|отдел", "text": "отдел"}],
    }
    keys = {"order": str(added.pk), "version": data["order_version"]}
    assert secretary.post(_url("questions_order", plan.pk, meeting.pk), keys, headers=SCRIPT).status_code == 200
    assert "order_version" in secretary.post(_url("question_delete", plan.pk, added.pk), headers=SCRIPT).json()
    assert secretary.post(save, question, headers=SCRIPT).json()["gone"] is True
    order = {"order": str(meeting.pk), "version": "0"}
    assert secretary.post(_url("planned_order", plan.pk), order, headers=SCRIPT).status_code == 409
    assert "order_version" in secretary.post(_url("planned_delete", plan.pk, meeting.pk), headers=SCRIPT).json()
    gone = secretary.post(_url("planned_save", plan.pk, meeting.pk), values, headers=SCRIPT)
    assert gone.status_code == 409


def test_aims_and_tasks_are_written_above_the_rows(secretary: Client, plan: Plan, edition: Edition, cast: Cast) -> None:
    assert "Цель и задачи" in secretary.get(_url("grid", plan.pk)).content.decode()
    typed = {"version": str(edition.version), "foreword": "<p>Цель: <b>поддержать</b> учителей.</p><script>1</script>"}
    answer = secretary.post(_url("foreword_save", plan.pk), typed, headers=SCRIPT)
    assert answer.json()["version"] == edition.version + 1
    edition.refresh_from_db()
    assert edition.foreword == "<p>Цель: <strong>поддержать</strong> учителей.</p>"
    late = secretary.post(_url("foreword_save", plan.pk), {**typed, "foreword": "<p>Иначе.</p>"}, headers=SCRIPT)
    assert late.status_code == 409
    assert "поддержать" in late.json()["fields"]["foreword"]["theirs"]
    page = secretary.post(_url("foreword_save", plan.pk), {**typed, "foreword": "<p>Иначе.</p>"})
    assert page.status_code == 409
    assert "Иначе" in page.content.decode()
    assert "поддержать" in secretary.get(_url("plan", plan.pk)).content.decode()


def test_aims_of_an_adopted_plan_are_not_written_over(secretary: Client, cast: Cast) -> None:
    adopted = make_plan(cast.association, 2025, state=PlanState.IN_FORCE)
    answer = secretary.post(_url("foreword_save", adopted.pk), {"version": "1", "foreword": "<p>Иначе.</p>"})
    assert answer.status_code == 403
    assert adopted.editions.get().foreword == ""


def test_annexes_and_signatures_are_written_line_by_line(secretary: Client, plan: Plan, edition: Edition) -> None:
    typed = {
        "version": str(edition.version),
        "annexes": "Заседания объединения на год\nПриложение № 2. Состав секций",
        "signatures": "Председатель объединения — А.Б. Гуменник",
    }
    answer = secretary.post(_url("ending_save", plan.pk), typed, headers=SCRIPT)
    assert answer.json()["version"] == edition.version + 1
    edition.refresh_from_db()
    assert edition.annexes == [[None, "Заседания объединения на год"], [2, "Состав секций"]]
    assert edition.signatures == [["Председатель объединения", "А.Б. Гуменник"]]
    assert secretary.post(_url("ending_save", plan.pk), typed, headers=SCRIPT).status_code == 409
    page = secretary.get(_url("grid", plan.pk)).content.decode()
    assert "2. Состав секций" in page
    assert "Председатель объединения — А.Б. Гуменник" in page


def test_a_signature_without_a_post_is_asked_for(secretary: Client, plan: Plan, edition: Edition) -> None:
    typed = {"version": str(edition.version), "annexes": "", "signatures": "А.Б. Гуменник"}
    answer = secretary.post(_url("ending_save", plan.pk), typed, headers=SCRIPT)
    assert answer.status_code == 422
    assert "отделите должность" in answer.json()["errors"]["signatures"][0]
    edition.refresh_from_db()
    assert edition.signatures == []
