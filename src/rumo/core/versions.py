"""Two people on one record: an edit names the version it was made from; a stale one is refused, never merged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar
from zlib import crc32

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from rumo.core.errors import Conflict
from rumo.core.models import Versioned

V = TypeVar("V", bound=Versioned)


class Stale(Conflict):
    """The record was edited after the version the caller had. `record` is how it stands now."""

    def __init__(self, record: Versioned) -> None:
        super().__init__(
            _("Пока вы работали, этот текст изменил другой пользователь. Ваш текст не потерян: выберите, что оставить.")
        )
        self.record = record


def save_edit(record: V, version: int, **fields: Any) -> V:
    """Write `fields` if the record still has `version`, in one UPDATE; returns it with the next version.

    Raises Stale otherwise; then nothing was written.
    """
    manager = type(record)._default_manager
    if manager.filter(pk=record.pk, version=version).update(version=F("version") + 1, **fields) != 1:
        record.refresh_from_db()
        raise Stale(record)
    record.refresh_from_db()
    return record


def order_mark(keys: Iterable[object]) -> int:
    """A number that names an order of rows: it changes when the list is reordered, added to or cut.

    It is what a sortable list carries as its version.
    """
    return crc32(",".join(map(str, keys)).encode())


def require_order(now: Sequence[Any], order: Sequence[Any], mark: int, *, told: str) -> None:
    """Raises Conflict with the words `told` unless `mark` names the order `now`, of the same keys as `order`."""
    if order_mark(now) != mark or sorted(order) != sorted(now):
        raise Conflict(told)


def save_order(rows: QuerySet[Any], order: Sequence[int], mark: int, *, told: str) -> int:
    """Number the rows from 1 in `order`, their keys; returns its mark. Raises Conflict as `require_order`."""
    require_order(list(rows.values_list("pk", flat=True)), order, mark, told=told)
    placed = [rows.model(pk=pk, position=position) for position, pk in enumerate(order, start=1)]
    rows.model._default_manager.bulk_update(placed, ["position"])
    return order_mark(order)
