"""What people may read or watch: added, shown to everybody or to participants, handed out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import files
from rumo.core.form_pages import done, form_page
from rumo.events.actions import materials as actions
from rumo.events.forms.materials import MaterialForm
from rumo.events.models import EventMaterial
from rumo.events.views.event_pages import editable_event, run_event


@require_http_methods(["GET", "HEAD", "POST"])
def material_add(request: UserRequest, pk: int) -> HttpResponse:
    event = editable_event(request, pk)
    form = MaterialForm(request.POST or None, request.FILES or None)

    def add() -> None:
        data: dict[str, Any] = form.cleaned_data
        actions.add_material(event, **data, actor=request.user)

    if form.is_bound and done(form, add):
        messages.success(request, _("Материал добавлен."))
        return redirect("events:event", pk)
    crumbs = [(_("Мероприятия"), reverse("events:events")), (event, reverse("events:event", args=[pk]))]
    limits = files.upload_limits()
    lead = _("Файлы %(types)s до %(most)s МБ.") % {
        "types": limits["file_types"].replace(",", ", "),
        "most": limits["most_mb"],
    }
    return form_page(request, form, title=_("Новый материал"), crumbs=crumbs, submit=_("Добавить"), lead=lead)


@require_POST
def material_show(request: UserRequest, pk: int, material_pk: int) -> HttpResponse:
    """Pressed again, it is for participants only."""
    material = _material(request, pk, material_pk)
    actions.show_material(material, is_public=not material.is_public, actor=request.user)
    return redirect("events:event", pk)


@require_POST
def material_remove(request: UserRequest, pk: int, material_pk: int) -> HttpResponse:
    actions.remove_material(_material(request, pk, material_pk), actor=request.user)
    messages.success(request, _("Материал убран."))
    return redirect("events:event", pk)


@require_safe
def material_file(request: UserRequest, pk: int, material_pk: int) -> HttpResponseBase:
    """For those who prepare the event; visitors get it from the navigator, participants from their own page."""
    material = get_object_or_404(run_event(request, pk).materials.select_related("stored"), pk=material_pk)
    if material.stored is None:
        raise Http404
    return files.file_response(material.stored)


def _material(request: UserRequest, pk: int, material_pk: int) -> EventMaterial:
    found: EventMaterial = get_object_or_404(editable_event(request, pk).materials, pk=material_pk)
    return found
