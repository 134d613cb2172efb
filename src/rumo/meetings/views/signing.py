"""Checking, signing and publishing on the meeting's page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.errors import NotAllowed, Refusal
from rumo.documents.rules import paper_sha256
from rumo.meetings import builders, permissions, prints, queries
from rumo.meetings.actions import publishing, signing
from rumo.meetings.enums import Capacity, MeetingState
from rumo.meetings.models import Meeting
from rumo.meetings.review import review_of
from rumo.meetings.signatures import may_sign, may_withdraw_signature, signature_lines
from rumo.meetings.transitions import MEETING
from rumo.meetings.views.stamps import stamps_context
from rumo.papers.minutes import MinutesForm
from rumo.papers.writers.html import write_html


def signing_context(user: Any, meeting: Meeting) -> dict[str, Any]:
    """What `_signing.html` shows, under the one key `signing`: the way to signing, or what was signed."""
    if meeting.state == MeetingState.MINUTES:
        return {"signing": preparing_context(user, queries.meeting_for_minutes(meeting.pk))}
    # Signed minutes print from what was stored; only the public copy is built from the records.
    if permissions.may_read_minutes(user, meeting):
        return {"signing": signed_context(user, meeting)}
    return {"signing": signed_context(user, queries.meeting_for_minutes(meeting.pk))}


def preparing_context(user: Any, meeting: Meeting) -> dict[str, Any]:
    """Review, signatures and the verdicts of the buttons while the minutes are being prepared."""
    runs = permissions.may_run_meeting(user, meeting)
    if not runs:
        return {"meeting": meeting, "is_preparing": True, "runs": runs}
    paper = builders.build_for_signing(meeting)
    sha256 = paper_sha256(paper)
    review = review_of(meeting, paper)
    lines = [
        {
            "line": line,
            "may_sign": may_sign(user, meeting, line.capacity) & review.verdict,
            "may_withdraw": may_withdraw_signature(user, line),
        }
        for line in signature_lines(meeting, sha256)
    ]
    return {
        "meeting": meeting,
        "is_preparing": True,
        "runs": runs,
        "review": review,
        "sha256": sha256,
        "lines": lines,
        "revisions": list(meeting.revisions.all()),
        "may_keep": MEETING["keep"].verdict(user, meeting),
    }


def signed_context(user: Any, meeting: Meeting) -> dict[str, Any]:
    """The signed paper with its hash, and what may be done with it."""
    may_read = permissions.may_read_minutes(user, meeting)
    revision = prints.last_revision(meeting)
    runs = permissions.may_run_meeting(user, meeting)
    if may_read:
        paper = prints.paper_of(meeting, MinutesForm.FULL, with_reasons=bool(runs))
    else:
        paper = builders.build_public_minutes(meeting)
    return {
        "meeting": meeting,
        "is_preparing": False,
        "runs": runs,
        "may_read": may_read,
        "revision": revision,
        "revisions": list(meeting.revisions.all()),
        "signatures": list(signature_lines(meeting, revision.paper.sha256)) if revision else [],
        "paper_html": write_html(paper),
        "may_publish": MEETING["publish"].verdict(user, meeting),
        "may_unpublish": MEETING["unpublish"].verdict(user, meeting),
        "may_correct": MEETING["correct"].verdict(user, meeting),
        "may_extract": permissions.may_take_extract(user, meeting),
        "items": sorted(meeting.items.all(), key=lambda item: item.position),
        **stamps_context(user, meeting),
    }


@require_safe
def minutes_check(request: UserRequest, pk: int) -> HttpResponse:
    """The check anew, and the signatures with it."""
    record = get_object_or_404(queries.visible_meetings(request.user), pk=pk)
    permissions.may_check_minutes(request.user, record).require()
    return render(request, "meetings/signing/_signing.html", signing_context(request.user, record))


@require_safe
def minutes_signatures(request: UserRequest, pk: int) -> HttpResponse:
    """The block of signatures alone: it is renewed when something on the page is saved."""
    record = get_object_or_404(queries.visible_meetings(request.user), pk=pk)
    permissions.may_check_minutes(request.user, record).require()
    return render(request, "meetings/signing/_signatures.html", signing_context(request.user, record))


@require_POST
def minutes_sign(request: UserRequest, pk: int, capacity: str) -> HttpResponse:
    record = get_object_or_404(queries.visible_meetings(request.user), pk=pk)
    seen = request.POST.get("sha256", "")
    try:
        complete = signing.sign_minutes(record, capacity=_capacity(capacity), sha256=seen, actor=request.user)
    except Refusal as refusal:
        return _refused(request, record, refusal)
    told = _("Протокол подписан. Поручения выданы исполнителям.") if complete else _("Ваша подпись поставлена.")
    return _done(request, record, told)


@require_POST
def signature_withdraw(request: UserRequest, pk: int, capacity: str) -> HttpResponse:
    record = get_object_or_404(queries.visible_meetings(request.user), pk=pk)
    signing.withdraw_signature(record, capacity=_capacity(capacity), actor=request.user)
    return _done(request, record, _("Подпись отозвана."))


@require_POST
def remarks_waive(request: UserRequest, pk: int) -> HttpResponse:
    """Accept the ticked remarks; a checkbox is «code key»."""
    record = get_object_or_404(queries.visible_meetings(request.user), pk=pk)
    keys = [(code, key) for code, _space, key in (value.partition(" ") for value in request.POST.getlist("remark"))]
    try:
        signing.waive_remarks(record, keys=keys, reason=request.POST.get("reason", ""), actor=request.user)
    except Refusal as refusal:
        return _refused(request, record, refusal)
    return _done(request, record, _("Замечание принято, причина записана."))


@require_POST
def waiver_withdraw(request: UserRequest, pk: int, waiver_pk: int) -> HttpResponse:
    record = get_object_or_404(queries.visible_meetings(request.user), pk=pk)
    waiver = get_object_or_404(record.waivers, pk=waiver_pk)
    signing.withdraw_waiver(waiver, actor=request.user)
    return _done(request, record, _("Замечание снова требует решения."))


@require_POST
def minutes_correct(request: UserRequest, pk: int) -> HttpResponse:
    record = get_object_or_404(queries.visible_meetings(request.user), pk=pk)
    try:
        signing.start_correction(record, reason=request.POST.get("reason", ""), actor=request.user)
    except Refusal as refusal:
        return _refused(request, record, refusal)
    return _done(request, record, _("Протокол открыт для исправления. Подписанная редакция сохранена."))


@require_POST
def correction_give_up(request: UserRequest, pk: int) -> HttpResponse:
    record = get_object_or_404(queries.visible_meetings(request.user), pk=pk)
    try:
        signing.give_up_correction(record, actor=request.user)
    except Refusal as refusal:
        return _refused(request, record, refusal)
    return _done(request, record, _("Исправление отменено, действует подписанный протокол."))


@require_POST
def minutes_publish(request: UserRequest, pk: int) -> HttpResponse:
    record = get_object_or_404(queries.visible_meetings(request.user), pk=pk)
    publishing.publish_minutes(record, actor=request.user)
    return _done(request, record, _("Протокол опубликован."))


@require_POST
def minutes_unpublish(request: UserRequest, pk: int) -> HttpResponse:
    record = get_object_or_404(queries.visible_meetings(request.user), pk=pk)
    publishing.unpublish_minutes(record, actor=request.user)
    return _done(request, record, _("Протокол снят с публикации."))


def _capacity(value: str) -> Capacity:
    if value not in Capacity.values:
        raise Http404
    return Capacity(value)


def _refused(request: UserRequest, meeting: Meeting, refusal: Refusal) -> HttpResponse:
    """Back to the page with the reason; what one may not do at all is a page of its own."""
    if isinstance(refusal, NotAllowed):
        raise refusal
    messages.error(request, refusal.message)
    return _back(meeting)


def _done(request: UserRequest, meeting: Meeting, told: str) -> HttpResponse:
    messages.success(request, told)
    return _back(meeting)


def _back(meeting: Meeting) -> HttpResponse:
    return redirect(f"{reverse('meetings:meeting', args=[meeting.pk])}#signing")
