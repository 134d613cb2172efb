"""A table from Word or Excel: pasted, looked through, taken in one transaction."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rumo.accounts.requests import UserRequest
from rumo.core.errors import NotAllowed, Refusal
from rumo.papers.readers.document import UnreadableFile
from rumo.papers.readers.plan.columns import Role
from rumo.planning import layout
from rumo.planning.actions import rows, schedule
from rumo.planning.forms.paste import MEETINGS, ROLES, ROWS, PasteForm, meeting_of, row_of, texts_of
from rumo.planning.models import Edition
from rumo.planning.pasting.reading import Paste, read_paste
from rumo.planning.recognition import Recognition
from rumo.planning.views.grid_part import after_of, grid_url, take_draft
from rumo.russian.numbers import agree

_MOST_COLUMNS = 60


@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: UserRequest, pk: int) -> HttpResponse:
    """GET shows the place to paste into; POST the preview, and with `step=take` takes the chosen rows."""
    edition = take_draft(request, pk)
    if request.method != "POST":
        kind = MEETINGS if request.GET.get("kind") == MEETINGS else ROWS
        return _page(request, edition, PasteForm(initial={"kind": kind}))
    form = PasteForm(request.POST)
    if not form.is_valid():
        return _page(request, edition, form, status=422)
    data = form.cleaned_data
    as_meetings = data["kind"] == MEETINGS
    try:
        read = read_paste(
            data["markup"], data["text"], edition.plan.period, as_meetings=as_meetings, roles=_roles(request)
        )
        if request.POST.get("step") == "take":
            return _take(request, edition, read)
    except UnreadableFile as error:
        form.add_error(None, str(error))
        return _page(request, edition, form, status=422)
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return _page(request, edition, form, read, status=422)
    return _page(request, edition, form, read)


def _take(request: UserRequest, edition: Edition, read: Paste) -> HttpResponse:
    chosen = set(request.POST.getlist("take"))
    found = [one for n, one in enumerate(read.rows) if f"row-{n}" in chosen and not one.is_refused]
    meetings = [one for n, one in enumerate(read.meetings) if f"meeting-{n}" in chosen]
    if not (found or meetings):
        raise Refusal(_("Не отмечено ни одной строки: отметьте, что взять в план."))
    known = Recognition(
        edition.plan.association, texts_of([one.row for one in found], [one.meeting for one in meetings])
    )
    after = after_of(request, layout.items_of(edition))
    with transaction.atomic():
        if found:
            data = [row_of(one.row, known) for one in found]
            rows.add_rows(edition, rows=data, after=after, actor=request.user)
        if meetings:
            planned = [meeting_of(one.meeting, known) for one in meetings]
            schedule.add_meetings(edition, meetings=planned, actor=request.user)
    messages.success(request, _told(len(found), len(meetings)))
    return redirect("planning:grid" if found else "planning:schedule", edition.plan_id)


def _told(row_count: int, meeting_count: int) -> str:
    """«Добавлено: 12 строк, 4 заседания.»"""
    said = [agree(row_count, "строка")] if row_count else []
    said += [agree(meeting_count, "заседание")] if meeting_count else []
    return _("Добавлено: %(what)s.") % {"what": ", ".join(said)}


def _roles(request: UserRequest) -> list[str]:
    """Roles of the columns as set right on the page, in order; none when any is missing."""
    known = {role.value for role in Role}
    roles = []
    for n in range(_MOST_COLUMNS):
        role = request.POST.get(f"role_{n}")
        if role is None:
            break
        roles.append(role if role in known else Role.OTHER.value)
    return roles


def _page(
    request: UserRequest, edition: Edition, form: PasteForm, read: Paste | None = None, *, status: int = 200
) -> HttpResponse:
    is_meetings = form["kind"].value() == MEETINGS
    context = {
        "plan": edition.plan,
        "form": form,
        "read": read,
        "roles": ROLES,
        "is_meetings": is_meetings,
        "after": request.GET.get("after", ""),
        "back": reverse("planning:schedule", args=[edition.plan_id]) if is_meetings else grid_url(edition),
    }
    return render(request, "planning/grid/paste.html", context, status=status)
