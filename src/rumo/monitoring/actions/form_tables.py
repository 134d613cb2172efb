"""A filled in table of the form: all of it is taken, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core.errors import Refusal
from rumo.monitoring import permissions
from rumo.monitoring.actions.values import ValueData, fields_of, hold, save_value
from rumo.monitoring.models import Respondent
from rumo.monitoring.responses import Asked


@transaction.atomic
def take_table(respondent: Respondent, *, told: Sequence[tuple[Asked, ValueData]], actor: User) -> int:
    """Save every value that differs; returns how many. Raises NotAllowed, Refusal, Stale.

    A value that may not be changed now must stand in the table as it was submitted.
    """
    hold(respondent)
    permissions.may_fill(actor, respondent).require()
    changed = [(line, data) for line, data in told if _differs(line, data)]
    locked = [line.code for line, _data in changed if not permissions.is_open_to_edit(line.value)]
    if locked:
        codes = ", ".join(locked)
        raise Refusal(
            _("Эти значения сданы и не возвращены, а в таблице они другие: %(codes)s. Ничего не записано.")
            % {"codes": codes}
        )
    for line, data in changed:
        save_value(line.value, data=data, version=line.value.version, actor=actor)
    return len(changed)


def _differs(line: Asked, data: ValueData) -> bool:
    return any(getattr(line.value, name) != new for name, new in fields_of(line.version, data).items())
