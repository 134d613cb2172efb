"""Who came to an event: the list with its marks, the three numbers, the minutes that count, letters afterwards."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.form_pages import done
from rumo.core.workbook import tables_response
from rumo.directory.queries import search
from rumo.events import follow_ups
from rumo.events.actions import attendance as actions
from rumo.events.actions import surveys
from rumo.events.attendance_list import SEARCHED, build_participants, participants, ways_of
from rumo.events.attendance_permissions import may_correct_attendance, may_mark_attendance
from rumo.events.attendance_tasks import write_follow_ups
from rumo.events.enums import FollowUpKind
from rumo.events.forms.attendance import AttendanceFilter, MinutesForm
from rumo.events.models import Event
from rumo.events.participation import participation_of
from rumo.events.views.event_pages import run_event

ROWS_A_PAGE = 100
MOST_OPTIONS = 20


@require_safe
def attendance(request: UserRequest, pk: int) -> HttpResponse:
    event = run_event(request, pk)
    return _page(request, event)


@require_safe
def attendance_export(request: UserRequest, pk: int) -> HttpResponseBase:
    event = run_event(request, pk)
    rows = AttendanceFilter(request.GET, event=event).found(participants(event))
    return tables_response(
        request, build_participants(event, rows), _("Посещение, %(day)s") % {"day": f"{event.day:%d.%m.%Y}"}
    )


@require_POST
def attendance_mark(request: UserRequest, pk: int) -> HttpResponse:
    """Mark those ticked in the list."""
    event = run_event(request, pk)
    keys = [int(key) for key in request.POST.getlist("person") if key.isdigit()]
    count = actions.mark_many(event, list(event.registrations.filter(pk__in=keys)), actor=request.user)
    if count:
        messages.success(request, _("Отмечены: %(count)s.") % {"count": count})
    else:
        messages.info(request, _("Выберите в списке тех, кто был и ещё не отмечен."))
    return redirect(f"{request.path.removesuffix('mark/')}?{request.GET.urlencode()}")


@require_POST
def attendance_minutes(request: UserRequest, pk: int) -> HttpResponse:
    """From how many minutes on taking part counts."""
    event = run_event(request, pk)
    form = MinutesForm(request.POST)
    changed: list[int] = []

    def save() -> None:
        data = form.cleaned_data
        known = {"minutes": data["minutes"], "version": data["version"]}
        changed.append(actions.set_minutes_needed(event, **known, actor=request.user))

    if done(form, save):
        messages.success(request, _("Пересчитано. Изменилось у участников: %(count)s.") % {"count": changed[0]})
        return redirect("events:attendance", pk)
    return _page(request, event, minutes_form=form, status=422)


@require_POST
def follow_up(request: UserRequest, pk: int, kind: str) -> HttpResponse:
    """Letters to those who came, or to those who did not."""
    event = run_event(request, pk)
    if kind not in FollowUpKind.values:
        raise Http404
    count = surveys.order_follow_ups(event, kind=kind, actor=request.user)
    if count:
        write_follow_ups.enqueue(event.pk, kind)
        messages.success(request, _("Письма отправляются: %(count)s.") % {"count": count})
    else:
        messages.info(request, _("Писать некому: все уже получили письмо или не указали почту."))
    return redirect("events:attendance", pk)


@require_safe
def participant_options(request: UserRequest, pk: int) -> JsonResponse:
    """Participants of the event for a list with search."""
    event = run_event(request, pk)
    rows = search(participants(event), request.GET.get("q", ""), SEARCHED)[:MOST_OPTIONS]
    return JsonResponse(
        {"results": [{"value": each.pk, "text": each.full_name, "hint": each.organization_name} for each in rows]}
    )


def _page(request: UserRequest, event: Event, *, status: int = 200, **more: Any) -> HttpResponse:
    chosen = AttendanceFilter(request.GET, event=event)
    page = Paginator(chosen.found(participants(event)), ROWS_A_PAGE).get_page(request.GET.get("page"))
    initial = {"minutes": event.rules.minutes_needed, "version": event.version}
    context = {
        "event": event,
        "tab": "attendance",
        "people": participation_of([event])[event.pk],
        "filter": chosen,
        "page": page,
        "rows": [{"registration": each, "ways": ways_of(each)} for each in page],
        "may_mark": may_mark_attendance(request.user, event),
        "may_correct": may_correct_attendance(request.user, event),
        "minutes_form": MinutesForm(initial=initial),
        "logs": event.logs.select_related("stored"),
        "letters": [_letter(event, kind) for kind in FollowUpKind],
        **more,
    }
    return render(request, "events/attendance/attendance.html", context, status=status)


def _letter(event: Event, kind: FollowUpKind) -> dict[str, Any]:
    """How many would get the letter, and why it cannot be sent yet."""
    return {
        "kind": kind.value,
        "label": kind.label,
        "count": follow_ups.recipients(event, kind).count(),
        "verdict": follow_ups.has_reason_to_write(event, kind),
    }
