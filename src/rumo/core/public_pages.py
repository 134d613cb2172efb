"""Pages for everybody, as fast as files. A page is made once and then given as it was made until something is written.

Every write leaves a line in the audit trail, so the number of its last line says how fresh a page is: one look into an
index for a page that a visitor has or that was made already. What a page tells of the time of day (a registration that
opens at noon) is told within `SLOT`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.views.decorators.http import require_safe

from rumo.core import clock
from rumo.core.models import AuditEntry

SLOT = timedelta(minutes=5)
# A visitor who carries one of these may be shown words of his own: his menu, a message that waits for him.
_OWN_COOKIES = (settings.SESSION_COOKIE_NAME, "messages")
_KEPT_HEADERS = ("Content-Type", "Content-Disposition")

View = Callable[..., HttpResponse]


def public_page(view: View) -> View:
    """A view open to everybody, kept for guests; answers only GET and HEAD.

    Guests get an ETag and `max-age=RUMO_PUBLIC_SECONDS`; with 0 nothing is kept. The signed in get a page of their own.
    """

    @login_not_required
    @require_safe
    @wraps(view)
    def serve(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not settings.PUBLIC_SECONDS or any(name in request.COOKIES for name in _OWN_COOKIES):
            response = view(request, *args, **kwargs)
            patch_cache_control(response, private=True, no_cache=True)
            return response
        return _kept(request, lambda: view(request, *args, **kwargs))

    return serve


def _kept(request: HttpRequest, make: Callable[[], HttpResponse]) -> HttpResponse:
    key = _key(request)
    etag = f'"{key}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return _dressed(unchanged, etag)
    pages = caches["pages"]
    known = pages.get(key)
    if known is None:
        made = make()
        # A page for everybody holds no form, so nobody needs the cookie that protects forms.
        request.META.pop("CSRF_COOKIE_NEEDS_UPDATE", None)
        if made.status_code != 200 or made.streaming:
            return made
        known = (made.content, {name: made[name] for name in _KEPT_HEADERS if name in made})
        pages.set(key, known, timeout=int(2 * SLOT.total_seconds()))
    content, headers = known
    return _dressed(HttpResponse(content, headers=headers), etag)


def _key(request: HttpRequest) -> str:
    """What the page depends on: its address, the last thing written, the time as far as pages tell it."""
    last = AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    slot = int(clock.now().timestamp() // SLOT.total_seconds())
    asked = f"{request.get_full_path()} {last} {slot}"
    return hashlib.sha256(asked.encode()).hexdigest()[:32]


def _dressed(response: HttpResponse, etag: str) -> HttpResponse:
    response["ETag"] = etag
    patch_cache_control(response, public=True, max_age=settings.PUBLIC_SECONDS)
    patch_vary_headers(response, ["Cookie"])
    return response
