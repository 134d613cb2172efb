"""Innovation sites: the ladder of statuses, reports due and late, who may write."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from rumo.core import clock
from rumo.core.errors import NotAllowed, Refusal
from rumo.expertise import site_register
from rumo.expertise.actions import sites as actions
from rumo.expertise.enums import InnovationStatus
from rumo.expertise.models import InnovationSite
from rumo.expertise.site_register import Choice
from tests.cast import Cast


@pytest.fixture
def site(cast: Cast) -> InnovationSite:
    school = cast.municipality.organizations.get()
    return actions.create_site(
        association=cast.association, organization=school, theme="Школа полного дня", actor=cast.secretary
    )


def add(site: InnovationSite, cast: Cast, status: InnovationStatus, starts: date, ends: date | None = None) -> None:
    actions.add_status(site, status=status, starts=starts, ends=ends, ground="приказ № 5", actor=cast.secretary)


def test_the_highest_status_in_force_is_the_sites(cast: Cast, site: InnovationSite) -> None:
    add(site, cast, InnovationStatus.MUNICIPAL, date(2020, 1, 1))
    add(site, cast, InnovationStatus.REGIONAL, date(2022, 1, 1), date(2024, 12, 31))
    day = date(2023, 6, 1)
    shown = site_register.as_row(site, day).status
    assert shown is not None
    assert shown.status == InnovationStatus.REGIONAL
    for status, count in ((InnovationStatus.REGIONAL, 1), (InnovationStatus.MUNICIPAL, 0)):
        assert site_register.chosen(cast.secretary, Choice(status=status), day).count() == count
    later = site_register.as_row(site, date(2025, 1, 1)).status
    assert later is not None
    assert later.status == InnovationStatus.MUNICIPAL


def test_days_of_statuses(cast: Cast, site: InnovationSite) -> None:
    add(site, cast, InnovationStatus.REGIONAL, date(2022, 1, 1))
    with pytest.raises(Refusal, match="уже есть"):
        add(site, cast, InnovationStatus.REGIONAL, date(2023, 1, 1))
    with pytest.raises(Refusal, match="раньше первого"):
        actions.end_status(site.statuses.get(), ends=date(2021, 1, 1), actor=cast.secretary)
    actions.end_status(site.statuses.get(), ends=date(2022, 12, 31), actor=cast.secretary)
    add(site, cast, InnovationStatus.REGIONAL, date(2023, 1, 1))


def test_reports_late_and_received(cast: Cast, site: InnovationSite, client: Client) -> None:
    report = actions.ask_report(site, title="Отчёт за год", due_on=date(2020, 12, 1), actor=cast.secretary)
    late = Choice(late=True)
    assert site_register.chosen(cast.secretary, late, clock.today()).count() == 1
    client.force_login(cast.secretary)
    assert "просрочен" in client.get("/expertise/sites/").content.decode()
    form = {"received_on": "10.12.2020", "upload": SimpleUploadedFile("report.txt", "Отчёт".encode())}
    assert client.post(f"/expertise/sites/{site.pk}/reports/{report.pk}/receive/", form).status_code == 302
    assert client.get(f"/expertise/sites/{site.pk}/reports/{report.pk}/file/").getvalue() == "Отчёт".encode()
    assert site_register.chosen(cast.secretary, late, clock.today()).count() == 0
    report.refresh_from_db()
    with pytest.raises(Refusal, match="уже получен"):
        actions.drop_report(report, actor=cast.secretary)


def test_others_neither_see_nor_write(cast: Cast, site: InnovationSite) -> None:
    for user in (cast.teacher, cast.member, cast.stranger):
        client = Client()
        client.force_login(user)
        assert client.get(f"/expertise/sites/{site.pk}/").status_code == 404
        with pytest.raises(NotAllowed):
            actions.ask_report(site, title="Отчёт", due_on=date(2024, 1, 1), actor=user)


def test_pages_and_table(cast: Cast, site: InnovationSite, client: Client) -> None:
    client.force_login(cast.secretary)
    add(site, cast, InnovationStatus.FEDERAL, date(2022, 1, 1))
    pages = ("edit/", "", "statuses/new/", "reports/new/", f"statuses/{site.statuses.get().pk}/end/")
    assert {client.get(f"/expertise/sites/{site.pk}/{page}").status_code for page in pages} == {200}
    assert client.get("/expertise/sites/new/").status_code == 200
    row = list(load_workbook(BytesIO(client.get("/expertise/sites.xlsx").content)).worksheets[0].values)[1]
    assert (row[2], row[3]) == ("Школа полного дня", "федеральная инновационная площадка (ФИП)")
