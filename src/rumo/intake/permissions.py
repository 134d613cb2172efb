"""Who may bring old papers in, correct what was read, admit it and take it back."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from rumo.core.verdict import No, Verdict
from rumo.directory.models import Association
from rumo.directory.permissions import may_run_association
from rumo.directory.powers import powers_of
from rumo.intake.enums import BatchState, PaperState
from rumo.intake.models import Batch, IncomingPaper
from rumo.intake.undoing import may_withdraw


def may_use_intake(user: Any) -> bool:
    """Is there anything here for the user at all."""
    powers = powers_of(user)
    return powers.everything or bool(powers.runs)


def may_upload(user: Any, association: Association) -> Verdict:
    return may_run_association(user, association)


def may_cancel(user: Any, batch: Batch) -> Verdict:
    if batch.state != BatchState.READING:
        return No(_("Чтение уже закончено."))
    return may_run_association(user, batch.association)


def may_work_on(user: Any, paper: IncomingPaper) -> Verdict:
    """Whoever runs the association the files were brought for, or the one the paper was turned over to."""
    return may_run_association(user, paper.file.batch.association) | may_run_association(user, paper.association)


def may_edit(user: Any, paper: IncomingPaper) -> Verdict:
    if paper.state == PaperState.ADMITTED:
        return No(_("Документ уже принят. Чтобы исправить прочитанное, отмените приём."))
    if paper.state == PaperState.REJECTED:
        return No(_("Документ отмечен как ненужный. Сначала верните его."))
    return may_work_on(user, paper)


def may_admit(user: Any, paper: IncomingPaper) -> Verdict:
    """A paper of a known kind, by whoever runs the association it is of."""
    if not paper.is_readable:
        return No(_("Вид этого документа не распознан: он хранится вместе с файлом."))
    return may_edit(user, paper) & may_run_association(user, paper.association)


def may_undo(user: Any, paper: IncomingPaper) -> Verdict:
    """Until something else depends on what the paper became."""
    record = paper.record
    if record is None:
        return No(_("Документ не принят: отменять нечего."))
    return may_work_on(user, paper) & may_withdraw(user, record)


def may_reject(user: Any, paper: IncomingPaper) -> Verdict:
    return may_edit(user, paper)


def may_restore(user: Any, paper: IncomingPaper) -> Verdict:
    if paper.state != PaperState.REJECTED:
        return No(_("Документ не отмечен как ненужный."))
    return may_work_on(user, paper)
