from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rumo.accounts import actions
from rumo.accounts.forms import ProfileForm
from rumo.accounts.requests import UserRequest


def profile(request: UserRequest) -> HttpResponse:
    """One's own account: name, address, password, second factor."""
    form = ProfileForm(request.POST or None, initial={"name": request.user.name})
    if request.method == "POST" and form.is_valid():
        actions.rename_user(request.user, name=form.cleaned_data["name"], actor=request.user)
        messages.success(request, _("Имя сохранено."))
        return redirect("accounts:profile")
    totp = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).exists()
    status = 422 if form.errors else 200
    return render(request, "accounts/profile.html", {"form": form, "has_second_factor": totp}, status=status)
