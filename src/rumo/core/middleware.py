"""Answers that every view shares: a refusal nobody handled, and a session that ended in the middle of typing."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _

from rumo.core.errors import Conflict, Refusal

log = logging.getLogger(__name__)


class RefusalMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Views catch what they can show better; this is the safety net, so no refusal is ever a 500.

        A constraint of the database that fails after the rules have passed means that somebody else was first.
        """
        if isinstance(error, IntegrityError):
            log.warning("a constraint refused a write", exc_info=error)
            error = Conflict(_("Такая запись только что появилась: её внёс другой пользователь. Обновите страницу."))
        if not isinstance(error, Refusal):
            return None
        if request.headers.get("X-Autosave"):
            return JsonResponse({"message": error.message}, status=error.status)
        if request.headers.get("HX-Request"):
            messages.error(request, error.message)
            return render(request, "ui/flash.html", status=error.status)
        return render(request, "refusal.html", {"message": error.message}, status=error.status)


class SessionEndedMiddleware:
    """A script's request without a session gets 401 and the sign-in address, not a redirect: what was typed stays.

    The page decides: an autosave keeps the text and offers to sign in, a pressed button leads to the sign-in page, what
    the page asks by itself is let go.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        asks_for_login = getattr(view, "login_required", True)
        by_script = "X-Autosave" in request.headers or "HX-Request" in request.headers
        if by_script and asks_for_login and not request.user.is_authenticated:
            return JsonResponse({"login_url": resolve_url(settings.LOGIN_URL)}, status=401)
        return None
