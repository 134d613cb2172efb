"""The certificates of one event: who is due, batches with their progress, everything that was issued."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import files
from rumo.core.verdict import Verdict
from rumo.events import certificate_list as listed
from rumo.events import certificate_permissions as permissions
from rumo.events import certificates as about
from rumo.events.actions import certificate_batches as batches
from rumo.events.actions import certificates as actions
from rumo.events.enums import BatchState, ParticipantRole
from rumo.events.forms.certificates import CertificateFilter
from rumo.events.models import CertificateBatch, Event
from rumo.events.queries import run_events

ROWS_A_PAGE = 50
_TITLES = {
    ParticipantRole.PARTICIPANT: gettext_lazy("Участникам"),
    ParticipantRole.SPEAKER: gettext_lazy("Выступающим"),
    ParticipantRole.ORGANIZER: gettext_lazy("Организаторам"),
}
_BADGES = {
    BatchState.WAITING: "info",
    BatchState.RUNNING: "accent",
    BatchState.DONE: "success",
    BatchState.CANCELLED: "neutral",
    BatchState.FAILED: "danger",
}


@dataclass(frozen=True, slots=True)
class RoleCard:
    """What there is of one role: how many are due, in force, doubtful; the last batch and its badge."""

    role: str
    label: str
    due: int
    in_force: int
    doubtful: int
    batch: CertificateBatch | None
    badge: str
    is_going: bool
    may_issue: Verdict


@require_safe
def event_certificates(request: UserRequest, pk: int) -> HttpResponse:
    event = _event(request, pk)
    rows = listed.run_certificates(request.user).filter(event=event)
    chosen = CertificateFilter(request.GET, certificates=rows)
    page = Paginator(chosen.found(), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {"filter": chosen, "page": page, **_progress(request, event)}
    return render(request, "events/certificates/event.html", context)


@require_safe
def progress(request: UserRequest, pk: int) -> HttpResponse:
    """The cards alone, asked for while a batch is on its way."""
    return render(request, "events/certificates/_cards.html", _progress(request, _event(request, pk)))


@require_POST
def batch_issue(request: UserRequest, pk: int, role: str) -> HttpResponse:
    event = _event(request, pk)
    batches.issue_batch(
        event, role=_role(role), sends_letters=request.POST.get("sends_letters") == "on", actor=request.user
    )
    messages.success(request, _("Выпуск запущен. Страницу можно закрыть: он продолжится."))
    return redirect("events:event_certificates", pk)


@require_POST
def batch_cancel(request: UserRequest, pk: int) -> HttpResponse:
    batch = _batch(request, pk)
    batches.cancel_batch(batch, actor=request.user)
    messages.success(request, _("Выпуск остановлен. Уже выданные сертификаты действуют."))
    return redirect("events:event_certificates", batch.event_id)


@require_safe
def batch_file(request: UserRequest, pk: int) -> FileResponse:
    """All certificates of the role in one PDF, as they were when the batch ended."""
    batch = _batch(request, pk)
    if batch.combined is None:
        raise Http404
    return files.file_response(batch.combined)


@require_safe
def due(request: UserRequest, pk: int, role: str) -> HttpResponse:
    """Who has none yet, by name, to issue one by one."""
    event = _event(request, pk)
    page = Paginator(about.due(event, _role(role)), ROWS_A_PAGE).get_page(request.GET.get("page"))
    subjects = about.subjects_of(event, page)
    context = {
        "event": event,
        "tab": "certificates",
        "role": role,
        "role_label": _TITLES[ParticipantRole(role)],
        "page": page,
        "rows": [(holder.pk, subject) for holder, subject in zip(page, subjects, strict=True)],
        "may_issue": permissions.may_issue(request.user, event),
    }
    return render(request, "events/certificates/due.html", context)


@require_POST
def give(request: UserRequest, pk: int, role: str, holder_pk: int) -> HttpResponse:
    """One certificate to one who is due."""
    event = _event(request, pk)
    holder = get_object_or_404(about.due(event, _role(role)), pk=holder_pk)
    made = actions.issue_certificate(holder, sends_letter=True, actor=request.user)
    words = {"number": made.number, "name": made.name}
    messages.success(request, _("Выдан сертификат № %(number)s: %(name)s.") % words)
    return redirect("events:certificates_due", pk, role)


def _progress(request: UserRequest, event: Event) -> dict[str, Any]:
    cards = _cards(request, event)
    return {"event": event, "tab": "certificates", "cards": cards, "is_going": any(card.is_going for card in cards)}


def _cards(request: UserRequest, event: Event) -> list[RoleCard]:
    last: dict[str, CertificateBatch] = {}
    for batch in CertificateBatch.objects.filter(event=event).order_by("created_at", "pk"):
        last[batch.role] = batch
    counts, may_issue = listed.role_counts(event), permissions.may_issue(request.user, event)
    return [
        RoleCard(
            role=role.value,
            label=str(_TITLES[role]),
            due=about.due(event, role).count(),
            in_force=counts[role][0],
            doubtful=counts[role][1],
            batch=(latest := last.get(role)),
            badge=_BADGES[BatchState(latest.state)] if latest else "",
            is_going=latest is not None and latest.state in batches.GOING,
            may_issue=may_issue,
        )
        for role in ParticipantRole
    ]


def _event(request: UserRequest, pk: int) -> Event:
    return get_object_or_404(run_events(request.user), pk=pk)


def _batch(request: UserRequest, pk: int) -> CertificateBatch:
    rows = CertificateBatch.objects.select_related("event", "combined")
    return get_object_or_404(rows.filter(event__in=run_events(request.user).order_by().values("pk")), pk=pk)


def _role(role: str) -> str:
    if role not in ParticipantRole.values:
        raise Http404
    return role
