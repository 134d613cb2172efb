"""Values that another system states: many at once with what shows that they are true, all of them or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core.errors import Refusal
from rumo.monitoring import permissions
from rumo.monitoring.actions.evidence import EvidenceData, add_evidence
from rumo.monitoring.actions.values import ValueData, hold, save_value
from rumo.monitoring.models import IndicatorValue, Respondent
from rumo.monitoring.responses import asked_of


@dataclass(frozen=True, slots=True)
class Stated:
    """A value by the designation of its indicator («М2.1»); `evidence` is added to what is there."""

    code: str
    data: ValueData
    evidence: Sequence[EvidenceData] = ()


class ValuesRefused(Refusal):
    """`reasons` by the number of the value in what was brought, from 0."""

    def __init__(self, reasons: Mapping[int, str]) -> None:
        super().__init__(_("Ничего не записано: %(reasons)s") % {"reasons": " ".join(reasons.values())})
        self.reasons = reasons


@transaction.atomic
def state_values(respondent: Respondent, *, told: Sequence[Stated], actor: User) -> None:
    """Save values with their evidence. Brought again, the same leaves no trace.

    Raises NotAllowed when the form is not the actor's to fill, ValuesRefused with everything that is wrong.
    """
    hold(respondent)
    permissions.may_fill(actor, respondent).require()
    form = {line.code: line.value for line in asked_of(respondent)}
    reasons: dict[int, str] = {}
    for number, each in enumerate(told):
        value = form.get(each.code)
        if value is None:
            reasons[number] = _("Показателя «%(code)s» в этой форме нет.") % {"code": each.code}
            continue
        try:
            _state(value, each, actor)
        except Refusal as refusal:
            reasons[number] = refusal.message
    if reasons:
        raise ValuesRefused(reasons)


def _state(value: IndicatorValue, stated: Stated, actor: User) -> None:
    saved = save_value(value, data=stated.data, version=value.version, actor=actor)
    there = set(saved.evidence.values_list("act", "link")) if saved.pk else set()
    for each in stated.evidence:
        if (each.act.strip(), each.link) not in there:
            add_evidence(saved, data=each, actor=actor)
