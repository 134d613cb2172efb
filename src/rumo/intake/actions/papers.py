"""Correcting what was read, and saying what is not needed."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, versions
from rumo.core.errors import Conflict
from rumo.directory.models import Association
from rumo.directory.permissions import may_run_association
from rumo.intake import permissions, titles
from rumo.intake.choices import Choice
from rumo.intake.enums import PaperKind, PaperState
from rumo.intake.findings import finding_json
from rumo.intake.models import IncomingPaper
from rumo.papers.checks.findings import Severity
from rumo.papers.checks.papers import check_paper
from rumo.papers.json import from_json, to_json
from rumo.papers.minutes import Minutes


@transaction.atomic
def edit_minutes(
    paper: IncomingPaper,
    *,
    minutes: Minutes,
    association: Association,
    choices: Iterable[Choice],
    version: int,
    actor: User,
) -> IncomingPaper:
    """Keep the corrected minutes and check them anew. Raises Stale when somebody else has corrected them meanwhile."""
    permissions.may_edit(actor, paper).require()
    may_run_association(actor, association).require()
    data = to_json(minutes)
    is_other = data != to_json(from_json(paper.data))
    found = check_paper(minutes)
    versions.save_edit(
        paper,
        version,
        data=data,
        title=titles.title_of(PaperKind.MINUTES, data),
        association=association,
        people={choice.name: choice.to_json() for choice in choices},
        findings=[finding_json(each) for each in found],
        errors=sum(each.severity is Severity.ERROR for each in found),
        warnings=sum(each.severity is Severity.WARNING for each in found),
        is_edited=paper.is_edited or is_other,
    )
    if is_other:
        audit.record(actor, "edit_minutes", paper, _("Исправлено прочитанное: %(title)s") % {"title": paper.title})
    return paper


@transaction.atomic
def reject_paper(paper: IncomingPaper, *, actor: User) -> None:
    """It stays in the list and can be taken back."""
    permissions.may_reject(actor, paper).require()
    _set_state(paper, PaperState.PENDING, PaperState.REJECTED)
    audit.record(actor, "reject_paper", paper, _("Отмечено как ненужное: %(title)s") % {"title": paper.title})


@transaction.atomic
def restore_paper(paper: IncomingPaper, *, actor: User) -> None:
    permissions.may_restore(actor, paper).require()
    _set_state(paper, PaperState.REJECTED, PaperState.PENDING)
    audit.record(actor, "restore_paper", paper, _("Возвращено: %(title)s") % {"title": paper.title})


def _set_state(paper: IncomingPaper, old: PaperState, new: PaperState) -> None:
    if IncomingPaper.objects.filter(pk=paper.pk, state=old).update(state=new) != 1:
        raise Conflict(_("Документ тем временем изменили. Обновите страницу."))
    paper.refresh_from_db()
