"""What a rush left behind, as the database tells it."""

from __future__ import annotations

from typing import Any

from rumo.core.models import Mail
from rumo.events.enums import SeatState
from rumo.events.models import Event, Registration


def measure(*, event: int) -> dict[str, Any]:
    """`people` are different humans, `taken` the count that the event itself keeps."""
    rows = Registration.objects.filter(event=event)
    return {
        "registered": rows.filter(state=SeatState.REGISTERED).count(),
        "waiting": rows.filter(state=SeatState.WAITING).count(),
        "rows": rows.count(),
        "people": rows.order_by().values("identity").distinct().count(),
        "taken": Event.objects.get(pk=event).taken,
        "letters": Mail.objects.values("to").distinct().count(),
    }
