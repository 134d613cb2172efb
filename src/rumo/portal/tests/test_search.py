"""Search over the public pages: every form of a word, only what may be read now, fresh after an edit."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rumo.core import clock
from rumo.core.versions import save_edit
from rumo.events.enums import EventState
from rumo.events.models import Event
from rumo.meetings.enums import MeetingState
from rumo.meetings.models import Meeting
from rumo.portal.models import SearchEntry
from rumo.portal.search.index import rebuild_search, refresh_search
from rumo.portal.search.reading import found
from rumo.portal.tests.published import DAY, KEPT, make_webinar, publish
from tests.cast import Cast


@pytest.fixture(autouse=True)
def _site(cast: Cast) -> None:
    with clock.standing_at(DAY):
        publish(cast)
        rebuild_search()


def kinds(cast: Cast, text: str) -> set[str]:
    with clock.standing_at(DAY):
        return {str(entry.kind) for entry in found(cast.region, text)}


ABOUT_SCHOOL = {"minutes", "event", "practice", "report", "plan"}
FOUND: dict[str, set[str]] = {
    "летняя школа": ABOUT_SCHOOL,
    "ЛЕТНИХ ШКОЛ": ABOUT_SCHOOL,
    "отчеты утвердить": {"minutes"},
    "положения": {"document"},
    "секции": {"body"},
    "летняя погода": set(),
    KEPT: set(),
    "Ковалян": set(),
    "": set(),
}


def test_every_form_of_a_word_is_found_and_nothing_that_was_kept(cast: Cast) -> None:
    assert {text: kinds(cast, text) for text in FOUND} == FOUND


def test_a_page_taken_back_is_not_found_though_the_index_has_it(cast: Cast) -> None:
    Meeting.objects.filter(state=MeetingState.PUBLISHED).update(state=MeetingState.SIGNED, published_at=None)
    assert SearchEntry.objects.filter(kind="minutes").exists()
    assert "minutes" not in kinds(cast, "летняя школа")


def test_what_changes_is_entered_anew_and_the_rest_is_left(cast: Cast) -> None:
    event = Event.objects.get(title="О летней школе")
    save_edit(event, event.version, title="Зимняя олимпиада")
    with clock.standing_at(DAY):
        assert refresh_search() == 1
        assert refresh_search() == 0
    assert kinds(cast, "олимпиады") == {"event"}


def test_a_search_asks_as_much_for_few_pages_as_for_many(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address = f"/public/{cast.region.slug}/search/?q=летняя"
    with clock.standing_at(DAY):
        for _ in range(5):
            make_webinar(cast, "Летняя смена", EventState.PUBLISHED)
        refresh_search()
        with django_assert_num_queries(4):
            page = Client().get(address).content.decode()
    assert page.count("practice-card") == 10


def test_the_stranger_region_is_not_searched(cast: Cast) -> None:
    page = Client().get("/public/chuzhaya/search/?q=летняя").content.decode()
    assert "Ничего не найдено" in page
