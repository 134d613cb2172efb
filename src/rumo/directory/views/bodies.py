"""Which body a page works with: the one of the address (`association`), else one of those the user runs."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from rumo.accounts.requests import UserRequest
from rumo.directory.models import Association
from rumo.directory.queries import run_associations, usual_association


def asked_body(request: UserRequest) -> Association | None:
    """The one the address names, 404 when the user does not run it; None when it names none."""
    asked = request.GET.get("association", "")
    if not asked:
        return None
    return get_object_or_404(run_associations(request.user), pk=asked if asked.isdecimal() else 0)


def asked_or_usual(request: UserRequest) -> Association | None:
    """None when one has to choose."""
    return asked_body(request) or usual_association(request.user)


def asked_or_highest(request: UserRequest) -> Association | None:
    """The highest of those the user runs; None when there is none."""
    runs = run_associations(request.user).order_by("pk")
    return asked_body(request) or runs.filter(parent__isnull=True).first() or runs.first()
