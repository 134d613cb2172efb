"""The code a participant shows at the door: signed, so that nobody can make one up, and of no use without an organizer.

It is not the secret link of one's own page: whoever sees the code on a badge cannot give up somebody's place by it.
"""

from __future__ import annotations

from io import BytesIO

import segno
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from rumo.events.addresses import absolute
from rumo.events.models import Registration

_signer = Signer(salt="rumo.events.checkin", sep=".")


def checkin_url(registration: Registration) -> str:
    """What the QR-code leads to: an organizer who opens it marks the participant."""
    return absolute(reverse("events:scan", args=[_signer.sign(str(registration.pk))]))


def registration_key(code: str) -> int | None:
    """Whose code it is; None for one nobody gave out."""
    try:
        return int(_signer.unsign(code))
    except (BadSignature, ValueError):
        return None


def qr_picture(text: str) -> bytes:
    """SVG with a quiet zone of four modules, as scanners ask (ISO/IEC 18004)."""
    return _drawn(text, "svg", scale=8)


def qr_image(text: str) -> bytes:
    """The same as PNG: programs for letters do not draw SVG."""
    return _drawn(text, "png", scale=6)


def _drawn(text: str, kind: str, scale: int) -> bytes:
    output = BytesIO()
    segno.make(text, error="m", micro=False).save(output, kind=kind, border=4, scale=scale)
    return output.getvalue()
