"""Items credited by themselves: who was counted at an event, or holds its certificate, has done that item.

Everything here is idempotent and works from the records alone, so it may be asked again after any change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from rumo.core import audit, clock
from rumo.core.errors import Conflict
from rumo.core.transitions import advance
from rumo.events.models import EventCertificate, Registration
from rumo.growth import route_letters
from rumo.growth.enums import CreditWay, ItemState, RouteState
from rumo.growth.models import LearningRoute, RouteItem
from rumo.growth.transitions import ROUTE

# An item of a route that nobody has agreed yet, or that was given up, is credited by nothing.
CREDITABLE = (
    RouteState.AGREED,
    RouteState.IN_PROGRESS,
    RouteState.SUBMITTED,
    RouteState.RETURNED,
    RouteState.CREDITED,
)
BY_RECORDS = (CreditWay.ATTENDANCE, CreditWay.CERTIFICATE)


def follow_counted(registrations: Sequence[Registration]) -> None:
    """Taking part was counted, or is no longer: look again at the items of those people and events."""
    _recredit_of({(each.event_id, each.person_id) for each in registrations if each.person_id})


def follow_certified(certificates: Sequence[EventCertificate]) -> None:
    """Certificates were issued or revoked."""
    _recredit_of({(each.event_id, each.person_id) for each in certificates if each.person_id})


@transaction.atomic
def recredit_route(route: LearningRoute) -> int:
    """Credit what was already done when a route is agreed or an event is put into it; returns how many changed."""
    return _recredit(_event_items().filter(route=route))


def _recredit_of(pairs: Iterable[tuple[int, int | None]]) -> int:
    asked = set(pairs)
    if not asked:
        return 0
    events, people = {event for event, _person in asked}, {person for _event, person in asked}
    rows = _event_items().filter(event__in=events, route__person__in=people)
    return _recredit([item for item in rows if (item.event_id, item.route.person_id) in asked])


def _event_items() -> QuerySet[RouteItem]:
    return RouteItem.objects.filter(event__isnull=False, route__state__in=CREDITABLE).select_related(
        "route__person__user", "route__tutor__user", "route__association"
    )


def _recredit(items: Iterable[RouteItem]) -> int:
    found = list(items)
    counted, certified = _counted(found), _certified(found)
    changed = 0
    for item in found:
        key = (item.event_id, item.route.person_id)
        changed += _settle(item, counted.get(key), certified.get(key))
    return changed


def _counted(items: Sequence[RouteItem]) -> dict[tuple[int | None, int | None], Registration]:
    rows = Registration.objects.filter(
        _same_people(items), is_counted=True, event__in={each.event_id for each in items}
    ).order_by("pk")
    return {(each.event_id, each.person_id): each for each in rows}


def _certified(items: Sequence[RouteItem]) -> dict[tuple[int | None, int | None], EventCertificate]:
    rows = EventCertificate.objects.filter(
        _same_people(items), revoked_on__isnull=True, event__in={each.event_id for each in items}
    ).order_by("pk")
    return {(each.event_id, each.person_id): each for each in rows}


def _same_people(items: Sequence[RouteItem]) -> Q:
    return Q(person__in={each.route.person_id for each in items})


def _settle(item: RouteItem, registration: Registration | None, certificate: EventCertificate | None) -> bool:
    """Bring one item to what the records say; whether it changed. What a tutor decided stays."""
    if item.state == ItemState.CREDITED and item.credit_way == CreditWay.TUTOR:
        return False
    if registration is None and certificate is None:
        return _withdraw(item) if item.state == ItemState.CREDITED else False
    way = CreditWay.CERTIFICATE if registration is None else CreditWay.ATTENDANCE
    if item.state == ItemState.CREDITED:
        _keep(item, way, registration, certificate)
        return False
    if item.route.state == RouteState.CREDITED:
        return False
    _begin(item.route)
    _keep(item, way, registration, certificate, state=ItemState.CREDITED, credited_on=clock.today())
    words = {"item": item.title, "way": way.label}
    audit.record(audit.SYSTEM, "credit_item", item.route, _("Зачтено: %(item)s (%(way)s)") % words)
    route_letters.tell_credited_by_record(item)
    return True


def _keep(
    item: RouteItem,
    way: CreditWay,
    registration: Registration | None,
    certificate: EventCertificate | None,
    **more: object,
) -> None:
    values = {"credit_way": way, "registration": registration, "certificate": certificate, **more}
    if all(getattr(item, name) == value for name, value in values.items()):
        return
    for name, value in values.items():
        setattr(item, name, value)
    item.save(update_fields=[*values, "updated_at"])


def _withdraw(item: RouteItem) -> bool:
    """The record that credited an item is no more: the item waits again, and a credited route's tutor is told."""
    item.state = ItemState.SUBMITTED if item.submitted_at else ItemState.PLANNED
    item.credited_on, item.credit_way, item.registration, item.certificate = None, "", None, None
    item.save(update_fields=["state", "credited_on", "credit_way", "registration", "certificate", "updated_at"])
    audit.record(
        audit.SYSTEM,
        "withdraw_credit",
        item.route,
        _("Зачёт снят, потому что запись отменена: %(item)s") % {"item": item.title},
    )
    route_letters.tell_credit_withdrawn(item)
    return True


def _begin(route: LearningRoute) -> None:
    """Who took part in an event of an agreed route has begun it."""
    if route.state != RouteState.AGREED:
        return
    try:
        with transaction.atomic():
            advance(ROUTE["begin"], route, begun_on=clock.today())
    except Conflict:  # begun by hand at this very moment
        route.refresh_from_db()
        return
    audit.record(audit.SYSTEM, "begin_route", route, _("Маршрут начат: педагог участвовал в мероприятии"))
