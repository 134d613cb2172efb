"""Innovation sites: the register, a site with its statuses and reports, the forms about it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import audit, clock, files
from rumo.core.form_pages import done, form_page
from rumo.core.verdict import YES, No
from rumo.core.workbook import tables_response
from rumo.directory.queries import run_associations
from rumo.expertise import permissions, site_register
from rumo.expertise.actions import sites as actions
from rumo.expertise.forms.sites import ReceiveForm, ReportForm, SiteFilter, SiteForm, StatusEndForm, StatusForm
from rumo.expertise.models import InnovationSite, SiteReport, SiteStatus

ROWS_A_PAGE = 30


@require_safe
def sites(request: UserRequest) -> HttpResponse:
    form = SiteFilter(request.GET, user=request.user)
    choice = form.choice()
    day = clock.today()
    page = Paginator(site_register.chosen(request.user, choice, day), ROWS_A_PAGE).get_page(request.GET.get("page"))
    runs = run_associations(request.user).exists()
    context = {
        "form": form,
        "page": page,
        "rows": [site_register.as_row(each, day) for each in page],
        "is_filtered": choice != site_register.Choice(),
        "leads": runs,
        "may_enter": YES if runs else No(_("Реестр площадок ведут те, кто ведёт объединение.")),
    }
    return render(request, "expertise/sites/sites.html", context)


@require_safe
def sites_export(request: UserRequest) -> HttpResponseBase:
    """Everything the filters choose, not only the page in sight."""
    day = clock.today()
    chosen = site_register.chosen(request.user, SiteFilter(request.GET, user=request.user).choice(), day)
    book = site_register.build_register(chosen, day)
    return tables_response(request, book, _("Инновационные площадки на %(day)s") % {"day": f"{day:%d.%m.%Y}"})


@require_safe
def site(request: UserRequest, pk: int) -> HttpResponse:
    found = _site(request, pk)
    day = clock.today()
    reports = [(each, each.received_on is None and each.due_on < day) for each in found.reports.all()]
    context = {
        "site": found,
        "row": site_register.as_row(found, day),
        "reports": reports,
        "may_edit": permissions.may_run_expertise(request.user, found.association),
        "history": [{"at": e.at, "actor": e.actor_name, "text": e.summary} for e in audit.history(found)],
    }
    return render(request, "expertise/sites/site.html", context)


def site_create(request: UserRequest) -> HttpResponse:
    if not run_associations(request.user).exists():
        No(_("Реестр площадок ведут те, кто ведёт объединение.")).require()
    form = SiteForm(request.POST or None, user=request.user, is_new=True)
    made: list[InnovationSite] = []

    def create() -> None:
        data = {name: form.cleaned_data[name] for name in ("association", "organization", "theme")}
        made.append(actions.create_site(**data, actor=request.user))

    if form.is_bound and done(form, create):
        messages.success(request, _("Площадка внесена. Добавьте её статус."))
        return redirect("expertise:status_add", made[0].pk)
    return form_page(request, form, title=_("Новая площадка"), crumbs=_crumbs(), submit=_("Внести в реестр"))


def site_edit(request: UserRequest, pk: int) -> HttpResponse:
    found = _led(request, pk)
    initial = {name: getattr(found, name) for name in ("organization", "theme", "version")}
    form = SiteForm(request.POST or None, user=request.user, is_new=False, initial=initial)

    def edit() -> None:
        data = {**form.cleaned_data, "version": form.cleaned_data["version"] or 0}
        actions.edit_site(found, **data, actor=request.user)

    if form.is_bound and done(form, edit):
        return redirect("expertise:site", pk)
    return form_page(request, form, title=_("Изменить площадку"), crumbs=_crumbs(found), submit=_("Сохранить"))


def status_add(request: UserRequest, pk: int) -> HttpResponse:
    found = _led(request, pk)
    form = StatusForm(request.POST or None)
    if form.is_bound and done(form, lambda: actions.add_status(found, **form.cleaned_data, actor=request.user)):
        return redirect("expertise:site", pk)
    return form_page(request, form, title=_("Новый статус"), crumbs=_crumbs(found), submit=_("Записать статус"))


def status_end(request: UserRequest, pk: int, status_pk: int) -> HttpResponse:
    found = _led(request, pk)
    status = get_object_or_404(SiteStatus.objects.select_related("site__association"), site=found, pk=status_pk)
    form = StatusEndForm(request.POST or None, initial={"ends": status.ends})
    if form.is_bound and done(form, lambda: actions.end_status(status, **form.cleaned_data, actor=request.user)):
        return redirect("expertise:site", pk)
    return form_page(
        request, form, title=_("Срок статуса"), crumbs=_crumbs(found), submit=_("Сохранить"), lead=str(status)
    )


def report_ask(request: UserRequest, pk: int) -> HttpResponse:
    found = _led(request, pk)
    form = ReportForm(request.POST or None)
    if form.is_bound and done(form, lambda: actions.ask_report(found, **form.cleaned_data, actor=request.user)):
        return redirect("expertise:site", pk)
    return form_page(request, form, title=_("Какой отчёт ждём"), crumbs=_crumbs(found), submit=_("Записать"))


def report_receive(request: UserRequest, pk: int, report_pk: int) -> HttpResponse:
    found = _led(request, pk)
    report = _report(found, report_pk)
    form = ReceiveForm(request.POST or None, request.FILES or None, initial={"received_on": clock.today()})
    if form.is_bound and done(form, lambda: actions.receive_report(report, **_received(form), actor=request.user)):
        return redirect("expertise:site", pk)
    return form_page(
        request, form, title=_("Отчёт получен"), crumbs=_crumbs(found), submit=_("Сохранить"), lead=report.title
    )


@require_POST
def report_drop(request: UserRequest, pk: int, report_pk: int) -> HttpResponse:
    actions.drop_report(_report(_led(request, pk), report_pk), actor=request.user)
    return redirect("expertise:site", pk)


@require_safe
def report_file(request: UserRequest, pk: int, report_pk: int) -> FileResponse:
    report = _report(_site(request, pk), report_pk)
    if report.file is None:
        raise Http404
    return files.file_response(report.file)


def _received(form: forms.Form) -> dict[str, Any]:
    return {"received_on": form.cleaned_data["received_on"], "upload": form.cleaned_data["upload"]}


def _site(request: UserRequest, pk: int) -> InnovationSite:
    return get_object_or_404(site_register.visible_sites(request.user), pk=pk)


def _led(request: UserRequest, pk: int) -> InnovationSite:
    found = _site(request, pk)
    permissions.may_run_expertise(request.user, found.association).require()
    return found


def _report(found: InnovationSite, pk: int) -> SiteReport:
    return get_object_or_404(SiteReport.objects.select_related("site__association", "file"), site=found, pk=pk)


def _crumbs(found: InnovationSite | None = None) -> list[tuple[object, str]]:
    crumbs: list[tuple[object, str]] = [(_("Инновационные площадки"), reverse("expertise:sites"))]
    if found is not None:
        crumbs.append((found.organization, reverse("expertise:site", args=[found.pk])))
    return crumbs
