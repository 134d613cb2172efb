"""Somebody deleted what another one is still writing: the text stays and is offered as a new record."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from rumo.planning.models import Edition


def gone(request: HttpRequest, form: forms.Form | None, message: str, add: str, edition: Edition) -> HttpResponse:
    """409: to a script the message (the page offers to add it anew), else a page with the text and that button.

    `add` names the address that adds it; `form` is what was typed, None when nothing was.
    """
    if request.headers.get("X-Autosave"):
        return JsonResponse({"message": message, "gone": True}, status=409)
    context = {
        "plan": edition.plan,
        "message": message,
        "form": form,
        "typed": request.POST.get("title", ""),
        "add_url": reverse(add, args=[edition.plan_id]),
        "back": reverse("planning:grid", args=[edition.plan_id]),
    }
    return render(request, "planning/grid/gone.html", context, status=409)
