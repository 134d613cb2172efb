"""Plans and reports for everybody, as pages and as files."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from rumo.core import clock, files
from rumo.core.public_pages import public_page
from rumo.directory.models import Region
from rumo.documents.enums import PaperFormat
from rumo.documents.models import IssuedPaper
from rumo.documents.queries import file_of
from rumo.papers.json import paper_from_json
from rumo.papers.writers.html import write_html
from rumo.portal import queries
from rumo.portal.public_plans import public_plan as build_public_plan
from rumo.portal.views.public_frame import public_render
from rumo.reports.models import Report

ROWS_A_PAGE = 30
# What everybody may take away; the data of a paper are for programs and stand among the open data.
HANDED_OUT = (PaperFormat.DOCX, PaperFormat.PDF)


@public_page
def public_plan(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The plan as it reads today; 404 until it is published and after it is taken back."""
    region = get_object_or_404(Region, slug=slug)
    plan = get_object_or_404(queries.public_plans(region), pk=pk)
    paper = build_public_plan(plan, clock.today())
    if paper is None:
        raise Http404
    others = queries.public_plans(region).filter(association=plan.association).exclude(pk=pk)
    context = {"plan": plan, "paper_html": write_html(paper), "others": others}
    return public_render(request, "portal/public/plan.html", region, context, part="portal:public_region")


@public_page
def public_reports(request: HttpRequest, slug: str) -> HttpResponse:
    """Published reports of the region, the last year first."""
    region = get_object_or_404(Region, slug=slug)
    page = Paginator(queries.public_reports(region), ROWS_A_PAGE).get_page(request.GET.get("page"))
    return public_render(request, "portal/public/reports.html", region, {"page": page}, part="portal:public_reports")


@public_page
def public_report(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One report as it was issued; 404 until it is published and after it is taken back."""
    report, paper = _report(slug, pk)
    context = {
        "report": report,
        "paper_html": write_html(paper_from_json(paper.data)),
        "formats": [each for each in HANDED_OUT if file_of(paper, each) is not None],
    }
    region = report.association.region
    return public_render(request, "portal/public/report.html", region, context, part="portal:public_reports")


@login_not_required
@require_safe
def public_report_file(request: HttpRequest, slug: str, pk: int, file_format: str) -> FileResponse:
    _found, paper = _report(slug, pk)
    stored = file_of(paper, file_format) if file_format in HANDED_OUT else None
    if stored is None:
        raise Http404
    return files.file_response(stored)


def _report(slug: str, pk: int) -> tuple[Report, IssuedPaper]:
    region = get_object_or_404(Region, slug=slug)
    report = get_object_or_404(queries.public_reports(region), pk=pk)
    assert report.paper is not None  # public_reports has no other
    return report, report.paper
