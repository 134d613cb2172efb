"""Organizations and people from an Excel table: read and shown with mistakes by cell, entered by a second press."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import files
from rumo.core.form_pages import done, form_page
from rumo.core.table_files import carry_cells, read_table
from rumo.core.workbook import book_response
from rumo.directory import queries
from rumo.directory.actions import tables as actions
from rumo.directory.forms.tables import MOST_ROWS, TableForm
from rumo.directory.tables import organizations, people
from rumo.directory.tables.reading import Reading
from rumo.directory.views.regions import working_region

ROWS_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Kind:
    """A table one may bring: `list_name` is the page of the list, `entered` the words of success."""

    list_name: str
    title: Any
    read: Callable[..., Reading[Any]]
    enter: Callable[..., int]
    sample: Callable[..., bytes]
    entered: Any


KINDS = {
    "organizations": Kind(
        "organizations",
        gettext_lazy("Организации"),
        organizations.read_organizations,
        actions.enter_organizations,
        organizations.sample,
        gettext_lazy("Внесено организаций: %(made)s."),
    ),
    "people": Kind(
        "people",
        gettext_lazy("Люди"),
        people.read_people,
        actions.enter_people,
        people.sample,
        gettext_lazy("Внесено людей: %(made)s."),
    ),
}


@require_safe
def sample(request: UserRequest, kind: str) -> HttpResponse:
    given = KINDS[kind]
    return book_response(given.sample(working_region(request)), _("Образец: %(title)s") % {"title": given.title})


def table(request: UserRequest, kind: str) -> HttpResponse:
    """The cells come back from the page of the check and are read again: nothing is trusted but read."""
    given = KINDS[kind]
    region = working_region(request)
    regions = queries.working_regions(request.user).order_by("name")
    form = TableForm(request.POST or None, request.FILES or None, regions=regions, initial={"region": region})
    context: dict[str, Any] = {"kind": given, "list_url": reverse(f"directory:{given.list_name}")}
    if form.is_bound and done(form, lambda: context.update(_read(form, given))):
        if form.cleaned_data["cells"] is not None and not context["reading"].errors:
            made = given.enter(form.cleaned_data["region"], rows=context["reading"].rows, actor=request.user)
            messages.success(request, given.entered % {"made": made})
            return redirect(f"directory:{given.list_name}")
        return render(request, "directory/table_check.html", context, status=422 if context["reading"].errors else 200)
    return form_page(
        request,
        form,
        title=_("Внести таблицей"),
        crumbs=[(given.title, context["list_url"])],
        submit=_("Прочитать таблицу"),
        template="table_upload.html",
        sample_url=reverse(f"directory:{given.list_name}_sample"),
    )


def _read(form: TableForm, kind: Kind) -> dict[str, Any]:
    cells = form.cleaned_data["cells"]
    if cells is None:
        content, _kind = files.check_upload(form.cleaned_data["upload"], (files.XLSX,))
        cells = read_table(content, most_rows=MOST_ROWS + 1)
    return {
        "region": form.cleaned_data["region"],
        "reading": kind.read(form.cleaned_data["region"], cells),
        "cells": carry_cells(cells),
        "head": cells[0] if cells else [],
        "body": cells[1 : ROWS_SHOWN + 1],
        "is_cut": len(cells) > ROWS_SHOWN + 1,
    }
