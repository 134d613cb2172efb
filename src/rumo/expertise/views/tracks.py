"""Tracks and their settings, part by part, without a line of code."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.errors import Conflict
from rumo.core.form_pages import done, form_page
from rumo.core.versions import order_mark
from rumo.core.workbook import tables_response
from rumo.directory.queries import run_associations
from rumo.expertise import presets, queries, track_rules
from rumo.expertise.actions import tracks as actions
from rumo.expertise.enums import TrackKind
from rumo.expertise.forms.tracks import (
    CheckItemForm,
    CriterionForm,
    FileForm,
    OutcomesForm,
    PartForm,
    QuestionForm,
    RulesForm,
    TrackStartForm,
)
from rumo.expertise.models import Track
from rumo.expertise.track_config import TrackConfig
from rumo.expertise.track_sheet import build_tracks


@dataclass(frozen=True, slots=True)
class Part:
    """A list in the settings: the field of TrackConfig, its form, and what a record of it is called."""

    name: str
    form: type[PartForm]
    prefix: str
    title: Any
    one: Any
    add: Any
    hint: Any


PARTS = {
    part.name: part
    for part in (
        Part(
            "fields", QuestionForm, "q", gettext_lazy("Форма заявки"), gettext_lazy("Вопрос"),
            gettext_lazy("Добавить вопрос"),
            gettext_lazy("Название, авторов, аннотацию и организацию спрашивают всегда; здесь — остальное."),
        ),
        Part(
            "files", FileForm, "f", gettext_lazy("Файлы"), gettext_lazy("Файл"), gettext_lazy("Добавить файл"),
            gettext_lazy("Что автор прикладывает к заявке."),
        ),
        Part(
            "checklist", CheckItemForm, "c", gettext_lazy("Техническая экспертиза"), gettext_lazy("Пункт проверки"),
            gettext_lazy("Добавить пункт"),
            gettext_lazy("По этим пунктам проверяют комплект и оформление до экспертов."),
        ),
        Part(
            "criteria", CriterionForm, "k", gettext_lazy("Критерии экспертов"), gettext_lazy("Критерий"),
            gettext_lazy("Добавить критерий"), gettext_lazy("Что и по какой шкале оценивает каждый эксперт."),
        ),
    )
}  # fmt: skip


@require_safe
def tracks(request: UserRequest) -> HttpResponse:
    rows = _listed(request).prefetch_related("campaigns")
    return render(request, "expertise/tracks/tracks.html", {"tracks": rows, "may_create": _runs_any(request)})


@require_safe
def tracks_export(request: UserRequest) -> HttpResponseBase:
    """The kinds one leads, and every campaign of theirs."""
    campaigns = queries.visible_campaigns(request.user).filter(track__in=queries.run_tracks(request.user))
    counted = campaigns.annotate(handed_in=Count("submissions", filter=Q(submissions__submitted_at__isnull=False)))
    book = build_tracks(_listed(request), counted.order_by("-opens_at", "pk"))
    return tables_response(request, book, _("Виды экспертизы"))


def _listed(request: UserRequest) -> QuerySet[Track]:
    return queries.run_tracks(request.user).order_by("-is_active", "title")


@require_http_methods(["GET", "HEAD", "POST"])
def track_create(request: UserRequest) -> HttpResponse:
    """A track begins with the settings of its kind."""
    if not _runs_any(request):
        raise Http404
    form = TrackStartForm(request.POST or None, user=request.user, initial={"kind": TrackKind.BANK})
    made: list[Track] = []

    def create() -> None:
        kind = TrackKind(form.cleaned_data["kind"])
        title = form.cleaned_data["title"] or presets.TITLES[kind]
        association = form.cleaned_data["association"]
        made.append(
            actions.create_track(
                association=association, kind=kind, title=title, config=presets.preset(kind), actor=request.user
            )
        )

    if form.is_bound and done(form, create):
        messages.success(request, _("Готово. Проверьте настройки и объявите приём материалов."))
        return redirect("expertise:track", made[0].pk)
    crumbs = [(_("Экспертиза"), reverse("expertise:home")), (_("Виды экспертизы"), reverse("expertise:tracks"))]
    return form_page(request, form, title=_("Новый вид экспертизы"), crumbs=crumbs, submit=_("Создать"))


@require_safe
def track(request: UserRequest, pk: int) -> HttpResponse:
    """All settings of a track, its campaigns, and what is still wrong."""
    found = _track(request, pk)
    config = found.config
    parts = [
        {"part": part, "rows": rows, "mark": order_mark(row.key for row in rows)}
        for part in PARTS.values()
        for rows in [getattr(config, part.name)]
    ]
    context = {
        "track": found,
        "config": config,
        "parts": parts,
        "campaigns": found.campaigns.all(),
        "problems": track_rules.opening_problems(config),
        "weights": sum(row.weight for row in config.criteria),
    }
    return render(request, "expertise/tracks/track.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def track_rules_edit(request: UserRequest, pk: int) -> HttpResponse:
    found = _track(request, pk)
    initial = {**RulesForm.values_of(found.title, found.config), "version": found.version}
    form = RulesForm(request.POST or None, initial=initial)

    def save() -> None:
        config = form.changed_config(found.config)
        _write(request, found, config, form.cleaned_data["version"], title=form.cleaned_data["title"])

    if form.is_bound and done(form, save):
        return _saved(request, found)
    return form_page(
        request, form, title=_("Общие правила"), crumbs=_crumbs(found), submit=_("Сохранить"), lead=_running(found)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def track_outcomes(request: UserRequest, pk: int) -> HttpResponse:
    found = _track(request, pk)
    form = OutcomesForm(request.POST or None, config=found.config, initial={"version": found.version})

    def save() -> None:
        _write(request, found, form.changed_config(found.config), form.cleaned_data["version"])

    if form.is_bound and done(form, save):
        return _saved(request, found)
    lead = _("Так решение будет записано в протоколе. Пустая строка — такого решения у этого вида экспертизы нет.")
    return form_page(request, form, title=_("Решения"), crumbs=_crumbs(found), submit=_("Сохранить"), lead=lead)


@require_http_methods(["GET", "HEAD", "POST"])
def part_add(request: UserRequest, pk: int, name: str) -> HttpResponse:
    found, part = _track(request, pk), _part(name)
    rows = getattr(found.config, name)
    initial = {"version": found.version, "is_required": True, "extensions": ["docx", "pdf"]}
    form = part.form(request.POST or None, initial=initial)

    def save() -> None:
        key = track_rules.free_key(part.prefix, (row.key for row in rows))
        config = _with(found, name, (*rows, form.made(key)))
        _write(request, found, config, form.cleaned_data["version"])

    if form.is_bound and done(form, save):
        return _saved(request, found, name)
    return form_page(request, form, title=part.add, crumbs=_crumbs(found), submit=_("Добавить"), lead=_running(found))


@require_http_methods(["GET", "HEAD", "POST"])
def part_edit(request: UserRequest, pk: int, name: str, key: str) -> HttpResponse:
    found, part = _track(request, pk), _part(name)
    rows = getattr(found.config, name)
    row = next((each for each in rows if each.key == key), None)
    if row is None:
        raise Http404
    initial = {**part.form.values_of(row), "version": found.version}
    form = part.form(request.POST or None, initial=initial)

    def save() -> None:
        changed = tuple(form.made(key) if each.key == key else each for each in rows)
        _write(request, found, _with(found, name, changed), form.cleaned_data["version"])

    if form.is_bound and done(form, save):
        return _saved(request, found, name)
    return form_page(
        request, form, title=part.one, crumbs=_crumbs(found), submit=_("Сохранить"), lead=_running(found),
        delete_url=reverse("expertise:track_part_delete", args=[pk, name, key]),
        delete_confirm=_("Удалить? Приёмы, которые уже объявлены, не изменятся."),
    )  # fmt: skip


@require_POST
def part_delete(request: UserRequest, pk: int, name: str, key: str) -> HttpResponse:
    found = _track(request, pk)
    rows = tuple(row for row in getattr(found.config, _part(name).name) if row.key != key)
    _write(request, found, _with(found, name, rows), found.version)
    messages.success(request, _("Удалено."))
    return redirect(f"{reverse('expertise:track', args=[pk])}#{name}")


@require_POST
def part_order(request: UserRequest, pk: int, name: str) -> JsonResponse:
    """The order of a list after dragging (sortable.js)."""
    found = _track(request, pk)
    by_key = {row.key: row for row in getattr(found.config, _part(name).name)}
    order = [key for key in request.POST.get("order", "").split(",") if key]
    if sorted(order) != sorted(by_key) or request.POST.get("version") != str(order_mark(by_key)):
        raise Conflict(_("Список тем временем изменил другой пользователь. Обновите страницу."))
    _write(request, found, _with(found, name, tuple(by_key[key] for key in order)), found.version)
    return JsonResponse({"version": order_mark(order)})


@require_POST
def track_use(request: UserRequest, pk: int) -> HttpResponse:
    found = _track(request, pk)
    actions.use_track(found, is_active=not found.is_active, actor=request.user)
    messages.success(request, _("Сохранено."))
    return redirect("expertise:track", pk)


def _track(request: UserRequest, pk: int) -> Track:
    return get_object_or_404(queries.run_tracks(request.user), pk=pk)


def _part(name: str) -> Part:
    if name not in PARTS:
        raise Http404
    return PARTS[name]


def _runs_any(request: UserRequest) -> bool:
    return run_associations(request.user).exists()


def _write(request: UserRequest, found: Track, config: TrackConfig, version: int, title: str = "") -> None:
    actions.edit_track(found, title=title or found.title, config=config, version=version, actor=request.user)


def _saved(request: UserRequest, found: Track, anchor: str = "") -> HttpResponse:
    messages.success(request, _("Сохранено."))
    return redirect(reverse("expertise:track", args=[found.pk]) + (f"#{anchor}" if anchor else ""))


def _with(found: Track, name: str, rows: tuple[Any, ...]) -> TrackConfig:
    part: dict[str, Any] = {name: rows}
    return replace(found.config, **part)


def _crumbs(found: Track) -> list[tuple[object, str]]:
    return [
        (_("Виды экспертизы"), reverse("expertise:tracks")),
        (found.title, reverse("expertise:track", args=[found.pk])),
    ]


def _running(found: Track) -> str:
    """Said while something of the track runs: its rules stay as they were announced."""
    if not found.campaigns.filter(is_published=True).exists():
        return ""
    return _("Приёмы, которые уже объявлены, идут по прежним правилам: изменения подействуют на следующие.")
