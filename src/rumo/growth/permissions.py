"""Who may do what in growth. Results and routes are personal: every refusal has its reason."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from rumo.core.verdict import YES, No, Verdict
from rumo.directory.models import Association, Person, Region
from rumo.directory.permissions import may_administer_region, may_run_association
from rumo.directory.powers import powers_of
from rumo.growth.enums import OPEN_ROUTES, ItemState, RouteState
from rumo.growth.models import LearningRoute, MentoringPair, RouteItem, SupportedSchool


def may_run_growth(user: Any, association: Association) -> Verdict:
    """Diagnostics, routes, pools, mentoring, support and publications of a body: those who run it."""
    return may_run_association(user, association)


def may_keep_settings(user: Any, region: Region) -> Verdict:
    """Areas, levels and rules of a region."""
    return may_administer_region(user, region)


def is_own_route(user: Any, route: LearningRoute) -> bool:
    person_id = powers_of(user).person_id
    return person_id is not None and route.person_id == person_id


def may_tutor(user: Any, route: LearningRoute) -> Verdict:
    """Agree, credit and return: the tutor of the route, or those who run its body; never one's own."""
    if is_own_route(user, route):
        return No(_("Это ваш маршрут: его проверяет тьютор."))
    powers = powers_of(user)
    if powers.person_id is not None and route.tutor_id == powers.person_id:
        return YES
    return may_run_association(user, route.association)


def may_make_route(user: Any, association: Association, person: Person) -> Verdict:
    """Those who run the body; the teacher oneself in any body of the own region, to be agreed by a tutor."""
    powers = powers_of(user)
    if powers.person_id == person.pk and association.region_id in powers.regions:
        return YES
    return may_run_growth(user, association)


def may_edit_route(user: Any, route: LearningRoute) -> Verdict:
    """Its days, goal and items: the tutor and who runs the body while it is open, the teacher until it is agreed."""
    if route.state not in OPEN_ROUTES or route.state == RouteState.SUBMITTED:
        return No(_("Маршрут «%(state)s»: изменить его нельзя.") % {"state": route.get_state_display()})
    if is_own_route(user, route):
        if route.state == RouteState.MADE:
            return YES
        return No(_("Маршрут согласован: изменить его может тьютор."))
    return may_tutor(user, route)


def may_appoint_tutor(user: Any, route: LearningRoute) -> Verdict:
    """Who runs the body; nobody chooses a tutor for oneself."""
    if is_own_route(user, route):
        return No(_("Тьютора назначают те, кто ведёт объединение."))
    return may_run_growth(user, route.association)


def may_work_on_route(user: Any, route: LearningRoute) -> Verdict:
    """Add evidence and reflection: the teacher whose route it is; for one without an account, those who lead it."""
    if is_own_route(user, route):
        return YES
    if route.person.user_id is None:
        return may_tutor(user, route)
    return No(_("Отчитывается тот, чей это маршрут."))


def may_submit_item(user: Any, item: RouteItem) -> Verdict:
    """While the route is being worked on and the item is not credited."""
    if item.state == ItemState.CREDITED:
        return No(_("Этот пункт уже зачтён."))
    if item.route.state == RouteState.MADE:
        return No(_("Маршрут ещё не согласован: отчитаться можно после этого."))
    if item.route.state not in {RouteState.AGREED, RouteState.IN_PROGRESS, RouteState.RETURNED}:
        return No(_("Сейчас маршрут «%(state)s».") % {"state": item.route.get_state_display()})
    return may_work_on_route(user, item.route)


def may_judge_item(user: Any, item: RouteItem) -> Verdict:
    """While the route is begun and not credited as a whole."""
    if item.route.state not in {RouteState.IN_PROGRESS, RouteState.SUBMITTED, RouteState.RETURNED}:
        return No(_("Сейчас маршрут «%(state)s».") % {"state": item.route.get_state_display()})
    return may_tutor(user, item.route)


def may_lead_pair(user: Any, pair: MentoringPair) -> Verdict:
    """Keep the journal, end the pair: its mentor, and those who run the body."""
    person_id = powers_of(user).person_id
    if person_id is not None and pair.mentor_id == person_id:
        return YES
    return may_run_growth(user, pair.program.association)


def may_support(user: Any, school: SupportedSchool) -> Verdict:
    """Write down what was done at a school: its curator, and those who run the body."""
    person_id = powers_of(user).person_id
    if person_id is not None and school.curator_id == person_id:
        return YES
    return may_run_growth(user, school.association)
