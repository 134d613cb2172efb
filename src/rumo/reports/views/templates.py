"""Templates of reports: those of the product, and a body's own, which are kept from a report or copied."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.form_pages import done, form_page
from rumo.reports import permissions, presets, queries, template_sections
from rumo.reports.actions import templates as actions
from rumo.reports.forms.templates import CopyForm, NameForm, TemplateForm, section_rows
from rumo.reports.views.access import parts_of, take


@require_safe
def templates(request: UserRequest) -> HttpResponse:
    """Own templates of the bodies one runs, then those of the product."""
    permissions.may_begin_somewhere(request.user).require()
    own = [
        {"template": row, "sections": template_sections.from_json(row.sections)}
        for row in queries.run_templates(request.user)
    ]
    context = {"own": own, "presets": presets.PRESETS, **parts_of(request, "templates")}
    return render(request, "reports/templates/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def template_keep(request: UserRequest, pk: int) -> HttpResponse:
    """The sections and blocks of a report, for the next years."""
    report = take(request, pk)
    permissions.may_write_report(request.user, report.association).require()
    form = NameForm(request.POST if request.method == "POST" else None)
    if form.is_bound and done(
        form, lambda: actions.keep_as_template(report, title=form.cleaned_data["title"], actor=request.user)
    ):
        messages.success(request, _("Шаблон сохранён: по нему можно начать следующий отчёт."))
        return redirect("reports:templates")
    return form_page(
        request,
        form,
        title=_("Сохранить как шаблон"),
        lead=_("В шаблон войдут заголовки разделов, указания и таблицы. Тексты останутся только в отчёте."),
        crumbs=[(_("Отчёты"), reverse("reports:home")), (report.brief, reverse("reports:report", args=[pk]))],
        submit=_("Сохранить"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def template_copy(request: UserRequest, code: str) -> HttpResponse:
    """A template of the product as one of a body's own, to be changed."""
    permissions.may_begin_somewhere(request.user).require()
    preset = next((each for each in presets.PRESETS if each.code == code), None)
    if preset is None:
        raise Http404
    given = request.POST if request.method == "POST" else None
    form = CopyForm(given, user=request.user, initial={"title": preset.title})
    if form.is_bound and done(
        form, lambda: actions.create_template(**form.cleaned_data, sections=preset.sections, actor=request.user)
    ):
        messages.success(request, _("Шаблон скопирован: измените разделы, как принято у вас."))
        return redirect("reports:templates")
    return form_page(
        request,
        form,
        title=_("Свой шаблон по образцу"),
        crumbs=[(_("Отчёты"), reverse("reports:home")), (_("Шаблоны"), reverse("reports:templates"))],
        submit=_("Скопировать"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def template_edit(request: UserRequest, pk: int) -> HttpResponse:
    """Name, sections in their order, whether it is offered."""
    template = get_object_or_404(queries.run_templates(request.user), pk=pk)
    given = request.POST if request.method == "POST" else None
    form, rows = TemplateForm(given, template=template), section_rows(given, template)
    before = template_sections.from_json(template.sections)

    def save() -> object:
        return actions.edit_template(template, **form.cleaned_data, sections=rows.sections(before), actor=request.user)

    if form.is_bound and done(form, save, rows):
        messages.success(request, _("Шаблон сохранён."))
        return redirect("reports:templates")
    context = {"template": template, "form": form, "rows": rows}
    return render(request, "reports/templates/edit.html", context, status=422 if form.is_bound else 200)
