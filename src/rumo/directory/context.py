"""The name of the region in the frame of every page."""

from __future__ import annotations

from django.http import HttpRequest

from rumo.directory.models import Region
from rumo.directory.powers import powers_of


def region(request: HttpRequest) -> dict[str, object]:
    """`region` for base.html: the user's region, or nothing for a guest or an account of several regions."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    regions = powers_of(user).regions
    return {"region": Region.objects.get(pk=next(iter(regions)))} if len(regions) == 1 else {}
