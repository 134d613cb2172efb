"""Correcting what was read, and saying what is not needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, versions
from rumo.core.errors import Conflict
from rumo.directory.models import Association, Organization
from rumo.directory.permissions import may_run_association
from rumo.intake import permissions, titles
from rumo.intake.actions.checking import check_again
from rumo.intake.choices import Choice
from rumo.intake.enums import PaperKind, PaperState
from rumo.intake.models import IncomingPaper
from rumo.intake.places import FoundList
from rumo.papers.json import Paper, paper_from_json, to_json


@dataclass(frozen=True, slots=True)
class Correction:
    """The paper as corrected, whose it is, who the names are; `issuer` of an order. `found` are the places in the
    source, moved when a part was taken out."""

    content: Paper
    association: Association
    choices: Sequence[Choice]
    found: FoundList
    issuer: Organization | None = None


@transaction.atomic
def edit_paper(paper: IncomingPaper, *, correction: Correction, version: int, actor: User) -> IncomingPaper:
    """Keep the corrected paper and check its file anew. Raises Stale when somebody else has corrected it meanwhile."""
    permissions.may_edit(actor, paper).require()
    may_run_association(actor, correction.association).require()
    data = to_json(correction.content)
    is_other = data != to_json(paper_from_json(paper.data))
    versions.save_edit(
        paper,
        version,
        data=data,
        found=list(correction.found),
        title=titles.title_of(PaperKind(paper.kind), data),
        association=correction.association,
        people={choice.name: choice.to_json() for choice in correction.choices},
        issuer=correction.issuer,
        is_edited=paper.is_edited or is_other,
    )
    if is_other:
        check_again(paper.file)
        paper.refresh_from_db(fields=["findings", "errors", "warnings"])
        audit.record(actor, "edit_paper", paper, _("Исправлено прочитанное: %(title)s") % {"title": paper.title})
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
