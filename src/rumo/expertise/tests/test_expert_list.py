"""A list of experts from a table: headings, mistakes by row and column, entering all or nobody."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from rumo.core.errors import Refusal
from rumo.core.table_files import CellError
from rumo.directory.models import Person
from rumo.expertise.actions.expert_import import import_experts
from rumo.expertise.expert_list import cells_of, read_list
from rumo.expertise.models import Expert
from rumo.expertise.tests import factories as make
from tests.cast import Cast

HEAD = "№\tФИО эксперта\tПредмет\tУровень образования\tВид экспертизы\tПолномочия с\tПолномочия по\tПриказ\n"


@pytest.fixture(autouse=True)
def subjects(cast: Cast) -> None:
    for title in ("Математика", "Физика"):
        make.make_subject(cast.region, title)


def test_several_rows_are_several_competences(cast: Cast) -> None:
    name = str(cast.teacher.person)
    text = (
        HEAD
        + f"1\t{name}\tматематика\tосновное общее\t\t01.09.2023\t31.08.2026\tприказ № 3\n\n"
        + f"2\t{name}\tФизика\t\tАтлас\t\t\t\n"
    )
    read = read_list(cast.association, cells_of(text))
    assert read.mistakes == ()
    (listed,) = read.experts
    assert (listed.person, listed.valid_from, listed.ground) == (
        cast.teacher.person.pk,
        date(2023, 9, 1),
        "приказ № 3",
    )
    assert [str(each) for each in listed.competences] == ["Математика · основное общее", "Физика · Атлас практик"]


def test_mistakes_say_the_row_and_the_column(cast: Cast) -> None:
    name = str(cast.teacher.person)
    text = HEAD + f"1\tОрлова\t\t\t\t\t\t\n2\t{name}\tАлхимия\tвысшее\t\t31.02.2024\t\t\n"
    found = {(each.row, each.column) for each in read_list(cast.association, cells_of(text)).mistakes}
    assert found == {(2, "Фамилия, имя, отчество"), (3, "Предмет"), (3, "Полномочия с")}


def test_a_wrong_level_lists_what_may_stand(cast: Cast) -> None:
    read = read_list(cast.association, cells_of(HEAD + f"1\t{cast.teacher.person}\t\tвысшее\t\t\t\t"))
    assert [(each.column, "основное общее" in each.problem) for each in read.mistakes] == [("Уровень", True)]
    assert read.experts == ()


def test_terms_of_one_person_must_agree(cast: Cast) -> None:
    name = str(cast.teacher.person)
    text = HEAD + f"1\t{name}\tФизика\t\t\t01.09.2023\t\t\n2\t{name}\tМатематика\t\t\t01.09.2022\t\t\n"
    (mistake,) = read_list(cast.association, cells_of(text)).mistakes
    assert mistake == CellError(3, "Полномочия с", "другой срок, чем в строке 2")


def test_without_headings_in_the_usual_order(cast: Cast) -> None:
    read = read_list(cast.association, cells_of(f"{cast.teacher.person};учитель;МБОУ СОШ № 5;Физика"))
    assert [str(each.competences[0]) for each in read.experts] == ["Физика"]


def test_a_new_person_is_added_with_the_post(cast: Cast) -> None:
    read = read_list(cast.association, cells_of("Жукова Анна Петровна;учитель;МБОУ СОШ № 5;Физика"))
    assert read.experts[0].person is None
    counts = import_experts(
        cast.association,
        listed=read.experts,
        valid_from=date(2024, 1, 1),
        valid_to=None,
        ground="приказ № 1",
        actor=cast.secretary,
    )
    added = Person.objects.get(surname="Жукова")
    assert counts == (1, 0)
    assert (added.posts.get().title, Expert.objects.get().person) == ("учитель", added)


def test_one_bad_row_enters_nobody(cast: Cast) -> None:
    text = f"Жукова Анна Петровна;;;Физика\n{cast.teacher.person};;;Физика;;;01.02.2024;;приказ № 2"
    read = read_list(cast.association, cells_of(text))
    with pytest.raises(Refusal, match="Строка 1"):
        import_experts(
            cast.association, listed=read.experts, valid_from=date(2024, 1, 1), valid_to=None, actor=cast.secretary
        )
    assert not Expert.objects.exists()
    assert not Person.objects.filter(surname="Жукова").exists()


def test_those_in_force_get_the_competences(cast: Cast) -> None:
    held = make.make_expert(cast.association, cast.teacher.person)
    read = read_list(cast.association, cells_of(f"{cast.teacher.person};;;Физика"))
    for expected in ((0, 1), (0, 0)):
        counts = import_experts(
            cast.association,
            listed=read.experts,
            valid_from=date(2024, 1, 1),
            valid_to=None,
            ground="приказ № 1",
            actor=cast.secretary,
        )
        assert counts == expected
    assert held.competences.count() == 1


def test_a_file_is_looked_through_then_entered(cast: Cast, client: Client) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["ФИО", "Предмет", "Полномочия с"])
    sheet.append([str(cast.teacher.person), "Физика", date(2024, 2, 1)])
    output = BytesIO()
    book.save(output)
    client.force_login(cast.secretary)
    url = reverse("expertise:experts_import")
    typed = {"valid_from": "01.01.2024", "ground": "приказ № 4"}
    upload = SimpleUploadedFile("experts.xlsx", output.getvalue())
    page = client.post(url, {**typed, "upload": upload})
    assert len(page.context["preview"].experts) == 1
    assert not Expert.objects.exists()
    text = page.context["form"]["text"].value()
    assert client.post(url, {**typed, "text": text, "enter": "1"}).status_code == 302
    assert Expert.objects.get().valid_from == date(2024, 2, 1)


def test_what_is_no_table_is_told(cast: Cast, client: Client) -> None:
    client.force_login(cast.secretary)
    url = reverse("expertise:experts_import")
    typed = {"valid_from": "01.01.2024", "ground": "приказ № 4"}
    for more in ({}, {"upload": SimpleUploadedFile("experts.xlsx", b"PK\x03\x04 broken")}, {"text": "\n\n"}):
        assert client.post(url, {**typed, **more}).status_code == 422
    client.force_login(cast.teacher)
    assert client.get(url).status_code == 403
