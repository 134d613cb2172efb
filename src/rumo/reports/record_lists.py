"""The records behind any figure as a list: what stands in it of each kind of record, and which of them one may see."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from rumo.assignments.models import Assignment
from rumo.directory.models import Association, Organization, Person
from rumo.events.models import Event, EventCertificate, Registration
from rumo.expertise import queries as expertise
from rumo.expertise.models import Practice, Review, Submission
from rumo.growth import queries as growth
from rumo.growth.models import LearningRoute
from rumo.meetings.models import AgendaItem, Meeting, Resolution
from rumo.russian.dates import short_date

MOST_NAMED = 5  # records of a difference that are named


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One record: its name, a word beside it (a day, a body), the address of its page («» for none)."""

    title: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class RecordKind:
    """`along` is read with the records, so that a list costs the same whatever its length."""

    line: Callable[[Any], RecordLine]
    along: tuple[str, ...] = ()


def shown_to(user: Any, code: str, records: QuerySet[Any]) -> QuerySet[Any]:
    """Those the user may see, as the rooms of the records show them: nobody learns here who judges their own material
    or whose diagnostics were what."""
    model: Any = records.model
    if model is Review:
        return records.filter(pk__in=expertise.led_reviews(user).order_by().values("pk"))
    if model is Submission:
        return records.filter(pk__in=expertise.visible_submissions(user).order_by().values("pk"))
    if model is LearningRoute:
        return records.filter(pk__in=growth.visible_routes(user).order_by().values("pk"))
    if model is Person and code.startswith("expertise."):
        return records.filter(pk__in=expertise.led_reviews(user).order_by().values("expert__person"))
    if model is Person and code.startswith("growth."):
        return records.filter(pk__in=growth.visible_results(user).order_by().values("person"))
    return records


def read_along(records: QuerySet[Any]) -> QuerySet[Any]:
    """The records in order, with what their lines are made of."""
    kind = KINDS.get(records.model)
    rows = records if records.ordered else records.order_by("pk")
    return rows.select_related(*kind.along) if kind and kind.along else rows


def lines_of(user: Any, code: str, model: str, keys: Sequence[int]) -> list[RecordLine]:
    """The first records of the keys, as the user may see them; those deleted since are not among them."""
    if not keys or not model:
        return []
    rows = apps.get_model(model)._default_manager.filter(pk__in=keys[:MOST_NAMED])
    return [line_of(each) for each in read_along(shown_to(user, code, rows))]


def line_of(record: Any) -> RecordLine:
    kind = KINDS.get(type(record))
    return kind.line(record) if kind else RecordLine(str(record))


def _page(name: str, key: int) -> str:
    return reverse(name, args=[key])


def _meeting(meeting: Meeting) -> str:
    return f"{short_date(meeting.date)}, № {meeting.number}" if meeting.number else short_date(meeting.date)


def _event(event: Event) -> str:
    return date_format(localtime(event.starts_at), "d.m.Y") if event.starts_at else ""


KINDS: dict[type[Any], RecordKind] = {
    Meeting: RecordKind(
        lambda each: RecordLine(str(each), str(each.association), _page("meetings:meeting", each.pk)),
        ("association",),
    ),
    AgendaItem: RecordKind(
        lambda each: RecordLine(each.title, _meeting(each.meeting), _page("meetings:meeting", each.meeting_id)),
        ("meeting",),
    ),
    Resolution: RecordKind(
        lambda each: RecordLine(
            each.text, _meeting(each.item.meeting), _page("meetings:meeting", each.item.meeting_id)
        ),
        ("item__meeting",),
    ),
    Assignment: RecordKind(
        lambda each: RecordLine(str(each), each.get_state_display(), _page("assignments:assignment", each.pk)),
        ("association",),
    ),
    Association: RecordKind(
        lambda each: RecordLine(str(each), each.get_kind_display(), _page("directory:association", each.pk))
    ),
    Person: RecordKind(lambda each: RecordLine(str(each), "", _page("directory:person", each.pk))),
    Organization: RecordKind(lambda each: RecordLine(str(each), "", _page("directory:organization", each.pk))),
    Event: RecordKind(
        lambda each: RecordLine(each.title, _event(each), _page("events:event", each.pk)), ("association",)
    ),
    Registration: RecordKind(
        lambda each: RecordLine(str(each), str(each.event), _page("events:event", each.event_id)), ("event",)
    ),
    EventCertificate: RecordKind(
        lambda each: RecordLine(str(each), str(each.event), _page("events:event", each.event_id)), ("event",)
    ),
    Submission: RecordKind(
        lambda each: RecordLine(each.title, each.get_state_display(), _page("expertise:submission", each.pk))
    ),
    Review: RecordKind(
        lambda each: RecordLine(str(each.round.submission), str(each.expert.person)),
        ("round__submission", "expert__person"),
    ),
    Practice: RecordKind(lambda each: RecordLine(each.title, str(each.year), _page("expertise:practice", each.pk))),
}
