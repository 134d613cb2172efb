"""The public catalogue of the bank and the Atlas: anybody may read it; only published cards, authors by consent."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from rumo.core import files
from rumo.core.facets import facet_links
from rumo.core.public_pages import public_page
from rumo.directory.models import Region
from rumo.expertise import catalogue as reads
from rumo.expertise.forms.practices import CatalogueFilter
from rumo.expertise.models import Practice

CARDS_A_PAGE = 20

FACET_TITLES: dict[str, Any] = {
    "catalogue": gettext_lazy("Каталог"),
    "type": gettext_lazy("Тип практики"),
    "level": gettext_lazy("Уровень практики"),
    "year": gettext_lazy("Год"),
    "subject": gettext_lazy("Предмет"),
    "education_level": gettext_lazy("Уровень образования"),
    "municipality": gettext_lazy("Муниципалитет"),
}


@public_page
def public_catalogue(request: HttpRequest, slug: str) -> HttpResponse:
    """Cards with facets and search; what was chosen stands in the address."""
    region = get_object_or_404(Region, slug=slug)
    form = CatalogueFilter(request.GET)
    choice = form.choice()
    published = reads.published_practices(region)
    page = Paginator(reads.chosen(published, choice), CARDS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "public_region": region,
        "form": form,
        "choice": choice,
        "page": page,
        "facets": facet_links(request, reads.facets_of(published, choice, FACET_TITLES)),
        "is_filtered": choice.is_filtered,
    }
    return render(request, "expertise/catalogue/public_catalogue.html", context)


@public_page
def public_practice(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One card; 404 until it is published and after it is taken back."""
    practice = _published(slug, pk)
    context = {
        "public_region": practice.association.region,
        "practice": practice,
        "about": about(practice),
        "authors": practice.named_authors,  # type: ignore[attr-defined]
        "files": practice.files.select_related("stored"),
    }
    return render(request, "expertise/catalogue/public_practice.html", context)


@login_not_required
@require_safe
def public_practice_file(request: HttpRequest, slug: str, pk: int, file_pk: int) -> FileResponse:
    file = get_object_or_404(_published(slug, pk).files.select_related("stored"), pk=file_pk)
    return files.file_response(file.stored)


def about(practice: Practice) -> list[tuple[str, object]]:
    """Names and values of a card, as both its pages show them."""
    decision = practice.decision
    return [
        (_("Каталог"), practice.get_catalogue_display()),
        (_("Год"), practice.year),
        (_("Тип практики"), practice.get_type_display() if practice.type else ""),
        (_("Уровень практики"), practice.get_level_display() if practice.level else ""),
        (_("Вид материала"), practice.material_kind),
        (_("Предмет"), practice.subject),
        (_("Уровень образования"), practice.get_education_level_display() if practice.education_level else ""),
        (_("Организация"), practice.organization),
        (_("Муниципалитет"), practice.municipality),
        (_("Решение"), f"{decision.get_outcome_display()}, {decision.decided_on:%d.%m.%Y}" if decision else ""),
        (_("Гриф"), f"№ {practice.endorsement.printed_number}" if practice.endorsement else ""),
    ]


def _published(slug: str, pk: int) -> Practice:
    region = get_object_or_404(Region, slug=slug)
    cards = reads.published_practices(region).select_related("decision", "endorsement")
    return get_object_or_404(cards, pk=pk)
