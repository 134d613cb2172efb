"""Organizations, people and members brought as Excel tables."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from rumo.core.errors import Refusal
from rumo.core.models import AuditEntry
from rumo.core.workbook import Book, Sheet
from rumo.directory.models import Organization, Person, Post
from rumo.directory.pasted_list import read_pasted_list, text_of_table
from rumo.directory.tables import organizations, people
from tests.cast import Cast

SCHOOLS = [column.title for column in organizations.COLUMNS]
PEOPLE = [column.title for column in people.COLUMNS]


def upload(rows: list[list[str]]) -> SimpleUploadedFile:
    content = Book(Sheet("Лист", rows[0], rows[1:], [20] * len(rows[0]))).xlsx()
    return SimpleUploadedFile("table.xlsx", content)


def test_mistakes_of_schools_name_their_cells(cast: Cast) -> None:
    reading = organizations.read_organizations(
        cast.region,
        [
            SCHOOLS,
            ["Школа № 6", "", "школа", "заречный район", "Ключи"],
            ["", "", "школа", "", ""],
            ["Школа № 7", "", "дворец", "Заречный район", ""],
            ["Школа № 8", "", "Общеобразовательная организация", "Луна", ""],
            ["школа № 6", "", "школа", "", ""],
            ["Школа № 5", "", "школа", "", ""],
        ],
    )
    assert [data.full_name for data in reading.rows] == ["Школа № 6"]
    assert reading.rows[0].municipality == cast.municipality
    assert [error.place for error in reading.errors] == ["A3", "C4", "D5", "A6"]
    assert reading.known == 1


def test_another_table_is_refused(cast: Cast) -> None:
    with pytest.raises(Refusal, match="«Вид»"):
        organizations.read_organizations(cast.region, [["Полное наименование", "Краткое наименование"]])


def test_mistakes_of_people_name_their_cells(cast: Cast) -> None:
    reading = people.read_people(
        cast.region,
        [
            PEOPLE,
            ["Сухоруких", "Олег", "Ильич", "", "Школа № 5", "учитель", "oleg@example.org", ""],
            ["Ко", "Саша", "", "неясно", "", "", "", ""],
            ["Киле", "Анна", "Павловна", "", "Школа № 99", "учитель", "", ""],
            ["Киле", "Инна", "Павловна", "", "Школа № 5", "", "почта", ""],
            ["Орлова", cast.teacher.person.first_name, cast.teacher.person.patronymic, "", "", "", "", ""],
        ],
    )
    assert [(row.data.surname, row.data.gender) for row in reading.rows] == [("Сухоруких", "m")]
    assert [error.place for error in reading.errors] == ["D3", "E4", "F5", "G5"]
    assert reading.known == 1


def test_schools_are_shown_first_and_entered_by_a_second_press(client: Client, cast: Cast) -> None:
    client.force_login(cast.admin)
    address = reverse("directory:organizations_table")
    table = upload([SCHOOLS, *([f"Школа № {n}", f"СОШ {n}", "школа", "Заречный район", ""] for n in range(100, 105))])
    check = client.post(address, {"region": cast.region.pk, "upload": table})
    assert not Organization.objects.filter(short_name="СОШ 100").exists()
    answer = client.post(address, {"region": cast.region.pk, "cells": check.context["cells"]})
    assert answer.status_code == 302
    made = Organization.objects.filter(short_name__startswith="СОШ 10")
    assert made.count() == 5
    assert AuditEntry.objects.filter(verb="create_organization", object_id__in=made.values("pk")).count() == 5
    again = client.post(address, {"region": cast.region.pk, "cells": check.context["cells"]})
    assert again.status_code == 422
    assert made.count() == 5


def test_people_come_with_their_posts(client: Client, cast: Cast) -> None:
    client.force_login(cast.chair)
    table = upload([PEOPLE, ["Сухоруких", "Олег", "Ильич", "", "Школа № 5", "учитель", "", ""]])
    address = reverse("directory:people_table")
    check = client.post(address, {"region": cast.region.pk, "upload": table})
    client.post(address, {"region": cast.region.pk, "cells": check.context["cells"]})
    person = Person.objects.get(surname="Сухоруких")
    assert Post.objects.get(person=person).organization.full_name == "Школа № 5"


@pytest.mark.parametrize("name", ["organizations", "people"])
def test_a_member_brings_no_table_and_nobody_another_regions(client: Client, cast: Cast, name: str) -> None:
    address = reverse(f"directory:{name}_table")
    client.force_login(cast.member)
    assert client.get(address).status_code == 403
    client.force_login(cast.stranger)
    head = SCHOOLS if name == "organizations" else PEOPLE
    assert client.post(address, {"region": cast.region.pk, "upload": upload([head])}).status_code == 404


def test_members_come_from_a_table_into_the_order(client: Client, cast: Cast) -> None:
    client.force_login(cast.chair)
    rows = [["№", "Фамилия, имя, отчество", "Должность", "Организация", "Роль"]]
    rows += [["1", "Сухоруких Олег Ильич", "учитель", "Школа № 5", "член"], ["2", "Киле И.П.", "", "", "член"]]
    page = client.post(
        reverse("directory:order_preview", args=[cast.section.pk]),
        {"step": "paste", "kind": "change", "listed": upload(rows), "rows-TOTAL_FORMS": 0, "rows-INITIAL_FORMS": 0},
    )
    text = page.content.decode()
    assert "Сухоруких" in text
    assert "имя нужно полностью" in text


def test_a_table_without_a_head_is_all_members() -> None:
    members, bad = read_pasted_list(text_of_table([["Сухоруких Олег Ильич", "учитель", "", "эксперт"], ["", ""]]))
    assert [(member.name.surname, member.role) for member in members] == [("Сухоруких", "expert")]
    assert bad == []


@pytest.mark.parametrize("name", ["people", "organizations", "municipalities", "associations"])
def test_lists_go_to_excel_as_they_are_chosen(client: Client, cast: Cast, name: str) -> None:
    client.force_login(cast.member)
    sheet = load_workbook(BytesIO(client.get(reverse(f"directory:{name}_export")).content)).active
    assert sheet is not None
    assert sheet.max_row > 1
    none = load_workbook(BytesIO(client.get(reverse(f"directory:{name}_export"), {"q": "такого нет"}).content)).active
    assert none is not None
    assert none.max_row == 1
