"""The private link to one's own calendar: the page that explains it, and what a calendar program fetches."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts import actions
from rumo.accounts.models import User
from rumo.accounts.queries import feed_address_key, user_by_feed_key
from rumo.accounts.requests import UserRequest
from rumo.directory.models import Association
from rumo.directory.queries import visible_associations
from rumo.planning.feeds import REFRESH, bodies_of, write_feed


@require_safe
def feeds(request: UserRequest) -> HttpResponse:
    """One's own links, and how to add them to a phone or to Outlook."""
    key = feed_address_key(request.user)
    links = []
    if key:
        address = settings.BASE_URL + reverse("planning:feed", args=[key])
        links = [{"title": _("Все мои объединения"), "url": address}]
        links += [
            {"title": str(body), "url": settings.BASE_URL + reverse("planning:feed_of_body", args=[key, body.pk])}
            for body in bodies_of(request.user)
        ]
    # A phone opens its own calendar by this scheme.
    open_url = links[0]["url"].replace("https://", "webcal://").replace("http://", "webcal://") if links else ""
    return render(request, "planning/feeds.html", {"links": links, "open_url": open_url})


@require_POST
def feed_renew(request: UserRequest) -> HttpResponse:
    had = bool(request.user.feed_key)
    actions.renew_feed_key(request.user, actor=request.user)
    said = _("Создана новая ссылка. Прежняя больше не действует.") if had else _("Ссылка на календарь создана.")
    messages.success(request, said)
    return redirect("planning:feeds")


@login_not_required
@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """The calendar of all associations of the link's owner."""
    owner = _owner(key)
    return _answer(request, owner, list(bodies_of(owner)), _("Методическая работа"))


@login_not_required
@require_safe
def feed_of_body(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """The calendar of one association that the link's owner may see."""
    owner = _owner(key)
    body = get_object_or_404(visible_associations(owner), pk=pk)
    return _answer(request, owner, [body], str(body))


def _owner(key: str) -> User:
    owner = user_by_feed_key(key)
    if owner is None:
        raise Http404
    return owner


def _answer(request: HttpRequest, owner: User, bodies: Collection[Association], title: str) -> HttpResponse:
    content = write_feed(owner, bodies, title)
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["ETag"] = etag
    response["Cache-Control"] = f"private, max-age={int(REFRESH.total_seconds() // 6)}"
    response["X-Robots-Tag"] = "noindex"
    return get_conditional_response(request, etag=etag, response=response) or response
