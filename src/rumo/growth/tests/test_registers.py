"""The registers: entered, changed, exported, brought as a table; their figures open their records."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook

from rumo.core import figures
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.versions import Stale
from rumo.directory.models import Subject
from rumo.growth.actions import mentoring, support
from rumo.growth.actions import registers as actions
from rumo.growth.enums import MentoringForm, PairState, PoolKind, PublicationKind, SupportKind
from rumo.growth.models import (
    MentoringProgram,
    Participation,
    PoolMember,
    Publication,
    SupportedSchool,
    TeacherCount,
)
from rumo.growth.norm import norm_of
from rumo.growth.registers.registry import REGISTERS
from rumo.russian.deadlines.periods import Period
from tests.cast import Cast

YEAR = Period.calendar_year(2023)


def publication(cast: Cast, **fields: object) -> Publication:
    data = {
        "association": cast.association,
        "kind": PublicationKind.RECOMMENDATIONS,
        "title": "Читаем вместе",
        "published_on": dt.date(2023, 4, 1),
        "for_low_results": True,
        **fields,
    }
    made: Publication = actions.enter(REGISTERS["publications"], data=data, actor=cast.secretary)
    return made


@pytest.mark.parametrize("key", REGISTERS)
def test_a_list_is_read_by_those_who_run_the_body_and_open_ones_by_the_region(
    cast: Cast, client: Client, key: str
) -> None:
    client.force_login(cast.secretary)
    assert client.get(f"/growth/{key}/").status_code == 200
    assert client.get(f"/growth/{key}/new/").status_code == 200
    assert client.get(f"/growth/{key}.xlsx").status_code == 200
    client.force_login(cast.member)
    assert client.get(f"/growth/{key}/new/").status_code == 403
    assert REGISTERS[key].visible(cast.stranger).count() == 0


def test_an_edition_entered_changed_and_taken_out(cast: Cast, client: Client) -> None:
    client.force_login(cast.secretary)
    sent = {
        "association": cast.association.pk,
        "kind": "collection",
        "title": "Опыт школ края",
        "published_on": "12.05.2023",
        "pages": "381",
    }
    answer = client.post("/growth/publications/new/", sent)
    assert answer.status_code == 302
    made = Publication.objects.get()
    assert (made.pages, made.published_on) == (381, dt.date(2023, 5, 12))
    again = client.post("/growth/publications/new/", sent)
    assert again.status_code == 422
    assert "Такое издание уже внесено." in again.content.decode()
    edited = client.post(f"/growth/publications/{made.pk}/edit/", {**sent, "pages": "382", "version": "1"})
    assert edited.status_code == 302
    data = {"title": "Другое"}
    with pytest.raises(Stale):
        actions.edit(REGISTERS["publications"], made, data=data, version=1, actor=cast.secretary)
    client.post(f"/growth/publications/{made.pk}/remove/")
    assert not Publication.objects.exists()


def test_somebody_of_another_region_can_neither_enter_nor_change(cast: Cast) -> None:
    made = publication(cast)
    with pytest.raises(NotAllowed):
        actions.edit(REGISTERS["publications"], made, data={"title": "Чужое"}, version=1, actor=cast.stranger)
    with pytest.raises(NotAllowed):
        actions.remove(REGISTERS["publications"], made, actor=cast.stranger)


def table(*rows: tuple[Any, ...]) -> SimpleUploadedFile:
    book = Workbook()
    page = book.create_sheet(index=0)
    for row in rows:
        page.append(row)
    output = BytesIO()
    book.save(output)
    return SimpleUploadedFile("участие.xlsx", output.getvalue())


def test_a_table_says_row_and_column_of_each_mistake_and_writes_nothing(cast: Cast, client: Client) -> None:
    client.force_login(cast.secretary)
    sample = load_workbook(BytesIO(client.get("/growth/participations/sample.xlsx").content))
    head = [cell.value for cell in sample.worksheets[0][1]]
    assert head == ["Кто", "Вид", "Где именно", "С", "По", "Основание"]
    name = cast.members[0].full_name.full
    upload = table(
        tuple(head),
        (name, "Жюри, экспертный совет", "Конкурс учителей", dt.date(2023, 3, 1), None, ""),
        ("Никто Нигде Никакович", "жюри", "Конкурс", "31.02.2023", "", ""),
    )
    page = client.post("/growth/participations/table/", {"association": cast.association.pk, "upload": upload})
    errors = page.context["reading"].errors
    assert {(error.row, error.column) for error in errors} == {(3, "Кто"), (3, "Вид"), (3, "С")}
    assert "Никто Нигде Никакович" in page.content.decode()
    assert not Participation.objects.exists()


def test_a_sound_table_is_entered_as_a_whole(cast: Cast, client: Client) -> None:
    client.force_login(cast.secretary)
    head = ("Кто", "Вид", "Где именно", "С", "По", "Основание")
    row = (cast.members[0].full_name.full, "рабочая группа", "Проект закона", "01.03.2023", "", "")
    page = client.post(
        "/growth/participations/table/", {"association": cast.association.pk, "upload": table(head, row)}
    )
    entered = client.post(
        "/growth/participations/table/enter/",
        {"association": cast.association.pk, "cells": page.context["cells"]},
    )
    assert entered.status_code == 302
    assert Participation.objects.get().person == cast.members[0]


def test_a_pair_its_journal_and_result(cast: Cast, client: Client) -> None:
    program = MentoringProgram.objects.create(
        association=cast.association, organization=cast.institute, title="Первый год", starts_on=dt.date(2023, 9, 1)
    )
    mentor, mentee = cast.members[0], cast.members[1]
    given: dict[str, Any] = {"mentor": mentor, "mentee": mentee, "form": MentoringForm.TEACHER_TEACHER}
    with pytest.raises(Refusal, match="не действует"):
        mentoring.add_pair(program, **given, starts_on=dt.date(2023, 8, 1), actor=cast.secretary)
    pair = mentoring.add_pair(program, **given, starts_on=dt.date(2023, 9, 4), actor=cast.secretary)
    day = dt.date(2023, 10, 2)
    mentoring.write_entry(pair, day=day, text="Посетили урок", hours=None, actor=cast.chair)
    with pytest.raises(NotAllowed):
        mentoring.write_entry(pair, day=day, text="Чужая", hours=None, actor=cast.stranger)
    with pytest.raises(Refusal, match="результат"):
        mentoring.end_pair(pair, ends_on=day, is_finished=True, result=" ", version=1, actor=cast.secretary)
    mentoring.end_pair(pair, ends_on=day, is_finished=True, result="Ведёт уроки сам", version=1, actor=cast.secretary)
    assert pair.state == PairState.FINISHED
    client.force_login(cast.secretary)
    page = client.get(f"/growth/mentoring/{program.pk}/").content.decode()
    assert "Посетили урок" in page
    assert "Ведёт уроки сам" in page


def test_a_school_is_supported_by_its_curator(cast: Cast, client: Client) -> None:
    school = SupportedSchool.objects.create(
        association=cast.association, organization=cast.teacher.person.posts.get().organization, year=2023,
        curator=cast.member.person,
    )  # fmt: skip
    given: dict[str, Any] = {
        "kind": SupportKind.VISIT,
        "person": cast.member.person,
        "summary": "Разобрали уроки",
        "upload": None,
    }
    support.add_visit(school, **given, day=dt.date(2023, 11, 1), actor=cast.member)
    with pytest.raises(NotAllowed):
        support.add_visit(school, **given, day=dt.date(2023, 11, 1), actor=cast.teacher)
    client.force_login(cast.member)
    assert "Разобрали уроки" in client.get(f"/growth/support/{school.pk}/").content.decode()


@pytest.mark.parametrize(
    ("members", "teachers", "lacking"), [(0, None, None), (1, 100, 0), (1, 101, 1), (0, 250, 3), (2, 150, 0)]
)
def test_the_norm_is_one_member_for_a_hundred(
    cast: Cast, members: int, teachers: int | None, lacking: int | None
) -> None:
    for person in cast.members[:members]:
        PoolMember.objects.create(
            association=cast.association, kind=PoolKind.METHODOLOGISTS, person=person,
            municipality=cast.municipality, valid_from=dt.date(2023, 1, 1),
        )  # fmt: skip
    if teachers is not None:
        TeacherCount.objects.create(
            region=cast.region, municipality=cast.municipality, as_of=dt.date(2023, 1, 1), value=teachers, source="ОО-1"
        )
    found = norm_of(cast.association, dt.date(2023, 9, 1))
    assert [(row.members, row.lacking) for row in found.rows] == [(members, lacking)]
    assert found.total.lacking == lacking


def test_figures_open_their_records(cast: Cast, client: Client) -> None:
    subject = Subject.objects.create(region=cast.region, title="Физика")
    publication(cast, subject=subject)
    publication(cast, subject=subject, title="Решаем вместе")
    publication(cast, subject=subject, title="Прошлый год", published_on=dt.date(2022, 4, 1))
    asked = figures.get("support.subjects")
    assert asked is not None
    assert asked.count(cast.association, YEAR).value == 1
    counted = figures.get("publications.recommendations")
    assert counted is not None
    measured = figures.measure(counted, cast.association, YEAR)
    assert (measured.now.value, measured.before.value) == (2, 1)
    client.force_login(cast.secretary)
    assert client.get(measured.now.url).context["page"].paginator.count == 2


def test_figures_of_bodies_count_people_once(cast: Cast) -> None:
    def value(code: str) -> int:
        found = figures.get(code)
        assert found is not None
        return found.count(cast.association, Period.calendar_year(2030)).value

    assert value("associations.children") == 1
    assert value("associations.members") == 1
    assert value("associations.schools") == 0
