"""Truths of growth: no user, no writes."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rumo.core.verdict import YES, No, Verdict
from rumo.directory.models import Person
from rumo.growth.enums import OPEN_ROUTES, ItemState
from rumo.growth.growth_rules import GrowthRules
from rumo.growth.models import GrowthSettings, LearningRoute


def rules_of(region_id: int) -> GrowthRules:
    """The region's rules, or the usual ones."""
    kept = GrowthSettings.objects.filter(region=region_id).first()
    return kept.rules if kept else GrowthRules()


def has_items(route: LearningRoute) -> Verdict:
    return YES if route.items.exists() else No(_("В маршруте нет ни одного пункта: добавьте, что будет сделано."))


def is_done(route: LearningRoute) -> Verdict:
    """Enough of its items are credited, by the region's share."""
    states = list(route.items.values_list("state", flat=True))
    needed = rules_of(route.association.region_id).credit_percent
    done = states.count(ItemState.CREDITED)
    if states and 100 * done >= needed * len(states):
        return YES
    return No(
        _("Зачтено пунктов: %(done)s из %(all)s, а нужно не меньше %(needed)s %%.")
        % {"done": done, "all": len(states), "needed": needed}
    )


def open_routes_of(tutor: Person) -> int:
    """How many routes somebody leads at the moment."""
    return LearningRoute.objects.filter(tutor=tutor, state__in=OPEN_ROUTES).count()


def may_take_route(tutor: Person, region_id: int) -> Verdict:
    """Whether a tutor has room for one more, by the region's limit."""
    limit = rules_of(region_id).tutor_limit
    if not limit or open_routes_of(tutor) < limit:
        return YES
    return No(
        _("%(tutor)s уже ведёт маршрутов: %(limit)s, больше в регионе не поручают. Выберите другого тьютора.")
        % {"tutor": tutor.short_name, "limit": limit}
    )
