"""Whether other records point at a record: what nothing depends on may be taken away again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import Model

# SQLite takes so many values in one question.
PART = 500


def used_keys(model: type[Model], keys: Sequence[int], besides: Collection[type[Model]] = ()) -> set[int]:
    """Those of `keys` that any record points at, but for records of the tables `besides`; one question a table."""
    used: set[int] = set()
    for relation in model._meta.related_objects:
        if relation.related_model in besides:
            continue
        table: Any = relation.related_model
        # A link of many to many is kept in a table of its own; the rest in a column.
        name = relation.field.name
        for start in range(0, len(keys), PART):
            part = keys[start : start + PART]
            rows = table._default_manager.filter(**{f"{name}__in": part}).order_by()
            used.update(rows.values_list(name, flat=True))
    return used & set(keys)
