"""What can be found: for every kind of public page, its records and what of each is searched.

Names of people are not among the words: a consent may be withdrawn, and an index would remember.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from rumo.core import clock
from rumo.directory.models import Association, Region
from rumo.events.event_words import when_words
from rumo.events.models import Event
from rumo.events.queries import public_events
from rumo.expertise.catalogue import published_practices
from rumo.expertise.models import Endorsement, Practice
from rumo.meetings.models import Meeting
from rumo.meetings.queries import published_minutes
from rumo.planning.models import Plan
from rumo.planning.queries import edition_on
from rumo.portal import queries
from rumo.portal.enums import PageKind
from rumo.portal.models import PublicLink
from rumo.reports.models import Report
from rumo.russian.dates import long_date


@dataclass(frozen=True, slots=True)
class Page:
    """What search says of a page: `about` stands under its title, `words` are searched besides both."""

    title: str
    url: str
    body: str = ""
    about: str = ""
    day: date | None = None
    words: Iterable[str] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """`public` gives the records everybody may read now; `page` tells of one; `prefetch` is what telling walks."""

    kind: PageKind
    public: Callable[[Region], QuerySet[Any]]
    page: Callable[[Any], Page]
    prefetch: tuple[str, ...] = ()


def _body(body: Association) -> Page:
    address = reverse("portal:public_body", args=[body.region.slug, body.pk])
    return Page(body.full_name, address, str(body.host), body.get_kind_display(), words=[body.short_name, body.city])


def _event(event: Event) -> Page:
    return Page(
        event.title,
        reverse("events:public_event", args=[event.association.region.slug, event.pk]),
        str(event.association),
        f"{event.get_kind_display()}, {when_words(event)}",
        event.day,
        [
            event.annotation,
            str(event.topic or ""),
            str(event.series or ""),
            *(str(talk.title) for talk in event.talks.all()),
        ],
    )


def _practice(practice: Practice) -> Page:
    parts = (practice.subject, practice.organization, practice.municipality, practice.material_kind)
    return Page(
        practice.title,
        reverse("expertise:public_practice", args=[practice.association.region.slug, practice.pk]),
        str(practice.association),
        f"{practice.get_catalogue_display()}, {practice.year}",
        date(practice.year, 1, 1),
        [practice.annotation, *(str(part) for part in parts if part)],
    )


def _minutes(meeting: Meeting) -> Page:
    title = _("Протокол № %(number)s от %(day)s") % {"number": meeting.number, "day": long_date(meeting.date)}
    items = list(meeting.items.all())
    return Page(
        title,
        reverse("portal:public_minutes", args=[meeting.association.region.slug, meeting.pk]),
        str(meeting.association),
        meeting.title or "; ".join(item.title for item in items),
        meeting.date,
        [*(item.title for item in items), *(each.text for item in items for each in item.resolutions.all())],
    )


def _plan(plan: Plan) -> Page:
    edition = edition_on(plan, clock.today())
    rows = edition.rows.values_list("title", flat=True) if edition else ()
    address = reverse("portal:public_plan", args=[plan.association.region.slug, plan.pk])
    return Page(plan.title, address, str(plan.association), str(plan.period), plan.starts, rows)


def _report(report: Report) -> Page:
    sections = (f"{section.title} {strip_tags(section.body)}" for section in report.sections.all())
    address = reverse("portal:public_report", args=[report.association.region.slug, report.pk])
    return Page(report.title, address, str(report.association), str(report.period), report.approved_on, sections)


def _document(link: PublicLink) -> Page:
    address = reverse("portal:public_document", args=[link.association.region.slug, link.pk])
    return Page(link.title, address, str(link.association), link.note, localdate(link.created_at))


def _endorsement(endorsement: Endorsement) -> Page:
    return Page(
        endorsement.title,
        reverse("expertise:check_token", args=[endorsement.token]),
        str(endorsement.association),
        _("Гриф № %(number)s от %(day)s")
        % {"number": endorsement.printed_number, "day": long_date(endorsement.issued_on)},
        endorsement.issued_on,
    )


SOURCES: tuple[Source, ...] = (
    Source(PageKind.BODY, queries.public_bodies, _body),
    Source(PageKind.EVENT, public_events, _event, ("talks",)),
    Source(PageKind.PRACTICE, published_practices, _practice),
    Source(PageKind.MINUTES, published_minutes, _minutes, ("items__resolutions",)),
    Source(PageKind.PLAN, queries.public_plans, _plan),
    Source(PageKind.REPORT, queries.public_reports, _report, ("sections",)),
    Source(PageKind.DOCUMENT, queries.public_documents, _document),
    Source(PageKind.ENDORSEMENT, queries.public_endorsements, _endorsement),
)
