"""A new report: which body, which year, from which template."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.form_pages import done
from rumo.directory.models import Association
from rumo.directory.queries import run_associations, usual_association
from rumo.directory.rules import period_on
from rumo.reports import permissions, rules
from rumo.reports.actions import reports as actions
from rumo.reports.forms.reports import BeginForm
from rumo.reports.models import Report
from rumo.russian.deadlines.periods import Period


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: UserRequest) -> HttpResponse:
    """Sections come from the template; the title is proposed."""
    permissions.may_begin_somewhere(request.user).require()
    if request.method != "POST":
        values = _first_values(request)
        form = _form(request, initial=values)
        return render(request, "reports/begin.html", {"form": form})
    form = _form(request, data=request.POST)
    made: list[Report] = []
    if done(form, lambda: made.append(_create(form, request))):
        messages.success(request, _("Отчёт начат: разделы уже стоят. Откройте раздел и пишите."))
        return redirect("reports:report", made[0].pk)
    return render(request, "reports/begin.html", {"form": form}, status=422)


@require_safe
def proposals(request: UserRequest) -> HttpResponse:
    """Title and templates again, for the body and the year chosen."""
    values = _values(request, request.GET.dict())
    return render(request, "reports/_begin_proposed.html", {"form": _form(request, initial=values)})


def _create(form: BeginForm, request: UserRequest) -> Report:
    given = form.cleaned_data
    return actions.create_report(
        association=given["association"],
        period=given["period"],
        template=form.sections(),
        data=form.details(),
        actor=request.user,
    )


def _form(request: UserRequest, *, data: Any = None, initial: dict[str, Any] | None = None) -> BeginForm:
    key = (data if data is not None else initial or {}).get("association")
    return BeginForm(data, initial=initial, user=request.user, association=_association(request, key))


def _association(request: UserRequest, key: Any) -> Association | None:
    return run_associations(request.user).filter(pk=key).first() if str(key or "").isdigit() else None


def _first_values(request: UserRequest) -> dict[str, Any]:
    values: dict[str, Any] = request.GET.dict()
    if "association" not in values and (usual := usual_association(request.user)) is not None:
        values["association"] = str(usual.pk)
    association = _association(request, values.get("association"))
    if association is not None and "period" not in values:
        values["period"] = period_on(association.rules, clock.today()).name
    return _values(request, values)


def _values(request: UserRequest, values: dict[str, Any]) -> dict[str, Any]:
    """`values` with the title proposed anew unless somebody wrote his own, and the first template chosen."""
    association = _association(request, values.get("association"))
    if association is None:
        return values
    with suppress(ValueError):
        period = Period.parse(str(values.get("period") or ""), association.rules.year_start_month)
        title = rules.proposed_title(association, period)
        if str(values.get("title") or "") in ("", str(values.get("proposed_title") or "")):
            values["title"] = title
        values["proposed_title"] = title
    return values
