"""Adding to an order the member that the reader missed and taking out the one it imagined."""

from __future__ import annotations

from dataclasses import replace

from rumo.intake.changes.buttons import Button, without
from rumo.papers.order import Change, CompositionOrder, OrderMember


def add_member(order: CompositionOrder) -> CompositionOrder:
    """An empty member last, who comes in the way the others do."""
    change = order.members[-1].change if order.members else Change.APPROVED
    return replace(order, members=(*order.members, OrderMember("", change=change)))


def remove_member(order: CompositionOrder, index: int) -> CompositionOrder:
    return replace(order, members=without(order.members, index))


BUTTONS: dict[str, Button[CompositionOrder]] = {
    "add_member": Button(add_member),
    "remove_member": Button(remove_member, 1, lambda order, n: (f"members[{n}]",)),
}
