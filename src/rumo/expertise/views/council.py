"""Materials on their way to a meeting: chosen, put on an agenda, taken off again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.expertise import council as reads
from rumo.expertise.actions import council as actions
from rumo.expertise.forms.council import AgendaForm
from rumo.expertise.queries import run_tracks
from rumo.meetings.models import AgendaItem


@require_http_methods(["GET", "HEAD", "POST"])
def council(request: UserRequest) -> HttpResponse:
    """What waits for a meeting, what stands on one, what came back; for those who lead a track."""
    if not run_tracks(request.user).exists():
        return redirect("expertise:home")
    rows = reads.concluded(request.user)
    form = AgendaForm(
        request.POST or None,
        rows=rows,
        meetings=list(reads.meetings_ahead(request.user, rows)),
        bodies=reads.bodies_to_call(request.user, rows),
    )
    item = _put(request, form) if form.is_bound and form.is_valid() else None
    if item is not None:
        messages.success(request, _("Материалы вынесены на заседание: вопрос № %(n)s повестки.") % {"n": item.position})
        return redirect("expertise:council")
    context = {
        "form": form,
        "rows": rows,
        "chosen": {str(pk) for pk in request.POST.getlist("rounds")} if form.is_bound else None,
        "meetings": reads.on_agendas(request.user),
        "left": reads.left_behind(request.user),
        "reworks": reads.reworks(request.user),
        "appeals": reads.appeals_waiting(request.user),
        "today": clock.today(),
        "leads": True,
    }
    return render(request, "expertise/council/council.html", context, status=422 if form.errors else 200)


@require_POST
def agenda_leave(request: UserRequest, pk: int) -> HttpResponse:
    """Off the agenda: the material waits for another meeting."""
    submission = get_object_or_404(reads.led(request.user), pk=pk)
    actions.take_off_agenda(submission, actor=request.user)
    messages.success(request, _("Материал «%(title)s» снят с повестки.") % {"title": submission.title})
    return redirect("expertise:council")


def _put(request: UserRequest, form: AgendaForm) -> AgendaItem | None:
    meeting = form.chosen_meeting()
    try:
        if meeting is not None:
            return actions.put_on_agenda(form.chosen(), meeting=meeting, actor=request.user)
        return actions.put_on_new_meeting(
            form.chosen(), association=form.chosen_body(), day=form.cleaned_data["day"], actor=request.user
        )
    except (Conflict, NotAllowed):
        raise
    except Refusal as refusal:
        form.add_error(None, refusal.message)
    return None
