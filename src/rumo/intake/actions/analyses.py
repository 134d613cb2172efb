"""An analysis or a report that was read: from the file to the archive of the association's papers."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import clock
from rumo.core.errors import Refusal
from rumo.core.models import StoredFile
from rumo.directory.models import Association
from rumo.documents import actions as documents
from rumo.documents.enums import PaperKind
from rumo.documents.models import IssuedPaper
from rumo.papers.analysis import Analysis


def admit_analysis(paper: Analysis, *, association: Association, original: StoredFile, actor: User) -> IssuedPaper:
    """A paper of the register, dated by the last day of its year. Raises Refusal when title or year are missing."""
    if not paper.title:
        raise Refusal(_("Нет заголовка: впишите его в поле «Заголовок»."))
    if paper.period is None:
        raise Refusal(_("Не указан год, за который документ: впишите его в поле «Год», например 2024 или 2023/2024."))
    return documents.issue_paper(
        paper,
        association=association,
        kind=PaperKind.ANALYSIS,
        title=paper.title[:500],
        date=min(paper.period.ends, clock.today()),
        number="",
        original=original,
        actor=actor,
    )
