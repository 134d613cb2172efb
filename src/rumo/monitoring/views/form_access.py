"""Forms as this reader may open them: what one may not see is a 404."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.accounts.requests import UserRequest
from rumo.monitoring import queries
from rumo.monitoring.models import IndicatorValue, IndicatorVersion, Respondent
from rumo.monitoring.responses import level_of, value_of_version, versions_of


def respondent_of(request: UserRequest, pk: int) -> Respondent:
    return get_object_or_404(queries.visible_respondents(request.user), pk=pk)


def version_of(respondent: Respondent, pk: int) -> IndicatorVersion:
    """An indicator that this respondent is asked."""
    return get_object_or_404(versions_of(respondent.campaign).filter(indicator__level=level_of(respondent)), pk=pk)


def value_at(request: UserRequest, pk: int, version_pk: int) -> IndicatorValue:
    """The value of a form; one not saved yet where nothing was stated."""
    respondent = respondent_of(request, pk)
    return value_of_version(respondent, version_of(respondent, version_pk))


def place(value: IndicatorValue) -> str:
    """The address of the value on the page of its form."""
    return f"{reverse('monitoring:form', args=[value.respondent.pk])}#value-{value.indicator.pk}"


def crumbs_to(respondent: Respondent) -> list[tuple[object, str]]:
    return [
        (_("Показатели"), reverse("monitoring:home")),
        (respondent.name, reverse("monitoring:form", args=[respondent.pk])),
    ]
