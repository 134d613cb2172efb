"""Which actions outside systems are told of, and what they are told: no personal data, only that it happened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.urls import reverse

from rumo.api.enums import Topic
from rumo.core.models import AuditEntry
from rumo.directory.models import Region
from rumo.events.models import Event
from rumo.expertise.models import Endorsement
from rumo.meetings.models import Meeting
from rumo.monitoring.models import Respondent
from rumo.reports.models import Report

# The verb of the trail and the kind of record: an action may be written under several records.
TOPICS: Mapping[tuple[str, type[Model]], Topic] = {
    ("publish_minutes", Meeting): Topic.MINUTES_PUBLISHED,
    ("publish_event", Event): Topic.EVENT_PUBLISHED,
    ("accept_event", Event): Topic.EVENT_PUBLISHED,
    ("cancel_event", Event): Topic.EVENT_CANCELLED,
    ("issue_endorsement", Endorsement): Topic.ENDORSEMENT_ISSUED,
    ("approve_report", Report): Topic.REPORT_APPROVED,
    ("accept_response", Respondent): Topic.RESPONSE_ACCEPTED,
}


_PAGES: Mapping[type[Model], str] = {Meeting: "meetings:meeting", Event: "events:event", Report: "reports:report"}


def topic_of(verb: str, subject: Model) -> Topic | None:
    return TOPICS.get((verb, type(subject)))


def region_of(subject: Model) -> Region:
    """The region a told record belongs to."""
    holder: Any = subject.campaign if isinstance(subject, Respondent) else subject
    region: Region = holder.association.region
    return region


def message(topic: Topic, subject: Model, entry: AuditEntry) -> dict[str, Any]:
    """What is sent: the topic in code and in words, the moment, the record with its address."""
    return {
        "topic": topic.value,
        "title": str(topic.label),
        "at": entry.at.isoformat(),
        "region": region_of(subject).slug,
        "record": {
            "kind": subject._meta.model_name,
            "id": subject.pk,
            "title": str(subject),
            "url": settings.BASE_URL + _page(subject),
        },
    }


def _page(subject: Model) -> str:
    """Its page for whoever may sign in."""
    if isinstance(subject, Endorsement):
        return reverse("expertise:check_token", args=[subject.token])
    if isinstance(subject, Respondent):
        return reverse("monitoring:campaign", args=[subject.campaign_id])
    return reverse(_PAGES[type(subject)], args=[subject.pk])
