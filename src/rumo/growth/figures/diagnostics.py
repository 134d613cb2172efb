"""Figures of diagnostics (S1-5: 880 with gaps gone through of those who went through; S2-7: 217 diagnosed).

People, each once, whatever they took: results and routes are not to be mixed with them. A result belongs to the period
in which it was taken.
"""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from rumo.core.figures import Counted, figure
from rumo.directory.models import Association, Person
from rumo.directory.tallies import ALL, tally
from rumo.growth.enums import ResultState
from rumo.growth.models import DiagnosticResult
from rumo.growth.result_list import of_body
from rumo.russian.deadlines.periods import Period

_ANALYSED = Q(state=ResultState.ANALYSED)


def results_url(association: Association, period: Period, **narrower: Any) -> str:
    """The list of results with the filter of a figure."""
    asked = {"association": association.pk, "period": period.key, **narrower}
    return f"{reverse('growth:results')}?{urlencode(asked)}"


@figure("growth.diagnosed", gettext_lazy("Прошли диагностику профессиональных дефицитов"), "педагог")
def diagnosed(association: Association, period: Period) -> Counted:
    [found] = _counts(association, period)
    return Counted(
        found["taken"],
        lambda: _people(of_body(association, period)),
        lead=partial(results_url, association, period),
    )


@figure("growth.gaps_analysed", gettext_lazy("Прошли анализ профессиональных дефицитов"), "педагог")
def gaps_analysed(association: Association, period: Period) -> Counted:
    """Of those who went through diagnostics."""
    [found] = _counts(association, period)
    return Counted(
        found["analysed"],
        lambda: _people(of_body(association, period).filter(_ANALYSED)),
        found["taken"],
        partial(results_url, association, period, state=ResultState.ANALYSED.value),
    )


@tally
def _counts(association: Association, period: Period) -> QuerySet[Any, Any]:
    """How many different people have results, and results gone through."""
    analysed = Count("person", filter=_ANALYSED, distinct=True)
    rows = of_body(association, period).values(all=ALL)
    return rows.annotate(taken=Count("person", distinct=True), analysed=analysed)


def _people(results: QuerySet[DiagnosticResult]) -> QuerySet[Person]:
    return Person.objects.filter(pk__in=results.order_by().values("person"))
