"""Why a remark of the check is left as it is."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.reports.actions.holding import hold_for_edit
from rumo.reports.models import RemarkAnswer, Report


@transaction.atomic
def answer_remark(report: Report, *, key: str, reason: str, actor: User) -> RemarkAnswer:
    """Leave the remark, saying why; said again, the reason is replaced. Raises NotAllowed, Refusal without a reason."""
    hold_for_edit(report, actor)
    said = " ".join(reason.split())[:500]
    if not said:
        raise Refusal(_("Напишите, почему замечание оставлено."))
    answer, _created = RemarkAnswer.objects.update_or_create(report=report, key=key, defaults={"reason": said})
    audit.record(actor, "answer_remark", report, _("Замечание оставлено: %(reason)s") % {"reason": said})
    return answer


@transaction.atomic
def take_back_answer(report: Report, *, key: str, actor: User) -> None:
    """The remark stands again. Raises NotAllowed."""
    hold_for_edit(report, actor)
    if RemarkAnswer.objects.filter(report=report, key=key).delete()[0]:
        audit.record(actor, "take_back_answer", report, _("Ответ на замечание снят"))
