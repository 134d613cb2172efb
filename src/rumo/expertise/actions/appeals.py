"""An author does not agree with a decision; an officer answers. One that is upheld opens the way to a new round."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Refusal
from rumo.core.transitions import fire
from rumo.expertise import council_letters as letters
from rumo.expertise import council_permissions as permissions
from rumo.expertise.council_transitions import APPEAL
from rumo.expertise.models import Appeal, Decision
from rumo.expertise.transitions import SUBMISSION


@transaction.atomic
def file_appeal(decision: Decision, *, text: str, actor: User) -> Appeal:
    """Once for a decision, within the days of the track. Raises NotAllowed with the day that passed, Refusal."""
    permissions.may_appeal(actor, decision).require()
    if not text.strip():
        raise Refusal(_("Напишите, с чем вы не согласны."))
    appeal = Appeal.objects.create(decision=decision, text=text.strip(), filed_at=clock.now())
    audit.record(actor, "file_appeal", decision.submission, _("Подана апелляция"))
    letters.tell_appeal_filed(appeal)
    return appeal


@transaction.atomic
def answer_appeal(appeal: Appeal, *, upheld: bool, answer: str, actor: User) -> Appeal:
    """Dismissed: the decision stands. Upheld: experts are chosen anew; earlier reviews and the decision stay on record.

    Raises NotAllowed, Conflict when answered already, Refusal without an answer.
    """
    transition = APPEAL["uphold" if upheld else "dismiss"]
    transition.verdict(actor, appeal).require()
    if not answer.strip():
        raise Refusal(_("Напишите ответ автору: он получит его письмом."))
    fire(transition, appeal, user=actor, answer=answer.strip(), answered_at=clock.now())
    submission = appeal.decision.submission
    if upheld:
        fire(SUBMISSION["reopen"], submission, user=actor)
    told = _("Апелляция удовлетворена: назначается новый круг экспертизы") if upheld else _("Апелляция отклонена")
    audit.record(actor, "answer_appeal", submission, told)
    letters.tell_appeal_answered(appeal)
    return appeal
