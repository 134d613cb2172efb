"""Writes of a plan as a whole: create it, copy last year's, change its head, hang it under another, delete it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, counters, versions
from rumo.core.errors import Conflict, Refusal
from rumo.directory.models import Association
from rumo.planning import copying, permissions, queries, rules
from rumo.planning.actions.editions import erase_contents
from rumo.planning.models import Edition, Plan
from rumo.russian.deadlines.periods import Period


@dataclass(frozen=True, slots=True)
class PlanDetails:
    """The head of a plan. `parent` is the plan of a body above under which it hangs."""

    period: Period
    title: str
    parent: Plan | None = None


class YearTaken(Refusal):
    """The association has a plan of this year already; `plan` is that one."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(_("План этого объединения на этот год уже есть: «%(title)s».") % {"title": plan.title})
        self.plan = plan


class WrongParent(Refusal):
    """The plan chosen as the one above cannot be it."""


@transaction.atomic
def create_plan(*, association: Association, details: PlanDetails, actor: User) -> Plan:
    """A draft plan with its empty edition. Raises YearTaken, WrongParent, Refusal for an empty title."""
    permissions.may_create_plan(actor, association).require()
    plan = _new(association, details)
    Edition.objects.create(plan=plan)
    audit.record(actor, "create_plan", plan, _("Создан проект плана на %(period)s") % {"period": plan.period})
    return plan


@transaction.atomic
def copy_plan(
    source: Plan,
    *,
    details: PlanDetails,
    rows: Container[int] = copying.EVERYTHING,
    meetings: Container[int] = copying.EVERYTHING,
    actor: User,
) -> Plan:
    """A draft of another year from the chosen rows and meetings (by key) of the last edition of `source`.

    Years named in deadlines and titles move with the year of the plan. Raises what `create_plan` raises.
    """
    permissions.may_run_plan(actor, source).require()
    plan = _new(source.association, details)
    Plan.objects.filter(pk=plan.pk).update(copied_from=source)
    plan.copied_from = source
    edition = Edition.objects.create(plan=plan)
    years = details.period.starts.year - source.starts.year
    copying.copy_to_new_lines(
        queries.last_edition(source),
        edition,
        wording=copying.moved_by(source.period, years),
        rows=rows,
        meetings=meetings,
    )
    summary = _("Создан проект плана на %(period)s по плану на %(old)s")
    audit.record(actor, "copy_plan", plan, summary % {"period": plan.period, "old": source.period})
    return plan


@transaction.atomic
def edit_plan(plan: Plan, *, details: PlanDetails, version: int, actor: User) -> Plan:
    """Change the head of a draft as it stood in `version`. Raises Stale and what `create_plan` raises."""
    permissions.may_edit_plan(actor, plan).require()
    _check(plan.association, details, but=plan)
    new = _values(details)
    changes = {name: [getattr(plan, name), value] for name, value in new.items() if getattr(plan, name) != value}
    versions.save_edit(plan, version, **new)
    if changes:
        audit.record(actor, "edit_plan", plan, _("Изменены сведения о плане"), changes)
    return plan


@transaction.atomic
def hang_plan(plan: Plan, *, parent: Plan | None, version: int, actor: User) -> Plan:
    """Put an adopted plan under that of a body above, which may have been written later. Raises Stale, WrongParent."""
    permissions.may_run_plan(actor, plan).require()
    _check_parent(plan.association, plan.period, parent, but=plan)
    old = plan.parent
    versions.save_edit(plan, version, parent=parent)
    if old != parent:
        summary = _("План входит в план: %(parent)s") % {"parent": parent or _("не входит ни в какой")}
        audit.record(actor, "hang_plan", plan, summary, {"parent": [old, parent]})
    return plan


@transaction.atomic
def delete_plan(plan: Plan, *, actor: User) -> None:
    """A draft with everything in it. Raises Refusal while plans of other bodies hang under it."""
    permissions.may_delete_plan(actor, plan).require()
    hanging = [str(child.association) for child in plan.children.select_related("association")]
    if hanging:
        raise Refusal(
            _("В этот план входят планы: %(bodies)s. Сначала укажите для них другой план.")
            % {"bodies": ", ".join(hanging)}
        )
    audit.record(actor, "delete_plan", plan.association, _("Удалён проект: %(title)s") % {"title": plan.title})
    for edition in plan.editions.all():
        erase_contents(edition)
    plan.delete()


def _new(association: Association, details: PlanDetails) -> Plan:
    _check(association, details)
    try:
        with transaction.atomic():
            return Plan.objects.create(association=association, **_values(details))
    except IntegrityError as error:
        raise Conflict(_("В это время план на этот год создал другой пользователь. Обновите страницу.")) from error


def _values(details: PlanDetails) -> dict[str, object]:
    return {
        "year_kind": rules.year_kind_of(details.period),
        "starts": details.period.starts,
        "ends": details.period.ends,
        "title": details.title.strip(),
        "parent": details.parent,
    }


def _check(association: Association, details: PlanDetails, but: Plan | None = None) -> None:
    if not details.title.strip():
        raise Refusal(_("Напишите заголовок плана."))
    same = Plan.objects.filter(association=association, starts=details.period.starts)
    other = (same.exclude(pk=but.pk) if but else same).first()
    if other is not None:
        raise YearTaken(other)
    _check_parent(association, details.period, details.parent, but)


def _check_parent(association: Association, period: Period, parent: Plan | None, but: Plan | None) -> None:
    """Under parallel writers too: whoever changes the tree of plans of a region waits for the other."""
    if parent is None:
        return
    counters.hold(f"plan-tree:{association.region_id}")
    if parent.association.region_id != association.region_id:
        raise WrongParent(_("План может входить только в план своего региона."))
    if parent.ends < period.starts or period.ends < parent.starts:
        raise WrongParent(
            _("План на %(period)s не может входить в план на %(other)s: годы не совпадают.")
            % {"period": period, "other": parent.period}
        )
    way = queries.plans_above(parent)
    if but is not None and but in way:
        raise WrongParent(
            _("Получается круг: %(way)s. Выберите план, который сам не входит в этот.")
            % {"way": " → ".join(f"«{each.association}»" for each in [but, *way[: way.index(but) + 1]])}
        )
