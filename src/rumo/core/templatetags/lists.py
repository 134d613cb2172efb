"""Tools of a list page: its pages, the order of its columns, and an address that keeps the filter."""

from __future__ import annotations

from typing import Any

from django import template
from django.core.paginator import Page
from django.http import HttpRequest
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


def address_with(request: HttpRequest | None, changes: dict[str, Any]) -> str:
    """The query string of this page with some parameters replaced; `None` and `""` take a parameter out."""
    query = request.GET.copy() if request is not None else None
    if query is None:
        return "?"
    for name, value in changes.items():
        if value is None or value == "":
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def querystring_set(context: Context, **changes: Any) -> str:
    """`?…` of this page with the given parameters replaced, so that a filter survives a change of page or order."""
    return address_with(context.get("request"), changes)


@register.inclusion_tag("ui/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any], name: str = "page") -> dict[str, Any]:
    """Links to the pages of a list. Nothing when there is only one page. `name` is the parameter of the address."""
    request = context.get("request")
    paginator = page.paginator

    def address(number: int) -> str:
        return address_with(request, {name: number})

    return {
        "page": page,
        "several": paginator.num_pages > 1,
        "previous": address(page.previous_page_number()) if page.has_previous() else "",
        "next": address(page.next_page_number()) if page.has_next() else "",
        "links": [
            {
                "number": number,
                "url": address(number) if isinstance(number, int) else "",
                "current": number == page.number,
            }
            for number in paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
        ],
    }


@register.inclusion_tag("ui/table_download.html", takes_context=True)
def table_download(context: Context, url: str, look: str = "outline-secondary", **asked: Any) -> dict[str, Any]:
    """The list of this page as Excel and as CSV, with the page's filter; what is `asked` by name goes before it.

    `look` is the kind of the two buttons, or «menu» for two items of a small menu.
    """
    request = context.get("request")
    tables = {
        name: url + address_with(request, {**asked, "page": None, "format": file_format})
        for name, file_format in (("excel", None), ("csv", "csv"))
    }
    return {**tables, "look": look}


@register.simple_tag(takes_context=True)
def sortable_header(context: Context, label: str, key: str, name: str = "sort", css: str = "") -> SafeString:
    """A column head `<th>` that sorts by `key`; pressing again turns the order round (`?sort=-key`)."""
    request = context.get("request")
    current = request.GET.get(name, "") if request is not None else ""
    descending = current == f"-{key}"
    ascending = current == key
    order = "ascending" if ascending else "descending" if descending else "none"
    url = address_with(request, {name: f"-{key}" if ascending else key, "page": None})
    return format_html(
        '<th scope="col" aria-sort="{}" class="{}"><a class="sort-link" href="{}">{}</a></th>', order, css, url, label
    )
