"""The list of materials as a table."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from rumo.core.workbook import Book, Sheet, Value
from rumo.expertise.models import Submission

# Widths in characters, as Excel counts them.
WIDTHS = (7, 60, 40, 30, 22, 22, 22, 26, 30, 24, 14)


def build_list(submissions: Iterable[Submission]) -> Book:
    """A row a material."""
    head = (
        _("№"), _("Название"), _("Авторы"), _("Организация"), _("Муниципалитет"), _("Предмет"), _("Уровень"),
        _("Вид материала"), _("Приём"), _("Состояние"), _("Подан"),
    )  # fmt: skip
    return Book(Sheet(_("Материалы"), head, (_row(submission) for submission in submissions), WIDTHS))


def _row(submission: Submission) -> list[Value]:
    body = submission.organization
    return [
        submission.number,
        submission.title,
        "; ".join(author.name for author in submission.authors.all()),
        str(body or ""),
        str(body.municipality or "") if body else "",
        str(submission.subject or ""),
        str(submission.get_level_display()) if submission.level else "",
        submission.material_kind,
        f"{submission.campaign.track}: {submission.campaign}",
        str(submission.get_state_display()),
        localdate(submission.submitted_at) if submission.submitted_at else None,
    ]
