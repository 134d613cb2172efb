"""What experts did in a period: a table of all, the reviews behind a number, the certificate of the work."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock, files
from rumo.core.form_pages import done, form_page
from rumo.core.workbook import tables_response
from rumo.directory.enums import Role
from rumo.directory.queries import composition_on, run_associations
from rumo.documents import queries as documents
from rumo.documents.enums import PaperFormat
from rumo.expertise import expert_register as register
from rumo.expertise import permissions
from rumo.expertise.actions.expert_certificates import issue_certificate
from rumo.expertise.expert_sheets import build_statistics
from rumo.expertise.expert_statistics import WORDS, ExpertFigures, Period, statistics_of
from rumo.expertise.forms.experts import CertificateForm, PeriodForm
from rumo.expertise.models import Expert
from rumo.expertise.views.expert_forms import working_association
from rumo.expertise.views.experts import usual_period, visible_expert


@require_safe
def expert_statistics(request: UserRequest) -> HttpResponse:
    """Every expert of the association for a period; each number opens its reviews."""
    association = working_association(request)
    period = PeriodForm(request.GET or None).period(usual_period(clock.today()))
    context = {
        "association": association,
        "associations": run_associations(request.user),
        "rows": _all(request, association.pk, period),
        "period": period,
        "form": PeriodForm(initial={"since": period.since, "until": period.until}),
    }
    return render(request, "expertise/experts/statistics.html", context)


@require_safe
def expert_statistics_export(request: UserRequest) -> HttpResponseBase:
    association = working_association(request)
    period = PeriodForm(request.GET or None).period(usual_period(clock.today()))
    name = _("Работа экспертов, %(since)s – %(until)s")
    words = {"since": f"{period.since:%d.%m.%Y}", "until": f"{period.until:%d.%m.%Y}"}
    return tables_response(request, build_statistics(_all(request, association.pk, period)), name % words)


@require_safe
def expert_reviews(request: UserRequest, pk: int) -> HttpResponse:
    """The reviews behind a number: `?what=` is one of `expert_statistics.WORDS`."""
    expert = visible_expert(request, pk)
    what = request.GET.get("what", "done")
    if what not in WORDS:
        raise Http404
    day = clock.today()
    period = PeriodForm(request.GET).period(usual_period(day))
    seen = register.seen_reviews(request.user, expert)
    keys = statistics_of(seen, [expert.pk], period, day)[expert.pk].keys(what)
    context = {
        "expert": expert,
        "title": WORDS[what],
        "period": period,
        "reviews": seen.filter(pk__in=keys).order_by("-submitted_at", "-pk"),
    }
    return render(request, "expertise/experts/reviews.html", context)


def certificate_issue(request: UserRequest, pk: int) -> HttpResponse:
    expert = visible_expert(request, pk)
    permissions.may_edit_expert(request.user, expert).require()
    usual = usual_period(clock.today())
    chair = composition_on(expert.association, clock.today()).filter(role=Role.CHAIR).first()
    initial = {
        "since": usual.since,
        "until": usual.until,
        "signer_post": _("Председатель объединения"),
        "signer_name": chair.person.full_name.initials_surname if chair else "",
    }
    form = CertificateForm(request.POST or None, initial=initial)
    if form.is_bound and done(form, lambda: issue_certificate(expert, **form.cleaned_data, actor=request.user)):
        messages.success(request, _("Справка выдана: она на странице эксперта, в Word и PDF."))
        return redirect("expertise:expert", pk)
    crumbs = [(_("Эксперты"), reverse("expertise:experts")), (expert, reverse("expertise:expert", args=[pk]))]
    lead = _("Справка получит номер, число отзывов посчитается само.")
    return form_page(request, form, title=_("Справка о работе эксперта"), crumbs=crumbs, submit=_("Выдать"), lead=lead)


@require_safe
def work_certificate_file(request: UserRequest, pk: int, certificate_pk: int, file_format: str) -> FileResponse:
    """The kept bytes, for the expert and those who lead."""
    certificate = get_object_or_404(visible_expert(request, pk).certificates, pk=certificate_pk)
    if file_format not in {PaperFormat.DOCX, PaperFormat.PDF}:
        raise Http404
    stored = documents.file_of(certificate.paper, PaperFormat(file_format))
    if stored is None:
        raise Http404
    return files.file_response(stored)


def _all(request: UserRequest, association: int, period: Period) -> list[tuple[Expert, ExpertFigures]]:
    """Everybody in the register with powers in the period or with work done in it, by name."""
    day = clock.today()
    rows = list(Expert.objects.filter(association=association).select_related("person"))
    found = statistics_of(register.seen_reviews(request.user), [each.pk for each in rows], period, day)
    return [
        (each, found[each.pk])
        for each in rows
        if found[each.pk].asked
        or found[each.pk].done
        or (each.valid_from <= period.until and (each.valid_to is None or each.valid_to >= period.since))
    ]
