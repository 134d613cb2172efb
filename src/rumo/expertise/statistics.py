"""Statistics of expertise for a body and a year: the funnel, the same by subject, municipality and kind, days, load.

Every number comes with the address of the list behind it; last year's stands beside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from typing import Any

from django.db.models import BooleanField, Case, Q, Value, When
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from rumo.core import clock, figures, kept
from rumo.directory.models import Association, Person
from rumo.expertise import cohorts
from rumo.expertise.enums import ReviewState, TrackKind
from rumo.expertise.figures import OUTCOMES, records_url
from rumo.expertise.models import Decision, Round, TechnicalCheck
from rumo.russian.comparisons import growth_phrase, share_phrase
from rumo.russian.deadlines.periods import Period

FUNNEL = ("expertise.submitted", "expertise.technical_passed", "expertise.recommended")
OTHERS = ("expertise.experts", "expertise.assignments", "expertise.cpd_programs")
NOBODY = "none"


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as the page tells it: the number with its list, the share with its base, last year with its list."""

    title: str
    value: int
    url: str
    share: str
    before: int
    before_url: str
    growth: str


@dataclass(frozen=True, slots=True)
class Part:
    """A row of a breakdown; the addresses list exactly what the numbers count."""

    title: str
    submitted: int
    passed: int
    recommended: int
    before: int
    submitted_url: str
    passed_url: str
    recommended_url: str
    before_url: str


@dataclass(frozen=True, slots=True)
class Step:
    """How long a step took, in calendar days: of how many materials, the middle value, the longest."""

    title: str
    count: int
    middle: float
    longest: int


@dataclass(frozen=True, slots=True)
class Load:
    """What an expert did of what was asked in the period."""

    name: str
    url: str
    assigned: int
    done: int
    late: int
    open: int


@dataclass(frozen=True, slots=True)
class Statistics:
    association: Association
    period: Period
    funnel: tuple[Told, ...]
    outcomes: tuple[Told, ...]
    others: tuple[Told, ...]
    subjects: tuple[Part, ...]
    municipalities: tuple[Part, ...]
    kinds: tuple[Part, ...]
    steps: tuple[Step, ...]
    load: tuple[Load, ...]


def statistics_of(association: Association, period: Period, reviews: Any) -> Statistics:
    """`reviews` are those the reader may know of (`queries.led_reviews`): nobody learns who judges their own work."""
    with kept.keeping({}):
        return _statistics_of(association, period, reviews)


def _statistics_of(association: Association, period: Period, reviews: Any) -> Statistics:
    now, before = _rows(association, period), _rows(association, period.shifted(-1))
    here, there = _materials(now), _materials(before)
    return Statistics(
        association,
        period,
        tuple(_told(code, association, period) for code in FUNNEL),
        tuple(_told(f"expertise.by_outcome.{value}", association, period) for value in OUTCOMES),
        tuple(_told(code, association, period) for code in OTHERS),
        _parts("subject", here, there, association, period),
        _parts("municipality", here, there, association, period),
        _parts("kind", now, before, association, period),
        _steps(association, period),
        _load(association, period, reviews),
    )


def _told(code: str, association: Association, period: Period) -> Told:
    asked = figures.get(code)
    assert asked is not None, code
    measured = figures.measure(asked, association, period)
    now, before = measured.now, measured.before
    share = share_phrase(now.value, now.base) if now.base else ""
    growth = growth_phrase(now.value, before.value)
    return Told(str(asked.title), now.value, now.url, share, before.value, before.url, growth)


