"""Word templates of a region: upload, trial print, use, history. For the administrators of the region."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rumo.accounts.requests import UserRequest
from rumo.core import files
from rumo.core.files import FileRefused
from rumo.directory.models import Region
from rumo.directory.queries import administered_regions
from rumo.documents import actions, queries, word_templates
from rumo.documents.enums import PaperKind
from rumo.documents.forms import TemplateForm
from rumo.documents.models import WordTemplate
from rumo.documents.word_templates import NAMES, PAPER_NAMES, TemplateRefused

MOST_HISTORY = 30


def templates(request: UserRequest) -> HttpResponse:
    """To the region of the administrator; who has several begins with the first."""
    region = administered_regions(request.user).first()
    if region is None:
        raise Http404
    return redirect("documents:region_templates", region.slug)


def region_templates(request: UserRequest, slug: str) -> HttpResponse:
    """The templates by kind and, by POST, an upload; a refused template shows its faults and is not kept."""
    region = _region(request, slug)
    form = TemplateForm(request.POST, request.FILES) if request.method == "POST" else TemplateForm()
    context: dict[str, Any] = {"faults": ()}
    if form.is_bound and form.is_valid():
        try:
            template = _upload(request, region, form)
        except FileRefused as refusal:
            form.add_error("file", refusal.message)
        except TemplateRefused as refusal:
            context = {
                "faults": refusal.faults,
                "refusal": refusal.message,
                "file_name": form.cleaned_data["file"].name,
            }
        else:
            messages.success(request, _("Шаблон принят. Посмотрите пробную печать и включите его."))
            return redirect(f"{request.path}#template-{template.pk}")
    context |= {
        "region": region,
        "regions": administered_regions(request.user),
        "form": form,
        "kinds": [_kind(region, kind) for kind in word_templates.SAMPLES],
        "history": _history(region),
        "most_mb": settings.MAX_UPLOAD_MB,
    }
    return render(request, "documents/templates.html", context, status=422 if form.is_bound else 200)


def template_file(request: UserRequest, pk: int) -> FileResponse:
    return files.file_response(_template(request, pk).file)


def template_trial(request: UserRequest, pk: int) -> HttpResponse:
    """An invented paper printed by the template, in use or not."""
    template = _template(request, pk)
    content = word_templates.trial_print(PaperKind(template.kind), template.file.content())
    name = _("Пробная печать (%(kind)s).docx") % {"kind": template.get_kind_display()}
    return files.bytes_response(content, files.DOCX, name)


def default_template(request: UserRequest, kind: str) -> HttpResponse:
    """The product's own template of a kind."""
    _require_administrator(request)
    if kind not in word_templates.SAMPLES:
        raise Http404
    name = _("Шаблон (%(kind)s).docx") % {"kind": PaperKind(kind).label}
    return files.bytes_response(word_templates.default_template(PaperKind(kind)), files.DOCX, name)


def template_names(request: UserRequest) -> HttpResponse:
    _require_administrator(request)
    return render(request, "documents/template_names.html", {"names": NAMES, "paper_names": PAPER_NAMES})


@require_POST
def template_activate(request: UserRequest, pk: int) -> HttpResponse:
    template = _template(request, pk)
    actions.activate_template(template, actor=request.user)
    messages.success(request, _("Шаблон включён: следующие документы печатаются по нему."))
    return redirect("documents:region_templates", template.region.slug)


@require_POST
def template_deactivate(request: UserRequest, pk: int) -> HttpResponse:
    template = _template(request, pk)
    actions.deactivate_template(template, actor=request.user)
    messages.success(request, _("Шаблон выключен: документы печатаются по стандартному."))
    return redirect("documents:region_templates", template.region.slug)


def _upload(request: UserRequest, region: Region, form: TemplateForm) -> WordTemplate:
    data = form.cleaned_data
    return actions.upload_template(region, kind=PaperKind(data["kind"]), upload=data["file"], actor=request.user)


def _kind(region: Region, kind: PaperKind) -> dict[str, Any]:
    rows = list(queries.templates_of(region, kind))
    return {"kind": kind, "rows": rows, "own": next((row for row in rows if row.is_active), None)}


def _history(region: Region) -> list[dict[str, Any]]:
    entries = queries.history_of_templates(region)[:MOST_HISTORY]
    return [{"at": entry.at, "actor": entry.actor_name, "text": entry.summary} for entry in entries]


def _region(request: UserRequest, slug: str) -> Region:
    return get_object_or_404(administered_regions(request.user), slug=slug)


def _template(request: UserRequest, pk: int) -> WordTemplate:
    rows = WordTemplate.objects.select_related("region", "file")
    return get_object_or_404(rows, pk=pk, region__in=administered_regions(request.user))


def _require_administrator(request: UserRequest) -> None:
    if not administered_regions(request.user).exists():
        raise Http404
