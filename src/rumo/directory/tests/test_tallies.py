"""A tally is put into SQL once, and still counts what is there now."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import Count, QuerySet
from pytest_django import DjangoAssertNumQueries

from rumo.core import kept
from rumo.directory.models import Association
from rumo.directory.queries import branch_of
from rumo.directory.tallies import ALL, tally
from rumo.directory.tests.factories import make_association, make_organization, make_region
from rumo.russian.deadlines.periods import Period

YEAR = Period.calendar_year(2023)
worded: list[Period] = []


@tally
def _bodies(association: Association, period: Period) -> QuerySet[Any, Any]:
    worded.append(period)
    return Association.objects.filter(pk__in=branch_of(association)).values(all=ALL).annotate(n=Count("pk"))


@pytest.mark.django_db
def test_a_tally_follows_the_records_and_the_branch(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    top = make_association(make_organization(make_region()))
    worded.clear()
    assert [row["n"] for year in (YEAR, YEAR) for row in _bodies(top, year)] == [1, 1]
    assert worded == [YEAR]
    make_association(top.host, parent=top)
    assert [row["n"] for row in _bodies(top, YEAR)] == [2]
    assert worded == [YEAR, YEAR]
    with kept.keeping({}):
        _bodies(top, YEAR)
        with django_assert_num_queries(0):
            _bodies(top, YEAR)
