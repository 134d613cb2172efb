"""Practices brought in an Excel table: it is read, shown with what is wrong, then entered as a whole."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import files
from rumo.core.errors import Refusal
from rumo.core.form_pages import done
from rumo.core.table_files import carried_cells, carry_cells
from rumo.core.workbook import book_response
from rumo.directory.models import Association
from rumo.expertise.actions import practices as actions
from rumo.expertise.forms.practices import BodyForm, ImportForm
from rumo.expertise.practice_sheet import build_practices, read_cells, read_practices
from rumo.expertise.views.practices import may_enter_somewhere


def practice_import(request: UserRequest) -> HttpResponse:
    """A table in two steps: it is read and shown with what is wrong, then entered as a whole."""
    may_enter_somewhere(request).require()
    form = ImportForm(request.POST or None, request.FILES or None, user=request.user)
    context: dict[str, Any] = {"form": form}
    if form.is_bound and done(form, lambda: context.update(_preview(form))):
        return render(request, "expertise/catalogue/practice_import_check.html", context)
    return render(request, "expertise/catalogue/practice_import.html", context, status=422 if form.is_bound else 200)


@require_POST
def practice_import_enter(request: UserRequest) -> HttpResponse:
    """The cells come back from the page of the check and are read again: nothing is trusted but read."""
    body = BodyForm(request.POST, user=request.user)
    cells = carried_cells(request.POST.get("cells", ""))
    if not body.is_valid():
        raise Refusal(_("Таблица не дошла целиком. Загрузите её ещё раз."))
    association: Association = body.cleaned_data["association"]
    reading = read_practices(cells, association)
    if reading.errors:
        raise Refusal(_("Справочник тем временем изменился. Загрузите таблицу ещё раз: ошибки будут показаны."))
    made = actions.import_practices(association=association, rows=reading.rows, actor=request.user)
    skipped = len(reading.rows) - len(made)
    told = _("Внесено карточек: %(made)s. Уже были в реестре: %(skipped)s.") % {"made": len(made), "skipped": skipped}
    messages.success(request, told)
    return redirect(f"{reverse('expertise:catalogue')}?shown=no&association={association.pk}")


@require_safe
def practice_sample(request: UserRequest) -> HttpResponse:
    """An empty table with the columns an upload has."""
    return book_response(build_practices([]).xlsx(), _("Образец таблицы практик"))


def _preview(form: ImportForm) -> dict[str, Any]:
    content, _kind = files.check_upload(form.cleaned_data["upload"], (files.XLSX,))
    cells = read_cells(content)
    reading = read_practices(cells, form.cleaned_data["association"])
    return {
        "association": form.cleaned_data["association"],
        "reading": reading,
        "cells": carry_cells(cells),
    }
