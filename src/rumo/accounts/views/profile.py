from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rumo.accounts import actions
from rumo.accounts.forms import ProfileForm
from rumo.accounts.requests import UserRequest


def profile(request: UserRequest) -> HttpResponse:
    """One's own account: name, letters, address, password, second factor."""
    form = ProfileForm(request.POST or None, initial=model_to_dict(request.user, ["name", "wants_digest"]))
    if request.method == "POST" and form.is_valid():
        actions.edit_profile(request.user, **form.cleaned_data, actor=request.user)
        messages.success(request, _("Сохранено."))
        return redirect("accounts:profile")
    totp = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).exists()
    status = 422 if form.errors else 200
    return render(request, "accounts/profile.html", {"form": form, "has_second_factor": totp}, status=status)
