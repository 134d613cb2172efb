"""The table of the Atlas: year × type × level with totals, for everybody; each number opens its cards."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.core.figures import FigureTable
from rumo.core.public_pages import public_page
from rumo.core.workbook import Book, Sheet, tables_response
from rumo.directory.models import Association, Region
from rumo.expertise import atlas as reads
from rumo.expertise.catalogue import published_practices
from rumo.expertise.enums import Catalogue, PracticeType


@public_page
def public_atlas(request: HttpRequest, slug: str) -> HttpResponse:
    region = get_object_or_404(Region, slug=slug)
    table = _table(region)
    context = {"public_region": region, "table": table, "chart": _chart(table)}
    return render(request, "expertise/catalogue/public_atlas.html", context)


@login_not_required
@require_safe
def public_atlas_export(request: HttpRequest, slug: str) -> HttpResponseBase:
    table = _table(get_object_or_404(Region, slug=slug))
    rows = [
        (row.title, *(cell.value if cell else _("нет данных") for cell in row.cells))
        for row in (*table.rows, table.total)
    ]
    sheet = Sheet(_("Атлас практик"), (_("Год"), *table.columns), rows, (12, *(18 for _column in table.columns)))
    return tables_response(request, Book(sheet), _("Атлас практик"))


def _table(region: Region) -> FigureTable:
    def link(asked: Mapping[str, str]) -> str:
        address = reverse("expertise:public_catalogue", args=[region.slug])
        return f"{address}?{urlencode({'catalogue': Catalogue.ATLAS.value, **asked})}"

    bodies = Association.objects.filter(region=region).values_list("pk", flat=True)
    return reads.atlas_table(published_practices(region), reads.held_years(bodies), None, link)


def _chart(table: FigureTable) -> dict[str, object]:
    """Practices by years, stacked by type; a year without data has no bar."""
    return {
        "kind": "bar",
        "stacked": True,
        "labels": [row.title for row in table.rows],
        "series": [
            {"name": name, "values": [cell.value if (cell := row.cells[index]) else None for row in table.rows]}
            for index, name in enumerate(table.columns[: len(PracticeType)])
        ],
    }
