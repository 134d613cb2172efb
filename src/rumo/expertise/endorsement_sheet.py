"""The register of endorsements as a table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from rumo.core.workbook import Book, Sheet, Value
from rumo.expertise import council_rules as rules
from rumo.expertise.models import Endorsement

# Widths in characters, as Excel counts them.
WIDTHS = (14, 50, 36, 26, 14, 16, 18, 40, 14, 40, 30)


def build_register(endorsements: Iterable[Endorsement], day: date) -> Book:
    """A row an endorsement, standing on `day`."""
    head = (
        _("Номер"), _("Материал"), _("Авторы"), _("Вид экспертизы"), _("Выдан"), _("Действует до"), _("Состояние"),
        _("Основание"), _("Отозван"), _("Почему отозван"), _("Объединение"),
    )  # fmt: skip
    return Book(Sheet(_("Грифы"), head, (_row(endorsement, day) for endorsement in endorsements), WIDTHS))


def _row(endorsement: Endorsement, day: date) -> list[Value]:
    return [
        endorsement.printed_number,
        endorsement.title,
        endorsement.authors,
        str(endorsement.decision.submission.campaign.track),
        endorsement.issued_on,
        endorsement.valid_until,
        rules.standing_on(endorsement, day).label,
        rules.ground_of(endorsement.decision),
        endorsement.revoked_on,
        endorsement.reason,
        str(endorsement.association),
    ]
