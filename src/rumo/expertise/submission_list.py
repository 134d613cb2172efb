"""The list of materials for those who lead: what a choice of filters shows, and in what order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from rumo.directory.models import Municipality, Subject
from rumo.directory.queries import search
from rumo.expertise import queries
from rumo.expertise.models import Campaign, Submission

SEARCHED = ("title", "authors__name", "organization__short_name", "organization__full_name")
SORTS = {
    "number": ("campaign__opens_at", "number"),
    "title": ("title",),
    "submitted": ("submitted_at",),
    "state": ("state",),
    "subject": ("subject__position", "subject__title"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody asked the list for; empty values ask for everything."""

    campaign: Campaign | None = None
    state: str = ""
    subject: Subject | None = None
    municipality: Municipality | None = None
    kind: str = ""
    text: str = ""
    sort: str = ""

    @property
    def is_used(self) -> bool:
        return any((self.campaign, self.state, self.subject, self.municipality, self.kind, self.text))


def chosen(user: Any, choice: Choice) -> QuerySet[Submission]:
    """The rows in their order with their authors: the newest first, unless a column was chosen."""
    rows = queries.led_submissions(user).select_related("organization__municipality").prefetch_related("authors")
    if choice.campaign:
        rows = rows.filter(campaign=choice.campaign)
    if choice.state:
        rows = rows.filter(state=choice.state)
    if choice.subject:
        rows = rows.filter(subject=choice.subject)
    if choice.municipality:
        rows = rows.filter(organization__municipality=choice.municipality)
    if choice.kind:
        rows = rows.filter(campaign__track__kind=choice.kind)
    if choice.text:
        # As a subquery: a join with the authors would show a material once for each of them.
        found = search(Submission.objects.order_by(), choice.text, SEARCHED)
        rows = rows.filter(pk__in=found.values("pk"))
    return rows.order_by(*_order(choice.sort), "-pk")


def _order(sort: str) -> list[Any]:
    columns = SORTS.get(sort.removeprefix("-"))
    if columns is None:
        return [F("submitted_at").desc(nulls_last=True)]
    if sort.startswith("-"):
        return [F(column).desc(nulls_last=True) for column in columns]
    return [F(column).asc(nulls_last=True) for column in columns]
