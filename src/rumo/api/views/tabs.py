"""The tabs above the pages of this room."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.directory.queries import administered_regions


def tabs(user: Any, active: str) -> list[dict[str, Any]]:
    """Addresses that are told are kept by administrators; the rest is for everybody."""
    parts = [("tokens", _("Ключи доступа"))]
    if administered_regions(user).exists():
        parts.append(("webhooks", _("Оповещения")))
    parts.append(("manual", _("Описание для разработчика")))
    return [{"title": title, "url": reverse(f"api:{name}"), "active": name == active} for name, title in parts]
