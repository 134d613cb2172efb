"""The main menu. Apps add their items in `apps.ready()`; a person sees the items whose `visible` allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class MenuItem:
    """`url_name` is resolved when shown; `prefix` marks the item as current; `count(user)` is a badge or None."""

    title: Any
    url_name: str
    icon: str
    order: int
    prefix: str = ""
    visible: Callable[[Any], bool] = lambda user: True


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An item as a template needs it."""

    title: str
    url: str
    icon: str
    active: bool


_items: dict[str, MenuItem] = {}


def register(item: MenuItem) -> None:
    _items[item.url_name] = item


def entries(user: Any, path: str) -> list[MenuEntry]:
    """The menu of `user` on the page at `path`."""
    shown = sorted((item for item in _items.values() if item.visible(user)), key=lambda item: item.order)
    prefixes = [item.prefix or reverse(item.url_name) for item in shown]
    # The home page begins every address; of two items that fit, the longer one says more.
    here = max((prefix for prefix in prefixes if _leads_to(prefix, path)), key=len, default="")
    return [
        MenuEntry(str(item.title), reverse(item.url_name), item.icon, prefix == here)
        for item, prefix in zip(shown, prefixes, strict=True)
    ]


def _leads_to(prefix: str, path: str) -> bool:
    return path == prefix or (prefix != "/" and path.startswith(prefix))
