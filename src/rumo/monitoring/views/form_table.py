"""The form as an Excel table: out and in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import files
from rumo.core.form_pages import done, form_page
from rumo.core.table_files import CellError, read_table
from rumo.core.workbook import book_response
from rumo.monitoring import permissions
from rumo.monitoring.actions.form_tables import take_table
from rumo.monitoring.form_book import read_form, write_form
from rumo.monitoring.forms.values import FormUpload
from rumo.monitoring.responses import asked_of
from rumo.monitoring.views.form_access import crumbs_to, respondent_of


@require_safe
def form_download(request: UserRequest, pk: int) -> HttpResponse:
    respondent = respondent_of(request, pk)
    name = _("Сведения за %(year)s год, %(name)s") % {"year": respondent.campaign.year, "name": respondent.name}
    return book_response(write_form(respondent, asked_of(respondent)), name)


@require_http_methods(["GET", "HEAD", "POST"])
def form_upload(request: UserRequest, pk: int) -> HttpResponse:
    """All values or none; mistakes are told by row and column."""
    respondent = respondent_of(request, pk)
    permissions.may_fill(request.user, respondent).require()
    form = FormUpload(request.POST or None, request.FILES or None)
    mistakes: list[CellError] = []
    taken: list[int] = []

    def take() -> None:
        content, _kind = files.check_upload(form.cleaned_data["upload"], allowed=(files.XLSX,))
        told, wrong = read_form(respondent, asked_of(respondent), read_table(content))
        mistakes.extend(wrong)
        if not wrong:
            taken.append(take_table(respondent, told=told, actor=request.user))

    if request.method == "POST" and done(form, take) and taken:
        messages.success(request, _("Таблица загружена, изменено значений: %(count)s.") % {"count": taken[0]})
        return redirect("monitoring:form", pk)
    return form_page(
        request, form, title=_("Загрузить заполненную форму"), crumbs=crumbs_to(respondent), submit=_("Загрузить"),
        template="monitoring/forms/upload.html", mistakes=mistakes[:100], refused=bool(mistakes),
        respondent=respondent,
    )  # fmt: skip
