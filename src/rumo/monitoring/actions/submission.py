"""Submitting a response: what is wrong is told all at once, and nothing is submitted in part."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Refusal
from rumo.core.transitions import fire
from rumo.monitoring.actions.values import hold
from rumo.monitoring.computed import Computed, broken_rules, compute
from rumo.monitoring.enums import ValueState
from rumo.monitoring.models import IndicatorValue, Respondent
from rumo.monitoring.response_transitions import RESPONSE
from rumo.monitoring.responses import asked_of
from rumo.monitoring.review import errors_of, remarks_of


@transaction.atomic
def submit_response(respondent: Respondent, *, actor: User) -> Respondent:
    """Hand the form in, or hand it in again after values were mended. Whether it is late is told by this moment.

    Raises NotAllowed, Conflict, and Refusal with everything that is in the way.
    """
    hold(respondent)
    RESPONSE["submit"].verdict(actor, respondent).require()
    form = asked_of(respondent)
    computed = compute(respondent, form)
    errors = errors_of(remarks_of(form, computed, broken_rules(respondent, form)))
    if errors:
        raise Refusal(_("Сдать нельзя. %(problems)s") % {"problems": " ".join(each.sentence for each in errors)})
    _keep_computed(respondent, computed)
    now = clock.now()
    first = respondent.first_submitted_at or now
    fire(RESPONSE["submit"], respondent, user=actor, submitted_at=now, first_submitted_at=first)
    audit.record(actor, "submit_response", respondent, _("Сведения сданы"))
    return respondent


def _keep_computed(respondent: Respondent, computed: dict[int, Computed]) -> None:
    """What the formulas gave at this moment; an indicator that nobody fills in by hand takes it as its value."""
    for each in computed.values():
        if each.number is None:
            continue
        new: dict[str, object] = {"computed": each.number}
        if not each.version.by_hand:
            new |= {"state": ValueState.GIVEN, "number": each.number}
        IndicatorValue.objects.update_or_create(respondent=respondent, indicator=each.version, defaults=new)
