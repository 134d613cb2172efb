"""What every page with a form does alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rumo.core.errors import NotAllowed, Refusal
from rumo.core.models import Record

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
    except IntegrityError:
        # Two people sent the same at the same moment; the action's own check saw neither.
        form.add_error(None, _("Такая запись уже есть: её только что добавил другой пользователь."))
        return None


def stamp(record: Record) -> str:
    """When the record was last saved, as the form carries it in `seen`."""
    return record.updated_at.isoformat()


def saved(form: forms.BaseForm, action: Callable[[], object], record: Record | None = None) -> bool:
    """`attempt` for a view that does not need the result.

    With `record` a form opened before somebody else saved it is not taken silently: the person is told and sends again.
    """
    if record is not None and form.data.get("seen", stamp(record)) != stamp(record):
        form.add_error(
            None,
            _("Пока вы заполняли форму, запись изменил другой пользователь. Проверьте поля и сохраните ещё раз."),
        )
        return False

    def done() -> bool:
        action()
        return True

    return attempt(form, done) is True


def form_page(
    request: HttpRequest,
    form: forms.BaseForm,
    *,
    title: object,
    back: str,
    crumb: object,
    submit: object,
    record: Record | None = None,
    **more: Any,
) -> HttpResponse:
    """A page of one form: `back` is where «Отмена» and the crumb `crumb` lead.

    `lead` says what the form is about, `after` are forms that follow under the heading `after_title`.
    """
    context = {"form": form, "title": title, "back": back, "crumb": crumb, "submit": submit, **more}
    context["seen"] = stamp(record) if record else ""
    wrong = any(part.errors for part in (form, *more.get("after", ())))
    return render(request, "directory/form.html", context, status=422 if wrong else 200)
