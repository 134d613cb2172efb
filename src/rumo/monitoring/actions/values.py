"""What a respondent states for an indicator, and the history of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Refusal
from rumo.core.transitions import fire
from rumo.core.versions import save_edit
from rumo.monitoring import permissions
from rumo.monitoring.enums import ResponseState, ReturnState, ValueKind, ValueState
from rumo.monitoring.models import IndicatorValue, IndicatorVersion, Respondent, ValueChange
from rumo.monitoring.response_transitions import RESPONSE
from rumo.monitoring.value_words import said

# As many digits before the comma as the column holds.
MOST = Decimal(10) ** 14


@dataclass(frozen=True, slots=True)
class ValueData:
    """What is stated: `number` is 1 or 0 for yes or no; only a given value has a number or a text."""

    state: ValueState = ValueState.EMPTY
    number: Decimal | None = None
    text: str = ""
    explanation: str = ""


@transaction.atomic
def save_value(value: IndicatorValue, *, data: ValueData, version: int, actor: User) -> IndicatorValue:
    """State a value; `value` may be one that is not saved yet. Raises NotAllowed, Refusal, Stale.

    A returned value that changes is mended. The same value saved again leaves no trace.
    """
    respondent, asked = value.respondent, value.indicator
    hold(respondent)
    permissions.may_edit_value(actor, value).require()
    fields = fields_of(asked, data)
    value = saved_row(value)
    if value.version == version and not any(getattr(value, name) != new for name, new in fields.items()):
        return value
    before = said(value)
    if value.return_state == ReturnState.RETURNED:
        fields["return_state"] = ReturnState.MENDED
    save_edit(value, version, **fields)
    value.respondent, value.indicator = respondent, asked
    note_change(value, f"{before} → {said(value)}", actor)
    begin(respondent, actor)
    return value


def fields_of(version: IndicatorVersion, data: ValueData) -> dict[str, Any]:
    """The fields of a value. Raises Refusal for what the indicator does not take."""
    if not version.by_hand:
        raise Refusal(_("Показатель %(code)s считается сам, по формуле.") % {"code": version.indicator.code})
    explanation = data.explanation.strip()
    if data.state != ValueState.GIVEN:
        return {"state": data.state, "number": None, "text": "", "explanation": explanation}
    if version.kind == ValueKind.TEXT:
        text = data.text.strip()
        state = ValueState.GIVEN if text else ValueState.EMPTY
        return {"state": state, "number": None, "text": text, "explanation": explanation}
    number = data.number
    if number is None:
        raise Refusal(_("Показатель %(code)s: напишите число.") % {"code": version.indicator.code})
    if version.kind == ValueKind.YES_NO and number not in (0, 1):
        raise Refusal(_("Показатель %(code)s: ответьте «да» или «нет».") % {"code": version.indicator.code})
    if number < 0 or number >= MOST:
        raise Refusal(
            _("Показатель %(code)s: число не может быть отрицательным или таким большим.")
            % {"code": version.indicator.code}
        )
    return {"state": ValueState.GIVEN, "number": number, "text": "", "explanation": explanation}


def hold(respondent: Respondent) -> None:
    """Hold the respondent's row till the end of the transaction and see its state as it is now."""
    held = Respondent.objects.select_for_update().values_list("state", flat=True)
    respondent.state = held.get(pk=respondent.pk)


def begin(respondent: Respondent, actor: User) -> None:
    """The first thing stated begins the response."""
    if respondent.state == ResponseState.NOT_BEGUN:
        fire(RESPONSE["begin"], respondent, user=actor)
        audit.record(actor, "begin_response", respondent, _("Начато заполнение формы"))


def note_change(value: IndicatorValue, what: str, actor: User) -> None:
    """One line of the value's history and of the audit trail."""
    ValueChange.objects.create(value=value, at=clock.now(), by=actor, by_name=str(actor)[:200], said=what[:500])
    code = value.indicator.indicator.code
    audit.record(actor, "save_value", value, _("%(code)s: %(what)s") % {"code": code, "what": what})


def saved_row(value: IndicatorValue) -> IndicatorValue:
    """The row of the value, made when nothing was stated before: two who begin at once meet in one row."""
    if not value._state.adding:
        return value
    row, _is_new = IndicatorValue.objects.get_or_create(respondent=value.respondent, indicator=value.indicator)
    row.respondent, row.indicator = value.respondent, value.indicator
    return row
