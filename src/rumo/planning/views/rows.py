"""Rows and headings of the grid: each is a form that saves itself (see docs/frontend.md, «Autosave»)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from rumo.accounts.requests import UserRequest
from rumo.core.autosave import Saved, save_form
from rumo.core.models import Versioned
from rumo.planning import layout
from rumo.planning.actions import rows as actions
from rumo.planning.actions import sections
from rumo.planning.forms.rows import DetailsForm, RowForm, SectionForm
from rumo.planning.layout import Item
from rumo.planning.models import Edition, PlanRow, PlanSection
from rumo.planning.views.gone import gone
from rumo.planning.views.grid_part import (
    after_of,
    execution_words,
    grid_url,
    order_of,
    removed,
    rows_of,
    take_draft,
)

_ROW_GONE = gettext_lazy("Эту строку удалил другой пользователь. Ваш текст не потерян.")


@require_POST
def row_add(request: UserRequest, pk: int) -> HttpResponse:
    """A row that was typed below `?after=row-5`."""
    edition = take_draft(request, pk)

    def save(_data: dict[str, Any]) -> Saved:
        after = after_of(request, layout.items_of(edition))
        row = actions.add_row(edition, data=form.row_data(), after=after, actor=request.user)
        return Saved(row.version, facts=_new_facts(request, edition, row))

    form = RowForm(request.POST, user=request.user)
    return save_form(request, form, save=save, current=_never, back=grid_url(edition))


@require_POST
def row_save(request: UserRequest, pk: int, row_pk: int) -> HttpResponse:
    """The cells of a row (autosave)."""
    edition = take_draft(request, pk)
    row = rows_of(edition).filter(pk=row_pk).first()
    if row is None:
        return gone(request, RowForm(request.POST, user=request.user), str(_ROW_GONE), "planning:row_add", edition)

    def save(data: dict[str, Any]) -> Saved:
        saved = actions.edit_row(row, data=form.row_data(), version=data["version"], actor=request.user)
        return Saved(saved.version, facts=_facts(saved))

    def current(_record: Versioned) -> RowForm:
        return RowForm(user=request.user, row=rows_of(edition).get(pk=row_pk))

    form = RowForm(request.POST, user=request.user, row=row)
    return save_form(request, form, save=save, current=current, back=grid_url(edition, row))


@require_http_methods(["GET", "HEAD", "POST"])
def row_details(request: UserRequest, pk: int, row_pk: int) -> HttpResponse:
    """Number, approvers, what counts as done, directions: a fragment of the grid, or a page without scripts."""
    edition = take_draft(request, pk)
    row = rows_of(edition).filter(pk=row_pk).first()
    if row is None:
        return gone(request, None, str(_ROW_GONE), "planning:row_add", edition)
    row.edition = edition
    if request.method != "POST":
        is_part = bool(request.headers.get("HX-Request"))
        template = "planning/grid/_details.html" if is_part else "planning/grid/details.html"
        form = DetailsForm(user=request.user, row=row)
        return render(request, template, {"plan": edition.plan, "row": row, "form": form})

    def save(data: dict[str, Any]) -> Saved:
        saved = actions.edit_row(row, data=posted.row_data(), version=data["version"], actor=request.user)
        return Saved(saved.version, facts=_facts(saved))

    def current(_record: Versioned) -> DetailsForm:
        fresh = rows_of(edition).get(pk=row_pk)
        fresh.edition = edition
        return DetailsForm(user=request.user, row=fresh)

    posted = DetailsForm(request.POST, user=request.user, row=row)
    return save_form(request, posted, save=save, current=current, back=grid_url(edition, row))


@require_POST
def row_delete(request: UserRequest, pk: int, row_pk: int) -> HttpResponse:
    edition = take_draft(request, pk)
    row = edition.rows.select_related("line", "edition__plan__association").filter(pk=row_pk).first()
    if row is not None:
        actions.delete_row(row, actor=request.user)
    return _after_removal(request, edition, _("Строка удалена."))


@require_POST
def section_add(request: UserRequest, pk: int) -> HttpResponse:
    edition = take_draft(request, pk)

    def save(data: dict[str, Any]) -> Saved:
        after = after_of(request, layout.items_of(edition))
        section = sections.add_section(edition, title=data["title"], after=after, actor=request.user)
        return Saved(section.version, facts=_new_facts(request, edition, section))

    return save_form(request, SectionForm(request.POST), save=save, current=_never, back=grid_url(edition))


@require_POST
def section_save(request: UserRequest, pk: int, section_pk: int) -> HttpResponse:
    """The title of a heading (autosave)."""
    edition = take_draft(request, pk)
    section = edition.sections.filter(pk=section_pk).first()
    form = SectionForm(request.POST, section=section)
    if section is None:
        message = _("Этот раздел удалил другой пользователь. Ваш текст не потерян.")
        return gone(request, form, message, "planning:section_add", edition)

    def save(data: dict[str, Any]) -> Saved:
        saved = sections.rename_section(section, title=data["title"], version=data["version"], actor=request.user)
        return Saved(saved.version)

    def current(_record: Versioned) -> SectionForm:
        return SectionForm(section=edition.sections.get(pk=section_pk))

    return save_form(request, form, save=save, current=current, back=grid_url(edition, section))


@require_POST
def section_delete(request: UserRequest, pk: int, section_pk: int) -> HttpResponse:
    edition = take_draft(request, pk)
    section = edition.sections.filter(pk=section_pk).first()
    if section is not None:
        sections.delete_section(section, actor=request.user)
    return _after_removal(request, edition, _("Раздел удалён, его строки остались."))


@require_POST
def rows_order(request: UserRequest, pk: int) -> JsonResponse:
    """The order after a drag: `order=section-1,row-3,row-2&version=…` (see sortable.js)."""
    edition = take_draft(request, pk)
    order, mark = order_of(request)
    return JsonResponse({"version": actions.move_rows(edition, order=order, version=mark, actor=request.user)})


def _never(_record: Versioned) -> RowForm:
    raise AssertionError("what does not exist yet has no other version")


def _facts(row: PlanRow) -> dict[str, Any]:
    """What the page's scripts show anew: the execution may have followed the words."""
    return {"fact_kind": row.fact_kind, "counted": row.counted, "execution": execution_words(row)}


def _new_facts(request: UserRequest, edition: Edition, item: Item) -> dict[str, Any]:
    """Where a new row or heading is saved from now on, and the foot it gets."""
    kind = "section" if isinstance(item, PlanSection) else "row"
    context = {"plan": edition.plan, "item": item}
    return {
        "key": layout.key_of(item),
        "save_url": reverse(f"planning:{kind}_save", args=[edition.plan_id, item.pk]),
        "order_version": layout.mark_of(layout.items_of(edition)),
        "foot": render_to_string(f"planning/grid/_{kind}_foot.html", context, request=request),
        **(_facts(item) if isinstance(item, PlanRow) else {}),
    }


def _after_removal(request: UserRequest, edition: Edition, message: str) -> HttpResponse:
    answer = removed(request, layout.mark_of(layout.items_of(edition)))
    if answer is not None:
        return answer
    messages.success(request, message)
    return redirect(grid_url(edition))
