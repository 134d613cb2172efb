"""Every table that is handed out: the same as Excel and as CSV, to whoever may read the page and to nobody else."""

from __future__ import annotations

import csv
import zipfile
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from rumo.directory.models import Subject
from rumo.expertise.enums import TrackKind
from rumo.expertise.models import Track
from rumo.reports.tests.factories import make_report
from tests.cast import Cast
from tests.journeys.addresses import addresses, words_of

# Their addresses say whose table and of which year: tried in rumo/reports and rumo/growth.
ASKED = {"figures_export", "overview_export", "coverage_export"}
TABLES = sorted(
    f"{one.room}:{one.name}"
    for one in addresses()
    if not one.parameters and one.name.endswith("export") and one.name not in ASKED
)


def csv_heads(answer: Any) -> list[list[str]]:
    """The first line of each table."""
    content = b"".join(answer)
    if content[:2] != b"PK":
        assert content.startswith(b"\xef\xbb\xbf")
        return [next(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";"))]
    archive = zipfile.ZipFile(BytesIO(content))
    texts = [archive.read(name).decode("utf-8-sig") for name in archive.namelist()]
    return [next(csv.reader(StringIO(text), delimiter=";")) for text in texts]


def test_every_table_comes_in_both_formats(cast: Cast, client: Client) -> None:
    assert len(TABLES) > 30
    for name in TABLES:
        client.force_login(cast.admin if name == "directory:access_export" else cast.secretary)
        book = load_workbook(BytesIO(client.get(reverse(name)).content))
        heads = [[str(cell.value or "") for cell in next(page.iter_rows())] for page in book.worksheets]
        assert (name, csv_heads(client.get(reverse(name), {"format": "csv"}))) == (name, heads)


def test_a_table_tells_the_stranger_nothing(cast: Cast, client: Client) -> None:
    client.force_login(cast.stranger)
    for name in TABLES:
        told = words_of(client, reverse(name) + "?format=csv").replace("Дальнегорье", "")  # the stranger's own town
        assert "Дальн" not in told, name


@pytest.mark.parametrize("name", ["directory:subjects", "expertise:tracks", "reports:reports"])
def test_a_table_costs_the_same_for_many_rows(cast: Cast, client: Client, name: str) -> None:
    client.force_login(cast.secretary)
    counts, sizes = [], []
    for some in range(1, 5, 3):
        for number in range(some):
            Subject.objects.create(region=cast.region, title=f"Предмет {some}.{number}")
            Track.objects.create(association=cast.association, kind=TrackKind.BANK, title=f"Вид {some}.{number}")
            make_report(cast.association, cast.secretary, title=f"Отчёт {some}.{number}")
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(reverse(f"{name}_export"), {"format": "csv"})
            sizes.append(len(b"".join(answer)))
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert sizes[0] < sizes[1]
