"""A log of a conference service: brought, watched while it is read, looked through, taken or left out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.files import file_response
from rumo.core.form_pages import done, form_page
from rumo.events.actions import logs as actions
from rumo.events.attendance_permissions import may_correct_attendance, may_mark_attendance
from rumo.events.attendance_tasks import apply_log, read_log
from rumo.events.conference.columns import Columns
from rumo.events.enums import LogState, MatchKind
from rumo.events.forms.attendance import ColumnsForm, LogFilter, LogForm, VoidForm
from rumo.events.models import ConferenceLog, LogRow, Registration
from rumo.events.queries import run_events
from rumo.events.views.event_pages import run_event

ROWS_A_PAGE = 50
GOING = (LogState.READING, LogState.APPLYING)
BADGES = {
    LogState.READING: "info",
    LogState.READY: "warning",
    LogState.APPLYING: "info",
    LogState.APPLIED: "success",
    LogState.FAILED: "danger",
    LogState.DROPPED: "neutral",
}
MATCH_BADGES = {
    MatchKind.EXACT: "success",
    MatchKind.LIKELY: "warning",
    MatchKind.NONE: "neutral",
    MatchKind.CHOSEN: "accent",
    MatchKind.SKIPPED: "neutral",
}


@require_http_methods(["GET", "HEAD", "POST"])
def log_upload(request: UserRequest, pk: int) -> HttpResponse:
    event = run_event(request, pk)
    may_mark_attendance(request.user, event).require()
    form = LogForm(request.POST or None, request.FILES or None)
    made: list[ConferenceLog] = []

    def upload() -> None:
        made.append(actions.upload_log(event, upload=form.cleaned_data["upload"], actor=request.user))

    if form.is_bound and done(form, upload):
        read_log.enqueue(made[0].pk)
        return redirect("events:log", made[0].pk)
    crumbs = [(event, reverse("events:attendance", args=[pk]))]
    lead = _("Люди из журнала сопоставятся с зарегистрированными. До вашего подтверждения никто не будет отмечен.")
    return form_page(request, form, title=_("Журнал видеосвязи"), crumbs=crumbs, submit=_("Загрузить"), lead=lead)


@require_safe
def log(request: UserRequest, pk: int) -> HttpResponse:
    """What was recognised; while it is being read, how far that is."""
    found = _log(request, pk)
    chosen = LogFilter(request.GET)
    rows = chosen.found(found.rows.select_related("registration"))
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        **_frame(request, found),
        "filter": chosen,
        "page": page,
        "rows": [{"row": each, "badge": MATCH_BADGES[MatchKind(each.match)]} for each in page],
        "counts": _counts(found),
        "marked": found.marks.filter(voided_at__isnull=True).count() if found.state == LogState.APPLIED else 0,
        "needed": found.event.rules.minutes_needed,
    }
    return render(request, "events/attendance/log.html", context)


@require_safe
def log_progress(request: UserRequest, pk: int) -> HttpResponse:
    """Asked for while the log is read or taken into account; when it is done, the page is asked for anew."""
    found = _log(request, pk)
    if found.state not in GOING:
        return HttpResponse(headers={"HX-Redirect": reverse("events:log", args=[pk])})
    return render(request, "events/attendance/_log_progress.html", _frame(request, found))


@require_safe
def log_file(request: UserRequest, pk: int) -> HttpResponse:
    """The file as it was brought."""
    return file_response(_log(request, pk).stored)  # type: ignore[return-value]


@require_http_methods(["GET", "HEAD", "POST"])
def log_columns(request: UserRequest, pk: int) -> HttpResponse:
    """A person says which column is which; the log is read anew."""
    found = _log(request, pk)
    columns = Columns.from_json(found.columns) if found.columns else None
    form = ColumnsForm(request.POST or None, rows=actions.head_rows(found), columns=columns)
    if form.is_bound and done(form, lambda: actions.set_columns(found, columns=form.columns(), actor=request.user)):
        read_log.enqueue(pk)
        return redirect("events:log", pk)
    crumbs = [
        (found.event, reverse("events:attendance", args=[found.event_id])),
        (found, reverse("events:log", args=[pk])),
    ]
    return form_page(request, form, title=_("Столбцы журнала"), crumbs=crumbs, submit=_("Прочитать заново"))


@require_POST
def log_apply(request: UserRequest, pk: int) -> HttpResponse:
    found = _log(request, pk)
    count = actions.apply_log(found, actor=request.user)
    if count is None:
        apply_log.enqueue(pk, request.user.pk)
        return redirect("events:log", pk)
    messages.success(request, _("Журнал учтён. Отмечены: %(count)s.") % {"count": count})
    return redirect("events:attendance", found.event_id)


@require_POST
def log_stop(request: UserRequest, pk: int) -> HttpResponse:
    """Leave off taking it into account: nobody stays marked by it."""
    actions.stop_log(_log(request, pk), actor=request.user)
    messages.success(request, _("Учёт журнала остановлен: отметки по нему сняты."))
    return redirect("events:log", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def log_drop(request: UserRequest, pk: int) -> HttpResponse:
    """Leave it out; of one that was taken into account the marks come off, with a reason."""
    found = _log(request, pk)
    may_correct_attendance(request.user, found.event).require()
    back = reverse("events:attendance", args=[found.event_id])
    if request.method == "POST" and found.state != LogState.APPLIED:
        actions.drop_log(found, reason="", actor=request.user)
        messages.success(request, _("Журнал больше не используется."))
        return redirect(back)
    form = VoidForm(request.POST or None)
    if form.is_bound and done(
        form, lambda: actions.drop_log(found, reason=form.cleaned_data["reason"], actor=request.user)
    ):
        messages.success(request, _("Отметки по этому журналу сняты."))
        return redirect(back)
    crumbs = [(found.event, back), (found, reverse("events:log", args=[pk]))]
    lead = _("Все отметки, поставленные по журналу «%(name)s», будут сняты.") % {"name": found.stored.name}
    return form_page(request, form, title=_("Не учитывать журнал"), crumbs=crumbs, submit=_("Снять отметки"), lead=lead)


@require_POST
def log_row(request: UserRequest, pk: int, step: str) -> HttpResponse:
    """A person decides on one row: it is somebody of the list, somebody new, or nobody of ours."""
    rows = LogRow.objects.select_related("log__event__association", "registration")
    row = get_object_or_404(rows, pk=pk, log__event__in=run_events(request.user).values("pk"))
    if step == "register":
        actions.register_row(row, actor=request.user)
    elif step == "skip":
        actions.choose_match(row, registration=None, actor=request.user)
    else:
        chosen = get_object_or_404(Registration, pk=_key(request.POST.get("registration")), event=row.log.event_id)
        actions.choose_match(row, registration=chosen, actor=request.user)
    return render(
        request,
        "events/attendance/_log_row.html",
        {"row": row, "badge": MATCH_BADGES[MatchKind(row.match)], "is_ready": True, "event": row.log.event},
    )


def _key(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


def _log(request: UserRequest, pk: int) -> ConferenceLog:
    rows = ConferenceLog.objects.select_related("event__association", "stored", "uploaded_by")
    found: ConferenceLog = get_object_or_404(rows, pk=pk, event__in=run_events(request.user).values("pk"))
    return found


def _frame(request: UserRequest, found: ConferenceLog) -> dict[str, Any]:
    return {
        "log": found,
        "event": found.event,
        "tab": "attendance",
        "badge": BADGES[LogState(found.state)],
        "is_ready": found.state == LogState.READY,
        "is_going": found.state in GOING,
        "may_mark": may_mark_attendance(request.user, found.event),
        "may_correct": may_correct_attendance(request.user, found.event),
    }


def _counts(found: ConferenceLog) -> list[dict[str, Any]]:
    """Rows by how they were recognised, in the order of the kinds."""
    counts = dict(found.rows.order_by().values_list("match").annotate(n=Count("pk")))
    return [{"kind": kind, "count": counts[kind.value]} for kind in MatchKind if kind.value in counts]
