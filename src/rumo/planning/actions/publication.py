"""An adopted plan for everybody to read, and back."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.transitions import turn
from rumo.planning import permissions
from rumo.planning.models import Plan


@transaction.atomic
def publish_plan(plan: Plan, *, actor: User) -> Plan:
    """Show it on the body's public page. Raises NotAllowed until it is adopted, Conflict when it is there."""
    _hold(plan)
    permissions.may_publish_plan(actor, plan).require()
    turn(plan, "is_published", on=True)
    audit.record(actor, "publish_plan", plan, _("План опубликован"))
    return plan


@transaction.atomic
def unpublish_plan(plan: Plan, *, actor: User) -> Plan:
    """Take it off the public page. Raises NotAllowed, Conflict."""
    _hold(plan)
    permissions.may_run_plan(actor, plan).require()
    turn(plan, "is_published", on=False)
    audit.record(actor, "unpublish_plan", plan, _("План снят с публикации"))
    return plan


def _hold(plan: Plan) -> None:
    plan.state = Plan.objects.select_for_update().values_list("state", flat=True).get(pk=plan.pk)
