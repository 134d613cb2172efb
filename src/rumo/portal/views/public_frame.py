"""What all public pages of a region share: the ways to its other pages."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rumo.directory.models import Region

PARTS = (
    (_("Объединения"), "portal:public_region"),
    (_("Мероприятия"), "events:navigator"),
    (_("Банк и Атлас"), "expertise:public_catalogue"),
    (_("Грифы"), "portal:public_endorsements"),
    (_("Протоколы"), "portal:public_register"),
    (_("Отчёты"), "portal:public_reports"),
    (_("Открытые данные"), "portal:public_data"),
)


def public_render(
    request: HttpRequest, template: str, region: Region, context: dict[str, Any], *, part: str = "", status: int = 200
) -> HttpResponse:
    """A page of the region's public site; `part` is the address name of the part it belongs to."""
    parts = [
        {"title": title, "url": reverse(name, args=[region.slug]), "active": name == part} for title, name in PARTS
    ]
    return render(request, template, {"public_region": region, "parts": parts, **context}, status=status)
