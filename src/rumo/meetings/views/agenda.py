"""The agenda: its questions are added, changed and moved without leaving the meeting's page.

Each view answers htmx with the agenda alone and everybody else with the whole page.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.errors import Conflict
from rumo.core.versions import Stale
from rumo.meetings import permissions, queries
from rumo.meetings.actions import agenda as actions
from rumo.meetings.forms.agenda import ItemForm, form_of, posted_form, posted_speakers, rows_of
from rumo.meetings.models import AgendaItem, Meeting
from rumo.meetings.views.agenda_part import render_agenda
from rumo.meetings.views.meeting_page import page_response


@require_safe
def agenda(request: UserRequest, pk: int) -> HttpResponse:
    """The agenda as it stands, after a form in it was given up."""
    return _answer(request, _meeting(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
def item_add(request: UserRequest, pk: int) -> HttpResponse:
    """A new question at the end of the agenda."""
    meeting = _editable(request, pk)
    if request.method != "POST":
        return _answer(request, meeting, adding=True, item_form=ItemForm(speakers=[]))
    form = posted_form(request.user, meeting, request.POST)
    if not form.is_valid():
        return _answer(request, meeting, status=422, adding=True, item_form=form)
    actions.add_item(meeting, data=form.item_data(), actor=request.user)
    return _done(request, meeting)


@require_http_methods(["GET", "HEAD", "POST"])
def item_edit(request: UserRequest, pk: int, item_pk: int) -> HttpResponse:
    """Change a question in its place; when somebody else was quicker, both texts are shown."""
    meeting = _editable(request, pk)
    item = _item(meeting, item_pk)
    if request.method != "POST":
        return _answer(request, meeting, editing=item.pk, item_form=form_of(item))
    form = posted_form(request.user, meeting, request.POST)
    if not form.is_valid():
        return _answer(request, meeting, status=422, editing=item.pk, item_form=form)
    try:
        actions.edit_item(item, data=form.item_data(), version=form.cleaned_data["version"] or 0, actor=request.user)
    except Stale:
        return _conflict(request, meeting, item)
    return _done(request, meeting)


@require_POST
def item_delete(request: UserRequest, pk: int, item_pk: int) -> HttpResponse:
    meeting = _meeting(request, pk)
    actions.delete_item(_item(meeting, item_pk), actor=request.user)
    return _done(request, meeting)


@require_POST
def item_drop(request: UserRequest, pk: int, item_pk: int) -> HttpResponse:
    """Not heard after all; pressed again, heard."""
    meeting = _meeting(request, pk)
    actions.drop_item(_item(meeting, item_pk), dropped=request.POST.get("dropped") != "0", actor=request.user)
    return _done(request, meeting)


@require_POST
def item_speakers(request: UserRequest, pk: int) -> HttpResponse:
    """The rows of speakers in an open form after one was added, removed or moved up. Writes nothing."""
    meeting = _editable(request, pk)
    rows = posted_speakers(request.user, meeting, request.POST)
    return render(request, "meetings/agenda/_speakers.html", {"meeting": meeting, "speakers": rows})


@require_POST
def items_order(request: UserRequest, pk: int) -> JsonResponse:
    """The order after a drag: `order=3,1,2&version=…` (see sortable.js); 409 when the agenda has changed meanwhile."""
    meeting = _meeting(request, pk)
    keys = [int(key) for key in request.POST.get("order", "").split(",") if key.isdigit()]
    version = request.POST.get("version", "")
    mark = actions.order_items(meeting, order=keys, mark=int(version) if version.isdigit() else 0, actor=request.user)
    return JsonResponse({"version": mark})


@require_http_methods(["GET", "HEAD", "POST"])
def agenda_copy(request: UserRequest, pk: int) -> HttpResponse:
    """Questions of an earlier meeting: choose the meeting, then the questions."""
    meeting = _editable(request, pk)
    sources = queries.agenda_sources(request.user, meeting)
    chosen = sources.filter(pk=int(key)).first() if (key := request.GET.get("from", "")).isdigit() else None
    if request.method == "POST":
        keys = [int(key) for key in request.POST.getlist("items") if key.isdigit()]
        items = AgendaItem.objects.filter(pk__in=keys, meeting__in=sources.values("pk"))
        actions.copy_items(meeting, items=items.prefetch_related("speakers__person"), actor=request.user)
        return _done(request, meeting)
    source = chosen or sources.first()
    return _answer(
        request,
        meeting,
        copying=True,
        sources=sources[:30],
        source=source,
        source_items=queries.agenda_of(source) if source else [],
        here=set(meeting.items.values_list("title", flat=True)),
    )


@require_POST
def offer_take(request: UserRequest, pk: int) -> HttpResponse:
    """An offered question goes into the agenda: a standing one (`item`) or an overdue assignment (`assignment`)."""
    meeting = _meeting(request, pk)
    permissions.may_edit_agenda(request.user, meeting).require()
    if (key := request.POST.get("assignment", "")).isdigit():
        assignment = get_object_or_404(queries.overdue_offers(meeting), pk=key)
        actions.add_control_item(meeting, assignment=assignment, actor=request.user)
    else:
        offers = {str(item.pk): item for item in queries.standing_offers(meeting)}
        item = offers.get(request.POST.get("item", ""))
        if item is None:
            raise Conflict(_("Этот вопрос уже добавлен."))
        actions.copy_items(meeting, items=[item], actor=request.user)
    return _done(request, meeting)


def _conflict(request: UserRequest, meeting: Meeting, item: AgendaItem) -> HttpResponse:
    """The form keeps what was typed and carries the new version; the other text stands above it."""
    item.refresh_from_db()
    data = request.POST.copy()
    data["version"] = str(item.version)
    form = posted_form(request.user, meeting, data)
    return _answer(
        request, meeting, status=409, editing=item.pk, item_form=form, theirs=item, theirs_speakers=rows_of(item)
    )


def _meeting(request: UserRequest, pk: int) -> Meeting:
    return get_object_or_404(queries.visible_meetings(request.user), pk=pk)


def _editable(request: UserRequest, pk: int) -> Meeting:
    meeting = _meeting(request, pk)
    permissions.may_edit_agenda(request.user, meeting).require()
    return meeting


def _item(meeting: Meeting, pk: int) -> AgendaItem:
    """The question, or a refusal that keeps the page as it is: it may have been removed a moment ago."""
    item = meeting.items.filter(pk=pk).first()
    if item is None:
        raise Conflict(_("Этого вопроса в повестке уже нет: его убрал другой пользователь. Обновите страницу."))
    return item


def _answer(request: UserRequest, meeting: Meeting, *, status: int = 200, **state: Any) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return render_agenda(request, meeting, status=status, **state)
    return page_response(request, meeting, status=status, **state)


def _done(request: UserRequest, meeting: Meeting) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return render_agenda(request, meeting)
    messages.success(request, _("Повестка изменена."))
    return redirect("meetings:meeting", meeting.pk)
