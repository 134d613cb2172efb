"""Approval freezes what the report says; the records may change afterwards, the report does not."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from rumo.core.errors import NotAllowed, Refusal
from rumo.documents.enums import StampKind
from rumo.meetings.enums import MeetingState
from rumo.meetings.tests.factories import make_item, make_meeting
from rumo.planning.stamping import StampData
from rumo.reports import freezing, quotes
from rumo.reports.actions import approval, publication
from rumo.reports.actions.remarks import answer_remark
from rumo.reports.builders import build_analysis
from rumo.reports.enums import FigurePart, ReportState
from rumo.reports.figure_book import book_of
from rumo.reports.models import Report, ReportBlock
from rumo.reports.prints import print_markdown, report_paper
from rumo.reports.remarks import open_errors
from rumo.reports.tests.factories import make_report, make_section
from rumo.russian.typography import plain
from tests.cast import Cast

STAMP = StampData(StampKind.APPROVED, "приказом института", dt.date(2024, 1, 15), "7")
HELD = quotes.span("meetings.held", FigurePart.COUNTED, "?")


@pytest.fixture
def report(cast: Cast) -> Report:
    """Of 2023, with two meetings held, told in the text and listed under it."""
    for month in (3, 9):
        held = make_meeting(cast.association, date=dt.date(2023, month, 1), state=MeetingState.SIGNED, number=month)
        make_item(held)
    made = make_report(cast.association, author=cast.chair)
    section = make_section(made, title="Заседания", body=f"<p>За год проведено {HELD}.</p>")
    ReportBlock.objects.create(section=section, kind="list", code="meetings.topics")
    return made


def _text(report: Report) -> str:
    return plain(print_markdown(report))


def test_what_was_approved_stays_when_the_records_change(cast: Cast, report: Report) -> None:
    approval.approve_report(report, stamp=STAMP, actor=cast.chair)
    report.refresh_from_db()
    assert report.state == ReportState.APPROVED
    assert not any(each.differs for each in freezing.differences(report))
    before = _text(report)

    late = make_meeting(cast.association, date=dt.date(2023, 12, 1), state=MeetingState.SIGNED, number=12)
    (difference,) = freezing.differences(report)
    assert (difference.kept.value, difference.now.value if difference.now else None) == (2, 3)
    assert (difference.added, difference.gone) == ((late.pk,), ())
    assert [each.code for each in freezing.changed_blocks(report)] == ["meetings.topics"]
    assert _text(report) == before
    assert build_analysis(report) == report_paper(report)
    assert "2 заседания" in before
    known = book_of(report).get("meetings.held")
    assert known is not None
    assert known.value == 2


def test_the_page_names_the_records_that_changed(cast: Cast, report: Report, client: Client) -> None:
    approval.approve_report(report, stamp=STAMP, actor=cast.chair)
    make_meeting(cast.association, date=dt.date(2023, 12, 1), state=MeetingState.SIGNED, number=12)
    client.force_login(cast.chair)
    shown = client.get(reverse("reports:differences", args=[report.pk])).content.decode()
    assert "добавилось 1:" in shown
    assert "№ 12 от 01.12.2023" in plain(shown)
    client.force_login(cast.member)
    assert client.get(reverse("reports:differences", args=[report.pk])).status_code == 403


def test_a_text_against_its_records_has_to_be_answered(cast: Cast, report: Report) -> None:
    report.sections.update(body=f"<p>{HELD}. Всего проведено 5 заседаний.</p>")
    (error,) = open_errors(report)
    assert (error.section, error.said, error.follows) == ("Заседания", "5", "2")
    with pytest.raises(Refusal, match="по записям 2"):
        approval.approve_report(report, stamp=STAMP, actor=cast.chair)
    assert not report.frozen.exists()
    answer_remark(report, key=error.key, reason="Считаем и совместные заседания", actor=cast.chair)
    approval.approve_report(report, stamp=STAMP, actor=cast.chair)


def test_a_figure_that_is_gone_is_an_error_with_its_section(cast: Cast, report: Report) -> None:
    report.sections.update(body=f"<p>Издано {quotes.span('gone.figure', FigurePart.VALUE, '4')}.</p>")
    assert [(each.code, each.section) for each in open_errors(report)] == [("report.figure_unknown", "Заседания")]
    assert quotes.MISSING in _text(report)


def test_the_cut_off_counts_up_to_its_day(cast: Cast, report: Report) -> None:
    report.cut_off = dt.date(2023, 6, 1)
    known = book_of(report).get("meetings.held")
    assert known is not None
    assert (known.value, "until=01.06.2023" in known.url) == (1, True)
    assert "по состоянию на 1 июня 2023 г." in _text(report)


def test_an_approved_report_is_published_and_only_then_read_by_all(cast: Cast, report: Report) -> None:
    with pytest.raises(NotAllowed):
        publication.publish_report(report, actor=cast.chair)
    approval.approve_report(report, stamp=STAMP, actor=cast.chair)
    publication.publish_report(report, actor=cast.chair)
    with pytest.raises(NotAllowed, match="опубликован"):
        approval.reopen_report(report, reason="опечатка", actor=cast.chair)
    publication.withdraw_report(report, actor=cast.chair)
    approval.reopen_report(report, reason="опечатка", actor=cast.chair)
    assert (report.state, report.frozen.count()) == (ReportState.DRAFT, 0)


def test_others_do_not_approve(cast: Cast, report: Report) -> None:
    for user in (cast.member, cast.teacher, cast.stranger):
        with pytest.raises(NotAllowed):
            approval.approve_report(report, stamp=STAMP, actor=user)


def test_the_pages_of_approval(cast: Cast, report: Report, client: Client) -> None:
    client.force_login(cast.chair)
    address = reverse("reports:report_approve", args=[report.pk])
    assert client.post(address, {"kind": "approved", "by": "", "date": ""}).status_code == 422
    given = {"kind": "approved", "by": "приказом института", "date": "15.01.2024", "number": "7"}
    assert client.post(address, given).status_code == 302
    page = client.get(reverse("reports:approve", args=[report.pk]))
    assert "Опубликовать" in page.content.decode()
    assert "Все показатели совпадают" in client.get(reverse("reports:differences", args=[report.pk])).content.decode()
    for file_format in ("docx", "pdf", "html", "json"):
        response = client.get(reverse("reports:paper_file", args=[report.pk, file_format]))
        assert response.status_code == 200
    client.force_login(cast.stranger)
    assert client.get(reverse("reports:approve", args=[report.pk])).status_code == 404
