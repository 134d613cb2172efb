"""Who may do what with a plan. Every refusal has its reason, which the page shows at the button."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from rumo.core.verdict import YES, No, Verdict
from rumo.directory.models import Association
from rumo.directory.permissions import may_run_association
from rumo.planning.enums import ADOPTED, EditionState, Origin, PlanState
from rumo.planning.models import Edition, Plan

# While in these states the plan itself is written; later it changes only by an amendment.
WRITING = frozenset({PlanState.DRAFT})
AMENDABLE = frozenset({PlanState.APPROVED, PlanState.IN_FORCE})


def may_create_plan(user: Any, association: Association) -> Verdict:
    return may_run_association(user, association)


def may_run_plan(user: Any, plan: Plan) -> Verdict:
    """Everything about a plan is done by those who run its association."""
    return may_run_association(user, plan.association)


def may_edit_plan(user: Any, plan: Plan) -> Verdict:
    """Title, year and place in the tree: while the plan is a draft."""
    if plan.state not in WRITING:
        return No(
            _("План уже не проект (сейчас — «%(state)s»): его меняют изменением с номером и основанием.")
            % {"state": plan.get_state_display()}
        )
    return may_run_plan(user, plan)


def may_edit_edition(user: Any, edition: Edition) -> Verdict:
    """Rows and meetings: in a draft plan, or in an amendment being prepared."""
    if edition.state != EditionState.DRAFT:
        return No(_("Эта редакция принята. Чтобы изменить план, подготовьте изменение."))
    return may_edit_plan(user, edition.plan) if edition.number == 0 else may_run_plan(user, edition.plan)


def may_amend(user: Any, plan: Plan) -> Verdict:
    """An amendment is begun when the plan was approved and no other amendment is being prepared."""
    if plan.editions.filter(state=EditionState.DRAFT).exists():
        return _is_amendable(plan) & No(_("Изменение уже готовится: завершите его или откажитесь от него."))
    return _is_amendable(plan) & may_run_plan(user, plan)


def may_adopt(user: Any, edition: Edition) -> Verdict:
    """An amendment is adopted while its plan is carried out."""
    return _is_amendment_in_work(edition) & _is_amendable(edition.plan) & may_run_plan(user, edition.plan)


def may_discard(user: Any, edition: Edition) -> Verdict:
    """Only an amendment not yet adopted; the plan itself is deleted as a whole."""
    return _is_amendment_in_work(edition) & may_run_plan(user, edition.plan)


def _is_amendment_in_work(edition: Edition) -> Verdict:
    if not edition.number:
        return No(_("Это сам план, а не изменение к нему: его утверждают."))
    if edition.state != EditionState.DRAFT:
        return No(_("Это изменение уже принято."))
    return YES


def _is_amendable(plan: Plan) -> Verdict:
    if plan.state in AMENDABLE:
        return YES
    return No(_("Изменения вносят в утверждённый план; сейчас — «%(state)s».") % {"state": plan.get_state_display()})


def may_add_stamp(user: Any, plan: Plan) -> Verdict:
    """A stamp may come late: an agreement is often dated after the approval, and the check says so."""
    if plan.state in (PlanState.DRAFT, PlanState.CLOSED):
        return No(_("Грифы ставят, когда план направлен на согласование, и до его закрытия."))
    return may_run_plan(user, plan)


def may_link_facts(user: Any, plan: Plan) -> Verdict:
    """Facts are linked while the plan is carried out."""
    if plan.state not in AMENDABLE:
        return No(
            _("Исполнение ведут по утверждённому плану; сейчас — «%(state)s».") % {"state": plan.get_state_display()}
        )
    return may_run_plan(user, plan)


def may_publish_plan(user: Any, plan: Plan) -> Verdict:
    """Everybody reads what was adopted, never what may still change."""
    if plan.state not in ADOPTED:
        return No(_("Публикуют утверждённый план; сейчас — «%(state)s».") % {"state": plan.get_state_display()})
    return may_run_plan(user, plan)


def may_delete_plan(user: Any, plan: Plan) -> Verdict:
    """Only a draft that nobody depends on vanishes; an imported plan is undone where it was admitted."""
    if plan.origin == Origin.IMPORTED:
        return No(_("План принят из старого документа: отмените приём в разделе «Старые документы»."))
    if plan.state != PlanState.DRAFT:
        return No(_("Удалить можно только проект плана."))
    return may_run_plan(user, plan)


def may_register_instruction(user: Any, association: Association) -> Verdict:
    return may_run_association(user, association)
