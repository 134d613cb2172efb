"""The bank and the Atlas: search with morphology, facets, consent, publication, tables in and out."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook, load_workbook

from rumo.core.errors import NotAllowed
from rumo.directory.enums import ConsentKind
from rumo.directory.models import Consent
from rumo.expertise import catalogue as reads
from rumo.expertise.actions import practices as actions
from rumo.expertise.actions.practices import AuthorEntry, NothingToRead, PracticeData
from rumo.expertise.catalogue import Choice
from rumo.expertise.enums import Catalogue, PracticeLevel, PracticeType
from rumo.expertise.models import Practice
from rumo.expertise.practice_sheet import HEAD, build_practices
from rumo.expertise.tests import factories as make
from tests.cast import Cast


def make_practice(
    cast: Cast, title: str = "Практика наставничества", *, published: bool = True, **fields: Any
) -> Practice:
    data = PracticeData(
        **{"catalogue": Catalogue.BANK.value, "title": title, "year": 2023, "annotation": "О том, как", **fields}
    )
    practice = actions.create_practice(association=cast.association, data=data, actor=cast.secretary)
    if published:
        actions.publish_practice(practice, actor=cast.secretary)
    return practice


def found(cast: Cast, words: str) -> list[str]:
    rows = reads.chosen(reads.published_practices(cast.region), Choice(q=words))
    return [practice.title for practice in rows]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Практика наставничества", "практики наставничества"),
        ("Практика наставничества", "НАСТАВНИЧЕСТВО"),
        ("Учёба зимой", "учебой"),
        ("Ученик и чтение", "чтения ученика"),
        ("Сборник 2023", "2023"),
    ],
)
def test_search_knows_endings(cast: Cast, title: str, words: str) -> None:
    make_practice(cast, title)
    make_practice(cast, "Опыты по физике")
    assert found(cast, words) == [title]


def test_the_title_ranks_higher(cast: Cast) -> None:
    make_practice(cast, "Опыты по физике", annotation="Для кружка робототехники", year=2024)
    make_practice(cast, "Робототехника в школе", year=2020)
    assert found(cast, "робототехника") == ["Робототехника в школе", "Опыты по физике"]


def test_facets_count_what_a_press_would_show(cast: Cast) -> None:
    pedagogical, methodical = PracticeType.PEDAGOGICAL, PracticeType.METHODICAL
    for year, kind in ((2023, pedagogical), (2023, methodical), (2021, pedagogical)):
        make_practice(
            cast, f"{kind} {year}", year=year, catalogue=Catalogue.ATLAS.value, type=kind.value,
            level=PracticeLevel.INITIAL.value,
        )  # fmt: skip
    rows = reads.published_practices(cast.region)
    facets = reads.facets_of(rows, Choice(year="2023"), {"year": "Год", "type": "Тип"})
    counts = {facet.key: {each.value: each.count for each in facet.values} for facet in facets}
    assert counts == {"year": {"2023": 2, "2021": 1}, "type": {"pedagogical": 1, "methodical": 1}}
    for facet in facets:
        for each in facet.values:
            asked = {"year": "2023", facet.key: each.value}
            assert reads.chosen(rows, Choice(**asked)).count() == each.count


def test_authors_are_named_by_consent_only(cast: Cast, client: Client) -> None:
    person = cast.members[4]
    authors = [AuthorEntry("Рощина Вера Павловна"), AuthorEntry(str(person), True, person)]
    practice = make_practice(cast, authors=authors)
    address = f"/expertise/catalogue/dalniy/{practice.pk}/"
    page = client.get(address).content.decode()
    assert (person.surname in page, "Рощина" in page) == (True, False)
    assert (found(cast, person.surname), found(cast, "Рощина")) == ([practice.title], [])
    Consent.objects.create(
        person=person, kind=ConsentKind.DISSEMINATION, given_on=date(2023, 1, 1), withdrawn_on=date(2023, 2, 1)
    )
    assert person.surname not in client.get(address).content.decode()
    assert person.surname not in client.get("/expertise/catalogue/dalniy/").content.decode()
    assert found(cast, person.surname) == []


def test_the_public_sees_what_is_published(cast: Cast, client: Client) -> None:
    hidden = make_practice(cast, published=False)
    file = hidden.files.create(stored=make.make_stored(cast.secretary))
    card = f"/expertise/catalogue/dalniy/{hidden.pk}/"
    attached = f"{card}files/{file.pk}/"
    assert [client.get(address).status_code for address in (card, attached)] == [404, 404]
    actions.publish_practice(hidden, actor=cast.secretary)
    assert (client.get(card).status_code, client.get(attached).getvalue()) == (200, b"text")
    assert client.get(card.replace("dalniy", "chuzhaya")).status_code == 404
    actions.unpublish_practice(hidden, actor=cast.secretary)
    assert client.get(card).status_code == 404


def test_a_card_without_annotation_is_not_published(cast: Cast) -> None:
    practice = make_practice(cast, published=False, annotation=" ")
    with pytest.raises(NothingToRead):
        actions.publish_practice(practice, actor=cast.secretary)


def test_only_those_who_run_the_association_write(cast: Cast) -> None:
    practice = make_practice(cast, published=False)
    for user in (cast.member, cast.teacher, cast.stranger):
        with pytest.raises(NotAllowed):
            actions.publish_practice(practice, actor=user)
        client = Client()
        client.force_login(user)
        assert client.get(f"/expertise/practices/{practice.pk}/").status_code == 404


@pytest.mark.parametrize("address", ["/expertise/catalogue/dalniy/", "/expertise/practices/"])
def test_the_same_queries_for_one_and_for_many(cast: Cast, client: Client, address: str) -> None:
    client.force_login(cast.secretary)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    make_practice(cast, "Первая", authors=[AuthorEntry("Рощина Вера Павловна", True)])
    queries()
    one = queries()
    for number in range(15):
        make_practice(cast, f"Практика {number}", authors=[AuthorEntry("Рощина Вера Павловна", True)])
    assert queries() == one


def test_a_card_is_written_by_the_form(cast: Cast, client: Client) -> None:
    client.force_login(cast.secretary)
    form = {
        "catalogue": "atlas", "title": "Уроки леса", "year": "2023", "annotation": "Уроки на природе",
        "authors-TOTAL_FORMS": "1", "authors-INITIAL_FORMS": "0", "authors-0-name": "Рощина Вера Павловна",
    }  # fmt: skip
    refused = client.post("/expertise/practices/new/", form)
    assert (refused.status_code, "Для Атласа это обязательно." in refused.content.decode()) == (422, True)
    made = client.post("/expertise/practices/new/", {**form, "type": "pedagogical", "level": "initial"})
    practice = Practice.objects.get()
    assert (made.status_code, practice.is_published) == (302, False)
    assert practice.authors.get().name == "Рощина Вера Павловна"
    edited = {**form, "catalogue": "bank", "version": practice.version, "authors-0-name": ""}
    assert client.post(f"/expertise/practices/{practice.pk}/edit/", edited).status_code == 302
    practice.refresh_from_db()
    assert (practice.catalogue, practice.authors.count()) == ("bank", 0)
    stale = client.post(f"/expertise/practices/{practice.pk}/edit/", edited)
    assert (stale.status_code, "изменил другой" in stale.content.decode()) == (422, True)


def table(*rows: tuple[str, ...]) -> SimpleUploadedFile:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEAD)
    for row in rows:
        sheet.append([*row, *[""] * (len(HEAD) - len(row))])
    output = BytesIO()
    book.save(output)
    return SimpleUploadedFile("practices.xlsx", output.getvalue())


def test_errors_of_a_table_name_row_and_column(cast: Cast, client: Client) -> None:
    client.force_login(cast.secretary)
    upload = table(
        ("банк", "Первая", "", "", "2023"),
        ("сборник", "", "", "", "23 год"),
        ("атлас", "Третья", "", "", "2023", "", "", "", "", "Школа, которой нет"),
    )
    page = client.post("/expertise/practices/import/", {"association": cast.association.pk, "upload": upload})
    told = re.findall(r"<tr><td[^>]*>(\d+)</td><td[^>]*>([^<]+)</td>", page.content.decode())
    assert sorted(told) == sorted(
        [("3", "Каталог"), ("3", "Название"), ("3", "Год"), ("4", "Тип практики"), ("4", "Уровень практики"),
         ("4", "Организация")]
    )  # fmt: skip
    assert not Practice.objects.exists()


def test_a_table_is_entered_once(cast: Cast, client: Client) -> None:
    client.force_login(cast.secretary)
    row = ("атлас", "Уроки леса", "О лесе", "сценарий", "2023", "Педагогическая", "начальный", "", "", "МБОУ СОШ № 5",
           "", "Рощина Вера Павловна; Лист Егор Ильич", "да")  # fmt: skip
    for made in (1, 0):
        upload = table(row)
        page = client.post("/expertise/practices/import/", {"association": cast.association.pk, "upload": upload})
        cells = page.context["cells"]
        entered = client.post(
            "/expertise/practices/import/enter/", {"association": cast.association.pk, "cells": cells}, follow=True
        )
        assert f"Внесено карточек: {made}." in entered.content.decode()
    practice = Practice.objects.get()
    assert (practice.municipality, practice.type) == (cast.municipality, "pedagogical")
    assert [(each.name, each.may_be_published) for each in practice.authors.all()] == [
        ("Рощина Вера Павловна", True), ("Лист Егор Ильич", True),
    ]  # fmt: skip


def test_the_exported_table_can_be_read_back(cast: Cast) -> None:
    practice = make_practice(cast, authors=[AuthorEntry("Рощина Вера Павловна")])
    book = load_workbook(BytesIO(build_practices([practice]).xlsx()))
    head, row = book.worksheets[0].iter_rows(values_only=True)
    told = dict(zip(head, row, strict=True))
    assert (head, told["Год"], told["Авторы"], told["Согласие авторов"]) == (HEAD, 2023, "Рощина Вера Павловна", "нет")


@pytest.mark.parametrize("content", [b"PK not a table", b"text", b""])
def test_what_is_not_a_table_is_refused(cast: Cast, client: Client, content: bytes) -> None:
    client.force_login(cast.secretary)
    upload = SimpleUploadedFile("practices.xlsx", content)
    page = client.post("/expertise/practices/import/", {"association": cast.association.pk, "upload": upload})
    assert page.status_code == 422


def test_the_atlas_page_and_its_table(cast: Cast, client: Client) -> None:
    make_practice(
        cast, catalogue=Catalogue.ATLAS.value, type=PracticeType.METHODICAL.value, level=PracticeLevel.ADVANCED.value
    )
    page = client.get("/expertise/catalogue/dalniy/atlas/").content.decode()
    cell = "/expertise/catalogue/dalniy/?catalogue=atlas&amp;type=methodical&amp;year=2023"
    assert cell in page
    assert "Практика наставничества" in client.get(cell.replace("&amp;", "&")).content.decode()
    book = load_workbook(BytesIO(client.get("/expertise/catalogue/dalniy/atlas.xlsx").content))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert (rows[1], rows[-1]) == (("2023", 0, 1, 0, 0, 1, 0, 1), ("Итого", 0, 1, 0, 0, 1, 0, 1))
