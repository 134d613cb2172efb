"""Series of events and the topics of a region: two short lists on one page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.form_pages import done, form_page
from rumo.core.verdict import YES, No, Verdict
from rumo.core.versions import order_mark
from rumo.core.workbook import tables_response
from rumo.directory.queries import administered_regions, run_associations, visible_associations, visible_regions
from rumo.events.actions import series as actions
from rumo.events.actions import topics as topic_actions
from rumo.events.forms.series import NewSeriesForm, NewTopicForm, SeriesForm, TopicForm
from rumo.events.models import EventSeries, Topic
from rumo.events.series_sheet import build_series
from rumo.events.views.event_pages import posted_order


@require_safe
def series_list(request: UserRequest) -> HttpResponse:
    """Every series and topic with the number of its events; those of one's own are changed here."""
    runs = set(run_associations(request.user).values_list("pk", flat=True))
    keeps = set(administered_regions(request.user).values_list("pk", flat=True))
    context = {
        "series": [{"series": each, "may_edit": each.association_id in runs} for each in _series(request)],
        "regions": [_topics_of(region, region.pk in keeps) for region in visible_regions(request.user)],
        "may_add_series": _may(bool(runs), _("Циклы заводят те, кто ведёт объединение.")),
        "may_add_topic": _may(bool(keeps), _("Список тематик ведёт администратор региона.")),
    }
    return render(request, "events/editing/series.html", context)


@require_safe
def series_export(request: UserRequest) -> HttpResponseBase:
    topics = Topic.objects.filter(region__in=visible_regions(request.user)).select_related("region")
    book = build_series(_series(request), topics.annotate(n=Count("events")).order_by("region", "position", "pk"))
    return tables_response(request, book, _("Циклы и тематики"))


def _series(request: UserRequest) -> QuerySet[Any]:
    """With the number of events of each."""
    rows = EventSeries.objects.filter(association__in=visible_associations(request.user)).select_related("association")
    return rows.annotate(n=Count("events")).order_by("-is_active", "title")


@require_http_methods(["GET", "HEAD", "POST"])
def series_add(request: UserRequest) -> HttpResponse:
    form = NewSeriesForm(request.POST or None, user=request.user)

    def add() -> None:
        actions.add_series(**form.cleaned_data, actor=request.user)

    if form.is_bound and done(form, add):
        return _saved(request)
    return form_page(request, form, title=_("Новый цикл"), crumbs=_crumbs(), submit=_("Добавить"))


@require_http_methods(["GET", "HEAD", "POST"])
def series_edit(request: UserRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(EventSeries, pk=pk, association__in=run_associations(request.user))
    initial = {"title": found.title, "about": found.about, "is_active": found.is_active}
    form = SeriesForm(request.POST or None, initial=initial)
    if form.is_bound and done(form, lambda: actions.edit_series(found, **form.cleaned_data, actor=request.user)):
        return _saved(request)
    return form_page(request, form, title=_("Цикл мероприятий"), crumbs=_crumbs(), submit=_("Сохранить"))


@require_http_methods(["GET", "HEAD", "POST"])
def topic_add(request: UserRequest) -> HttpResponse:
    form = NewTopicForm(request.POST or None, user=request.user)

    def add() -> None:
        topic_actions.add_topic(form.cleaned_data["region"], title=form.cleaned_data["title"], actor=request.user)

    if form.is_bound and done(form, add):
        return _saved(request)
    return form_page(request, form, title=_("Новая тематика"), crumbs=_crumbs(), submit=_("Добавить"))


@require_http_methods(["GET", "HEAD", "POST"])
def topic_edit(request: UserRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Topic.objects.select_related("region"), pk=pk, region__in=visible_regions(request.user))
    form = TopicForm(request.POST or None, initial={"title": found.title, "is_active": found.is_active})
    if form.is_bound and done(form, lambda: topic_actions.edit_topic(found, **form.cleaned_data, actor=request.user)):
        return _saved(request)
    return form_page(request, form, title=_("Тематика"), crumbs=_crumbs(), submit=_("Сохранить"))


@require_POST
def topics_order(request: UserRequest, pk: int) -> JsonResponse:
    """The order of a region's topics after a drag."""
    region = get_object_or_404(visible_regions(request.user), pk=pk)
    order, mark = posted_order(request)
    return JsonResponse({"version": topic_actions.order_topics(region, order=order, mark=mark, actor=request.user)})


def _topics_of(region: Any, may_edit: bool) -> dict[str, Any]:
    topics = list(region.event_topics.annotate(n=Count("events")))
    return {"region": region, "topics": topics, "mark": order_mark(each.pk for each in topics), "may_edit": may_edit}


def _may(allowed: bool, reason: str) -> Verdict:
    return YES if allowed else No(reason)


def _crumbs() -> list[tuple[object, str]]:
    return [(_("Мероприятия"), reverse("events:events")), (_("Циклы и тематики"), reverse("events:series_list"))]


def _saved(request: UserRequest) -> HttpResponse:
    messages.success(request, _("Сохранено."))
    return redirect("events:series_list")
