"""What stands on the first page for those who lead: diagnostics and coverage, mentoring, schools with low results."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.directory.queries import run_associations
from rumo.growth import coverage, queries
from rumo.growth.diagnostic_queries import led_results
from rumo.growth.enums import PairState, ResultState
from rumo.growth.models import MentoringPair
from rumo.russian.cases import Case
from rumo.russian.comparisons import share_phrase
from rumo.russian.deadlines.periods import SCHOOL_START_MONTH
from rumo.russian.numbers import agree


@dataclass(frozen=True, slots=True)
class Part:
    """A line of the overview: `value` is told large, `note` beside it, `url` opens the records."""

    title: str
    value: str
    note: str
    url: str


def parts_of(user: Any, day: date) -> tuple[Part, ...]:
    """Of the academic year that runs on `day`, what the user sees; a constant number of queries."""
    began = day.year if day.month >= SCHOOL_START_MONTH else day.year - 1
    since = date(began, SCHOOL_START_MONTH, 1)
    return (*_diagnostics(user, since, day), _mentoring(user, day), _support(user, began))


def _diagnostics(user: Any, since: date, day: date) -> tuple[Part, Part]:
    """Who went through and whose results were gone through; how many that is of all teachers."""
    analysed = Count("person", filter=Q(state=ResultState.ANALYSED), distinct=True)
    rows = led_results(user).order_by().filter(taken_on__range=(since, day))
    found = rows.aggregate(taken=Count("person", distinct=True), analysed=analysed)
    taken = found["taken"]
    body = run_associations(user).select_related("region").filter(parent__isnull=True).first()
    base = coverage.total_base(body.region, day) if body is not None else None
    said = _("результаты ещё не разобраны") if taken else _("с начала учебного года никто")
    if found["analysed"]:
        said = _("результаты разобраны у %(n)s") % {"n": agree(found["analysed"], "педагог", Case.GENITIVE)}
    if body is None:
        of_all = _("по муниципалитетам, школам и предметам")
    elif base is None:
        of_all = _("сколько всего педагогов, не внесено")
    else:
        of_all = _("педагогов прошли диагностику с начала учебного года")
    share = share_phrase(taken, base.value) if base is not None else agree(taken, "педагог")
    return (
        Part(_("Диагностика"), agree(taken, "педагог"), said, reverse("growth:diagnostics")),
        Part(_("Охват"), share, of_all, reverse("growth:coverage")),
    )


def _mentoring(user: Any, day: date) -> Part:
    programs = queries.visible_programs(user).order_by().filter(starts_on__lte=day)
    working = programs.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))
    pairs = MentoringPair.objects.filter(program__in=working.values("pk"), state=PairState.ACTIVE).count()
    note = _("в работе %(pairs)s") % {"pairs": agree(pairs, "пара")} if pairs else _("пар пока нет")
    return Part(_("Наставничество"), agree(working.count(), "программа"), note, reverse("growth:mentoring"))


def _support(user: Any, year: int) -> Part:
    schools = queries.visible_schools(user).order_by().filter(year=year)
    found = schools.aggregate(
        all=Count("pk", distinct=True), helped=Count("pk", filter=Q(visits__isnull=False), distinct=True)
    )
    waiting = found["all"] - found["helped"]
    if not found["all"]:
        note = _("список на учебный год не внесён")
    else:
        note = _("поддержки ещё не было: %(n)s") % {"n": waiting} if waiting else _("поддержку получила каждая")
    return Part(_("Школы с низкими результатами"), agree(found["all"], "школа"), note, reverse("growth:support"))
