"""What every list page does alike."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PER_PAGE = 30


def page_of(request: HttpRequest, rows: QuerySet[Any]) -> Page[Any]:
    """The page that the address asks for; a wrong number gives the nearest one."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))


def chosen(request: HttpRequest, name: str) -> int | None:
    """A key chosen in the address, or None."""
    value = request.GET.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 19 else None
