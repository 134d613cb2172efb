"""Counts that several figures of a body share: asked once for all of them, and put into SQL once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache, wraps
from typing import Any, TypeVarTuple

from django.db import connection
from django.db.models import QuerySet, Value

from rumo.core import clock, kept
from rumo.directory.models import Association
from rumo.directory.queries import branch_of
from rumo.russian.deadlines.periods import Period

More = TypeVarTuple("More")
# A row of a tally: the groups and the counts by their names.
Row = dict[str, Any]
# What to group by where everything is counted together: `rows.values(all=ALL).annotate(…)`, always one row.
ALL = Value(1)
_WORDED = 128  # statements kept of each tally: one a body and a year


def tally(
    count: Callable[[Association, Period, *More], QuerySet[Any, Any]],
) -> Callable[[Association, Period, *More], list[Row]]:
    """Rows of `count(association, period, *more)`, a queryset of groups and their counts.

    To put such a queryset into SQL takes Django longer than a database of middle size takes to answer it, and a report
    that is being written asks it again and again. So the SQL is kept by all that `count` may depend on: what it is
    asked, the bodies of the branch and the day. Values come as the database keeps them: to be grouped by are words,
    numbers and keys, no moments.
    """

    @lru_cache(maxsize=_WORDED)
    def worded(
        _bodies: frozenset[int], _today: date, association: Association, period: Period, *more: *More
    ) -> tuple[str, tuple[Any, ...]]:
        sql, parameters = count(association, period, *more).order_by().query.sql_with_params()
        return sql, parameters

    @kept.shared
    @wraps(count)
    def rows(association: Association, period: Period, *more: *More) -> list[Row]:
        sql, parameters = worded(branch_of(association), clock.today(), association, period, *more)
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    return rows
