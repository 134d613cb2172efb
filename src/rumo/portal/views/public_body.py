"""A body's public page: who belongs to it, its documents, plan, minutes, reports, events, materials, communities."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from rumo.core import clock, files
from rumo.core.public_pages import public_page
from rumo.directory.models import Association, Region
from rumo.directory.permissions import may_edit_association
from rumo.events.navigator import Choice, Part, in_time
from rumo.events.queries import public_events
from rumo.events.views.navigator_frame import cards_of
from rumo.expertise.catalogue import published_practices
from rumo.expertise.models import Practice
from rumo.portal import queries
from rumo.portal.composition import public_composition
from rumo.portal.enums import LinkKind
from rumo.portal.views.public_frame import public_render

SHOWN = 5


@public_page
def public_body(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    region = get_object_or_404(Region, slug=slug)
    body = get_object_or_404(queries.public_bodies(region), pk=pk)
    links = list(queries.public_links(region).filter(association=body))
    events = public_events(region).filter(association=body)
    context = {
        "body": body,
        "below": queries.public_bodies(region).filter(parent=body),
        "composition": public_composition(body, clock.today()),
        "documents": [link for link in links if link.kind == LinkKind.DOCUMENT],
        "communities": [link for link in links if link.kind == LinkKind.COMMUNITY],
        "plan": queries.plan_of_body(body, clock.today()),
        "minutes": queries.minutes_of_body(body)[:SHOWN],
        "reports": queries.public_reports(region).filter(association=body)[:SHOWN],
        "coming": cards_of(in_time(events, Choice(), Part.COMING)[:SHOWN], request.user),
        "past": in_time(events, Choice(), Part.PAST)[:SHOWN],
        "practices": _practices(region, body)[:SHOWN],
        "may_edit": may_edit_association(request.user, body) if request.user.is_authenticated else None,
    }
    return public_render(request, "portal/public/body.html", region, context, part="portal:public_region")


@login_not_required
@require_safe
def public_document(request: HttpRequest, slug: str, pk: int) -> HttpResponseBase:
    """A document of a body: the file as it came, or the way to its address."""
    region = get_object_or_404(Region, slug=slug)
    link = get_object_or_404(queries.public_documents(region), pk=pk)
    if link.stored is None:
        return HttpResponseRedirect(link.url)
    response: FileResponse = files.file_response(link.stored)
    return response


def _practices(region: Region, body: Association) -> QuerySet[Practice]:
    return published_practices(region).filter(association=body).order_by("-year", "title", "pk")
