"""What anybody may ask without signing in: is this endorsement valid. By number, or by the code of the certificate."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from rumo.core import clock, rate_limit
from rumo.expertise import council
from rumo.expertise import council_rules as rules
from rumo.expertise.forms.endorsements import CheckForm
from rumo.expertise.models import Endorsement

# So many questions one address may ask in a minute: enough for people, too few to go through all the numbers.
MOST_ASKED = 30
# Associations number their own, so a number may be found several times.
MOST = 20


@login_not_required
@never_cache
@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """The form, and what the number in the address stands for."""
    form = CheckForm(request.GET if "number" in request.GET else None)
    if not form.is_bound:
        return render(request, "expertise/endorsements/check.html", {"form": form})
    if not rate_limit.is_within(request, "endorsement-check", most=MOST_ASKED):
        return _too_often(request)
    found = None
    if form.is_valid():
        rows = council.public_endorsements().filter(printed_number__iexact=form.cleaned_data["number"])
        found = [told(each) for each in rows.order_by("-issued_on", "-pk")[:MOST]]
    context = {"form": form, "found": found, "is_asked": found is not None}
    return render(
        request, "expertise/endorsements/check.html", context, status=200 if found else 404 if found == [] else 422
    )


@login_not_required
@never_cache
@require_safe
def check_token(request: HttpRequest, token: str) -> HttpResponse:
    """Where the code leads."""
    if not rate_limit.is_within(request, "endorsement-check", most=MOST_ASKED):
        return _too_often(request)
    endorsement = council.public_endorsements().filter(token=token).first()
    found = [told(endorsement)] if endorsement else []
    context = {"form": CheckForm(), "found": found, "is_asked": True, "by_code": True}
    return render(request, "expertise/endorsements/check.html", context, status=200 if found else 404)


def told(endorsement: Endorsement) -> dict[str, Any]:
    """All that the public page says of an endorsement: names only with consent, no experts, no reasons of persons."""
    named, unnamed = council.public_authors(endorsement)
    return {
        "endorsement": endorsement,
        "standing": rules.standing_on(endorsement, clock.today()),
        "ground": rules.ground_of(endorsement.decision),
        "authors": named,
        "unnamed": unnamed,
        "renewed_by": getattr(endorsement, "renewed_by", None),
    }


def _too_often(request: HttpRequest) -> HttpResponse:
    return render(request, "expertise/endorsements/check.html", {"form": CheckForm(), "too_often": True}, status=429)
