"""Lists by pages: `page` from 1, `per_page` up to 200; the answer tells how many records there are in all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_type_hints

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Field, Schema
from ninja.pagination import PaginationBase, paginate

MOST_A_PAGE = 200
# Beyond it nobody pages: a filter finds sooner.
LAST_PAGE = 1_000_000


class Pages(PaginationBase):
    class Input(Schema):
        page: int = Field(1, ge=1, le=LAST_PAGE, description="Номер страницы, с единицы")
        per_page: int = Field(50, ge=1, le=MOST_A_PAGE, description="Записей на странице")

    class Output(Schema):
        items: list[Any]
        count: int = Field(description="Записей всего")
        page: int
        pages: int = Field(description="Страниц всего")

    def paginate_queryset(
        self, queryset: QuerySet[Any], pagination: Input, request: HttpRequest, **params: Any
    ) -> dict[str, Any]:
        count = self._items_count(queryset)
        first = (pagination.page - 1) * pagination.per_page
        return {
            "items": list(queryset[first : first + pagination.per_page]) if first < count else [],
            "count": count,
            "page": pagination.page,
            "pages": -(-count // pagination.per_page),
        }


def paged(view: Callable[..., Any]) -> Callable[..., Any]:
    """The list that `view` answers, by pages.

    Annotations are worked out here: the wrapper stands in another module, which does not know their names.
    """
    view.__annotations__ = get_type_hints(view, include_extras=True)
    paginated: Callable[..., Any] = paginate(Pages)(view)
    return paginated
