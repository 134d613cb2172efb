"""The navigator for everybody: what is shown, how it is found, in how many queries, in whose calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from rumo.core import clock
from rumo.directory.models import Subject
from rumo.events import navigator as reads
from rumo.events import queries
from rumo.events.enums import Audience, EventForm, EventKind, EventState
from rumo.events.models import Event, EventSeries, Topic
from rumo.events.navigator import Choice, Part
from rumo.events.navigator_days import month_of, periods_of, shown_days
from rumo.events.tests.factories import make_event, make_registration, make_talk
from rumo.events.views.navigator_frame import FACET_TITLES
from tests.cast import Cast

TODAY = date(2024, 6, 20)


@pytest.fixture(autouse=True)
def _day() -> Iterator[None]:
    with clock.standing_at(TODAY):
        yield


def at(month: int, day: int, hour: int = 14) -> datetime:
    return datetime(2024, month, day, hour, tzinfo=timezone.get_default_timezone())


def address(name: str, cast: Cast, *args: Any, **asked: Any) -> str:
    return reverse(f"events:{name}", args=[cast.region.slug, *args], query=asked or None)


def read(where: str, status: int = 200, client: Client | None = None) -> str:
    answer = (client or Client()).get(where)
    assert answer.status_code == status, where
    return answer.content.decode()


def titles(cast: Cast, choice: Choice, part: Part = Part.COMING) -> list[str]:
    public = queries.public_events(cast.region)
    return [each.title for each in reads.chosen(reads.in_time(public, choice, part), choice)]


@pytest.mark.parametrize("state", list(EventState))
def test_everybody_reads_what_is_published(cast: Cast, state: EventState) -> None:
    event = make_event(cast.association, state=state, title="О летней школе", reason="причина")
    is_public = state in {EventState.PUBLISHED, EventState.HELD, EventState.CANCELLED}
    assert ("О летней школе" in read(address("navigator", cast))) == is_public
    read(address("public_event", cast, event.pk), 200 if is_public else 404)
    read(address("public_event_ics", cast, event.pk), 200 if is_public else 404)


def test_a_navigator_is_of_one_region(cast: Cast) -> None:
    event = make_event(cast.association)
    read(f"/navigator/chuzhaya/{event.pk}/", 404)
    assert event.title not in read("/navigator/chuzhaya/")


@pytest.mark.parametrize(
    ("words", "title", "is_found"),
    [
        ("читательской грамотности", "Читательская грамотность на уроке", True),
        ("УРОКИ", "Читательская грамотность на уроке", True),
        ("учет", "Учёт достижений", True),
        ("учёта", "Учет достижений", True),
        ("школе", "«Школа» молодого педагога", True),
        ("вебинары", "О разном", True),
        ("семинар", "О разном", False),
        ("уроке наставник", "Читательская грамотность на уроке", False),
        ("кол", "Школа молодого педагога", False),
        ("100% (", "О разном", False),
    ],
)
def test_words_are_found_in_any_form(cast: Cast, words: str, title: str, is_found: bool) -> None:
    make_event(cast.association, title=title)
    assert (titles(cast, Choice(q=words)) == [title]) == is_found


def test_words_are_looked_for_in_the_programme_and_the_subject(cast: Cast) -> None:
    by_talk, by_subject, _other = (make_event(cast.association) for _n in range(3))
    make_talk(by_talk).__class__.objects.update(title="Практика проектной деятельности")
    by_subject.subjects.add(Subject.objects.create(region=cast.region, title="Проектная технология"))
    assert titles(cast, Choice(q="проектная")) == [by_talk.title, by_subject.title]


def test_facets_count_what_a_press_would_show(cast: Cast) -> None:
    topics = [Topic.objects.create(region=cast.region, title=title) for title in ("Грамотность", "Наставничество")]
    subjects = [Subject.objects.create(region=cast.region, title=title) for title in ("Физика", "Химия")]
    for n in range(12):
        event = make_event(
            (cast.association, cast.section)[n % 2],
            kind=(EventKind.WEBINAR, EventKind.SEMINAR)[n % 3 == 0],
            topic=topics[n % 2] if n % 4 else None,
            form=(EventForm.ONLINE, EventForm.MIXED)[n % 5 == 0],
            audience=(Audience.ALL, Audience.YOUNG)[n % 2],
            municipality=cast.municipality if n % 3 else None,
        )
        event.subjects.set(subjects[: n % 3])
    public = queries.public_events(cast.region)
    for choice in (Choice(), Choice(kind="webinar", subjects=str(subjects[0].pk)), Choice(topic=str(topics[0].pk))):
        for facet in reads.facets_of(reads.sought(public, ""), choice, FACET_TITLES):
            for each in facet.values:
                asked = Choice(**{**choice.asked(), facet.key: each.value})  # type: ignore[arg-type]
                assert reads.chosen(public, asked).count() == each.count, (choice, facet.key, each)


@pytest.mark.parametrize("key", ["topic", "subjects", "area", "association"])
@pytest.mark.parametrize("value", ["x", "-1", "٣", "9" * 30])
def test_an_address_without_sense_finds_nothing(cast: Cast, key: str, value: str) -> None:
    make_event(cast.association)
    assert "Ничего не найдено" in read(address("navigator", cast, **{key: value}))


def test_days_without_sense_are_told_and_left_out(cast: Cast) -> None:
    event = make_event(cast.association)
    for value in ("0001-01-01", "9999-12-31", "вчера"):
        page = read(address("navigator", cast, since=value))
        assert event.title in page
        assert "is-invalid" in page


def test_what_is_to_come_and_what_is_over(cast: Cast) -> None:
    for title, day in (("раньше", 3), ("вчера", 19), ("завтра", 21), ("позже", 28)):
        make_event(cast.association, title=title, starts_at=at(6, day))
    make_event(cast.association, title="идёт", starts_at=at(6, 1), ends_at=at(6, 30))
    make_event(cast.association, title="сорвалось", starts_at=at(6, 5), state=EventState.CANCELLED, reason="болезнь")
    assert titles(cast, Choice()) == ["идёт", "завтра", "позже"]
    assert titles(cast, Choice(), Part.PAST) == ["вчера", "раньше"]
    assert titles(cast, Choice(since=date(2024, 6, 19), until=date(2024, 6, 21))) == ["идёт", "вчера", "завтра"]


def test_a_month_has_long_events_once_and_short_ones_on_each_day(cast: Cast) -> None:
    long = make_event(cast.association, starts_at=at(6, 1), ends_at=at(6, 30))
    forum = make_event(cast.association, starts_at=at(6, 6), ends_at=at(6, 7))
    night = make_event(cast.association, starts_at=at(6, 10, 22), ends_at=at(6, 11, 0))
    events = reads.between(queries.public_events(cast.region), *shown_days(date(2024, 6, 1)))
    month = month_of(date(2024, 6, 1), events, TODAY)
    shown = {day.date.day: [each.event for each in day.entries] for day in month.days if day.entries}
    assert shown == {6: [forum], 7: [forum], 10: [night]}
    assert [each.event for each in month.long] == [long]
    assert len(month.days) == 35


def test_periods_are_near_ahead_and_school_years_back() -> None:
    near = {each.title: (each.since, each.until) for each in periods_of(Part.COMING, TODAY, None)}
    assert near["На этой неделе"] == (TODAY, date(2024, 6, 23))
    assert near["Июль"] == (date(2024, 7, 1), date(2024, 7, 31))
    years = periods_of(Part.PAST, TODAY, date(2022, 8, 31))
    assert [each.title for each in years] == ["2023/2024", "2022/2023", "2021/2022"]
    assert (years[0].since, years[0].until) == (date(2023, 9, 1), date(2024, 8, 31))


@pytest.mark.parametrize("name", ["navigator", "archive", "navigator_calendar", "navigator_feed"])
def test_queries_do_not_grow_with_events(cast: Cast, name: str) -> None:
    starts_at = at(6, 12) if name == "archive" else at(6, 25)
    series = EventSeries.objects.create(association=cast.association, title="Горячая линия")
    topic = Topic.objects.create(region=cast.region, title="Грамотность")
    subject = Subject.objects.create(region=cast.region, title="Физика")

    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            read(address(name, cast, q="вебинар"))
        return len(captured)

    def add(several: int) -> None:
        for _n in range(several):
            made = make_event(cast.association, starts_at=starts_at, series=series, topic=topic)
            made.subjects.add(subject)
            make_talk(made)

    add(1)
    few = count()
    add(30)
    assert count() == few


def test_a_feed_keeps_the_filter_and_marks_what_is_off(cast: Cast) -> None:
    kept = make_event(cast.association, starts_at=at(6, 25), link="https://video.example/tajna")
    off = make_event(cast.association, starts_at=at(6, 26), state=EventState.CANCELLED, reason="болезнь")
    make_event(cast.association, starts_at=at(6, 27), kind=EventKind.FORUM)
    answer = Client().get(address("navigator_feed", cast, kind="webinar"))
    assert b"tajna" not in answer.content
    entries = {str(each["UID"]).partition("@")[0]: each for each in Calendar.from_ical(answer.content).walk("VEVENT")}
    assert {key: str(each["STATUS"]) for key, each in entries.items()} == {
        f"event-{kept.pk}": "CONFIRMED",
        f"event-{off.pk}": "CANCELLED",
    }
    assert entries[f"event-{kept.pk}"].decoded("DTSTART") == kept.starts_at
    again = Client().get(address("navigator_feed", cast, kind="webinar"), headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def test_the_subscription_names_what_was_chosen(cast: Cast) -> None:
    make_event(cast.association)
    page = read(address("subscription", cast, kind="webinar", since="2024-06-01"))
    assert "Вид: Вебинар" in page
    assert "webcal://" in page
    assert "feed.ics?kind=webinar" in page
    assert "2024-06-01" not in page


def test_searches_are_limited(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rumo.events.views.navigator_frame.MOST_SEARCHES", 2)
    monkeypatch.setattr("rumo.core.rate_limit.time.time", lambda: 0)
    for status in (200, 200, 429):
        read(address("navigator", cast, q="школа"), status)
    read(address("navigator", cast))


def test_a_series_has_its_years(cast: Cast) -> None:
    series = EventSeries.objects.create(association=cast.association, title="Горячая линия")
    empty = EventSeries.objects.create(association=cast.association, title="Только задумано")
    ahead = make_event(cast.association, series=series)
    past = make_event(cast.association, series=series, starts_at=at(3, 1), state=EventState.HELD)
    page = read(address("public_series", cast, series.pk))
    assert ahead.title in page
    assert past.title in page
    read(address("public_series", cast, empty.pk), 404)


def test_one_who_takes_part_is_told_so(cast: Cast) -> None:
    event = make_event(cast.association, starts_at=clock.now() + timedelta(days=1))
    make_registration(event, person=cast.member.person)
    client = Client()
    client.force_login(cast.member)
    assert "Вы записаны" in read(address("navigator", cast), client=client)
    assert "Вы записаны" not in read(address("navigator", cast))


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({}, "Регистрация открыта"),
        ({"capacity": 3, "taken": 1}, "Свободно 2\xa0места"),
        ({"capacity": 3, "taken": 5}, "Мест нет, есть лист ожидания"),
        ({"registration_opens_at": at(6, 25)}, "Регистрация с 25.06.2024"),
        ({"registration_closes_at": at(6, 10)}, "Регистрация закончена"),
        ({"state": EventState.HELD}, "Прошло"),
        ({"state": EventState.CANCELLED}, "Отменено"),
    ],
)
def test_a_visitor_is_told_how_an_event_stands(fields: dict[str, Any], word: str) -> None:
    event = Event(state=EventState.PUBLISHED, starts_at=at(6, 28), ends_at=at(6, 28, 16))
    for name, value in fields.items():
        setattr(event, name, value)
    assert reads.standing_of(event).word == word
