"""Pages for everybody, as fast as files. A page is made once and then given as it was made until something is written.

`public_page` marks the view that makes such a page; `KeptPagesMiddleware`, which stands before sessions, accounts and
addresses, keeps what a guest was given with its headers, packed too, and gives it to the next one.

Every write leaves a line in the audit trail, so the number of its last line says how fresh a page is: one look into an
index for a page that a visitor has or that was made already. What a page tells of the time of day (a registration that
opens at noon) is told within `SLOT`.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import NamedTuple, Self

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import caches
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.views.decorators.http import require_safe

from rumo.core import clock
from rumo.core.models import AuditEntry

SLOT = timedelta(minutes=1)
# A visitor who carries one of these may be shown words of his own: his menu, a message that waits for him.
_OWN_COOKIES = (settings.SESSION_COOKIE_NAME, "messages")
_OF_CONTENT = {"Content-Type", "Content-Language", "Content-Disposition"}
# A shorter page is hardly shorter packed.
_PACKED_FROM = 500  # bytes
# By hand, for putting the question together would take longer than the answer.
_LAST = f"SELECT MAX(id) FROM {AuditEntry._meta.db_table}"  # noqa: S608 (a name of our own table)
_SOMEBODY_WRITES = """
    SELECT EXISTS (SELECT 1 FROM pg_stat_activity
                   WHERE backend_xid IS NOT NULL AND datname = current_database() AND pid <> pg_backend_pid())
"""

View = Callable[..., HttpResponse]


class _Kept(NamedTuple):
    """A page as it was given, and the `stamp` it is good for; `packed` is empty for a short one."""

    stamp: str
    headers: dict[str, str]
    content: bytes
    packed: bytes

    @classmethod
    def of(cls, response: HttpResponse, stamp: str) -> Self:
        headers = {name: value for name, value in response.items() if name != "Content-Length"}
        content = response.content
        return cls(stamp, headers, content, gzip.compress(content, mtime=0) if len(content) >= _PACKED_FROM else b"")

    def given(self, request: HttpRequest) -> HttpResponse:
        """To whoever asks: nothing new, the packed page or the page."""
        unchanged = get_conditional_response(request, etag=self.headers["ETag"])
        if unchanged is not None:
            for name in self.headers.keys() - _OF_CONTENT:
                unchanged[name] = self.headers[name]
            return unchanged
        is_packed = self.packed and "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
        content = self.packed if is_packed else self.content
        response = HttpResponse(content, headers={**self.headers, "Content-Length": str(len(content))})
        if is_packed:
            response["Content-Encoding"] = "gzip"
        return response


class KeptPagesMiddleware:
    """Answers a guest with a page that is kept and fresh; keeps what `public_page` made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _is_for_everybody(request):
            return self.get_response(request)
        pages, address = caches["pages"], _address(request)
        kept: _Kept | None = pages.get(address)
        if kept is None or kept.stamp != _stamp():
            response = self.get_response(request)
            stamp = getattr(response, "public_stamp", None)
            if stamp is None or response.cookies:
                return response
            kept = _Kept.of(response, stamp)
            pages.set(address, kept, timeout=int(2 * SLOT.total_seconds()))
        return kept.given(request)


def public_page(view: View) -> View:
    """A view open to everybody, kept for guests; answers only GET and HEAD.

    Guests get an ETag and `max-age=RUMO_PUBLIC_SECONDS`; with 0 nothing is kept. The signed in get a page of their own.
    """

    @login_not_required
    @require_safe
    @wraps(view)
    def serve(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not _is_for_everybody(request):
            response = view(request, *args, **kwargs)
            patch_cache_control(response, private=True, no_cache=True)
            return response
        return _made(request, lambda: view(request, *args, **kwargs))

    return serve


def _made(request: HttpRequest, make: Callable[[], HttpResponse]) -> HttpResponse:
    """The page with its marks; `public_stamp` on it says that it may be kept, and how long."""
    # Looked at first: what is written while the page is made makes it anew.
    stamp, is_settled = _stamp(), _is_settled()
    # Weak, for the packed page is the same page.
    etag = f'W/"{hashlib.sha256(f"{_address(request)} {stamp}".encode()).hexdigest()[:32]}"'
    unchanged = get_conditional_response(request, etag=etag) if is_settled else None
    if unchanged is not None:
        return _dressed(unchanged, etag)
    response = make()
    # A page for everybody holds no form, so nobody needs the cookie that protects forms.
    request.META.pop("CSRF_COOKIE_NEEDS_UPDATE", None)
    if response.status_code == 200 and not response.streaming and is_settled:
        response.public_stamp = stamp  # type: ignore[attr-defined]
        _dressed(response, etag)
    return response


def _is_for_everybody(request: HttpRequest) -> bool:
    if not settings.PUBLIC_SECONDS or request.method not in ("GET", "HEAD"):
        return False
    return not any(name in request.COOKIES for name in _OWN_COOKIES)


def _address(request: HttpRequest) -> str:
    """Where the page stands, as a key of any cache; the host belongs to it, so that a foreign one never meets a page
    that is kept."""
    address = f"{request.scheme}://{request.META.get('HTTP_HOST', '')}{request.get_full_path()}"
    return hashlib.sha256(address.encode()).hexdigest()


def _stamp() -> str:
    """What all pages depend on: the last thing written, the time as far as pages tell it."""
    with connection.cursor() as cursor:
        cursor.execute(_LAST)
        last = cursor.fetchone()[0]
    return f"{last} {int(clock.now().timestamp() // SLOT.total_seconds())}"


def _is_settled() -> bool:
    """Whether all lines of the trail up to the last one are there to be seen.

    Writers of PostgreSQL who run at once take their numbers in one order and commit in another, so a line may still
    appear below the last; a page made meanwhile is given but not kept. SQLite has one writer at a time.
    """
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute(_SOMEBODY_WRITES)
        return not cursor.fetchone()[0]


def _dressed(response: HttpResponse, etag: str) -> HttpResponse:
    response["ETag"] = etag
    patch_cache_control(response, public=True, max_age=settings.PUBLIC_SECONDS)
    patch_vary_headers(response, ["Cookie", "Accept-Encoding"])
    return response
