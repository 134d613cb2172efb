"""Reads of the navigator: which events somebody asked for, facets with counts, how an event stands for a visitor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from rumo.core import clock
from rumo.core.facets import Facet, FacetValue, count_values
from rumo.directory.models import Subject
from rumo.events import rules
from rumo.events.enums import Audience, EventForm, EventKind, EventState
from rumo.events.models import Event, Talk
from rumo.events.seats import free_of
from rumo.russian.dates import short_date
from rumo.russian.numbers import agree
from rumo.russian.search_words import stem, words_of

# More words than this say no more about what is sought.
MOST_WORDS = 8
# The attributes of an event's own row that are facets, with where their names stand; subjects are a list, see below.
_NAMES = {
    "topic": "topic__title",
    "area": "area_name",
    "association": "association_name",
}
FACETS = ("kind", "topic", "subjects", "form", "audience", "area", "association")
_KEYS = ("topic", "subjects", "area", "association")
_OWN = tuple(key for key in FACETS if key != "subjects")
_CHOICES: dict[str, dict[str, str]] = {
    "kind": {each.value: str(each.label) for each in EventKind},
    "form": {each.value: str(each.label) for each in EventForm},
    "audience": {each.value: str(each.label) for each in Audience},
}


class Part(StrEnum):
    """What is still to come (or goes on), or what is over."""

    COMING = "coming"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a visitor asked for; empty values ask for everything. Keys are those of the address.

    `area` is the municipality the event is for or, without one, that of its association. `since` and `until` are days,
    both inclusive: an event is chosen when any of it falls between them.
    """

    q: str = ""
    kind: str = ""
    topic: str = ""
    subjects: str = ""
    form: str = ""
    audience: str = ""
    area: str = ""
    association: str = ""
    since: date | None = None
    until: date | None = None

    def asked(self) -> dict[str, str]:
        """The parameters of an address that asks for the same."""
        return {each.name: str(value) for each in fields(self) if (value := getattr(self, each.name))}

    def lasting(self) -> dict[str, str]:
        """The same without the days: what a calendar goes on asking for."""
        return {key: value for key, value in self.asked().items() if key not in {"since", "until"}}

    @property
    def is_filtered(self) -> bool:
        return self != Choice()

    def conditions(self, *, but: str = "") -> Q:
        """All facets but one. A value that means nothing finds nothing."""
        asked = {key: getattr(self, key) for key in FACETS if getattr(self, key) and key != but}
        if any(not _is_key(asked[key]) for key in _KEYS if key in asked):
            return Q(pk__in=[])
        subject = asked.pop("subjects", "")
        return Q(**asked) & (Q(pk__in=_with_subject(subject)) if subject else Q())


def sought(rows: QuerySet[Event], text: str) -> QuerySet[Event]:
    """Rows in which every word of `text` stands in some form of it, ready for facets.

    The words are looked for once: the keys found are what the facets and the page go on with.
    """
    rows = _described(rows)
    words = words_of(text)[:MOST_WORDS]
    if not words:
        return rows
    found = rows.order_by()
    for word in words:
        found = found.filter(_mentions(stem(word)))
    return rows.filter(pk__in=list(found.values_list("pk", flat=True)))


def chosen(rows: QuerySet[Event], choice: Choice) -> QuerySet[Event]:
    """Rows by words and facets, whenever they are."""
    return sought(rows, choice.q).filter(choice.conditions())


def in_time(rows: QuerySet[Event], choice: Choice, part: Part) -> QuerySet[Event]:
    """The next first of what is to come; the latest first of what is over, without what did not take place.

    Asked for days that are gone, the coming ones begin with those days.
    """
    rows = between(rows, choice.since, choice.until)
    moment = clock.now()
    if part is Part.PAST:
        return rows.filter(ends_at__lt=moment).exclude(state=EventState.CANCELLED).order_by("-starts_at", "-pk")
    return (rows if choice.since else rows.filter(ends_at__gte=moment)).order_by("starts_at", "pk")


def between(rows: QuerySet[Event], since: date | None, until: date | None) -> QuerySet[Event]:
    """Events any part of which falls on these days, both inclusive; None is an open end."""
    if since is not None:
        rows = rows.filter(ends_at__gte=_midnight(since))
    if until is not None:
        rows = rows.filter(starts_at__lt=_midnight(until + timedelta(days=1)))
    return rows


