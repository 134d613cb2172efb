"""The head of a report, and a draft thrown away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rumo.accounts.requests import UserRequest
from rumo.core.form_pages import done, form_page
from rumo.reports.actions import reports as actions
from rumo.reports.forms.reports import HeadForm
from rumo.reports.views.access import take, take_draft


@require_http_methods(["GET", "HEAD", "POST"])
def report_edit(request: UserRequest, pk: int) -> HttpResponse:
    """Title, days, who signs."""
    report = take_draft(request, pk)
    form = HeadForm(request.POST if request.method == "POST" else None, user=request.user, report=report)
    if form.is_bound and done(
        form,
        lambda: actions.edit_report(
            report, data=form.details(), version=form.cleaned_data["version"] or 0, actor=request.user
        ),
    ):
        messages.success(request, _("Сохранено."))
        return redirect("reports:report", pk)
    return form_page(
        request,
        form,
        title=_("Сведения об отчёте"),
        crumbs=[(_("Отчёты"), reverse("reports:home")), (report.brief, reverse("reports:report", args=[pk]))],
        submit=_("Сохранить"),
        delete_url=reverse("reports:report_delete", args=[pk]),
        delete_confirm=_("Удалить черновик отчёта со всеми разделами? Вернуть его будет нельзя."),
    )


@require_POST
def report_delete(request: UserRequest, pk: int) -> HttpResponse:
    actions.delete_report(take(request, pk), actor=request.user)
    messages.success(request, _("Черновик отчёта удалён."))
    return redirect("reports:home")
