"""The autosave protocol of docs/frontend.md: one form is one record; what was typed is never lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rumo.core import audit, clock
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.models import Versioned
from rumo.core.versions import Stale


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save has to tell: the new version, notes for the person, and facts for the page's scripts."""

    version: int
    warnings: Sequence[str] = ()
    facts: dict[str, Any] = field(default_factory=dict)


def save_form(
    request: HttpRequest,
    form: forms.Form,
    *,
    save: Callable[[dict[str, Any]], Saved],
    current: Callable[[Versioned], forms.Form],
    back: str,
) -> HttpResponse:
    """Save `form` by `save(cleaned_data)` and answer: JSON to a script, a page otherwise.

    `current(record)` is a fresh form of the record as it stands, for the person who was slower; `back` is where a page
    without scripts returns to.
    """
    scripted = bool(request.headers.get("X-Autosave"))
    if form.is_valid():
        try:
            saved = save(form.cleaned_data)
        except Stale as conflict:
            return _conflict(request, form, current(conflict.record), conflict, scripted=scripted)
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            return _saved(saved) if scripted else _returned(request, saved, back)
    if scripted:
        return JsonResponse({"errors": form.errors}, status=422)
    return render(request, "ui/unsaved.html", {"form": form, "back": back}, status=422)


def _saved(saved: Saved) -> JsonResponse:
    at = localtime(clock.now())
    answer = {"version": saved.version, "saved_at": f"{at:%H:%M}", "warnings": list(saved.warnings)}
    return JsonResponse({**answer, **saved.facts})


def _returned(request: HttpRequest, saved: Saved, back: str) -> HttpResponse:
    messages.success(request, _("Сохранено."))
    for warning in saved.warnings:
        messages.warning(request, warning)
    return redirect(back)


def _conflict(
    request: HttpRequest, form: forms.Form, theirs: forms.Form, conflict: Stale, *, scripted: bool
) -> HttpResponse:
    """Both texts: theirs in the answer, mine in the page that asks (or on the page that is shown)."""
    record = conflict.record
    entry = audit.history(record).first()
    author = entry.actor_name if entry else ""
    fields = {
        bound.name: {"label": str(bound.label), "theirs": _plain(bound.value()), **_options(bound)}
        for bound in theirs
        if bound.name != "version"
    }
    if scripted:
        answer = {"version": record.version, "author": author, "message": conflict.message, "fields": fields}
        return JsonResponse(answer, status=409)
    form.data = _with_version(request.POST, record.version)
    context = {"form": form, "conflict": conflict.message, "author": author, "theirs": fields.values()}
    return render(request, "ui/unsaved.html", context, status=409)


def _options(bound: forms.BoundField) -> dict[str, Any]:
    """What stands behind the values of a list that only holds what was chosen: the slower one's page lacks them."""
    written = getattr(bound.field.widget, "choices", None)
    if not isinstance(written, list) or written == getattr(bound.field, "choices", None):
        return {}
    return {"options": [{"value": str(value), "text": str(text)} for value, text in written]}


def _with_version(posted: QueryDict, version: int) -> QueryDict:
    """What was posted, to be saved over the newer version."""
    again = posted.copy()
    again["version"] = str(version)
    return again


def _plain(value: Any) -> str | list[str]:
    """A value as the form would post it."""
    if isinstance(value, (list, tuple)):
        return [str(item) for item in value]
    return "" if value is None else str(value)
