"""Writes of a route's items: what is to be done, what shows that it was done, and the tutor's answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock, files
from rumo.core.errors import Conflict, Refusal
from rumo.core.transitions import advance
from rumo.core.versions import save_edit, save_order
from rumo.events.enums import PUBLIC_STATES, EventState
from rumo.events.models import Event
from rumo.growth import permissions, route_letters
from rumo.growth.actions.credits import BY_RECORDS, recredit_route
from rumo.growth.enums import CreditWay, ItemKind, ItemState, RouteState
from rumo.growth.models import GapArea, LearningRoute, RouteItem
from rumo.growth.transitions import ROUTE
from rumo.russian.dates import short_date


@dataclass(frozen=True, slots=True)
class ItemData:
    """One item; an `event` gives its title and its day where they are left empty."""

    kind: str
    title: str = ""
    area: GapArea | None = None
    event: Event | None = None
    due_on: date | None = None
    hours: Decimal | None = None
    evidence: str = ""


@transaction.atomic
def add_item(route: LearningRoute, *, data: ItemData, actor: User) -> RouteItem:
    """Add at the end. Raises NotAllowed, Refusal for an event already in the route or a term outside its days."""
    permissions.may_edit_route(actor, route).require()
    values = _values(route, data)
    last = route.items.order_by("-position").values_list("position", flat=True).first() or 0
    item = RouteItem.objects.create(route=route, position=last + 1, **values)
    audit.record(actor, "add_item", route, _("Добавлен пункт: %(item)s") % {"item": item})
    return _after_event(item)


@transaction.atomic
def edit_item(item: RouteItem, *, data: ItemData, version: int, actor: User) -> RouteItem:
    """A credited item stays as it is. Raises Stale, NotAllowed, Refusal."""
    permissions.may_edit_route(actor, item.route).require()
    _require_open(item)
    values = _values(item.route, data, item)
    changes = {name: [getattr(item, name), new] for name, new in values.items() if getattr(item, name) != new}
    save_edit(item, version, **values)
    audit.record(actor, "edit_item", item.route, _("Изменён пункт: %(item)s") % {"item": item}, changes)
    return _after_event(item)


@transaction.atomic
def remove_item(item: RouteItem, *, actor: User) -> None:
    permissions.may_edit_route(actor, item.route).require()
    _require_open(item)
    audit.record(actor, "remove_item", item.route, _("Убран пункт: %(item)s") % {"item": item})
    item.delete()


@transaction.atomic
def order_items(route: LearningRoute, *, order: Sequence[int], mark: int, actor: User) -> int:
    """Put items in the order of the keys; returns the new mark. Raises Conflict when the list has changed since."""
    permissions.may_edit_route(actor, route).require()
    told = _("Список пунктов изменил другой пользователь. Обновите страницу.")
    new = save_order(route.items.all(), order, mark, told=told)
    audit.record(actor, "order_items", route, _("Изменён порядок пунктов"))
    return new


@transaction.atomic
def submit_item(
    item: RouteItem, *, actor: User, link: str = "", upload: UploadedFile | None = None, reflection: str = ""
) -> RouteItem:
    """The teacher shows what was done: the tutor gets a letter. The file already there stays without a new one.

    The first item handed in begins an agreed route. Raises NotAllowed, FileRefused, Refusal with nothing to show.
    """
    permissions.may_submit_item(actor, item).require()
    if upload is not None:
        item.stored = files.store_upload(upload, actor=actor)
    item.link, item.reflection = link.strip(), reflection.strip()
    if not (item.link or item.stored or item.reflection):
        raise Refusal(_("Добавьте файл или ссылку либо напишите, что сделано и что это дало."))
    if item.route.state == RouteState.AGREED:
        advance(ROUTE["begin"], item.route, begun_on=clock.today())
    _change(item, ItemState.SUBMITTED, submitted_at=clock.now())
    audit.record(actor, "submit_item", item.route, _("Сдан пункт: %(item)s") % {"item": item})
    route_letters.tell_submitted(item)
    return item


@transaction.atomic
def credit_item(item: RouteItem, *, actor: User) -> RouteItem:
    """The tutor is content. Raises NotAllowed, Conflict, Refusal."""
    permissions.may_judge_item(actor, item).require()
    if item.state == ItemState.CREDITED:
        raise Conflict(_("Этот пункт уже зачтён."))
    _change(
        item,
        ItemState.CREDITED,
        credited_on=clock.today(),
        credit_way=CreditWay.TUTOR,
        credited_by=actor,
        remark="",
    )
    audit.record(actor, "credit_item", item.route, _("Зачтён пункт: %(item)s") % {"item": item})
    return item


@transaction.atomic
def return_item(item: RouteItem, *, remark: str, actor: User) -> RouteItem:
    """Back to the teacher, with what to mend; also takes back a credit of the tutor's own.

    Raises NotAllowed, Conflict, Refusal without words or for an item credited by a record.
    """
    permissions.may_judge_item(actor, item).require()
    if item.state == ItemState.CREDITED and item.credit_way in BY_RECORDS:
        raise Refusal(
            _("Пункт зачтён по участию в мероприятии. Если отметка неверна, её исправляет организатор мероприятия.")
        )
    remark = remark.strip()
    if not remark:
        raise Refusal(_("Напишите, что исправить: педагог прочитает это в письме."))
    _change(item, ItemState.RETURNED, remark=remark, credited_on=None, credit_way="", credited_by=None)
    audit.record(actor, "return_item", item.route, _("Возвращён пункт: %(item)s") % {"item": item}, {"remark": remark})
    route_letters.tell_returned(item)
    return item


def _change(item: RouteItem, state: ItemState, **values: Any) -> None:
    """Compare-and-set, together with what stands in the item already."""
    values = {"link": item.link, "stored": item.stored, "reflection": item.reflection, **values}
    if RouteItem.objects.filter(pk=item.pk, state=item.state).update(state=state, **values) != 1:
        raise Conflict(_("Пока вы смотрели страницу, пункт изменил другой пользователь. Обновите страницу."))
    route = item.route
    item.refresh_from_db()
    item.route = route


def _values(route: LearningRoute, data: ItemData, item: RouteItem | None = None) -> dict[str, Any]:
    values: dict[str, Any] = {each.name: getattr(data, each.name) for each in fields(data)}
    event = data.event
    values["title"] = " ".join((data.title or (event.title if event else "")).split())[:500]
    if not values["title"]:
        raise Refusal(_("Напишите, что сделать, или выберите мероприятие."))
    if event is not None:
        values.update(kind=ItemKind.EVENT, due_on=data.due_on or event.last_day, hours=data.hours or event.hours)
        _check_event(route, event, item)
    due = values["due_on"]
    if due is not None and not route.starts_on <= due <= route.ends_on:
        raise Refusal(
            _("Срок %(day)s не входит в маршрут: он идёт с %(start)s по %(end)s.")
            % {"day": short_date(due), "start": short_date(route.starts_on), "end": short_date(route.ends_on)}
        )
    return values


def _check_event(route: LearningRoute, event: Event, item: RouteItem | None) -> None:
    kept = item is not None and item.event_id == event.pk
    if not kept and (event.state not in PUBLIC_STATES or event.state == EventState.CANCELLED):
        raise Refusal(_("Мероприятие «%(event)s» не опубликовано в Навигаторе или отменено.") % {"event": event})
    same = route.items.filter(event=event)
    if (same.exclude(pk=item.pk) if item else same).exists():
        raise Refusal(_("Мероприятие «%(event)s» уже есть в маршруте.") % {"event": event})


def _require_open(item: RouteItem) -> None:
    if item.state == ItemState.CREDITED:
        raise Refusal(_("Пункт «%(item)s» зачтён: изменить его нельзя.") % {"item": item})


def _after_event(item: RouteItem) -> RouteItem:
    if item.event_id is not None:
        recredit_route(item.route)
        item.refresh_from_db()
    return item
