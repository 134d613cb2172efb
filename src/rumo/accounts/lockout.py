"""The lock against guessing (django-axes): whose attempt it was, and what somebody sees after too many."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# The sign-in form calls the address `login`, allauth's credentials `email`, the admin's form `username`.
ADDRESS_KEYS = ("email", "username", "login")


def attempted_address(request: HttpRequest | None, credentials: Mapping[str, Any] | None = None) -> str:
    """The address somebody tries to sign in with, as the lock counts it: without capitals and spaces."""
    given = credentials or (request.POST if request is not None else {})
    address = next((given[key] for key in ADDRESS_KEYS if given.get(key)), "")
    return str(address).strip().lower()


def lockout_response(request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return render(request, "accounts/locked.html", {"minutes": minutes}, status=429)
