"""How many rows point to each record of a list."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Subquery
from django.db.models.functions import Coalesce


def counted(rows: QuerySet[Any], of: str) -> Coalesce:
    """How many of `rows` each record has to which they point by `of`.

    By a question of its own: joined and grouped, a list of a region sorts every column of every row for its first page.
    """
    number = rows.order_by().values(of).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(number), 0, output_field=IntegerField())