def _rows(association: Association, period: Period) -> list[dict[str, Any]]:
    """What was handed in, a dictionary a material, with all that breakdowns ask; one query."""
    found = cohorts.received(association, period)
    passed = Case(
        When(pk__in=cohorts.technically_passed(found).order_by().values("pk"), then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    rows = found.annotate(passed=passed).values(
        "pk", "subject", "subject__title", "organization__municipality", "organization__municipality__name",
        "campaign__track__kind", "outcome", "passed",
    )  # fmt: skip
    return [
        {
            "subject": (row["subject"], row["subject__title"]),
            "municipality": (row["organization__municipality"], row["organization__municipality__name"]),
            "kind": (row["campaign__track__kind"], TrackKind(row["campaign__track__kind"]).label),
            "passed": row["passed"],
            "recommended": row["outcome"] in cohorts.RECOMMENDING,
        }
        for row in rows
    ]


def _materials(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row["kind"][0] != TrackKind.CPD]


def _parts(
    key: str,
    now: list[dict[str, Any]],
    before: list[dict[str, Any]],
    association: Association,
    period: Period,
) -> tuple[Part, ...]:
    """The most numerous first; what names no subject or municipality stands last."""
    groups: dict[tuple[Any, Any], list[dict[str, Any]]] = defaultdict(list)
    for row in now:
        groups[row[key]].append(row)
    earlier: dict[Any, int] = defaultdict(int)
    for row in before:
        earlier[row[key][0]] += 1
        groups.setdefault(row[key], [])
    ordered = sorted(groups.items(), key=lambda item: (item[0][0] is None, -len(item[1]), str(item[0][1])))
    return tuple(_part(key, value, rows, earlier[value[0]], association, period) for value, rows in ordered)


def _part(
    key: str,
    value: tuple[Any, Any],
    rows: list[dict[str, Any]],
    before: int,
    association: Association,
    period: Period,
) -> Part:
    pk, title = value
    narrower = {key: NOBODY if pk is None else pk}
    programs = key == "kind" and pk == TrackKind.CPD

    def url(stage: str, year: Period = period) -> str:
        code = "expertise.cpd_programs" if programs else f"expertise.{stage}"
        asked = {**narrower, **({"stage": stage} if programs and stage != "submitted" else {})}
        return records_url(code, association, year, **asked)

    return Part(
        str(title) if title else _("не указано"),
        len(rows),
        sum(row["passed"] for row in rows),
        sum(row["recommended"] for row in rows),
        before,
        url("submitted"),
        url("technical_passed"),
        url("recommended"),
        url("submitted", period.shifted(-1)),
    )


def _steps(association: Association, period: Period) -> tuple[Step, ...]:
    """From the dates the steps leave; a step without a material is left out."""
    keys = cohorts.received(association, period).order_by().values("pk")
    handed = dict(cohorts.received(association, period).values_list("pk", "submitted_at"))
    checks = TechnicalCheck.objects.filter(version_checked__submission__in=keys, passed=True)
    checked: dict[int, datetime] = {}
    for pk, moment in checks.order_by("finished_at").values_list("version_checked__submission", "finished_at"):
        if moment is not None:
            checked.setdefault(pk, moment)
    opened: dict[int, datetime] = {}
    closed: dict[int, datetime] = {}
    rounds = Round.objects.filter(submission__in=keys).order_by("number")
    for pk, begun, ended in rounds.values_list("submission", "opened_at", "closed_at"):
        opened.setdefault(pk, begun)
        if ended is not None:
            closed[pk] = ended
    decided = dict(
        Decision.objects.filter(submission__in=keys)
        .order_by("decided_on", "pk")
        .values_list("submission", "decided_on")
    )
    spans = (
        (_("Техническая экспертиза: от подачи до отметки «пройдена»"), handed, checked),
        (_("Назначение: от технической экспертизы до начала работы экспертов"), checked, opened),
        (_("Работа экспертов: от начала до заключения"), opened, closed),
        (_("Совет: от заключения до решения"), closed, decided),
        (_("Весь путь: от подачи до решения"), handed, decided),
    )
    steps = (_step(title, begun, ended) for title, begun, ended in spans)
    return tuple(step for step in steps if step is not None)


def _step(title: str, begun: dict[int, Any], ended: dict[int, Any]) -> Step | None:
    days = [max(0, (_day(ended[pk]) - _day(moment)).days) for pk, moment in begun.items() if pk in ended]
    return Step(title, len(days), float(median(days)), max(days)) if days else None


def _day(moment: date | datetime) -> date:
    return localdate(moment) if isinstance(moment, datetime) else moment


def _load(association: Association, period: Period, reviews: Any) -> tuple[Load, ...]:
    """The busiest first. Three columns of a review: whole ones, with their rounds, take seconds for a large region."""
    asked = cohorts.assigned_reviews(cohorts.received(association, period)).order_by().values("pk")
    columns = ("expert__person", "state", "due_on", "submitted_at")
    groups: dict[int, list[tuple[str, bool]]] = defaultdict(list)
    today = clock.today()
    for pk, state, due_on, submitted_at in reviews.filter(pk__in=asked).values_list(*columns):
        groups[pk].append((state, _is_late(due_on, submitted_at, today)))
    names = {person.pk: person.short_name for person in Person.objects.filter(pk__in=groups)}
    rows = (
        Load(
            names[pk],
            records_url("expertise.assignments", association, period, person=pk),
            len(each),
            sum(state == ReviewState.SUBMITTED for state, _late in each),
            sum(late for _state, late in each),
            sum(state != ReviewState.SUBMITTED for state, _late in each),
        )
        for pk, each in groups.items()
    )
    return tuple(sorted(rows, key=lambda row: (-row.assigned, row.name)))


def _is_late(due_on: date | None, submitted_at: datetime | None, today: date) -> bool:
    """Handed in after its day, or its day is past."""
    if due_on is None:
        return False
    return (localdate(submitted_at) if submitted_at else today) > due_on


def narrowed(records: Any, asked: dict[str, str]) -> Any:
    """Records of a figure of materials or reviews, as a row of a breakdown narrows them."""
    for key, path in (
        ("subject", "subject"),
        ("municipality", "organization__municipality"),
        ("kind", "campaign__track__kind"),
        ("person", "expert__person"),
    ):
        value = asked.get(key, "")
        if value == NOBODY:
            records = records.filter(Q(**{f"{path}__isnull": True}))
        elif value and (key == "kind" or value.isdecimal()):
            records = records.filter(**{path: value})
    stages = {"technical_passed": cohorts.technically_passed, "recommended": cohorts.recommended}
    stage = stages.get(asked.get("stage", ""))
    return stage(records) if stage else records
