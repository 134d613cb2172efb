"""The outline of a report: sections added, moved, set deeper, taken out; asked of people and taken back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rumo.accounts.requests import UserRequest
from rumo.core.form_pages import done, form_page
from rumo.directory.queries import visible_people
from rumo.reports import queries
from rumo.reports.actions import sections as actions
from rumo.reports.forms.sections import AskForm, NewSectionForm
from rumo.reports.views.access import take_draft, take_section
from rumo.reports.views.report_page import page_response


@require_POST
def section_add(request: UserRequest, pk: int) -> HttpResponse:
    """A section at the end; its page opens at once."""
    report = take_draft(request, pk)
    form = NewSectionForm(request.POST)
    if not form.is_valid():
        return page_response(request, report, status=422, new_section=form)
    section = actions.add_section(report, **form.cleaned_data, actor=request.user)
    return redirect("reports:section", pk, section.pk)


@require_POST
def sections_order(request: UserRequest, pk: int) -> JsonResponse:
    """The order after a drag: `order=3,1,2&version=…` (see sortable.js); 409 when the outline changed meanwhile."""
    report = take_draft(request, pk)
    keys = [int(key) for key in request.POST.get("order", "").split(",") if key.isdigit()]
    version = request.POST.get("version", "")
    mark = actions.order_sections(report, order=keys, mark=int(version) if version.isdigit() else 0, actor=request.user)
    return JsonResponse({"version": mark})


@require_POST
def section_level(request: UserRequest, pk: int, section_pk: int) -> HttpResponse:
    """One step deeper or higher in the contents: `level=2`."""
    level = request.POST.get("level", "")
    section = take_section(request, pk, section_pk)
    actions.set_level(section, level=int(level) if level.isdigit() else 0, actor=request.user)
    return redirect(f"{reverse('reports:report', args=[pk])}#outline")


@require_POST
def section_delete(request: UserRequest, pk: int, section_pk: int) -> HttpResponse:
    actions.delete_section(take_section(request, pk, section_pk), actor=request.user)
    messages.success(request, _("Раздел удалён."))
    return redirect("reports:report", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def section_ask(request: UserRequest, pk: int, section_pk: int) -> HttpResponse:
    """Whom to ask and until when; a letter goes out."""
    report = take_draft(request, pk)
    section = take_section(request, pk, section_pk)
    leaders = queries.leaders_below(report)
    chosen = leaders.filter(pk=key).first() if (key := request.GET.get("person", "")).isdigit() else section.asked_of
    form = AskForm(
        request.POST if request.method == "POST" else None,
        people=visible_people(request.user).filter(region=report.association.region),
        initial={"person": chosen.pk if chosen else None, "until": section.asked_until or report.due_on},
    )
    if form.is_bound and done(form, lambda: actions.ask_section(section, **form.cleaned_data, actor=request.user)):
        messages.success(request, _("Раздел поручен. Письмо уйдёт, если адрес известен."))
        return redirect("reports:report", pk)
    return form_page(
        request,
        form,
        title=_("Поручить раздел: %(title)s") % {"title": section},
        crumbs=[(_("Отчёты"), reverse("reports:home")), (report.brief, reverse("reports:report", args=[pk]))],
        submit=_("Поручить"),
        lead=_("Человек увидит отчёт, напишет этот раздел и сообщит, что он готов. Остальное он изменить не сможет."),
        template="reports/ask.html",
        leaders=leaders,
    )


@require_POST
def section_take_back(request: UserRequest, pk: int, section_pk: int) -> HttpResponse:
    actions.take_back_section(take_section(request, pk, section_pk), actor=request.user)
    messages.success(request, _("Поручение снято: раздел пишете вы."))
    return redirect("reports:report", pk)


@require_POST
def section_reopen(request: UserRequest, pk: int, section_pk: int) -> HttpResponse:
    actions.reopen_section(take_section(request, pk, section_pk), actor=request.user)
    messages.success(request, _("Раздел возвращён в работу."))
    return redirect("reports:report", pk)
