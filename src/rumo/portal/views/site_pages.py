"""Where those who run a body put documents and communities on its public page."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.form_pages import done, form_page
from rumo.directory.models import Association
from rumo.directory.queries import run_associations
from rumo.portal import actions
from rumo.portal.enums import LinkKind
from rumo.portal.forms import LinkForm
from rumo.portal.models import PublicLink


@require_safe
def site_pages(request: UserRequest) -> HttpResponse:
    """Bodies the user runs; the only one at once."""
    bodies = list(_bodies(request).select_related("region").order_by("parent_id", "full_name"))
    if len(bodies) == 1:
        return redirect("portal:site_page", bodies[0].pk)
    return render(request, "portal/site/pages.html", {"bodies": bodies})


@require_safe
def site_page(request: UserRequest, pk: int) -> HttpResponse:
    """What the body shows on its page besides what comes from its work."""
    body = _body(request, pk)
    links = list(PublicLink.objects.filter(association=body).select_related("stored"))
    groups = [
        {"kind": kind, "links": [link for link in links if link.kind == kind]}
        for kind in (LinkKind.DOCUMENT, LinkKind.COMMUNITY)
    ]
    return render(request, "portal/site/page.html", {"body": body, "groups": groups})


def link_add(request: UserRequest, pk: int, kind: str) -> HttpResponse:
    body = _body(request, pk)
    if kind not in LinkKind:
        raise Http404
    form = LinkForm(request.POST or None, request.FILES or None, kind=LinkKind(kind))
    if form.is_bound and done(
        form, lambda: actions.add_link(body, kind=LinkKind(kind), data=form.data_given(), actor=request.user)
    ):
        return redirect("portal:site_page", pk)
    title = _("Новый документ") if kind == LinkKind.DOCUMENT else _("Новое сообщество")
    return form_page(request, form, title=title, crumbs=_crumbs(body), submit=_("Показать всем"))


def link_edit(request: UserRequest, pk: int) -> HttpResponse:
    link = _link(request, pk)
    initial = {"title": link.title, "note": link.note, "url": link.url, "version": link.version}
    kind = LinkKind(link.kind)
    form = LinkForm(request.POST or None, request.FILES or None, kind=kind, link=link, initial=initial)
    if form.is_bound and done(
        form,
        lambda: actions.edit_link(
            link, data=form.data_given(), version=form.cleaned_data["version"] or 0, actor=request.user
        ),
    ):
        return redirect("portal:site_page", link.association_id)
    return form_page(request, form, title=link.title, crumbs=_crumbs(link.association), submit=_("Сохранить"))


@require_POST
def link_remove(request: UserRequest, pk: int) -> HttpResponse:
    link = _link(request, pk)
    actions.remove_link(link, actor=request.user)
    return redirect("portal:site_page", link.association_id)


def _bodies(request: UserRequest) -> QuerySet[Association]:
    return run_associations(request.user).filter(is_active=True)


def _body(request: UserRequest, pk: int) -> Association:
    return get_object_or_404(_bodies(request), pk=pk)


def _link(request: UserRequest, pk: int) -> PublicLink:
    links = PublicLink.objects.select_related("association__region", "stored")
    return get_object_or_404(links.filter(association__in=_bodies(request).values("pk")), pk=pk)


def _crumbs(body: Association) -> list[tuple[object, str]]:
    return [
        (_("Открытый сайт"), reverse("portal:site_pages")),
        (body, reverse("portal:site_page", args=[body.pk])),
    ]
