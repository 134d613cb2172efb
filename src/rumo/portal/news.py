"""What is new on the public site of a region or of one body: minutes, events, reports; newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rumo.core import clock
from rumo.directory.models import Association, Region
from rumo.events.enums import EventState
from rumo.events.event_words import when_words
from rumo.events.models import Event
from rumo.events.queries import public_events
from rumo.meetings.queries import published_minutes
from rumo.portal import queries
from rumo.russian.dates import long_date

T = TypeVar("T", bound=Model)
MOST = 30


@dataclass(frozen=True, slots=True)
class NewsItem:
    """`at` is the moment it became public; `url` without the host."""

    at: datetime
    title: str
    about: str
    url: str


def news(region: Region, body: Association | None = None, *, most: int = MOST) -> list[NewsItem]:
    """Of the region, or of one body. Three queries, whatever there is."""
    found = [*_minutes(region, body, most), *_events(region, body, most), *_reports(region, body, most)]
    return sorted(found, key=lambda item: item.at, reverse=True)[:most]


def coming(region: Region, body: Association | None = None) -> QuerySet[Event]:
    """Announced events that are not over, the next first."""
    rows = _of(public_events(region), body).filter(ends_at__gte=clock.now(), state=EventState.PUBLISHED)
    return rows.order_by("starts_at", "pk")


def _of(rows: QuerySet[T], body: Association | None) -> QuerySet[T]:
    return rows.filter(association=body) if body is not None else rows


def _minutes(region: Region, body: Association | None, most: int) -> Iterator[NewsItem]:
    rows = _of(published_minutes(region), body).filter(published_at__isnull=False).order_by("-published_at")
    for meeting in rows[:most]:
        assert meeting.published_at is not None
        title = _("Протокол № %(number)s от %(day)s") % {"number": meeting.number, "day": long_date(meeting.date)}
        address = reverse("portal:public_minutes", args=[region.slug, meeting.pk])
        yield NewsItem(meeting.published_at, title, _about(meeting.association, meeting.title), address)


def _events(region: Region, body: Association | None, most: int) -> Iterator[NewsItem]:
    rows = _of(public_events(region), body).filter(state=EventState.PUBLISHED).order_by("-created_at", "-pk")
    for event in rows[:most]:
        address = reverse("events:public_event", args=[region.slug, event.pk])
        yield NewsItem(event.created_at, event.title, _about(event.association, when_words(event)), address)


def _reports(region: Region, body: Association | None, most: int) -> Iterator[NewsItem]:
    rows = _of(queries.public_reports(region), body).order_by("-approved_on", "-pk")
    for report in rows[:most]:
        assert report.approved_on is not None
        address = reverse("portal:public_report", args=[region.slug, report.pk])
        yield NewsItem(_morning(report.approved_on), report.title, str(report.association), address)


def _about(body: Any, text: str) -> str:
    return f"{body}. {text}" if text else str(body)


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(9), timezone.get_default_timezone())
