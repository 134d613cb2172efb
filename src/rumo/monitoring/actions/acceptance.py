"""The body looks at what came: single values go back with a message, the rest stays submitted; then it is accepted."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Refusal
from rumo.core.transitions import fire
from rumo.monitoring.actions.values import hold, note_change, saved_row
from rumo.monitoring.enums import ResponseState, ReturnState
from rumo.monitoring.models import IndicatorValue, Respondent
from rumo.monitoring.response_letters import tell_returned
from rumo.monitoring.response_transitions import RESPONSE


@transaction.atomic
def return_value(value: IndicatorValue, *, message: str, actor: User) -> IndicatorValue:
    """Ask to mend one value. Raises NotAllowed, Refusal without a message or for a value made by a formula alone.

    With the first value of a round the marks «исправлено» of the round before are taken off: only what is returned now
    may be changed.
    """
    respondent = value.respondent
    hold(respondent)
    RESPONSE["return"].verdict(actor, respondent).require()
    said = " ".join(message.split())
    if not said:
        raise Refusal(_("Напишите, что исправить: без замечания значение не возвращают."))
    if not value.indicator.by_hand:
        raise Refusal(_("Это значение посчитано по формуле: верните те, из которых оно получено."))
    if respondent.state != ResponseState.RETURNED:
        respondent.values.filter(return_state=ReturnState.MENDED).update(return_state=ReturnState.NONE)
    value = saved_row(value)
    value.return_state, value.return_message = ReturnState.RETURNED, said
    value.save(update_fields=["return_state", "return_message", "updated_at"])
    note_change(value, _("возвращено: %(message)s") % {"message": said}, actor)
    fire(RESPONSE["return"], respondent, user=actor, accepted_at=None)
    tell_returned(value, actor)
    return value


@transaction.atomic
def accept_response(respondent: Respondent, *, actor: User) -> Respondent:
    """Take the response as final. Raises NotAllowed, Conflict."""
    hold(respondent)
    fire(RESPONSE["accept"], respondent, user=actor, accepted_at=clock.now())
    respondent.values.filter(return_state=ReturnState.MENDED).update(return_state=ReturnState.NONE)
    audit.record(actor, "accept_response", respondent, _("Сведения приняты"))
    return respondent
