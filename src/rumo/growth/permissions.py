"""Who may do what in growth. Results and routes are personal: every refusal has its reason."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from rumo.core.verdict import YES, No, Verdict
from rumo.directory.models import Association, Region
from rumo.directory.permissions import may_administer_region, may_run_association
from rumo.directory.powers import powers_of
from rumo.growth.models import LearningRoute


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


def may_work_on_route(user: Any, route: LearningRoute) -> Verdict:
    """Add evidence and reflection: the teacher whose route it is."""
    return YES if is_own_route(user, route) else No(_("Отчитывается тот, чей это маршрут."))
