"""Whom a cohort may be made of: those with gaps, teachers of supported schools, or a list of names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core import clock
from rumo.directory.models import Association, Municipality, Person, Post, Subject
from rumo.directory.queries import PeopleByName
from rumo.growth.enums import OPEN_ROUTES, RouteGround
from rumo.growth.models import Diagnostic, DiagnosticResult, GapArea, LearningRoute, SkillGap, SupportedSchool
from rumo.russian.names import parse_name

MOST = 2000


class Source(models.TextChoices):
    GAPS = "gaps", gettext_lazy("педагоги с дефицитами по диагностике")
    LOW_RESULTS = "low_results", gettext_lazy("педагоги школ с низкими результатами")
    LISTED = "listed", gettext_lazy("список педагогов")


GROUNDS = {
    Source.GAPS: RouteGround.GAP,
    Source.LOW_RESULTS: RouteGround.LOW_RESULTS,
    Source.LISTED: RouteGround.YOUNG,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked; `names` are lines, `year` is the one an academic year begins in."""

    source: str
    diagnostic: Diagnostic | None = None
    area: GapArea | None = None
    year: int | None = None
    subject: Subject | None = None
    municipality: Municipality | None = None
    names: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody a route may be made for; `why_not` explains a person who is left unticked."""

    person: Person
    place: str
    result: int | None
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Cohort:
    """The candidates in alphabetical order, and lines of a list that fit nobody, each with why."""

    candidates: tuple[Candidate, ...]
    unknown: tuple[tuple[str, str], ...] = ()

    @property
    def results(self) -> dict[int, int]:
        return {each.person.pk: each.result for each in self.candidates if each.result is not None}


def school_years(association: Association, day: date) -> list[int]:
    """Years of the body's lists of supported schools, the newest first."""
    years = SupportedSchool.objects.filter(association__region=association.region_id).order_by()
    return sorted(set(years.values_list("year", flat=True)) or {day.year}, reverse=True)


def cohort_of(association: Association, wanted: Wanted) -> Cohort:
    """At most MOST people."""
    if wanted.source == Source.LISTED:
        return _listed(association, wanted.names)
    results = _results(association, wanted) if wanted.source == Source.GAPS else {}
    people = set(results) if wanted.source == Source.GAPS else _of_schools(association, wanted)
    return Cohort(_candidates(association, people, results))


def _results(association: Association, wanted: Wanted) -> dict[int, int]:
    """Results with a gap as asked, by the person's key."""
    gaps = SkillGap.objects.filter(level__is_gap=True)
    if wanted.area is not None:
        gaps = gaps.filter(area=wanted.area)
    rows = DiagnosticResult.objects.filter(
        diagnostic=wanted.diagnostic,
        diagnostic__association__region=association.region_id,
        pk__in=gaps.values("result"),
    ).order_by("taken_on")
    if wanted.subject is not None:
        rows = rows.filter(subject=wanted.subject)
    if wanted.municipality is not None:
        rows = rows.filter(municipality=wanted.municipality)
    return dict(rows.values_list("person", "pk")[:MOST])


def _of_schools(association: Association, wanted: Wanted) -> set[int]:
    """Those who work at the supported schools of the year."""
    schools = SupportedSchool.objects.filter(association__region=association.region_id, year=wanted.year or 0)
    if wanted.municipality is not None:
        schools = schools.filter(organization__municipality=wanted.municipality)
    posts = Post.objects.filter(organization__in=schools.values("organization"))
    day = clock.today()
    return {post.person_id for post in posts if post.holds_on(day)}


def _listed(association: Association, text: str) -> Cohort:
    known = PeopleByName(association.region)
    found: set[int] = set()
    unknown: list[tuple[str, str]] = []
    for line in text.splitlines()[:MOST]:
        words = " ".join(line.replace("\t", " ").split())
        if not words:
            continue
        name = parse_name(words)
        keys = known.find(name) if name is not None else []
        if len(keys) == 1:
            found.add(keys[0])
        elif keys:
            unknown.append((words, _("в справочнике несколько таких людей")))
        else:
            unknown.append((words, _("нет в справочнике")))
    return Cohort(_candidates(association, found, {}), tuple(unknown))


def _candidates(association: Association, keys: set[int], results: dict[int, int]) -> tuple[Candidate, ...]:
    """Three queries, however many there are."""
    people: QuerySet[Person] = Person.objects.filter(pk__in=keys, region=association.region_id).prefetch_related(
        "posts__organization__former_names"
    )
    busy = set(
        LearningRoute.objects.filter(person__in=keys, state__in=OPEN_ROUTES).order_by().values_list("person", flat=True)
    )
    day = clock.today()
    return tuple(
        Candidate(
            person,
            person.post_text(day),
            results.get(person.pk),
            _("уже есть открытый маршрут") if person.pk in busy else "",
        )
        for person in people[:MOST]
    )
