"""Rules that the values of a form must satisfy."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.form_pages import done, form_page
from rumo.directory.models import Association
from rumo.directory.queries import run_associations
from rumo.directory.views.bodies import asked_or_usual
from rumo.monitoring.actions import rules as actions
from rumo.monitoring.forms.indicators import RuleForm
from rumo.monitoring.models import IndicatorRule
from rumo.monitoring.views.access import Crumbs, may_begin


@require_safe
def rules(request: UserRequest) -> HttpResponse:
    bodies = run_associations(request.user).order_by("parent_id", "full_name")
    body = asked_or_usual(request) or bodies.first()
    if body is None:
        return render(request, "monitoring/indicators/nobody.html", {"tab": "rules"})
    context = {"body": body, "bodies": bodies, "rules": body.indicator_rules.all()}
    return render(request, "monitoring/indicators/rules.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def rule_create(request: UserRequest) -> HttpResponse:
    may_begin(request).require()
    body = asked_or_usual(request)
    if body is None:
        return render(request, "monitoring/body.html", {"bodies": run_associations(request.user).order_by("full_name")})
    form = RuleForm(request.POST or None)

    def create() -> None:
        actions.create_rule(association=body, data=form.told(), actor=request.user)

    if form.is_bound and done(form, create):
        messages.success(request, _("Правило заведено."))
        return redirect(_crumbs(body)[-1][1])
    return form_page(request, form, title=_("Новое правило"), crumbs=_crumbs(body), submit=_("Завести"), lead=str(body))


@require_http_methods(["GET", "HEAD", "POST"])
def rule_edit(request: UserRequest, pk: int) -> HttpResponse:
    found = _rule_of(request, pk)
    initial = {name: getattr(found, name) for name in RuleForm.base_fields}
    form = RuleForm(request.POST or None, initial=initial)
    if form.is_bound and done(form, lambda: actions.edit_rule(found, data=form.told(), actor=request.user)):
        messages.success(request, _("Сохранено."))
        return redirect(_crumbs(found.association)[-1][1])
    return form_page(
        request,
        form,
        title=_("Правило"),
        crumbs=_crumbs(found.association),
        submit=_("Сохранить"),
        delete_url=reverse("monitoring:rule_delete", args=[pk]),
        delete_confirm=_("Удалить правило?"),
    )


@require_POST
def rule_delete(request: UserRequest, pk: int) -> HttpResponse:
    found = _rule_of(request, pk)
    actions.delete_rule(found, actor=request.user)
    messages.success(request, _("Правило удалено."))
    return redirect(_crumbs(found.association)[-1][1])


def _rule_of(request: UserRequest, pk: int) -> IndicatorRule:
    rows = IndicatorRule.objects.select_related("association__region")
    return get_object_or_404(rows.filter(association__in=run_associations(request.user).values("pk")), pk=pk)


def _crumbs(body: Association) -> Crumbs:
    return [(_("Правила проверки"), f"{reverse('monitoring:rules')}?association={body.pk}")]
