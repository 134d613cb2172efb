"""A block is narrowed by its author: what it then shows, how it says so, what does not fit."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from rumo.core.errors import NotAllowed, Refusal
from rumo.events.enums import EventKind, EventState
from rumo.events.tests.factories import make_event
from rumo.papers.blocks import ItemList, Table, paragraph, plain_text
from rumo.reports.actions import blocks
from rumo.reports.blocks import narrowing
from rumo.reports.blocks.making import Shown, Source, make_block
from rumo.reports.blocks.tables import table
from rumo.reports.figure_book import live_book
from rumo.reports.models import ReportBlock, ReportSection
from rumo.reports.tests.factories import make_report
from tests.cast import Cast

LONG = table(("Что", "Сколько"), [(f"Строка {number}", number) for number in range(1, 6)], bars=True)


@pytest.fixture
def section(cast: Cast) -> ReportSection:
    """Of a year with two webinars of the body and a festival of its section."""
    held = [
        (cast.association, "Первый", EventKind.WEBINAR, 2),
        (cast.association, "Второй", EventKind.WEBINAR, 3),
        (cast.section, "Праздник", EventKind.FESTIVAL, 4),
    ]
    for body, title, kind, month in held:
        starts = timezone.make_aware(datetime(2023, month, 10, 10))
        make_event(body, title=title, kind=kind, state=EventState.HELD, starts_at=starts)
    report = make_report(cast.association, cast.secretary, "Мероприятия")
    return report.sections.select_related("report__association__region").get()


def shown(block: ReportBlock) -> Shown:
    report = block.section.report
    return make_block(block, Source(report.association, report.period, live_book(report)))


def rows_of(made: Shown) -> list[str]:
    assert isinstance(made.blocks[0], Table)
    return [plain_text(row[1].blocks).strip() for row in made.blocks[0].rows[1:]]


def test_a_table_and_a_list_keep_their_first_rows() -> None:
    listed = ItemList(tuple(paragraph(str(number)) for number in range(4)))
    (first, second), said = narrowing.shortened((LONG, listed), 3)
    assert isinstance(first, Table)
    assert isinstance(second, ItemList)
    assert (len(first.rows), len(second.items), said) == (4, 3, "первые 3 из 4")
    assert narrowing.shortened((LONG,), 5) == ((LONG,), "")


@pytest.mark.parametrize(
    ("options", "titles", "narrowed"),
    [
        ({}, ["Первый", "Второй", "Праздник"], ""),
        ({"kinds": ["festival"]}, ["Праздник"], "фестиваль"),
        ({"rows": 2}, ["Первый", "Второй"], "первые 2 из 3"),
        ({"kinds": ["webinar"], "rows": 1}, ["Первый"], "вебинар, первые 1 из 2"),
    ],
)
def test_a_list_of_events(section: ReportSection, cast: Cast, options: Any, titles: Any, narrowed: str) -> None:
    made = shown(blocks.add_block(section, code="events.list", options=options, actor=cast.secretary))
    assert (rows_of(made), made.narrowed) == (titles, narrowed)
    assert made.title == f"Список мероприятий ({narrowed})" if narrowed else "Список мероприятий"


def test_the_records_of_a_body_below(section: ReportSection, cast: Cast) -> None:
    block = blocks.add_block(section, code="events.list", options={"body": cast.section.pk}, actor=cast.secretary)
    assert rows_of(shown(block)) == ["Праздник"]
    assert str(cast.section) in shown(block).title
    cast.section.parent = None
    cast.section.save()
    made = shown(block)
    assert (made.blocks, made.trouble) == ((), str(narrowing.BODY_GONE))


def test_this_year_alone_and_how_it_is_drawn(section: ReportSection, cast: Cast) -> None:
    block = blocks.add_block(section, code="events.by_kind", actor=cast.secretary)
    assert shown(block).chart is not None
    blocks.narrow_block(block, options={"show": "table", "last_year": False}, actor=cast.secretary)
    made = shown(block)
    assert isinstance(made.blocks[0], Table)
    assert (made.chart, made.blocks[0].bars, made.narrowed) == (None, False, "только этот год")
    blocks.narrow_block(block, options={"show": "chart", "last_year": True}, actor=cast.secretary)
    assert (block.options, shown(block).drawn_alone) == ({"show": "chart"}, True)


def test_who_narrows_and_by_what(section: ReportSection, cast: Cast) -> None:
    block = blocks.add_block(section, code="meetings.topics", actor=cast.secretary)
    with pytest.raises(Refusal, match="kinds"):
        blocks.narrow_block(block, options={"kinds": ["webinar"]}, actor=cast.secretary)
    with pytest.raises(NotAllowed):
        blocks.narrow_block(block, options={"rows": 3}, actor=cast.member)


def test_on_the_page(section: ReportSection, cast: Cast, client: Client) -> None:
    client.force_login(cast.secretary)
    block = blocks.add_block(section, code="events.list", actor=cast.secretary)
    url = reverse("reports:block_narrow", args=[section.report_id, section.pk, block.pk])
    script = {"HX-Request": "true"}
    answer = client.post(url, {"kinds": ["festival"], "rows": ""}, headers=script).content.decode()
    assert "Праздник" in answer
    assert "Первый" not in answer
    assert "Показать целиком" in answer
    wrong = client.post(url, {"kinds": ["festival"], "rows": "много"}, headers=script)
    assert (wrong.status_code, "число от 1 до 200" in wrong.content.decode()) == (422, True)
    assert 'value="много"' in client.post(url, {"rows": "много"}).content.decode()
    block.refresh_from_db()
    assert block.options == {"kinds": ["festival"]}
    client.post(url, {"whole": "1"})
    block.refresh_from_db()
    assert block.options == {}
