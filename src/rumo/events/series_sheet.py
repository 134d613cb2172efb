"""Series and topics of events as tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from rumo.core.workbook import Book, Sheet


def build_series(series: Iterable[Any], topics: Iterable[Any]) -> Book:
    """Each with the number of its events, `n`."""
    of_bodies = (
        [each.title, each.about, str(each.association), each.n, _("да") if each.is_active else _("нет")]
        for each in series
    )
    of_regions = ([str(each.region), each.title, each.n, _("да") if each.is_active else _("нет")] for each in topics)
    told = (_("Мероприятий"), _("Используется"))
    return Book(
        Sheet(_("Циклы"), (_("Цикл"), _("О чём"), _("Объединение"), *told), of_bodies, (50, 60, 50, 14, 14)),
        Sheet(_("Тематики"), (_("Регион"), _("Тематика"), *told), of_regions, (40, 60, 14, 14)),
    )
