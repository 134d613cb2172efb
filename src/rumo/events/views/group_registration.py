"""An organization registers its people at once, and comes back to the list by a secret link."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.core import rate_limit
from rumo.core.audit import Guest
from rumo.core.errors import Refusal
from rumo.core.form_pages import done
from rumo.events import seats
from rumo.events.actions import groups as actions
from rumo.events.actions.registration import RegistrationData, cancel_registration
from rumo.events.enums import LIVE_SEATS
from rumo.events.event_words import when_words
from rumo.events.forms.groups import ROWS, GroupForm, MemberForm, MemberFormSet, read_pasted_people
from rumo.events.models import Event, GroupApplication
from rumo.events.views.registering import MOST_SENT, open_event, seat_words, too_often

STEPS: dict[str, tuple[Callable[..., object], Any]] = {
    "confirm": (actions.confirm_group, gettext_lazy("Спасибо, заявка подтверждена.")),
    "cancel": (actions.cancel_group, gettext_lazy("Заявка отозвана, места освобождены.")),
}


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register_group(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The form with its table. «Ещё строки» and «Разобрать» come back with more rows; nothing is written then."""
    event = open_event(slug, pk)
    sections = list(event.sections.all())
    if request.method != "POST":
        form, members = GroupForm(event=event), MemberFormSet(form_kwargs={"sections": sections})
        return _page(request, event, form, members)
    if "more" in request.POST or "paste" in request.POST:
        return _with_more_rows(request, event, sections)
    if not rate_limit.is_within(request, "event-register", most=MOST_SENT):
        return too_often(request, event)
    form = GroupForm(request.POST, event=event)
    members = MemberFormSet(request.POST, form_kwargs={"sections": sections})
    if form.is_machine() or done(form, lambda: _register(event, form, members), members):
        return redirect("events:registration_sent", slug, pk)
    return _page(request, event, form, members)


@login_not_required
@never_cache
@require_safe
def group(request: HttpRequest, token: str) -> HttpResponse:
    """The list of those who were registered, and what may be done with it."""
    found = own_group(token)
    context = {
        "group": found,
        "event": found.event,
        "when": when_words(found.event),
        "rows": list(found.registrations.all()),
        "live": found.registrations.filter(state__in=LIVE_SEATS).count(),
    }
    return render(request, "events/registration/group.html", context)


@login_not_required
@require_POST
def group_step(request: HttpRequest, token: str, step: str) -> HttpResponse:
    if step not in STEPS:
        raise Http404
    found = own_group(token)
    action, told = STEPS[step]
    try:
        action(found, actor=Guest(found.contact_name))
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, told)
    return redirect("events:group", token)


@login_not_required
@require_POST
def group_remove(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """One of the group does not come."""
    found = own_group(token)
    registration = get_object_or_404(found.registrations.select_related("event__association__region"), pk=pk)
    try:
        cancel_registration(registration, actor=Guest(found.contact_name))
        messages.success(request, _("Запись снята."))
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect("events:group", token)


def own_group(token: str) -> GroupApplication:
    rows = GroupApplication.objects.select_related("event__association__region")
    return get_object_or_404(rows, token=token)


def _register(event: Event, form: GroupForm, members: Any) -> None:
    """Rows that were refused carry their reason, each at its name."""
    told: list[tuple[MemberForm, RegistrationData]] = [
        (row, person) for row in members if (person := row.person()) is not None
    ]
    data = form.group_data(tuple(person for _row, person in told))
    try:
        actions.register_group(event, data=data, actor=Guest(data.contact_name))
    except actions.GroupRefused as refusal:
        for number, problem in refusal.rows.items():
            told[number - 1][0].add_error("name", problem)
        raise


def _with_more_rows(request: HttpRequest, event: Event, sections: list[Any]) -> HttpResponse:
    """What was typed as it was, with the pasted people and some empty rows after it."""
    form = GroupForm(initial=request.POST.dict(), event=event)
    typed = MemberFormSet(request.POST, form_kwargs={"sections": sections})
    rows = [
        {name: each[name].value() or "" for name in each.fields}
        for each in typed
        if any(each[name].value() for name in each.fields)
    ]
    rows += read_pasted_people(request.POST.get("pasted", "")) if "paste" in request.POST else []
    members = MemberFormSet(initial=rows, form_kwargs={"sections": sections})
    members.extra = ROWS
    return _page(request, event, form, members)


def _page(request: HttpRequest, event: Event, form: GroupForm, members: Any) -> HttpResponse:
    context = {**seat_words(event), "form": form, "members": members, "free": seats.free_of(event)}
    refused = form.is_bound and (form.errors or members.total_error_count())
    return render(request, "events/registration/group_form.html", context, status=422 if refused else 200)
