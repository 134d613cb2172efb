"""One registration, as its organizers see and correct it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import audit
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.form_pages import done, form_page
from rumo.events import queries, seats
from rumo.events.actions import registration as actions
from rumo.events.actions import section_seats, waiting
from rumo.events.enums import LIVE_SEATS, QuestionPurpose, SeatState
from rumo.events.forms.registration import CorrectionForm
from rumo.events.forms.registration_list import PriorityForm, ReasonForm, SectionChoiceForm
from rumo.events.models import Registration
from rumo.events.permissions import may_run_event
from rumo.events.registration_list import answer_words, is_undelivered
from rumo.events.views.registrations import seat_colour


@require_safe
def registration(request: UserRequest, pk: int) -> HttpResponse:
    """Who it is, how the place stands, the letter, what may be done, what happened."""
    found = run_registration(request, pk)
    event = found.event
    questions = event.questions.filter(purpose=QuestionPurpose.REGISTRATION)
    context = {
        "event": event,
        "tab": "registrations",
        "registration": found,
        "colour": seat_colour(found.state),
        "is_live": found.state in LIVE_SEATS,
        "is_waiting": found.state == SeatState.WAITING,
        "takes_seat": found.state == SeatState.REGISTERED and found.confirmed_at is not None,
        "place_in_queue": seats.place_in_queue(found),
        "is_undelivered": is_undelivered(found),
        "answers": [(each.text, answer_words(found.answers.get(str(each.pk)))) for each in questions],
        "section_seats": found.section_seats.filter(state__in=LIVE_SEATS).select_related("section"),
        "section_form": SectionChoiceForm(event=event) if event.sections.exists() else None,
        "priority_form": PriorityForm(initial={"priority": found.priority}),
        "reason_form": ReasonForm(),
        "may_run": may_run_event(request.user, event),
        "history": [{"at": e.at, "actor": e.actor_name, "text": e.summary} for e in audit.history(found)[:50]],
    }
    return render(request, "events/registration/registration.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def registration_edit(request: UserRequest, pk: int) -> HttpResponse:
    """Mend a name or an address: a new address gets the letter anew."""
    found = run_registration(request, pk)
    may_run_event(request.user, found.event).require()
    form = CorrectionForm(request.POST if request.method == "POST" else None, registration=found)
    if request.method == "POST" and done(form, lambda: _edit(request, found, form)):
        messages.success(request, _("Сохранено."))
        return redirect("events:registration", found.pk)
    crumbs = [
        (_("Участники"), reverse("events:registrations", args=[found.event_id])),
        (found.full_name, reverse("events:registration", args=[found.pk])),
    ]
    return form_page(request, form, title=_("Исправить данные участника"), crumbs=crumbs, submit=_("Сохранить"))


@require_POST
def registration_step(request: UserRequest, pk: int, step: str) -> HttpResponse:
    """One of the buttons of the page."""
    if step not in STEPS:
        raise Http404
    found = run_registration(request, pk)
    action, told = STEPS[step]
    try:
        action(request, found)
    except NotAllowed:
        raise
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, told)
    return redirect("events:registration", found.pk)


def run_registration(request: UserRequest, pk: int) -> Registration:
    rows = Registration.objects.select_related(
        "event__association__region", "person", "letter", "group", "organization", "municipality", "subject"
    )
    return get_object_or_404(rows, pk=pk, event__in=queries.run_events(request.user).values("pk"))


def _edit(request: UserRequest, found: Registration, form: CorrectionForm) -> None:
    version = form.cleaned_data["version"]
    actions.edit_registration(found, data=form.registration_data(), version=version, actor=request.user)


def _cancel(request: UserRequest, found: Registration) -> None:
    actions.cancel_registration(found, reason=request.POST.get("reason", ""), actor=request.user)


def _give(request: UserRequest, found: Registration) -> None:
    waiting.give_seat(found, actor=request.user)


def _wait(request: UserRequest, found: Registration) -> None:
    waiting.move_to_waiting(found, actor=request.user)


def _prioritize(request: UserRequest, found: Registration) -> None:
    form = PriorityForm(request.POST)
    if not form.is_valid():
        raise Refusal(_("Очередь — число от 0 до 999: чем меньше, тем раньше."))
    waiting.set_priority(found, priority=form.cleaned_data["priority"], actor=request.user)


def _section(request: UserRequest, found: Registration) -> None:
    form = SectionChoiceForm(request.POST, event=found.event)
    if not form.is_valid():
        raise Refusal(_("Выберите секцию из списка."))
    section_seats.choose_section(found, form.cleaned_data["section"], actor=request.user)


def _send(request: UserRequest, found: Registration) -> None:
    if not found.email:
        raise Refusal(_("У участника нет электронной почты: добавьте её, и письмо можно будет отправить."))
    may_run_event(request.user, found.event).require()
    actions.send_own_link(found, actor=request.user)


STEPS: dict[str, tuple[Callable[[UserRequest, Registration], None], Any]] = {
    "cancel": (_cancel, gettext_lazy("Запись снята, участнику отправлено письмо.")),
    "give": (_give, gettext_lazy("Место дано, участнику отправлено письмо.")),
    "wait": (_wait, gettext_lazy("Участник переведён в лист ожидания.")),
    "priority": (_prioritize, gettext_lazy("Очередь изменена.")),
    "section": (_section, gettext_lazy("Секция изменена.")),
    "send": (_send, gettext_lazy("Письмо отправлено ещё раз.")),
}
