"""The classifier of an association: directions of work and priorities with their sub-points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.core.versions import order_mark, require_order
from rumo.directory.models import Association, Direction
from rumo.directory.pasted_directions import PastedDirection
from rumo.directory.permissions import may_edit_association


@dataclass(frozen=True, slots=True)
class DirectionData:
    """`parent` is of the same association and kind."""

    kind: str
    code: str
    title: str
    parent: Direction | None = None
    ground: str = ""
    is_active: bool = True

    def fields(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


@transaction.atomic
def add_direction(association: Association, *, data: DirectionData, actor: User) -> Direction:
    """A new point, the last of those beside it. Refusal for a code that is taken or a parent of another kind."""
    may_edit_association(actor, association).require()
    _require_fit(association, data)
    last = association.directions.count() + 1
    direction = Direction.objects.create(association=association, position=last, **data.fields())
    _renumber(association)
    audit.record(actor, "add_direction", association, _("Добавлено направление: %(it)s") % {"it": direction})
    return direction


@transaction.atomic
def add_directions(
    association: Association, *, kind: str, ground: str, points: Sequence[PastedDirection], actor: User
) -> list[Direction]:
    """All points of a pasted list at once, each below the point its number names. All or nothing."""
    may_edit_association(actor, association).require()
    if not points:
        raise Refusal(_("В списке нет ни одного пункта."))
    by_code = {one.code: one for one in association.directions.filter(kind=kind)}
    position = association.directions.count()
    made = []
    for point in points:
        data = DirectionData(kind, point.code, point.title, by_code.get(point.above), ground)
        if point.above and data.parent is None:
            raise Refusal(
                _("Нет пункта %(above)s, в который входит %(code)s.") % {"above": point.above, "code": point.code}
            )
        _require_fit(association, data)
        position += 1
        by_code[point.code] = Direction.objects.create(association=association, position=position, **data.fields())
        made.append(by_code[point.code])
    _renumber(association)
    summary = _("Классификатор заведён списком, пунктов: %(n)s") % {"n": len(made)}
    audit.record(actor, "add_directions", association, summary, {"points": [str(one) for one in made]})
    return made


@transaction.atomic
def edit_direction(direction: Direction, *, data: DirectionData, actor: User) -> Direction:
    """Word it anew, move it below another point, take it out of use. What is marked with it stays marked."""
    association = direction.association
    may_edit_association(actor, association).require()
    _require_fit(association, data, besides=direction)
    if data.kind != direction.kind and direction.children.exists():
        raise Refusal(_("Вид направления с подпунктами не меняют: сначала перенесите подпункты."))
    if data.parent is not None:
        _require_no_circle(direction, data.parent)
    changes = audit.changed(direction, **data.fields())
    if changes:
        direction.save()
        _renumber(association)
        audit.record(
            actor, "edit_direction", association, _("Изменено направление: %(it)s") % {"it": direction}, changes
        )
    return direction


@transaction.atomic
def order_directions(
    association: Association, *, parent: Direction | None, kind: str, order: Sequence[int], mark: int, actor: User
) -> int:
    """Put the points below `parent` (or the top ones of `kind`) in order; returns the mark of the new order.

    Raises Conflict when they are no longer those the page showed.
    """
    may_edit_association(actor, association).require()
    beside = association.directions.filter(parent=parent, kind=kind)
    told = _("Классификатор тем временем изменил другой пользователь. Обновите страницу.")
    require_order(list(beside.values_list("pk", flat=True)), order, mark, told=told)
    places = sorted(beside.values_list("position", flat=True))
    for pk, place in zip(order, places, strict=True):
        Direction.objects.filter(pk=pk).update(position=place)
    _renumber(association)
    audit.record(actor, "order_directions", association, _("Изменён порядок направлений"), {"order": list(order)})
    return order_mark(order)


def _require_fit(association: Association, data: DirectionData, besides: Direction | None = None) -> None:
    if not data.code.strip() or not data.title.strip():
        raise Refusal(_("Укажите номер и название."))
    same = association.directions.filter(kind=data.kind, code=data.code)
    if besides is not None:
        same = same.exclude(pk=besides.pk)
    taken = same.first()
    if taken is not None:
        raise Refusal(_("Номер %(code)s уже занят: «%(it)s».") % {"code": data.code, "it": taken})
    if data.parent and (data.parent.association_id != association.pk or data.parent.kind != data.kind):
        raise Refusal(_("Подпункт входит в пункт того же вида: направление — в направление, приоритет — в приоритет."))


def _require_no_circle(direction: Direction, parent: Direction) -> None:
    parents = dict(direction.association.directions.values_list("pk", "parent_id"))
    above: int | None = parent.pk
    while above is not None:
        if above == direction.pk:
            raise Refusal(_("Пункт не может входить сам в себя: «%(it)s» ниже его.") % {"it": parent})
        above = parents.get(above)


def _renumber(association: Association) -> None:
    """Positions follow the tree, so that a plain list by position reads as the tree does."""
    below: dict[int | None, list[Direction]] = defaultdict(list)
    for one in association.directions.order_by("kind", "position", "pk"):
        below[one.parent_id].append(one)
    position = 0

    def number(parent: int | None) -> None:
        nonlocal position
        for one in below[parent]:
            position += 1
            if one.position != position:
                Direction.objects.filter(pk=one.pk).update(position=position)
            number(one.pk)

    number(None)
