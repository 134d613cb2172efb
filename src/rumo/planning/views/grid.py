"""The grid: a draft plan written with the keyboard, row by row."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.planning import layout
from rumo.planning.forms.ending import EndingForm
from rumo.planning.forms.foreword import ForewordForm
from rumo.planning.forms.rows import RowForm, SectionForm
from rumo.planning.views.grid_part import lines_of, take_draft


@require_safe
def grid(request: UserRequest, pk: int) -> HttpResponse:
    edition = take_draft(request, pk)
    lines = lines_of(request.user, edition)
    context = {
        "plan": edition.plan,
        "edition": edition,
        "lines": lines,
        "order_mark": layout.mark_of([line.item for line in lines]),
        "doubtful": sum(bool(line.reading and line.reading.is_doubtful) for line in lines),
        "foreword": ForewordForm(edition=edition),
        "ending": EndingForm(edition=edition),
        "blank_row": RowForm(user=request.user),
        "blank_section": SectionForm(),
    }
    return render(request, "planning/grid/grid.html", context)
