"""What pages with one form do alike: one action, a refusal shown with all that was typed, a stale save told of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from rumo.core.errors import NotAllowed, Refusal
from rumo.core.versions import Stale


def done(form: forms.BaseForm, action: Callable[[], object], *others: forms.BaseFormSet[Any]) -> bool:
    """Whether the action took place. A refusal is shown above the form with all that was typed.

    `others` are sets of rows that must be valid too. After a stale save the form carries the newer version: the person
    is told, and may send again.
    """
    if not all([form.is_valid(), *(each.is_valid() for each in others)]):
        return False
    try:
        action()
    except NotAllowed:
        raise
    except Stale as stale:
        again = QueryDict(mutable=True)
        again.update(form.data)
        again["version"] = str(stale.record.version)
        form.data = again
        form.add_error(
            None,
            _("Пока вы заполняли форму, запись изменил другой пользователь. Проверьте поля и сохраните ещё раз."),
        )
        return False
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return False
    return True


def form_page(
    request: HttpRequest,
    form: forms.BaseForm,
    *,
    title: object,
    crumbs: Sequence[tuple[object, str]],
    submit: object,
    template: str = "form_page.html",
    **more: Any,
) -> HttpResponse:
    """A page of one form. `crumbs` are `(title, address)`; the last one is where «Не сохранять» leads.

    `lead` says what the form is about; `delete_url` with `delete_confirm` gives a second, red button.
    """
    context = {"form": form, "title": title, "crumbs": crumbs, "back": crumbs[-1][1], "submit": submit, **more}
    refused = bool(form.errors) or more.get("refused", False)
    return render(request, template, context, status=422 if refused else 200)
