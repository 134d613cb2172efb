"""The forms certificates are printed by: one for each role of a body, edited beside a picture of the page."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import asdict

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.form_pages import done
from rumo.directory.models import Association
from rumo.directory.queries import run_associations, usual_association
from rumo.events import certificate_permissions as permissions
from rumo.events import certificates as about
from rumo.events.actions import certificates as actions
from rumo.events.certificate_words import WORDS
from rumo.events.enums import ParticipantRole
from rumo.events.forms.certificates import TemplateForm
from rumo.events.models import CertificateTemplate

_DOTS_PER_INCH = 80


@require_safe
def templates(request: UserRequest) -> HttpResponse:
    """The bodies one runs, each with its three forms."""
    associations = run_associations(request.user)
    asked = request.GET.get("association", "")
    chosen = associations.filter(pk=asked).first() if asked.isdecimal() else None
    association = chosen or usual_association(request.user) or associations.first()
    own = set(CertificateTemplate.objects.filter(association=association).values_list("role", flat=True))
    context = {
        "association": association,
        "associations": associations,
        "roles": [(role.value, role.label, role in own) for role in ParticipantRole],
    }
    return render(request, "events/certificates/templates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def certificate_template(request: UserRequest, pk: int, role: str) -> HttpResponse:
    association = _association(request, pk, role)
    permissions.may_keep_templates(request.user, association).require()
    own = CertificateTemplate.objects.filter(association=association, role=role).first()
    usual = asdict(about.wording_of(association, role))
    form = TemplateForm(request.POST or None, initial={**usual, "version": own.version if own else 0})
    if form.is_bound and done(
        form,
        lambda: actions.save_template(
            association, role, wording=form.wording, version=form.cleaned_data["version"], actor=request.user
        ),
    ):
        messages.success(request, _("Форма сохранена. Следующие сертификаты напечатаются по ней."))
        return redirect("events:certificate_template", pk, role)
    context = {
        "association": association,
        "role": role,
        "role_label": ParticipantRole(role).label,
        "own": own,
        "form": form,
        "words": [(f"{{{word}}}", about) for word, about in WORDS.items()],
    }
    status = 422 if form.errors else 200
    return render(request, "events/certificates/template.html", context, status=status)


@require_POST
def template_preview(request: UserRequest, pk: int, role: str) -> HttpResponse:
    """A picture of the page by what stands in the form, unsaved."""
    association = _association(request, pk, role)
    form = TemplateForm(request.POST)
    pages: list[str] = []
    if form.is_valid():
        # typst is slow to load, and only printing needs it.
        from rumo.papers.writers.pdf import draw_pages

        paper = about.sample_of(association, form.wording)
        pages = [b64encode(page).decode() for page in draw_pages(paper, dots_per_inch=_DOTS_PER_INCH)]
    return render(request, "events/certificates/_preview.html", {"pages": pages, "form": form})


@require_POST
def template_drop(request: UserRequest, pk: int, role: str) -> HttpResponse:
    actions.drop_template(_association(request, pk, role), role, actor=request.user)
    messages.success(request, _("Своя форма убрана: сертификаты снова печатаются по обычной."))
    return redirect("events:certificate_template", pk, role)


def _association(request: UserRequest, pk: int, role: str) -> Association:
    if role not in ParticipantRole.values:
        raise Http404
    rows = run_associations(request.user).select_related("host", "parent")
    return get_object_or_404(rows.prefetch_related("former_names", "host__former_names"), pk=pk)
