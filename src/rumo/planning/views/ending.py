"""Annexes and signatures of a plan, on the page where its rows are written."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from rumo.accounts.requests import UserRequest
from rumo.core.autosave import Saved, save_form
from rumo.core.models import Versioned
from rumo.planning.actions.ending import write_ending
from rumo.planning.forms.ending import EndingForm
from rumo.planning.models import Edition
from rumo.planning.views.grid_part import grid_url, take_draft


@require_POST
def ending_save(request: UserRequest, pk: int) -> HttpResponse:
    """Both lists at once (autosave)."""
    edition = take_draft(request, pk)

    def save(data: dict[str, Any]) -> Saved:
        saved = write_ending(
            edition,
            annexes=data["annexes"],
            signatures=data["signatures"],
            version=data["version"],
            actor=request.user,
        )
        return Saved(saved.version)

    def current(record: Versioned) -> EndingForm:
        assert isinstance(record, Edition)
        return EndingForm(edition=record)

    form = EndingForm(request.POST, edition=edition)
    return save_form(request, form, save=save, current=current, back=grid_url(edition))
