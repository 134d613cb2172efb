from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from rumo.accounts import actions
from rumo.accounts.forms import NewPasswordForm
from rumo.accounts.queries import invitation_by_token
from rumo.core import clock

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@login_not_required
@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The link from the letter: set a password and come in, once."""
    found = invitation_by_token(token)
    if found is None or not found.is_open(clock.now()):
        return render(request, "accounts/invitation_over.html", {"invitation": found}, status=410)
    form = NewPasswordForm(request.POST or None, user=found.user)
    if request.method == "POST" and form.is_valid():
        try:
            user = actions.accept_invitation(found, password=form.cleaned_data["password"])
        except actions.InvitationOver:
            return render(request, "accounts/invitation_over.html", {"invitation": found}, status=410)
        login(request, user, backend=BACKEND)
        messages.success(request, _("Пароль сохранён, вы вошли."))
        return redirect("portal:desk")
    status = 422 if form.errors else 200
    return render(request, "accounts/invitation.html", {"invitation": found, "form": form}, status=status)
