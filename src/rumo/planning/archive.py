"""Plans read from papers of earlier years: what may still be taken back."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext as _

from rumo.core.models import AuditEntry
from rumo.core.verdict import YES, No, Verdict
from rumo.directory.permissions import may_run_association
from rumo.planning.enums import Origin
from rumo.planning.models import Edition, LineFact, Plan, PlanLine, PlannedMeeting, PlanRow

# What the trail holds of a plan that nobody has changed since: its admission, and showing it to everybody for a while.
_LEAVING_IT_AS_IT_WAS = ("admit_plan", "publish_plan", "unpublish_plan")


def may_withdraw(user: Any, plan: Plan) -> Verdict:
    """An imported plan goes out of the register as long as nothing was built on it here."""
    if plan.origin != Origin.IMPORTED:
        return No(_("Этот план составлен в системе, а не принят из файла."))
    return is_untouched(plan) & may_run_association(user, plan.association)


def is_untouched(plan: Plan) -> Verdict:
    """Is the plan still just what was admitted. The reason names the first thing that depends on it."""
    if plan.is_published:
        return No(_("План опубликован. Сначала снимите его с публикации."))
    if plan.editions.filter(number__gt=0).exists():
        return No(_("Отменить приём нельзя: в план внесены изменения."))
    if plan.children.exists():
        return No(_("Отменить приём нельзя: в него входят планы других объединений."))
    if Plan.objects.filter(copied_from=plan).exists():
        return No(_("Отменить приём нельзя: по нему составлен другой план."))
    if LineFact.objects.filter(line__plan=plan).exists() or plan.lines.exclude(reason="").exists():
        return No(_("Отменить приём нельзя: ведётся исполнение плана."))
    if plan.lines.filter(instructions__isnull=False).exists():
        return No(_("Отменить приём нельзя: к плану отнесены поручения."))
    if _was_worked_on(plan):
        return No(_("Отменить приём нельзя: план уже правили."))
    return YES


def _was_worked_on(plan: Plan) -> bool:
    """Everything done to a plan or to what is in it leaves its entry in the trail; the admission is the first one."""
    mine = Q(pk__in=[])
    for model, rows in (
        (Plan, Plan.objects.filter(pk=plan.pk)),
        (Edition, plan.editions.all()),
        (PlanLine, plan.lines.all()),
        (PlanRow, PlanRow.objects.filter(edition__plan=plan)),
        (PlannedMeeting, PlannedMeeting.objects.filter(edition__plan=plan)),
    ):
        kind = ContentType.objects.get_for_model(model)
        mine |= Q(content_type=kind, object_id__in=rows.values("pk"))
    return AuditEntry.objects.filter(mine).exclude(verb__in=_LEAVING_IT_AS_IT_WAS).exists()
