"""Turns a Refusal that no view handled into a page (or JSON for the autosave) with its Russian message."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from rumo.core.errors import Refusal


class RefusalMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Views catch what they can show better; this is the safety net, so no refusal is ever a 500."""
        if not isinstance(error, Refusal):
            return None
        if request.headers.get("X-Autosave"):
            return JsonResponse({"message": error.message}, status=error.status)
        if request.headers.get("HX-Request"):
            messages.error(request, error.message)
            return render(request, "ui/flash.html", status=error.status)
        return render(request, "refusal.html", {"message": error.message}, status=error.status)
