"""The programme of an event: sections with their talks, in an order one drags."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.form_pages import done, form_page
from rumo.core.versions import order_mark
from rumo.events import permissions
from rumo.events.actions import programme as actions
from rumo.events.actions import talks as talk_actions
from rumo.events.forms.programme import OrganizerForm, SectionForm, TalkForm
from rumo.events.models import Event, EventSection, Talk
from rumo.events.views.event_pages import editable_event, posted_order, run_event


@require_safe
def programme(request: UserRequest, pk: int) -> HttpResponse:
    """The common part, then the sections, each with its talks."""
    event = run_event(request, pk)
    talks = list(event.talks.select_related("person", "organization", "subject"))
    sections = list(event.sections.select_related("association", "leader"))
    context = {
        "event": event,
        "tab": "programme",
        "may_edit": permissions.may_edit_event(request.user, event),
        "common": _group(event, None, talks),
        "sections": [_group(event, section, talks) for section in sections],
        "section_mark": order_mark(each.pk for each in sections),
        "organizers": event.organizers.select_related("person"),
    }
    return render(request, "events/programme/programme.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def section_add(request: UserRequest, pk: int) -> HttpResponse:
    event = editable_event(request, pk)
    form = SectionForm(request.POST or None, user=request.user, event=event)
    if form.is_bound and done(form, lambda: actions.add_section(event, data=form.section_data(), actor=request.user)):
        return _saved(request, event)
    return form_page(request, form, title=_("Новая секция"), crumbs=_crumbs(event), submit=_("Добавить"))


@require_http_methods(["GET", "HEAD", "POST"])
def section_edit(request: UserRequest, pk: int, section_pk: int) -> HttpResponse:
    event = editable_event(request, pk)
    section = get_object_or_404(event.sections, pk=section_pk)
    form = SectionForm(request.POST or None, user=request.user, event=event, section=section)
    if form.is_bound and done(
        form, lambda: actions.edit_section(section, data=form.section_data(), actor=request.user)
    ):
        return _saved(request, event)
    return form_page(
        request, form, title=_("Секция"), crumbs=_crumbs(event), submit=_("Сохранить"),
        delete_url=reverse("events:section_remove", args=[pk, section_pk]),
        delete_confirm=_("Удалить секцию вместе с её выступлениями?"),
    )  # fmt: skip


@require_POST
def section_remove(request: UserRequest, pk: int, section_pk: int) -> HttpResponse:
    event = editable_event(request, pk)
    actions.remove_section(get_object_or_404(event.sections, pk=section_pk), actor=request.user)
    return _saved(request, event, _("Секция удалена."))


@require_POST
def sections_order(request: UserRequest, pk: int) -> JsonResponse:
    """After a drag: `order=3,1,2&version=…`; 409 when the programme has changed meanwhile."""
    event = editable_event(request, pk)
    order, mark = posted_order(request)
    return JsonResponse({"version": actions.order_sections(event, order=order, mark=mark, actor=request.user)})


@require_http_methods(["GET", "HEAD", "POST"])
def talk_add(request: UserRequest, pk: int) -> HttpResponse:
    """`?section=` is where it goes."""
    event = editable_event(request, pk)
    wanted = {"section": request.GET.get("section", "")}
    form = TalkForm(request.POST or None, user=request.user, event=event, initial=wanted)
    if form.is_bound and done(form, lambda: talk_actions.add_talk(event, data=form.talk_data(), actor=request.user)):
        return _saved(request, event)
    return form_page(request, form, title=_("Новое выступление"), crumbs=_crumbs(event), submit=_("Добавить"))


@require_http_methods(["GET", "HEAD", "POST"])
def talk_edit(request: UserRequest, pk: int, talk_pk: int) -> HttpResponse:
    event = editable_event(request, pk)
    talk = get_object_or_404(event.talks, pk=talk_pk)
    form = TalkForm(request.POST or None, user=request.user, event=event, talk=talk)
    if form.is_bound and done(form, lambda: talk_actions.edit_talk(talk, data=form.talk_data(), actor=request.user)):
        return _saved(request, event)
    return form_page(
        request, form, title=_("Выступление"), crumbs=_crumbs(event), submit=_("Сохранить"),
        delete_url=reverse("events:talk_remove", args=[pk, talk_pk]), delete_confirm=_("Удалить выступление?"),
    )  # fmt: skip


@require_POST
def talk_remove(request: UserRequest, pk: int, talk_pk: int) -> HttpResponse:
    event = editable_event(request, pk)
    talk_actions.remove_talk(get_object_or_404(event.talks, pk=talk_pk), actor=request.user)
    return _saved(request, event, _("Выступление удалено."))


@require_POST
def talks_order(request: UserRequest, pk: int) -> JsonResponse:
    """The talks of `?section=`, or of the common part."""
    event = editable_event(request, pk)
    order, mark = posted_order(request)
    key = request.GET.get("section", "")
    section = get_object_or_404(event.sections, pk=key) if key.isdigit() else None
    mark = talk_actions.order_talks(event, section=section, order=order, mark=mark, actor=request.user)
    return JsonResponse({"version": mark})


@require_http_methods(["GET", "HEAD", "POST"])
def organizer_add(request: UserRequest, pk: int) -> HttpResponse:
    event = editable_event(request, pk)
    form = OrganizerForm(request.POST or None, user=request.user, event=event)

    def add() -> None:
        data = form.cleaned_data
        actions.add_organizer(event, person=data["person"], duty=data["duty"], actor=request.user)

    if form.is_bound and done(form, add):
        return _saved(request, event, _("Организатор добавлен: теперь он может работать с мероприятием."))
    lead = _("Организатор может менять мероприятие, отмечать участников и выпускать сертификаты.")
    return form_page(
        request, form, title=_("Новый организатор"), crumbs=_crumbs(event), submit=_("Добавить"), lead=lead
    )


@require_POST
def organizer_remove(request: UserRequest, pk: int, organizer_pk: int) -> HttpResponse:
    event = editable_event(request, pk)
    actions.remove_organizer(get_object_or_404(event.organizers, pk=organizer_pk), actor=request.user)
    return _saved(request, event)


def _group(event: Event, section: EventSection | None, talks: list[Talk]) -> dict[str, Any]:
    """A section (None: the common part) with its talks, the mark of their order, and where one adds another."""
    own = [talk for talk in talks if talk.section_id == (section.pk if section else None)]
    add_url = reverse("events:talk_add", args=[event.pk]) + (f"?section={section.pk}" if section else "")
    return {"section": section, "talks": own, "mark": order_mark(talk.pk for talk in own), "add_url": add_url}


def _crumbs(event: Event) -> list[tuple[object, str]]:
    return [
        (_("Мероприятия"), reverse("events:events")),
        (event, reverse("events:event", args=[event.pk])),
        (_("Программа"), reverse("events:programme", args=[event.pk])),
    ]


def _saved(request: UserRequest, event: Event, told: str = "") -> HttpResponse:
    messages.success(request, told or _("Сохранено."))
    return redirect("events:programme", event.pk)
