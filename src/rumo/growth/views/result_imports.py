"""A table of results on its way in: one page that changes with its state."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import files
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.form_pages import done, form_page
from rumo.growth.actions import imports as actions
from rumo.growth.diagnostic_queries import run_diagnostics, visible_imports
from rumo.growth.enums import ImportState
from rumo.growth.forms.diagnostics import ColumnsForm, UploadForm
from rumo.growth.models import Diagnostic, ResultImport
from rumo.growth.views.diagnostics import crumbs_to
from rumo.growth.views.route_access import leads

GOING = (ImportState.READING, ImportState.APPLYING)
STOPPABLE = (*GOING, ImportState.MAPPING, ImportState.READY)
SHOWN_ERRORS = 100
KINDS = {
    ImportState.APPLIED: "success",
    ImportState.FAILED: "danger",
    ImportState.CANCELLED: "warning",
    ImportState.UNDONE: "neutral",
}


@require_http_methods(["GET", "HEAD", "POST"])
def import_start(request: UserRequest, pk: int) -> HttpResponse:
    campaign: Diagnostic = get_object_or_404(run_diagnostics(request.user), pk=pk)
    form = UploadForm(request.POST or None, request.FILES or None)
    made: list[ResultImport] = []

    def start() -> None:
        made.append(actions.start_import(campaign, upload=form.cleaned_data["upload"], actor=request.user))

    if request.method == "POST" and done(form, start):
        return redirect("growth:import", made[0].pk)
    lead = _("Таблица с площадки как она есть, в формате .xlsx: строка — педагог. Сначала её покажут, внесут только "
             "после вашего согласия.")  # fmt: skip
    return form_page(
        request, form, title=_("Загрузить результаты"), crumbs=crumbs_to(campaign), submit=_("Загрузить"), lead=lead
    )


@require_safe
def import_page(request: UserRequest, pk: int) -> HttpResponse:
    held = _held(request, pk)
    return render(request, "growth/diagnostics/import.html", _context(request, held))


@require_safe
def import_progress(request: UserRequest, pk: int) -> HttpResponse:
    """The changing part of the page, asked for while work goes on."""
    return render(request, "growth/diagnostics/_import.html", _context(request, _held(request, pk)))


@require_POST
def import_columns(request: UserRequest, pk: int) -> HttpResponse:
    held = _held(request, pk)
    form = _columns_form(held, request.POST)
    if done(form, lambda: actions.set_columns(held, columns=form.columns(), actor=request.user)):
        return redirect("growth:import", pk)
    context = {**_context(request, held), "columns_form": form, "is_mapping": True}
    return render(request, "growth/diagnostics/import.html", context, status=422)


@require_POST
def import_apply(request: UserRequest, pk: int) -> HttpResponse:
    held = _held(request, pk)
    try:
        actions.apply_import(
            held,
            elsewhere=request.POST.get("elsewhere", ""),
            skips_bad="skips_bad" in request.POST,
            actor=request.user,
        )
    except NotAllowed:
        raise
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect("growth:import", pk)


@require_POST
def import_cancel(request: UserRequest, pk: int) -> HttpResponse:
    actions.cancel_import(_held(request, pk), actor=request.user)
    messages.success(request, _("Загрузка остановлена."))
    return redirect("growth:import", pk)


@require_POST
def import_undo(request: UserRequest, pk: int) -> HttpResponse:
    actions.undo_import(_held(request, pk), actor=request.user)
    messages.success(request, _("Загрузка отменена: её результаты удалены."))
    return redirect("growth:import", pk)


@require_safe
def import_file(request: UserRequest, pk: int) -> FileResponse:
    return files.file_response(_held(request, pk).stored)


def _held(request: UserRequest, pk: int) -> ResultImport:
    return get_object_or_404(visible_imports(request.user), pk=pk)


def _context(request: UserRequest, held: ResultImport) -> dict[str, Any]:
    written = held.results.count() if held.state in (ImportState.APPLIED, ImportState.CANCELLED) else 0
    is_mapping = held.state == ImportState.MAPPING or (held.state == ImportState.READY and "columns" in request.GET)
    return {
        "held": held,
        "crumbs": crumbs_to(held.diagnostic),
        "kind": KINDS.get(ImportState(held.state), "info"),
        "is_going": held.state in GOING,
        "is_applying": held.state == ImportState.APPLYING,
        "is_mapping": is_mapping,
        "is_ready": held.state == ImportState.READY and not is_mapping,
        "is_stoppable": held.state in STOPPABLE,
        "written": written,
        "errors": held.errors[:SHOWN_ERRORS],
        "more_errors": max(0, held.found.get("bad_rows", 0) - SHOWN_ERRORS),
        "columns_form": _columns_form(held) if is_mapping else None,
        "leads": leads(request),
    }


def _columns_form(held: ResultImport, data: Any = None) -> ColumnsForm:
    areas = list(held.diagnostic.association.region.gap_areas.filter(is_active=True))
    initial = {f"column_{number}": meaning for number, meaning in held.columns.items()}
    return ColumnsForm(data, headings=held.headings, areas=areas, initial=initial)
