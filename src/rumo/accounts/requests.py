"""The request of a signed-in user, as views annotate it: LoginRequiredMiddleware lets nobody else through."""

from __future__ import annotations

from django.http import HttpRequest

from rumo.accounts.models import User


class UserRequest(HttpRequest):
    user: User
