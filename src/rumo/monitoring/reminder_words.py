"""When a collection reminds, in words."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from rumo.russian.cases import Case
from rumo.russian.numbers import agree


def reminder_words(days: Iterable[int]) -> str:
    """«за 7 дней, за день, в последний день, через 3 дня после срока»; days before the last one, negative after it."""
    return ", ".join(_one(each) for each in sorted(days, reverse=True))


def _one(days: int) -> str:
    if days == 0:
        return _("в последний день")
    told = _("день") if abs(days) == 1 else agree(abs(days), "день", Case.ACCUSATIVE)
    return _("за %(days)s") % {"days": told} if days > 0 else _("через %(days)s после срока") % {"days": told}