def facets_of(rows: QuerySet[Event], choice: Choice, titles: dict[str, str]) -> tuple[Facet, ...]:
    """Values of every facet with how many events each would show, the other facets as they are; two queries.

    `rows` are `sought`. A facet that leaves nothing to choose from is left out.
    """
    asked = {key: getattr(choice, key) for key in FACETS}
    rows = rows.order_by()
    with_subject = rows.filter(Choice(subjects=choice.subjects).conditions())
    groups = list(with_subject.values(*_OWN, *_NAMES.values()).annotate(n=Count("pk")))
    counts = count_values(groups, {key: asked[key] for key in _OWN})
    labels = {key: {str(group[key]): _label(key, group) for group in groups if group[key]} for key in _OWN}
    alike = rows.filter(choice.conditions(but="subjects"), subjects__isnull=False)
    of_subjects = list(alike.values("subjects", "subjects__title").annotate(n=Count("pk")))
    counts |= count_values(of_subjects, {"subjects": asked["subjects"]})
    labels["subjects"] = {str(group["subjects"]): group["subjects__title"] for group in of_subjects}
    facets = (_facet(key, titles[key], dict(counts[key]), labels[key], asked[key]) for key in FACETS)
    return tuple(facet for facet in facets if len(facet.values) > 1 or facet.chosen)


@dataclass(frozen=True, slots=True)
class Standing:
    """How an event stands for a visitor: a word and its colour."""

    word: str
    kind: str


def standing_of(event: Event) -> Standing:
    """Whether one may still come, and whether there is room."""
    if event.state == EventState.CANCELLED:
        return Standing(_("Отменено"), "danger")
    if event.state == EventState.HELD or event.ends_at <= clock.now():
        return Standing(_("Прошло"), "neutral")
    if not rules.takes_registrations(event):
        opens = event.registration_opens_at
        if opens is not None and clock.now() < opens:
            return Standing(_("Регистрация с %(day)s") % {"day": short_date(timezone.localdate(opens))}, "info")
        return Standing(_("Регистрация закончена"), "neutral")
    free = free_of(event)
    if free is None:
        return Standing(_("Регистрация открыта"), "success")
    if free == 0:
        return Standing(_("Мест нет, есть лист ожидания"), "warning")
    return Standing(_("Свободно %(places)s") % {"places": agree(free, "место")}, "success")


def _mentions(beginning: str) -> Q:
    """Where a word that begins so is looked for: what an event is about, its kind, its programme."""
    pattern = rf"(^|\W){beginning.replace('е', '[её]')}"
    kinds = [
        value for value, label in _CHOICES["kind"].items() if any(w.startswith(beginning) for w in words_of(label))
    ]
    talks = Talk.objects.filter(event=OuterRef("pk"), title__iregex=pattern)
    subjects = Subject.objects.filter(events=OuterRef("pk"), title__iregex=pattern)
    texts = ("title", "annotation", "topic__title", "series__title", "place")
    plain = Q(kind__in=kinds)
    for name in texts:
        plain |= Q(**{f"{name}__iregex": pattern})
    return plain | Q(Exists(subjects)) | Q(Exists(talks))


def _described(rows: QuerySet[Event]) -> QuerySet[Event]:
    """With the municipality by which an event is found, and the names that facets show."""
    return rows.annotate(
        area=Coalesce("municipality", "association__municipality"),
        area_name=Coalesce("municipality__name", "association__municipality__name"),
        association_name=F("association__short_name"),
    )


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19


def _with_subject(key: str) -> QuerySet[Any]:
    return Event.subjects.through.objects.filter(subject=int(key)).values("event")


def _facet(key: str, title: str, counts: dict[str, int], labels: dict[str, str], current: str) -> Facet:
    values: Iterable[FacetValue] = (FacetValue(each, labels[each], n, each == current) for each, n in counts.items())
    return Facet(key, title, tuple(sorted(values, key=lambda each: (_rank(key, each.value), each.label))))


def _label(key: str, group: dict[str, Any]) -> str:
    """Names of choices begin with a capital where they stand alone."""
    if key in _CHOICES:
        label = _CHOICES[key].get(group[key], group[key])
        return label[:1].upper() + label[1:]
    return str(group[_NAMES[key]])


def _rank(key: str, value: str) -> int:
    """Choices in their own order, names by the alphabet."""
    return list(_CHOICES[key]).index(value) if key in _CHOICES and value in _CHOICES[key] else 0


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, timezone.get_default_timezone())
