"""How often one address may ask for a public page. Counted in the cache, so each process counts its own."""

from __future__ import annotations

import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

MINUTE = 60  # seconds


def is_within(request: HttpRequest, action: str, *, most: int) -> bool:
    """Count this request; False when its address asked for `action` more than `most` times within this minute."""
    address = get_adapter().get_client_ip(request)
    key = f"rate:{action}:{address}:{int(time.time()) // MINUTE}"
    cache.add(key, 0, timeout=2 * MINUTE)
    return cache.incr(key) <= most
