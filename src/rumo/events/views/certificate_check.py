"""Where the code of a certificate leads: anybody sees whether it is in force, and may take the file."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from rumo.core import rate_limit
from rumo.documents.prints import download
from rumo.events import certificate_prints as prints
from rumo.events.models import EventCertificate

# So many questions one address may ask in a minute.
MOST_ASKED = 60


@login_not_required
@never_cache
@require_safe
def check(request: HttpRequest, token: str) -> HttpResponse:
    """Names nobody whose consent was withdrawn."""
    if not rate_limit.is_within(request, "certificate-check", most=MOST_ASKED):
        return _page(request, None, status=429, too_often=True)
    found = _found(token)
    return _page(request, found, status=200 if found else 404, is_hidden=found is not None and _is_hidden(found))


@login_not_required
@never_cache
@require_safe
def check_file(request: HttpRequest, token: str) -> HttpResponse:
    """The PDF, while the certificate is in force."""
    if not rate_limit.is_within(request, "certificate-check", most=MOST_ASKED):
        return _page(request, None, status=429, too_often=True)
    found = _found(token)
    if found is None or found.revoked_on is not None or _is_hidden(found):
        raise Http404
    return download(prints.print_certificate(found))


def _found(token: str) -> EventCertificate | None:
    rows = EventCertificate.objects.select_related("event__association", "registration")
    return rows.filter(token=token).first()


def _is_hidden(certificate: EventCertificate) -> bool:
    place = certificate.registration
    return place is not None and place.consent_withdrawn_at is not None


def _page(request: HttpRequest, certificate: EventCertificate | None, *, status: int, **more: bool) -> HttpResponse:
    context = {"certificate": certificate, **more}
    return render(request, "events/certificates/check.html", context, status=status)
