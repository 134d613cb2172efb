"""One plan, one writer at a time: a row is never added while the plan is being sent to agreement."""

from __future__ import annotations

from rumo.accounts.models import User
from rumo.planning import permissions
from rumo.planning.models import Edition, Plan


def hold(edition: Edition, actor: User) -> None:
    """Hold the plan's row till the end of the transaction and ask whether `actor` may write the edition as it is now.

    Raises NotAllowed with the reason. Costs two queries.
    """
    plan = edition.plan
    plan.state = Plan.objects.select_for_update().values_list("state", flat=True).get(pk=plan.pk)
    edition.state = Edition.objects.values_list("state", flat=True).get(pk=edition.pk)
    permissions.may_edit_edition(actor, edition).require()
