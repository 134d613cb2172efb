"""The register of practices for those who run an association: list, card, form, publication."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import audit, clock, files
from rumo.core.facets import facet_links
from rumo.core.form_pages import done
from rumo.core.verdict import YES, No, Verdict
from rumo.core.workbook import tables_response
from rumo.directory.models import Association
from rumo.directory.queries import run_associations
from rumo.directory.views.bodies import asked_or_highest
from rumo.expertise import catalogue as reads
from rumo.expertise import permissions
from rumo.expertise.actions import practices as actions
from rumo.expertise.forms.practices import (
    AuthorFormSet,
    BodyForm,
    FileForm,
    PracticeForm,
    RegisterFilter,
    author_rows,
    authors_of,
)
from rumo.expertise.models import Practice, PracticeFile
from rumo.expertise.practice_sheet import build_practices
from rumo.expertise.views.catalogue import FACET_TITLES, about

ROWS_A_PAGE = 30


@require_safe
def catalogue(request: UserRequest) -> HttpResponse:
    """All cards, published or not, with the facets of the public catalogue."""
    form = RegisterFilter(request.GET, user=request.user)
    choice = form.choice()
    rows = _chosen_body(request, form)
    page = Paginator(reads.chosen(rows, choice), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "choice": choice,
        "page": page,
        "facets": facet_links(request, reads.facets_of(rows, choice, FACET_TITLES)),
        "is_filtered": choice.is_filtered or bool(form.association_chosen() or form.shown_chosen()),
        "may_enter": may_enter_somewhere(request),
        "regions": {each.region for each in run_associations(request.user)},
    }
    return render(request, "expertise/catalogue/catalogue.html", context)


@require_safe
def catalogue_export(request: UserRequest) -> HttpResponseBase:
    """Everything the filters choose, in the columns an upload has."""
    form = RegisterFilter(request.GET, user=request.user)
    book = build_practices(reads.chosen(_chosen_body(request, form), form.choice()))
    return tables_response(request, book, _("Практики на %(day)s") % {"day": f"{clock.today():%d.%m.%Y}"})


@require_safe
def practice(request: UserRequest, pk: int) -> HttpResponse:
    found = _practice(request, pk)
    return _card(request, found, FileForm())


def practice_create(request: UserRequest) -> HttpResponse:
    """The form of a new card, for the association named in the address or the first one the user runs."""
    association = _association(request)
    form = PracticeForm(
        request.POST or None,
        user=request.user,
        association=association,
        initial={"year": clock.today().year, "catalogue": request.GET.get("catalogue")},
    )
    rows = AuthorFormSet(request.POST or None, prefix="authors")
    made: list[Practice] = []
    if request.method == "POST" and rows.is_valid() and done(form, lambda: made.append(_create(request, form, rows))):
        messages.success(request, _("Карточка создана. Проверьте её и опубликуйте."))
        return redirect("expertise:practice", made[0].pk)
    choice = BodyForm(initial={"association": association}, user=request.user)
    return _form_page(request, form, rows, {"association": association, "choice": choice})


def practice_edit(request: UserRequest, pk: int) -> HttpResponse:
    found = _practice(request, pk)
    permissions.may_run_expertise(request.user, found.association).require()
    form = PracticeForm(
        request.POST or None,
        user=request.user,
        association=found.association,
        initial=PracticeForm.values_of(found),
    )
    rows = AuthorFormSet(request.POST or None, prefix="authors", initial=author_rows(found))
    if request.method == "POST" and rows.is_valid() and done(form, lambda: _edit(request, found, form, rows)):
        messages.success(request, _("Карточка сохранена."))
        return redirect("expertise:practice", pk)
    return _form_page(request, form, rows, {"practice": found})


@require_POST
def practice_publish(request: UserRequest, pk: int) -> HttpResponse:
    found = _practice(request, pk)
    try:
        actions.publish_practice(found, actor=request.user)
    except actions.NothingToRead as refusal:
        messages.error(request, refusal.message)
        return redirect("expertise:practice_edit", pk)
    messages.success(request, _("Карточка опубликована: её видят все."))
    return redirect("expertise:practice", pk)


@require_POST
def practice_unpublish(request: UserRequest, pk: int) -> HttpResponse:
    actions.unpublish_practice(_practice(request, pk), actor=request.user)
    messages.success(request, _("Карточка снята с публикации."))
    return redirect("expertise:practice", pk)


@require_POST
def practice_file_add(request: UserRequest, pk: int) -> HttpResponse:
    found = _practice(request, pk)
    form = FileForm(request.POST, request.FILES)
    if done(form, lambda: actions.add_practice_file(found, **form.cleaned_data, actor=request.user)):
        return redirect("expertise:practice", pk)
    return _card(request, found, form, status=422)


@require_safe
def practice_file(request: UserRequest, pk: int, file_pk: int) -> FileResponse:
    return files.file_response(_file(request, pk, file_pk).stored)


@require_POST
def practice_file_remove(request: UserRequest, pk: int, file_pk: int) -> HttpResponse:
    actions.remove_practice_file(_file(request, pk, file_pk), actor=request.user)
    return redirect("expertise:practice", pk)


def _card(request: UserRequest, found: Practice, form: forms.Form, status: int = 200) -> HttpResponse:
    context = {
        "practice": found,
        "about": about(found),
        "authors": found.authors.all(),
        "files": found.files.select_related("stored"),
        "form": form,
        "may_edit": permissions.may_run_expertise(request.user, found.association),
        "history": [{"at": e.at, "actor": e.actor_name, "text": e.summary} for e in audit.history(found)],
    }
    return render(request, "expertise/catalogue/practice.html", context, status=status)


def _form_page(
    request: UserRequest, form: forms.Form, rows: forms.BaseFormSet[Any], more: dict[str, Any]
) -> HttpResponse:
    context = {"form": form, "rows": rows, **more}
    status = 422 if form.is_bound else 200
    return render(request, "expertise/catalogue/practice_form.html", context, status=status)


def _create(request: UserRequest, form: PracticeForm, rows: forms.BaseFormSet[Any]) -> Practice:
    data = form.practice_data(authors_of(rows, None))
    return actions.create_practice(association=_association(request), data=data, actor=request.user)


def _edit(request: UserRequest, found: Practice, form: PracticeForm, rows: forms.BaseFormSet[Any]) -> None:
    data = form.practice_data(authors_of(rows, found))
    actions.edit_practice(found, data=data, version=form.cleaned_data["version"] or 0, actor=request.user)


def _chosen_body(request: UserRequest, form: RegisterFilter) -> QuerySet[Practice]:
    rows = reads.visible_practices(request.user)
    association = form.association_chosen()
    if association is not None:
        rows = reads.of_branch(rows, association)
    shown = {"yes": True, "no": False}.get(form.shown_chosen())
    return rows if shown is None else rows.filter(is_published=shown)


def _practice(request: UserRequest, pk: int) -> Practice:
    cards = reads.visible_practices(request.user).select_related("decision", "endorsement")
    return get_object_or_404(cards, pk=pk)


def _file(request: UserRequest, pk: int, file_pk: int) -> PracticeFile:
    return get_object_or_404(_practice(request, pk).files.select_related("stored", "practice__association"), pk=file_pk)


def _association(request: UserRequest) -> Association:
    """The one asked for in the address; else the highest of those the user runs."""
    may_enter_somewhere(request).require()
    found = asked_or_highest(request)
    assert found is not None  # the verdict above asked whether there is one
    return found


def may_enter_somewhere(request: UserRequest) -> Verdict:
    if run_associations(request.user).exists():
        return YES
    return No(_("Карточки ведут председатель, секретарь объединения или методист, который его ведёт."))
