"""A paper beside its source: compare, correct, choose the people, admit."""

from __future__ import annotations

from contextlib import suppress

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.versions import Stale
from rumo.documents.enums import PaperFormat
from rumo.documents.prints import download
from rumo.intake import permissions, prints, queries, similar
from rumo.intake.actions import admission, papers
from rumo.intake.enums import PaperKind
from rumo.intake.models import IncomingPaper
from rumo.intake.views.paper_part import PaperScreen, paper_context, screen_context
from rumo.planning.deadline_reading import read_deadline
from rumo.russian.deadlines.periods import Period

_ADMITTED = {
    PaperKind.MINUTES: gettext_lazy("Протокол принят: заседание в реестре."),
    PaperKind.PLAN: gettext_lazy("План принят: он среди планов объединения."),
    PaperKind.ORDER: gettext_lazy("Приказ принят: состав объединения изменён по нему."),
    PaperKind.ANALYSIS: gettext_lazy("Документ принят: он в реестре документов."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: UserRequest, paper_pk: int) -> HttpResponse:
    """The page; by POST the record is kept, and then admitted when that button was pressed.

    What is wrong comes back with all that was typed.
    """
    record = get_object_or_404(queries.visible_papers(request.user), pk=paper_pk)
    if not record.is_readable:
        return render(request, "intake/other_paper.html", paper_context(request.user, record))
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
    papers.edit_paper(
        record,
        correction=screen.correction(request.POST.get("do", "")),
        version=screen.target.cleaned_data["version"],
        actor=request.user,
    )


def _admit(request: UserRequest, record: IncomingPaper) -> HttpResponse:
    made = admission.admit_paper(record, version=record.version, actor=request.user)
    messages.success(request, str(_ADMITTED[PaperKind(record.kind)]))
    return redirect(similar.link_to(made).url)


def _page(
    request: UserRequest, record: IncomingPaper, screen: PaperScreen, *, status: int = 200, refusal: str = ""
) -> HttpResponse:
    context = paper_context(request.user, record) | screen_context(screen) | {"refusal": refusal}
    return render(request, "intake/paper.html", context, status=status)


@require_safe
def paper_file(request: UserRequest, paper_pk: int, file_format: str) -> HttpResponse:
    """The paper as it is corrected now, in our layout."""
    record = get_object_or_404(queries.visible_papers(request.user), pk=paper_pk)
    if file_format not in prints.formats_of(record):
        raise Http404
    return download(prints.print_paper(record, PaperFormat(file_format)))


@require_safe
def deadline(request: UserRequest) -> HttpResponse:
    """A deadline phrase explained while it is typed, within the year typed above. Any text may come."""
    phrase = next((str(text) for name, text in request.GET.items() if name.endswith("-deadline")), "")
    reading = None
    with suppress(ValueError):
        reading = read_deadline(phrase[:500], Period.parse(request.GET.get("head-period", "")))
    return render(request, "intake/_deadline_explained.html", {"reading": reading})
