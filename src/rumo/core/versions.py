"""Two people on one record: an edit names the version it was made from; a stale one is refused, never merged."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar
from zlib import crc32

from django.db.models import F
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
