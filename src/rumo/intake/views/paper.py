"""A paper beside its source: compare, correct, choose the people, admit."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rumo.accounts.requests import UserRequest
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.versions import Stale
from rumo.intake import changes, permissions, queries
from rumo.intake.actions import admission, papers
from rumo.intake.models import IncomingPaper
from rumo.intake.views.paper_part import PaperScreen, paper_context


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: UserRequest, paper_pk: int) -> HttpResponse:
    """The page; by POST the record is kept, and then admitted when that button was pressed.

    What is wrong comes back with all that was typed.
    """
    record = get_object_or_404(queries.visible_papers(request.user), pk=paper_pk)
    if request.method != "POST":
        return _page(request, record, PaperScreen(request.user, record))
    permissions.may_edit(request.user, record).require()
    screen = PaperScreen(request.user, record, request.POST)
    if not screen.is_valid():
        return _page(request, record, screen, status=422)
    try:
        _keep(request, record, screen)
        if request.POST.get("do") == "admit":
            return _admit(request, record)
    except NotAllowed:
        raise
    except Refusal as refusal:
        # Kept before it was refused: then the page shows what was kept. Not kept: what was typed.
        is_kept = not isinstance(refusal, Stale)
        shown = PaperScreen(request.user, record) if is_kept else PaperScreen(request.user, record, request.POST)
        return _page(request, record, shown, status=refusal.status, refusal=refusal.message)
    messages.success(request, _("Сохранено."))
    return redirect("intake:paper", paper_pk)


def _keep(request: UserRequest, record: IncomingPaper, screen: PaperScreen) -> None:
    papers.edit_minutes(
        record,
        minutes=changes.change(screen.record.minutes(), request.POST.get("do", "")),
        association=screen.target.cleaned_data["association"],
        choices=[form.chosen() for form in screen.people],
        version=screen.target.cleaned_data["version"],
        actor=request.user,
    )


def _admit(request: UserRequest, record: IncomingPaper) -> HttpResponse:
    meeting = admission.admit_minutes(record, version=record.version, actor=request.user)
    messages.success(request, _("Протокол принят: заседание в реестре."))
    return redirect("meetings:meeting", meeting.pk)


def _page(
    request: UserRequest, record: IncomingPaper, screen: PaperScreen, *, status: int = 200, refusal: str = ""
) -> HttpResponse:
    context = paper_context(request.user, record, screen) | {"refusal": refusal}
    template = "intake/minutes.html" if record.is_minutes else "intake/other_paper.html"
    return render(request, template, context, status=status)
