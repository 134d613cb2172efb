"""Moving a plan between its states, and the stamps that go with it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Conflict, Refusal
from rumo.core.transitions import advance, fire
from rumo.documents.enums import StampKind
from rumo.planning import permissions, queries, stamping
from rumo.planning.actions.editions import issue_edition
from rumo.planning.enums import ADOPTED, EditionState, PlanState
from rumo.planning.models import Edition, Plan, PlanStamp
from rumo.planning.stamping import StampData
from rumo.planning.transitions import PLAN
from rumo.russian.dates import short_date


@transaction.atomic
def submit_plan(plan: Plan, *, actor: User) -> Plan:
    """Send the draft for agreement; the remarks it once came back with are answered by that."""
    fire(PLAN["submit"], plan, user=actor, remarks="")
    audit.record(actor, "submit_plan", plan, _("План направлен на согласование"))
    return plan


@transaction.atomic
def send_back(plan: Plan, *, remarks: str, actor: User) -> Plan:
    """Back to a draft with remarks. What was agreed is going to change, so stamps of agreement go."""
    if not remarks.strip():
        raise Refusal(_("Напишите замечания: что в плане исправить."))
    fire(PLAN["send_back"], plan, user=actor, remarks=remarks.strip())
    gone = [str(stamp) for stamp in plan.stamps.all()]
    plan.stamps.all().delete()
    summary = _("План возвращён на доработку: %(remarks)s") % {"remarks": remarks.strip()}
    audit.record(actor, "send_back", plan, summary, {"stamps": [gone, []]} if gone else None)
    return plan


@transaction.atomic
def agree_plan(plan: Plan, *, stamp: StampData, actor: User) -> Plan:
    """СОГЛАСОВАНО by somebody outside. Raises Refusal for a stamp of another kind."""
    if stamp.kind != StampKind.AGREED:
        raise Refusal(_("Согласование отмечают грифом СОГЛАСОВАНО."))
    fire(PLAN["agree"], plan, user=actor)
    _put_stamp(plan, stamp)
    audit.record(actor, "agree_plan", plan, _("План согласован: %(ground)s") % {"ground": stamp.ground})
    return plan


@transaction.atomic
def approve_plan(plan: Plan, *, stamp: StampData, in_force_from: dt.date | None = None, actor: User) -> Plan:
    """УТВЕРЖДЕНО or ПРИНЯТО by a decision or an act: the text is adopted and issued, and stands until amended.

    Without `in_force_from` it is in force from the day of the stamp, but not before its year begins. Raises Refusal
    for a stamp of another kind or a decision that cannot approve, Conflict when somebody approved it first.
    """
    if stamp.kind not in stamping.APPROVING:
        raise Refusal(_("Утверждение отмечают грифом УТВЕРЖДЕНО или ПРИНЯТО."))
    fire(PLAN["approve"], plan, user=actor)
    _put_stamp(plan, stamp)
    day = stamp.date or clock.today()
    edition = plan.editions.get(number=0)
    _adopt(edition, in_force_from or max(day, plan.starts), stamp)
    issued = issue_edition(edition, day=day, actor=actor)
    summary = _("%(stamp)s: %(ground)s") % {"stamp": stamp.kind.label, "ground": stamp.ground}
    audit.record(actor, "approve_plan", plan, summary, {"sha256": issued.sha256})
    return plan


@transaction.atomic
def put_in_force(plan: Plan, *, actor: User) -> Plan:
    fire(PLAN["put_in_force"], plan, user=actor)
    audit.record(actor, "put_in_force", plan, _("План действует"))
    return plan


@transaction.atomic
def start_due_plans() -> int:
    """Approved plans whose day has come are in force from now on; how many. May run any number of times."""
    day = clock.today()
    due = Plan.objects.filter(
        state=PlanState.APPROVED, editions__number=0, editions__in_force_from__lte=day, ends__gte=day
    )
    for plan in due:
        advance(PLAN["put_in_force"], plan)
        audit.record(audit.SYSTEM, "put_in_force", plan, _("План действует: наступила дата его начала"))
    return len(due)


@transaction.atomic
def close_plan(plan: Plan, *, actor: User) -> Plan:
    """The year is over. An amendment left in preparation has to be adopted or given up first."""
    fire(PLAN["close"], plan, user=actor)
    audit.record(actor, "close_plan", plan, _("План закрыт"))
    return plan


@transaction.atomic
def reopen_plan(plan: Plan, *, actor: User) -> Plan:
    fire(PLAN["reopen"], plan, user=actor)
    audit.record(actor, "reopen_plan", plan, _("План снова действует"))
    return plan


@transaction.atomic
def add_stamp(plan: Plan, *, stamp: StampData, actor: User) -> PlanStamp:
    """A stamp that came late or one of several. An adopted plan is issued again, for its corners read otherwise now."""
    permissions.may_add_stamp(actor, plan).require()
    made = _put_stamp(plan, stamp)
    summary = _("Поставлен гриф %(stamp)s: %(ground)s") % {"stamp": stamp.kind.label, "ground": stamp.ground}
    audit.record(actor, "add_stamp", plan, summary)
    _issue_again(plan, actor)
    return made


@transaction.atomic
def remove_stamp(stamp: PlanStamp, *, actor: User) -> None:
    """Take off a stamp entered by mistake. The last one by which an adopted plan stands cannot be taken off."""
    plan = stamp.plan
    permissions.may_add_stamp(actor, plan).require()
    others = plan.stamps.exclude(pk=stamp.pk)
    stands_by_it = stamp.kind in stamping.APPROVING and plan.state in ADOPTED
    if stands_by_it and not others.filter(kind__in=stamping.APPROVING).exists():
        raise Refusal(_("По этому грифу план утверждён. Сначала поставьте верный гриф, потом снимите этот."))
    audit.record(actor, "remove_stamp", plan, _("Снят гриф: %(stamp)s") % {"stamp": stamp})
    stamp.delete()
    _issue_again(plan, actor)


def _put_stamp(plan: Plan, data: StampData) -> PlanStamp:
    """One stamp of a kind by one hand: entered again, it is corrected."""
    stamping.may_give(data).require()
    if data.resolution is not None:
        stamping.may_approve_by(plan, data.resolution).require()
    made, _created = PlanStamp.objects.update_or_create(
        plan=plan,
        kind=data.kind,
        by=data.by.strip(),
        defaults={"date": data.date, "number": data.number.strip(), "resolution": data.resolution},
    )
    return made


def _adopt(edition: Edition, in_force_from: dt.date, stamp: StampData) -> None:
    if in_force_from > edition.plan.ends:
        raise Refusal(
            _("План не может начать действовать %(day)s: его год заканчивается %(ends)s.")
            % {"day": short_date(in_force_from), "ends": short_date(edition.plan.ends)}
        )
    adopted = {
        "state": EditionState.ADOPTED,
        "in_force_from": in_force_from,
        "ground": stamp.ground[:500],
        "resolution": stamp.resolution,
    }
    if not Edition.objects.filter(pk=edition.pk, state=EditionState.DRAFT).update(**adopted):
        raise Conflict(_("План уже утвердил другой пользователь. Обновите страницу."))
    edition.refresh_from_db()


def _issue_again(plan: Plan, actor: User) -> None:
    if plan.state in ADOPTED:
        edition = queries.last_edition(plan)
        if edition.paper is not None:
            issue_edition(edition, day=edition.paper.date, actor=actor)
