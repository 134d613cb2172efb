"""The registers: a list with its filters, an entry's form. One page serves them all."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import files
from rumo.core.form_pages import done, form_page
from rumo.core.verdict import YES, No, Verdict
from rumo.directory.queries import run_associations, usual_association
from rumo.growth import permissions
from rumo.growth.actions import registers as actions
from rumo.growth.forms.entries import RegisterFilter
from rumo.growth.registers.base import Choice, Register

ROWS_A_PAGE = 50


@require_safe
def entries(request: UserRequest, register: Register) -> HttpResponse:
    form = RegisterFilter(request.GET, user=request.user, kinds=register.kinds())
    choice = asked(form, request.GET.get("sort", ""))
    page = Paginator(register.chosen(request.user, choice), ROWS_A_PAGE).get_page(request.GET.get("page"))
    may_enter = may_enter_somewhere(request)
    context = {
        "register": register,
        "leads": bool(may_enter),
        "tab": register.key,
        "form": form,
        "page": page,
        "rows": [_row(register, entry) for entry in page],
        "is_filtered": choice != Choice(sort=choice.sort),
        "may_enter": may_enter,
        **{name: reverse(f"growth:{register.key}{tail}") for name, tail in _ADDRESSES.items()},
    }
    return render(request, "growth/registers/entries.html", context)


_ADDRESSES = {"list_url": "", "new_url": "_new", "table_url": "_table", "export_url": "_export"}


def entry_new(request: UserRequest, register: Register) -> HttpResponse:
    may_enter_somewhere(request).require()
    form = register.form(
        request.POST or None,
        request.FILES or None,
        user=request.user,
        initial={"association": usual_association(request.user)},
    )
    made: list[Any] = []
    if form.is_bound and done(
        form, lambda: made.append(actions.enter(register, data=form.data_given(), actor=request.user))
    ):
        messages.success(request, _("Внесено."))
        return redirect(register.page, made[0].pk) if register.page else redirect(f"growth:{register.key}")
    return form_page(request, form, title=register.new_title, crumbs=crumbs(register), submit=_("Внести"))


def entry_edit(request: UserRequest, register: Register, pk: int) -> HttpResponse:
    entry = get_object_or_404(register.visible(request.user), pk=pk)
    permissions.may_run_growth(request.user, entry.association).require()
    form = register.form(request.POST or None, request.FILES or None, user=request.user, instance=entry)

    def edit() -> None:
        version = form.cleaned_data["version"] or 0
        actions.edit(register, entry, data=form.data_given(), version=version, actor=request.user)

    if form.is_bound and done(form, edit):
        return redirect(register.page, pk) if register.page else redirect(f"growth:{register.key}")
    return form_page(
        request,
        form,
        title=_("Изменить запись"),
        crumbs=crumbs(register),
        submit=_("Сохранить"),
        delete_url=reverse(f"growth:{register.key}_remove", args=[pk]),
        delete_confirm=_("Удалить эту запись?"),
    )


@require_POST
def entry_remove(request: UserRequest, register: Register, pk: int) -> HttpResponse:
    actions.remove(register, get_object_or_404(register.visible(request.user), pk=pk), actor=request.user)
    messages.success(request, _("Удалено."))
    return redirect(f"growth:{register.key}")


@require_safe
def entry_file(request: UserRequest, register: Register, pk: int) -> FileResponse:
    entry = get_object_or_404(register.visible(request.user), pk=pk)
    stored = getattr(entry, "stored", None)
    if stored is None:
        raise Http404
    return files.file_response(stored)


def asked(form: RegisterFilter, sort: str) -> Choice:
    """What the filters say; those that mean nothing are left out."""
    form.is_valid()
    data = form.cleaned_data
    return Choice(
        association=data.get("association"),
        kind=data.get("kind", ""),
        since=data.get("since"),
        until=data.get("until"),
        text=data.get("q", ""),
        sort=sort,
    )


def may_enter_somewhere(request: UserRequest) -> Verdict:
    if run_associations(request.user).exists():
        return YES
    return No(_("Записи вносят те, кто ведёт объединение."))


def crumbs(register: Register, entry: Any = None) -> list[tuple[object, str]]:
    found: list[tuple[object, str]] = [(register.title, reverse(f"growth:{register.key}"))]
    if entry is not None:
        found.append((entry, reverse(register.page, args=[entry.pk])))
    return found


def _row(register: Register, entry: Any) -> dict[str, Any]:
    """An entry for the page: its cells with their headings, and where it leads."""
    cells = [(column.heading, column.value(entry)) for column in register.columns]
    url = reverse(register.page or f"growth:{register.key}_edit", args=[entry.pk])
    has_file = getattr(entry, "stored_id", None) is not None
    return {
        "name": cells[0][1],
        "cells": cells[1:],
        "url": url,
        "link": getattr(entry, "link", ""),
        "file_url": reverse(f"growth:{register.key}_file", args=[entry.pk]) if has_file else "",
        "entry": entry,
    }
