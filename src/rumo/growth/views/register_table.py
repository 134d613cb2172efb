"""A register as an Excel table: out, and in with errors by cell before anything is written."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock, files
from rumo.core.errors import Refusal
from rumo.core.form_pages import done, form_page
from rumo.core.table_files import carried_cells, carry_cells, read_table
from rumo.core.workbook import book_response, tables_response
from rumo.growth.actions import registers as actions
from rumo.growth.forms.entries import RegisterFilter, TableForm
from rumo.growth.registers.base import Register
from rumo.growth.registers.table import build_register, read_register, write_sample
from rumo.growth.views.registers import asked, crumbs, may_enter_somewhere


@require_safe
def export(request: UserRequest, register: Register) -> HttpResponseBase:
    """Everything the filters choose, not only the page in sight."""
    form = RegisterFilter(request.GET, user=request.user, kinds=register.kinds())
    chosen = register.chosen(request.user, asked(form, request.GET.get("sort", "")))
    return tables_response(request, build_register(register, chosen), f"{register.title} {clock.today():%d.%m.%Y}")


@require_safe
def sample(request: UserRequest, register: Register) -> HttpResponse:
    may_enter_somewhere(request).require()
    return book_response(write_sample(register, request.user), _("Образец: %(title)s") % {"title": register.title})


def table(request: UserRequest, register: Register) -> HttpResponse:
    """Read a table and show what is in it and what is wrong; nothing is written yet."""
    may_enter_somewhere(request).require()
    form = TableForm(request.POST or None, request.FILES or None, user=request.user)
    context: dict[str, Any] = {"register": register}
    if form.is_bound and done(form, lambda: context.update(_read(request, register, form))):
        return render(request, "growth/registers/table_check.html", context)
    return form_page(
        request,
        form,
        title=_("Внести таблицей"),
        crumbs=crumbs(register),
        submit=_("Прочитать таблицу"),
        template="table_upload.html",
        sample_url=reverse(f"growth:{register.key}_sample"),
    )


@require_POST
def table_enter(request: UserRequest, register: Register) -> HttpResponse:
    """The cells come back from the page of the check and are read again: nothing is trusted but read."""
    form = TableForm(request.POST, {"upload": None}, user=request.user)
    form.fields["upload"].required = False
    cells = carried_cells(request.POST.get("cells", ""))
    if not form.is_valid():
        raise Refusal(_("Таблица не дошла целиком. Загрузите её ещё раз."))
    reading = read_register(register, cells, form.cleaned_data["association"], request.user)
    if reading.errors:
        raise Refusal(_("Справочник тем временем изменился. Загрузите таблицу ещё раз: ошибки будут показаны."))
    made = actions.enter_all(register, rows=reading.rows, actor=request.user)
    messages.success(request, _("Внесено записей: %(made)s.") % {"made": made})
    return redirect(f"growth:{register.key}")


def _read(request: UserRequest, register: Register, form: TableForm) -> dict[str, Any]:
    content, _kind = files.check_upload(form.cleaned_data["upload"], (files.XLSX,))
    cells = read_table(content)
    association = form.cleaned_data["association"]
    return {
        "association": association,
        "reading": read_register(register, cells, association, request.user),
        "cells": carry_cells(cells),
        "head": cells[0] if cells else [],
        "body": cells[1:101],
        "table_url": reverse(f"growth:{register.key}_table"),
        "list_url": reverse(f"growth:{register.key}"),
        "enter_url": reverse(f"growth:{register.key}_table_enter"),
    }
