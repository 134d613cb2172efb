"""A list of experts from a file or pasted: looked through first, entered by a second press."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rumo.accounts.requests import UserRequest
from rumo.core import clock, files
from rumo.core.errors import Refusal
from rumo.core.form_pages import done
from rumo.core.table_files import read_table
from rumo.directory.models import Association
from rumo.directory.queries import run_associations
from rumo.expertise.actions.expert_import import import_experts
from rumo.expertise.expert_list import MOST_ROWS, ReadList, cells_of, read_list, text_of
from rumo.expertise.forms.experts import ListForm
from rumo.expertise.views.expert_forms import working_association


def experts_import(request: UserRequest) -> HttpResponse:
    """A file becomes text in the box, so that mistakes are mended on the spot; `enter` writes what was seen."""
    association = working_association(request)
    form = ListForm(
        request.POST or None, request.FILES or None, association=association, initial={"valid_from": clock.today()}
    )
    preview = None
    if form.is_bound and form.is_valid():
        preview = _read(form, association)
        if preview is not None and "enter" in request.POST and not preview.mistakes:
            counts: list[tuple[int, int]] = []
            if done(form, lambda: counts.append(_entered(request, association, form, preview))):
                words = {"entered": counts[0][0], "added": counts[0][1]}
                messages.success(request, _("Включено экспертов: %(entered)s, дополнено: %(added)s.") % words)
                return redirect("expertise:experts")
    context = {
        "form": form,
        "association": association,
        "associations": run_associations(request.user),
        "preview": preview,
    }
    wrong = form.errors or (preview is not None and preview.mistakes)
    return render(request, "expertise/experts/import.html", context, status=422 if wrong else 200)


def _read(form: ListForm, association: Association) -> ReadList | None:
    """What the form brings, read; a file's table takes the place of the text in the box."""
    text = form.cleaned_data["text"]
    upload = form.cleaned_data["upload"]
    if upload:
        try:
            content, _kind = files.check_upload(upload, allowed=(files.XLSX,))
            text = text_of(read_table(content, most_rows=MOST_ROWS))
        except Refusal as refusal:
            form.add_error("upload", refusal.message)
            return None
    if not text.strip():
        form.add_error("text", _("Выберите файл или вставьте таблицу."))
        return None
    shown = cast(QueryDict, form.data).copy()
    shown["text"] = text
    form.data = shown
    cells = cells_of(text)
    if len(cells) > MOST_ROWS:
        form.add_error("text", _("Строк больше %(most)s. Разделите список на части.") % {"most": MOST_ROWS})
        return None
    found = read_list(association, cells)
    if not found.experts and not found.mistakes:
        form.add_error("text", _("В таблице не нашлось ни одного человека."))
    return found


def _entered(request: UserRequest, association: Association, form: ListForm, preview: ReadList) -> tuple[int, int]:
    names = ("valid_from", "valid_to", "order", "ground")
    return import_experts(
        association,
        listed=preview.experts,
        **{name: form.cleaned_data[name] for name in names},
        actor=request.user,
    )
