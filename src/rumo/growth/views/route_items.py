"""The items of a route: made and changed, handed in, judged."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock, files
from rumo.core.errors import Conflict, Refusal
from rumo.core.form_pages import done, form_page
from rumo.directory.queries import search
from rumo.events.days import begun
from rumo.events.enums import EventState
from rumo.events.models import Event
from rumo.events.queries import public_events
from rumo.growth import permissions, proposals
from rumo.growth.actions import items as actions
from rumo.growth.actions.items import ItemData
from rumo.growth.enums import ItemKind
from rumo.growth.forms.route_items import EvidenceForm, ItemForm, initial_of
from rumo.growth.forms.routes import RemarkForm
from rumo.growth.views.route_access import crumbs_to, item_of, route_of
from rumo.russian.dates import short_date

LIMIT = 20


def item_add(request: UserRequest, pk: int) -> HttpResponse:
    found = route_of(request, pk)
    permissions.may_edit_route(request.user, found).require()
    form = ItemForm(request.POST or None, route=found, initial={"kind": ItemKind.SELF_STUDY})
    if form.is_bound and done(form, lambda: actions.add_item(found, data=form.item_data(), actor=request.user)):
        return redirect("growth:route", pk)
    crumbs = crumbs_to(request, found)
    return form_page(request, form, title=_("Новый пункт"), crumbs=crumbs, submit=_("Добавить"))


def item_edit(request: UserRequest, pk: int) -> HttpResponse:
    item = item_of(request, pk)
    permissions.may_edit_route(request.user, item.route).require()
    form = ItemForm(request.POST or None, route=item.route, initial=initial_of(item))

    def edit() -> None:
        version = form.cleaned_data["version"] or 0
        actions.edit_item(item, data=form.item_data(), version=version, actor=request.user)

    if form.is_bound and done(form, edit):
        return redirect("growth:route", item.route_id)
    return form_page(
        request,
        form,
        title=_("Пункт маршрута"),
        crumbs=crumbs_to(request, item.route),
        submit=_("Сохранить"),
        delete_url=reverse("growth:item_remove", args=[pk]),
        delete_confirm=_("Убрать этот пункт из маршрута?"),
    )


@require_POST
def item_remove(request: UserRequest, pk: int) -> HttpResponse:
    item = item_of(request, pk)
    actions.remove_item(item, actor=request.user)
    return redirect("growth:route", item.route_id)


@require_POST
def event_add(request: UserRequest, pk: int, event_pk: int) -> HttpResponse:
    """A proposed event becomes an item, for the gap it answers."""
    found = route_of(request, pk)
    event = get_object_or_404(public_events(found.association.region).prefetch_related("subjects"), pk=event_pk)
    proposed = proposals.judge(event, found, list(proposals.gaps_of(found)))
    area = proposed.gap.area if proposed and proposed.gap else None
    actions.add_item(found, data=ItemData(kind=ItemKind.EVENT, event=event, area=area), actor=request.user)
    return redirect(f"{reverse('growth:route', args=[pk])}#items")


@require_POST
def items_order(request: UserRequest, pk: int) -> JsonResponse:
    found = route_of(request, pk)
    order = [int(key) for key in request.POST.get("order", "").split(",") if key.isdecimal()]
    mark = request.POST.get("version", "")
    try:
        version = actions.order_items(found, order=order, mark=int(mark) if mark.isdecimal() else 0, actor=request.user)
    except Conflict as conflict:
        return JsonResponse({"message": conflict.message}, status=409)
    except Refusal as refusal:
        return JsonResponse({"message": refusal.message}, status=refusal.status)
    return JsonResponse({"version": version})


def item_submit(request: UserRequest, pk: int) -> HttpResponse:
    item = item_of(request, pk)
    permissions.may_submit_item(request.user, item).require()
    initial = {"link": item.link, "reflection": item.reflection}
    form = EvidenceForm(request.POST or None, request.FILES or None, initial=initial)
    if form.is_bound and done(form, lambda: actions.submit_item(item, **form.cleaned_data, actor=request.user)):
        return redirect(f"{reverse('growth:route', args=[item.route_id])}#item-{pk}")
    return form_page(
        request,
        form,
        title=_("Сдать пункт"),
        crumbs=crumbs_to(request, item.route),
        submit=_("Сдать на проверку"),
        template="growth/routes/hand_in.html",
        item=item,
        **files.upload_limits(),
    )


@require_POST
def item_credit(request: UserRequest, pk: int) -> HttpResponse:
    item = item_of(request, pk)
    actions.credit_item(item, actor=request.user)
    return redirect(_back(request, item.route_id))


def item_return(request: UserRequest, pk: int) -> HttpResponse:
    item = item_of(request, pk)
    permissions.may_judge_item(request.user, item).require()
    form = RemarkForm(request.POST or None)
    if form.is_bound and done(form, lambda: actions.return_item(item, **form.cleaned_data, actor=request.user)):
        return redirect("growth:route", item.route_id)
    crumbs = crumbs_to(request, item.route)
    return form_page(
        request, form, title=_("Вернуть с замечанием"), crumbs=crumbs, submit=_("Вернуть"), lead=item.title
    )


@require_safe
def item_file(request: UserRequest, pk: int) -> FileResponse:
    item = item_of(request, pk)
    if item.stored is None:
        raise Http404
    return files.file_response(item.stored)


@require_GET
def event_options(request: UserRequest, pk: int) -> JsonResponse:
    """Events of the navigator for a route's item: those to come first, then those held within the route's days."""
    found = route_of(request, pk)
    rows = public_events(found.association.region).exclude(state=EventState.CANCELLED)
    rows = rows.filter(begun(found.starts_on, found.ends_on))
    rows = search(rows, request.GET.get("q", ""), ("title", "topic__title"))
    now = clock.now()
    coming = list(rows.filter(starts_at__gte=now).order_by("starts_at", "pk")[:LIMIT])
    held = list(rows.filter(starts_at__lt=now).order_by(F("starts_at").desc(), "pk")[: LIMIT - len(coming)])
    return JsonResponse({"results": [_option(event) for event in [*coming, *held]]})


def _option(event: Event) -> dict[str, Any]:
    return {"value": event.pk, "text": event.title, "hint": f"{short_date(event.day)}, {event.get_kind_display()}"}


def _back(request: UserRequest, route_pk: int) -> str:
    """To the tutor's board when the button stood there."""
    if request.POST.get("from") == "board":
        return reverse("growth:board")
    return reverse("growth:route", args=[route_pk])
