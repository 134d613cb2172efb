"""The register of plans as a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from rumo.core.workbook import Book, Sheet, Value

# Widths in characters, as Excel counts them.
_WIDTHS = (34, 14, 60, 18, 10, 12, 14, 14, 14)


def build_register(plans: Iterable[Any]) -> Book:
    """A row a plan (as `with_counts` gives them)."""
    head = (
        _("Объединение"), _("Год"), _("План"), _("Состояние"), _("Строк"), _("Заседаний"), _("Изменение №"),
        _("С"), _("По"),
    )  # fmt: skip
    return Book(Sheet(_("Планы"), head, (_row(plan) for plan in plans), _WIDTHS))


def _row(plan: Any) -> list[Value]:
    return [
        str(plan.association),
        plan.period.name,
        plan.title,
        str(plan.get_state_display()),
        plan.row_count,
        plan.meeting_count,
        plan.amendment or None,
        plan.starts,
        plan.ends,
    ]
