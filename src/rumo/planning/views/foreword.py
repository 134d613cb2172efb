"""Aims and tasks: the text before the rows, on the page where the rows are written."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from rumo.accounts.requests import UserRequest
from rumo.core.autosave import Saved, save_form
from rumo.core.models import Versioned
from rumo.planning.actions.foreword import write_foreword
from rumo.planning.forms.foreword import ForewordForm
from rumo.planning.models import Edition
from rumo.planning.views.grid_part import grid_url, take_draft


@require_POST
def foreword_save(request: UserRequest, pk: int) -> HttpResponse:
    """The text of the editor (autosave)."""
    edition = take_draft(request, pk)

    def save(data: dict[str, Any]) -> Saved:
        saved = write_foreword(edition, text=data["foreword"], version=data["version"], actor=request.user)
        return Saved(saved.version)

    def current(record: Versioned) -> ForewordForm:
        assert isinstance(record, Edition)
        return ForewordForm(edition=record)

    form = ForewordForm(request.POST, edition=edition)
    return save_form(request, form, save=save, current=current, back=grid_url(edition))
