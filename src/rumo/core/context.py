"""What every page's frame needs."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from rumo.core import clock, menu


def shell(request: HttpRequest) -> dict[str, Any]:
    """`menu`, `demo`, `today` and `clock_is_set` for base.html."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    return {
        "menu": menu.entries(user, request.path) if signed_in else [],
        "demo": settings.DEMO,
        "today": clock.today(),
        "clock_is_set": settings.TODAY is not None,
    }
