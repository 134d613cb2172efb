"""Names that change: the current one stands on the record, former ones beside it with their last day in force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record


@dataclass(frozen=True, slots=True)
class DatedName:
    full: str
    short: str


class FormerName(Record):
    """A former name, in force up to and including `until`."""

    full_name = models.CharField(_("полное наименование"), max_length=500)
    short_name = models.CharField(_("краткое наименование"), max_length=200, blank=True)
    until = models.DateField(_("действовало по"))

    class Meta:
        abstract = True
        ordering = ["until"]

    def __str__(self) -> str:
        return f"{self.full_name} (по {self.until:%d.%m.%Y})"


F = TypeVar("F", bound=FormerName)


def name_on(current: DatedName, former: Iterable[F], day: date) -> DatedName:
    """The name valid on `day`: the first former name not yet over, else the current one."""
    for old in sorted(former, key=lambda name: name.until):
        if day <= old.until:
            return DatedName(old.full_name, old.short_name or old.full_name)
    return current
