"""In which region a page works: the one of the address (`region`), else the user's first."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from rumo.accounts.requests import UserRequest
from rumo.core.errors import NotAllowed
from rumo.directory import queries
from rumo.directory.models import Region


def working_region(request: UserRequest) -> Region:
    """A region to whose directory the user may add. Raises NotAllowed when there is none."""
    return _one(
        request,
        queries.working_regions(request.user),
        _("Людей и организации добавляют администратор региона и те, кто ведёт объединения."),
    )


def administered_region(request: UserRequest) -> Region:
    """A region the user administers. Raises NotAllowed when there is none."""
    return _one(request, queries.administered_regions(request.user), _("Это делает администратор региона."))


def _one(request: UserRequest, regions: QuerySet[Region], refusal: str) -> Region:
    wanted = request.POST.get("region") or request.GET.get("region")
    first = regions.order_by("pk").first()
    if first is None:
        raise NotAllowed(refusal)
    if not wanted:
        return first
    return get_object_or_404(regions, pk=wanted if wanted.isdecimal() else 0)
