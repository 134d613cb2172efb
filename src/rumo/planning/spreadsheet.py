"""The register of plans as an Excel table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from rumo.core.workbook import Sheet, Value, write_book

# Widths in characters, as Excel counts them.
_WIDTHS = (34, 14, 60, 18, 10, 12, 14, 14, 14)


def write_register(plans: Iterable[Any]) -> bytes:
    """An .xlsx with a frozen head and a filter, a row a plan (as `with_counts` gives them)."""
    head = (
        _("Объединение"), _("Год"), _("План"), _("Состояние"), _("Строк"), _("Заседаний"), _("Изменение №"),
        _("С"), _("По"),
    )  # fmt: skip
    return write_book(Sheet(_("Планы"), head, (_row(plan) for plan in plans), _WIDTHS))


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
