"""The control board, on the screen and as a table."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from rumo.accounts.requests import UserRequest
from rumo.assignments import board as chooser
from rumo.assignments.enums import Term
from rumo.assignments.forms import BoardForm
from rumo.assignments.spreadsheet import build_board
from rumo.assignments.views.rows import as_rows
from rumo.core import clock
from rumo.core.templatetags.lists import address_with
from rumo.core.workbook import tables_response

ROWS_A_PAGE = 30


def board(request: UserRequest) -> HttpResponse:
    form = BoardForm(request.GET, user=request.user)
    choice = form.choice()
    page = Paginator(chooser.chosen(request.user, choice, clock.today()), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": as_rows(list(page.object_list)),
        "tabs": _tabs(request, choice),
        "is_filtered": any((choice.association, choice.person, choice.state, choice.text, choice.term, choice.mine)),
    }
    return render(request, "assignments/board.html", context)


def board_export(request: UserRequest) -> HttpResponseBase:
    """Everything the filters choose, not only the page in sight."""
    choice = BoardForm(request.GET, user=request.user).choice()
    day = clock.today()
    book = build_board(chooser.chosen(request.user, choice, day), day)
    return tables_response(request, book, _("Поручения на %(day)s") % {"day": f"{day:%d.%m.%Y}"})


def _tabs(request: UserRequest, choice: chooser.Choice) -> list[dict[str, Any]]:
    counts = chooser.counts(request.user, choice, clock.today())
    return [
        {
            "title": term.label,
            "url": address_with(request, {"term": term.value, "page": None}),
            "active": term.value == choice.term,
            "count": counts[term],
        }
        for term in Term
    ]
