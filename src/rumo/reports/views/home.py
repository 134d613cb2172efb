"""Reports: those one writes, sections one was asked for, what is published."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.reports import queries

SHOWN = 50


@require_safe
def home(request: UserRequest) -> HttpResponse:
    context = {
        "asked": queries.asked_sections(request.user),
        "reports": queries.visible_reports(request.user)[:SHOWN],
    }
    return render(request, "reports/home.html", context)
