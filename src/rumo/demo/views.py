"""Conveniences of the demo: enter any role by one click, read the letters that were sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from rumo.accounts.models import User
from rumo.core.models import Mail
from rumo.demo.data.shapes.directory import DemoRole
from rumo.demo.load.accounts import ROLES
from rumo.demo.load.directory import MAIL_DOMAIN
from rumo.demo.load.everything import REGIONS

LETTERS_ON_A_PAGE = 25

View = Callable[..., HttpResponse]


def demo_only(view: View) -> View:
    """Outside a demo these pages do not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@login_not_required
@demo_only
@require_POST
def enter(request: HttpRequest, slug: str) -> HttpResponse:
    """Sign in as one of the roles of the first region without a password."""
    return _enter(request, ROLES, slug, MAIL_DOMAIN)


@login_not_required
@demo_only
@require_POST
def enter_region(request: HttpRequest, region: str, slug: str) -> HttpResponse:
    """Sign in as one of the roles of any region."""
    if region not in REGIONS:
        raise Http404
    data, _live = REGIONS[region]
    return _enter(request, data.roles, slug, data.mail)


def _enter(request: HttpRequest, roles: Iterable[DemoRole], slug: str, domain: str) -> HttpResponse:
    if slug not in {role.slug for role in roles}:
        raise Http404
    user = User.objects.filter(email=f"{slug}@{domain}", is_active=True).first()
    if user is None:
        raise Http404
    login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return redirect("portal:desk")


@demo_only
@require_GET
def outbox(request: HttpRequest) -> HttpResponse:
    """Letters as they were sent, newest first: the demo has no mail server."""
    letters = Mail.objects.all()
    search = request.GET.get("q", "").strip()
    if search:
        letters = letters.filter(to__icontains=search) | letters.filter(subject__icontains=search)
    page = Paginator(letters, LETTERS_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "demo/outbox.html", {"page": page, "search": search})
