"""The states of appeals and endorsements, and the ways between them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rumo.core.transitions import Transition, Transitions
from rumo.expertise import council_permissions as permissions
from rumo.expertise.enums import AppealState, EndorsementState

_filed = frozenset({AppealState.FILED})
_issued = frozenset({EndorsementState.ISSUED})

APPEAL = Transitions(
    [
        Transition("uphold", _("Удовлетворить"), _filed, AppealState.UPHELD, permissions.may_answer_appeal),
        Transition("dismiss", _("Отклонить"), _filed, AppealState.DISMISSED, permissions.may_answer_appeal),
    ]
)

ENDORSEMENT = Transitions(
    [
        Transition("revoke", _("Отозвать"), _issued, EndorsementState.REVOKED, permissions.may_revoke),
        Transition("renew", _("Продлить"), _issued, EndorsementState.RENEWED, permissions.may_renew),
    ]
)
