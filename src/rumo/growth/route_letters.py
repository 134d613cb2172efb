"""What the teacher and the tutor of a route are told. Nobody is told of what they did themselves."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.accounts.models import User
from rumo.core import mail
from rumo.directory.models import Person
from rumo.growth.models import LearningRoute, RouteItem

_MOVED = {
    "agree": gettext_lazy("Ваш маршрут согласован"),
    "credit": gettext_lazy("Ваш маршрут зачтён"),
    "return": gettext_lazy("Маршрут возвращён: посмотрите замечание"),
    "stop": gettext_lazy("Ваш маршрут прекращён"),
    "reopen": gettext_lazy("Зачёт маршрута отменён"),
}


def address_of(person: Person) -> str:
    """The address in the directory, else that of the account; "" when there is none."""
    return person.email or (person.user.email if person.user else "")


def tell_made(route: LearningRoute, actor: User) -> None:
    """The teacher: a route was made for you; the tutor: it is yours to agree."""
    if actor.pk != route.person.user_id:
        _write(route.person, route, "route_made", _("Для вас составлен индивидуальный маршрут"))
    tell_tutor(route, actor)


def tell_tutor(route: LearningRoute, actor: User) -> None:
    if route.tutor is not None and actor.pk != route.tutor.user_id:
        _write(route.tutor, route, "route_tutor", _("Вы тьютор: %(person)s") % {"person": route.person})


def tell_moved(route: LearningRoute, name: str, actor: User) -> None:
    """The tutor of what was handed in, the teacher of everything that was decided."""
    if name == "submit":
        if route.tutor is not None and actor.pk != route.tutor.user_id:
            subject = _("Маршрут сдан на зачёт: %(person)s") % {"person": route.person}
            _write(route.tutor, route, "route_submitted", subject)
    elif name in _MOVED and actor.pk != route.person.user_id:
        _write(route.person, route, "route_moved", str(_MOVED[name]), step=name)


def tell_submitted(item: RouteItem) -> None:
    """The tutor: evidence has come."""
    route = item.route
    if route.tutor is not None:
        subject = _("%(person)s: пункт маршрута сдан на проверку") % {"person": route.person}
        _write(route.tutor, route, "item_submitted", subject, item=item)


def tell_returned(item: RouteItem) -> None:
    _write(item.route.person, item.route, "item_returned", _("Пункт маршрута возвращён: посмотрите"), item=item)


def tell_credited_by_record(item: RouteItem) -> None:
    _write(item.route.person, item.route, "item_credited", _("Пункт маршрута зачтён"), item=item)


def tell_credit_withdrawn(item: RouteItem) -> None:
    """The teacher and the tutor: what credited the item is no more."""
    for person in filter(None, (item.route.person, item.route.tutor)):
        _write(person, item.route, "item_withdrawn", _("Зачёт пункта маршрута снят"), item=item)


def remind(items: Sequence[RouteItem], days: int) -> bool:
    """One letter about items of one route that are due in `days` days; False when there is nowhere to write."""
    route = items[0].route
    subject = _("Сегодня срок пункта маршрута") if days == 0 else _("Через неделю срок пункта маршрута")
    return _write(route.person, route, "items_due", subject, items=items, days=days)


def _write(person: Person, route: LearningRoute, name: str, subject: str, **context: object) -> bool:
    address = address_of(person)
    if not address:
        return False
    link = settings.BASE_URL + reverse("growth:route", args=[route.pk])
    words = {"route": route, "association": route.association.full_name, "address": link, **context}
    mail.send(to=address, subject=subject, body=render_to_string(f"growth/letters/{name}.txt", words))
    return True
