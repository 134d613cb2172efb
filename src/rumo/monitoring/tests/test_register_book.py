"""The register of indicators as an Excel table."""

from __future__ import annotations

from io import BytesIO

from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from rumo.monitoring.tests.factories import make_version
from tests.cast import Cast


def test_the_register_goes_to_excel_for_whoever_runs_the_body(client: Client, cast: Cast) -> None:
    version = make_version(cast.association, "М1")
    address = reverse("monitoring:indicators_export")
    asked = {"association": cast.association.pk, "year": version.since_year}
    client.force_login(cast.chair)
    rows = list(load_workbook(BytesIO(client.get(address, asked).content)).worksheets[0].iter_rows(values_only=True))
    assert [row[1:3] for row in rows[1:]] == [("М1", version.wording)]
    client.force_login(cast.stranger)
    assert client.get(address, asked).status_code == 404
