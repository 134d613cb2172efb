"""The request of a page that only a signed-in person reaches."""

from __future__ import annotations

from django.http import HttpRequest

from rumo.accounts.models import User


class UserRequest(HttpRequest):
    """LoginRequiredMiddleware stands before the view, so `user` is nobody anonymous."""

    user: User
