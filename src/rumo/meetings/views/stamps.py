"""Documents approved by a signed decision, on the meeting's page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rumo.accounts.requests import UserRequest
from rumo.documents.enums import StampKind
from rumo.meetings import permissions, queries
from rumo.meetings.actions import stamps
from rumo.meetings.forms.stamps import StampForm
from rumo.meetings.models import Meeting, Resolution


def stamps_context(user: Any, meeting: Meeting) -> dict[str, Any]:
    """Stamps given by this meeting, and whether another may be given."""
    may_stamp = permissions.may_give_stamp(user, meeting)
    stamped = Resolution.objects.filter(item__meeting=meeting, stamp__isnull=False).select_related("stamp", "item")
    return {
        "may_stamp": may_stamp,
        "stamped": list(stamped.order_by("item__position", "pk")) if may_stamp else [],
        "has_annexes": bool(may_stamp) and meeting.annexes.exists(),
    }


@require_http_methods(["GET", "POST"])
def stamp_give(request: UserRequest, pk: int) -> HttpResponse:
    """Choose the decision, the document and the word of the stamp."""
    record = get_object_or_404(queries.visible_meetings(request.user), pk=pk)
    permissions.may_give_stamp(request.user, record).require()
    form = StampForm(request.POST or None, meeting=record)
    if request.method != "POST" or not form.is_valid():
        context = {"meeting": record, "form": form}
        return render(request, "meetings/signing/stamp_give.html", context, status=422 if form.errors else 200)
    chosen = form.cleaned_data
    stamp = stamps.stamp_document(
        chosen["resolution"], annex=chosen["annex"], kind=StampKind(chosen["kind"]), actor=request.user
    )
    messages.success(request, _("Гриф поставлен: %(title)s") % {"title": stamp.document_title})
    return redirect(f"{reverse('meetings:meeting', args=[record.pk])}#stamps")
