"""What every page with a form does alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rumo.core.errors import NotAllowed, Refusal

T = TypeVar("T")


def attempt(form: forms.BaseForm, action: Callable[[], T]) -> T | None:
    """The action's result when the form is valid; a refusal is shown above the form, with all that was typed."""
    if not form.is_valid():
        return None
    try:
        return action()
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return None


def saved(form: forms.BaseForm, action: Callable[[], object]) -> bool:
    """`attempt` for a view that does not need the result."""

    def done() -> bool:
        action()
        return True

    return attempt(form, done) is True


def form_page(
    request: HttpRequest, form: forms.BaseForm, *, title: object, back: str, crumb: object, submit: object, **more: Any
) -> HttpResponse:
    """A page of one form: `back` is where «Отмена» and the crumb `crumb` lead. `lead` says what the form is about."""
    context = {"form": form, "title": title, "back": back, "crumb": crumb, "submit": submit, **more}
    return render(request, "directory/form.html", context, status=422 if form.errors else 200)
