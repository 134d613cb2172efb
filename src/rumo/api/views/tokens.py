"""One's own keys: a list, a new one shown once, a revoked one."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.api import queries
from rumo.api.actions import tokens as actions
from rumo.api.enums import Scope
from rumo.api.forms import TokenForm
from rumo.api.models import ApiToken
from rumo.api.views.tabs import tabs
from rumo.core import clock
from rumo.core.form_pages import done, form_page

YEAR = timedelta(days=365)


@require_safe
def tokens(request: UserRequest) -> HttpResponse:
    day = clock.today()
    rows = [
        {
            "token": each,
            "scopes": [str(Scope(scope).label) for scope in each.scopes if scope in Scope.values],
            "is_over": each.expires_on is not None and each.expires_on < day,
        }
        for each in queries.own_tokens(request.user)
    ]
    return render(request, "api/tokens.html", {"rows": rows, "tabs": tabs(request.user, "tokens")})


def token_create(request: UserRequest) -> HttpResponse:
    """The secret stands on the answer to the press and nowhere else."""
    form = TokenForm(request.POST or None, initial={"scopes": [Scope.READ], "expires_on": clock.today() + YEAR})
    made: list[tuple[ApiToken, str]] = []
    if form.is_bound and done(form, lambda: made.append(actions.create_token(**form.cleaned_data, actor=request.user))):
        token, secret = made[0]
        response = render(request, "api/token_made.html", {"token": token, "secret": secret})
        response["Cache-Control"] = "no-store"
        return response
    return form_page(
        request,
        form,
        title=_("Новый ключ"),
        crumbs=[(_("Обмен данными"), reverse("api:tokens"))],
        submit=_("Выпустить ключ"),
        lead=_("Программа с этим ключом увидит то же, что видите вы. Передавайте ключ только тому, кому доверяете."),
    )


@require_POST
def token_revoke(request: UserRequest, pk: int) -> HttpResponse:
    token = get_object_or_404(queries.own_tokens(request.user), pk=pk)
    actions.revoke_token(token, actor=request.user)
    messages.success(request, _("Ключ отозван: с ним больше ничего не получить."))
    return redirect("api:tokens")
