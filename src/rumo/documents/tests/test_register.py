"""The register: who sees it, its filters, its files, constant queries."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from rumo.core import files
from rumo.directory.models import Association
from rumo.documents import actions
from rumo.documents.enums import PaperFormat, PaperKind, StampKind
from rumo.documents.models import ApprovalStamp, IssuedPaper, PaperFile
from tests.cast import Cast

RUNNERS = {"admin", "chair", "deputy", "secretary"}
REGISTER, STAMPS = reverse("documents:register"), reverse("documents:stamps")


def make_paper(cast: Cast, association: Association | None = None, **fields: Any) -> IssuedPaper:
    """A row of the register without the cost of printing."""
    defaults = {
        "association": association or cast.association,
        "kind": PaperKind.MINUTES,
        "title": "Протокол",
        "date": date(2023, 12, 13),
        "number": "4",
        "data": {},
        "sha256": "ab" * 32,
        "issued_by": cast.secretary,
    }
    paper = IssuedPaper.objects.create(**{**defaults, **fields})
    stored = files.store_bytes(b"%PDF-1.7", "Протокол.pdf", files.PDF, actor=cast.secretary)
    PaperFile.objects.create(paper=paper, format=PaperFormat.PDF, stored=stored)
    return paper


def make_stamp(cast: Cast, **fields: Any) -> ApprovalStamp:
    defaults = {
        "association": cast.association,
        "kind": StampKind.APPROVED,
        "document_title": "План на 2024 год",
        "ground": "на заседании РУМО (протокол от 13.12.2023 № 4)",
        "date": date(2023, 12, 13),
        "original": None,
        "actor": cast.secretary,
    }
    return actions.give_stamp(**{**defaults, **fields})


def shown(client: Client, address: str = REGISTER, **query: str) -> list[str]:
    rows = client.get(address, query).context["page"].object_list
    return [getattr(row, "title", "") or row.document_title for row in rows]


def who_sees(cast: Cast, address: str) -> set[str]:
    found = set()
    for name, user in cast.everybody().items():
        client = Client()
        client.force_login(user)
        response = client.get(address)
        response.getvalue()  # reads a file to its end, which closes it
        if response.status_code == 200:
            found.add(name)
    return found


def test_who_reaches_the_files(cast: Cast) -> None:
    paper, stamp = make_paper(cast), make_stamp(cast)
    assert who_sees(cast, reverse("documents:paper_file", args=[paper.pk, "pdf"])) == RUNNERS
    assert who_sees(cast, reverse("documents:stamp_file", args=[stamp.pk])) == RUNNERS


def test_everybody_sees_only_papers_of_the_associations_he_runs(cast: Cast) -> None:
    make_paper(cast)
    make_paper(cast, cast.section, title="Протокол секции")
    seen = {}
    for name, user in cast.everybody().items():
        client = Client()
        client.force_login(user)
        seen[name] = set(shown(client))
    both = {"Протокол", "Протокол секции"}
    expected: dict[str, set[str]] = {name: both if name in RUNNERS else set() for name in cast.everybody()}
    assert seen == expected | {"section_leader": {"Протокол секции"}}


def test_the_menu_offers_it_to_those_who_need_it(cast: Cast) -> None:
    offered = set()
    for name, user in cast.everybody().items():
        client = Client()
        client.force_login(user)
        if f'href="{REGISTER}"' in client.get(REGISTER).content.decode().split('id="main"')[0]:
            offered.add(name)
    # The stranger is a chair at home and has a register of his own.
    assert offered == RUNNERS | {"section_leader", "stranger"}


def test_filters(client: Client, cast: Cast) -> None:
    make_paper(cast, title="Протокол № 4", sha256="cd" * 32)
    make_paper(cast, title="Выписка", kind=PaperKind.EXTRACT, date=date(2024, 2, 1))
    make_paper(cast, cast.section, title="Секция")
    client.force_login(cast.admin)
    assert shown(client) == ["Выписка", "Секция", "Протокол № 4"]
    assert shown(client, kind="extract") == ["Выписка"]
    assert shown(client, year="2023") == ["Секция", "Протокол № 4"]
    assert shown(client, association=str(cast.section.pk)) == ["Секция"]
    assert shown(client, q="ПРОТОКОЛ") == ["Протокол № 4"]
    assert shown(client, q="cdcdcd") == ["Протокол № 4"]
    assert shown(client, year="первый", kind="нет") == ["Выписка", "Секция", "Протокол № 4"]


def test_filters_of_stamps(client: Client, cast: Cast) -> None:
    make_stamp(cast)
    make_stamp(cast, kind=StampKind.AGREED, document_title="Отчёт")
    client.force_login(cast.secretary)
    assert shown(client, STAMPS, kind="agreed") == ["Отчёт"]
    assert shown(client, STAMPS, q="план") == ["План на 2024 год"]


@pytest.mark.parametrize(("address", "make"), [(REGISTER, make_paper), (STAMPS, make_stamp)])
def test_the_same_queries_for_one_and_for_thirty(client: Client, cast: Cast, address: str, make: Any) -> None:
    def queries_now() -> int:
        client.get(address)  # warms what is remembered between requests
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    client.force_login(cast.secretary)
    make(cast)
    one = queries_now()
    for _ in range(29):
        make(cast)
    assert queries_now() == one


def test_a_format_that_was_not_made_is_not_there(client: Client, cast: Cast) -> None:
    client.force_login(cast.secretary)
    assert client.get(reverse("documents:paper_file", args=[make_paper(cast).pk, "docx"])).status_code == 404


def test_a_stamp_without_an_original_has_none(client: Client, cast: Cast) -> None:
    client.force_login(cast.secretary)
    assert client.get(reverse("documents:stamp_original", args=[make_stamp(cast).pk])).status_code == 404


@pytest.mark.parametrize(("name", "title"), [("register_export", "Протокол"), ("stamps_export", "План на 2024 год")])
def test_the_registers_go_to_excel_as_they_are_chosen(client: Client, cast: Cast, name: str, title: str) -> None:
    make_paper(cast)
    make_stamp(cast)
    client.force_login(cast.chair)

    def titles(**query: str) -> list[Any]:
        sheet = load_workbook(BytesIO(client.get(reverse(f"documents:{name}"), query).content)).worksheets[0]
        return [cell for row in sheet.iter_rows(min_row=2, values_only=True) for cell in row]

    assert title in titles()
    assert titles(year="2019") == []
