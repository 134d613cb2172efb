"""One value of a form: saved as it is typed, shown to be true, returned with a message."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import files
from rumo.core.autosave import Saved, save_form
from rumo.core.form_pages import done, form_page
from rumo.core.models import Versioned
from rumo.monitoring.actions.acceptance import return_value
from rumo.monitoring.actions.evidence import add_evidence, remove_evidence
from rumo.monitoring.actions.values import save_value
from rumo.monitoring.forms.values import EvidenceForm, ReturnForm, ValueForm, form_of_value
from rumo.monitoring.models import Evidence, IndicatorValue
from rumo.monitoring.responses import Asked, last_value
from rumo.monitoring.review import of_line
from rumo.monitoring.views.form_access import crumbs_to, place, respondent_of, value_at
from rumo.monitoring.views.form_page import page_response


@require_POST
def value_save(request: UserRequest, pk: int, version_pk: int) -> HttpResponse:
    value = value_at(request, pk, version_pk)
    form = ValueForm(request.POST, asked=value.indicator)

    def save(cleaned: dict[str, Any]) -> Saved:
        saved = save_value(value, data=form.told(), version=cleaned["version"], actor=request.user)
        line = Asked(saved.indicator, saved, last_value(saved), 0)
        return Saved(saved.version, [remark.text for remark in of_line(line)])

    def current(record: Versioned) -> ValueForm:
        assert isinstance(record, IndicatorValue)
        return form_of_value(record)

    return save_form(request, form, save=save, current=current, back=place(value))


@require_POST
def evidence_add(request: UserRequest, pk: int, version_pk: int) -> HttpResponse:
    value = value_at(request, pk, version_pk)
    form = EvidenceForm(request.POST, request.FILES)
    if done(form, lambda: add_evidence(value, data=form.told(), actor=request.user)):
        messages.success(request, _("Подтверждение приложено."))
        return redirect(place(value))
    return page_response(request, value.respondent, status=422, evidence_form=form, evidence_at=version_pk)


@require_safe
def evidence_file(request: UserRequest, pk: int, evidence_pk: int) -> FileResponse:
    evidence = get_object_or_404(_evidence(request, pk), pk=evidence_pk, stored__isnull=False)
    assert evidence.stored is not None
    return files.file_response(evidence.stored)


@require_POST
def evidence_remove(request: UserRequest, pk: int, evidence_pk: int) -> HttpResponse:
    evidence = get_object_or_404(_evidence(request, pk), pk=evidence_pk)
    back = place(evidence.value)
    remove_evidence(evidence, actor=request.user)
    messages.success(request, _("Подтверждение убрано."))
    return redirect(back)


@require_http_methods(["GET", "HEAD", "POST"])
def value_return(request: UserRequest, pk: int, version_pk: int) -> HttpResponse:
    value = value_at(request, pk, version_pk)
    form = ReturnForm(request.POST or None)
    if request.method == "POST" and done(
        form, lambda: return_value(value, message=form.cleaned_data["message"], actor=request.user)
    ):
        messages.success(request, _("Значение возвращено. Остальные остаются сданными."))
        return redirect(place(value))
    lead = f"{value.indicator.indicator.code}. {value.indicator.wording}"
    return form_page(
        request, form, title=_("Вернуть значение"), crumbs=crumbs_to(value.respondent), submit=_("Вернуть"), lead=lead
    )


def _evidence(request: UserRequest, pk: int) -> Any:
    respondent = respondent_of(request, pk)
    return Evidence.objects.filter(value__respondent=respondent).select_related(
        "stored", "value__respondent__campaign__association", "value__indicator__indicator"
    )
