"""How often one key may ask. Counted in the cache, so each process counts its own."""

from __future__ import annotations

import time

from django.core.cache import cache
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

MINUTE = 60  # seconds


class KeyRate(BaseThrottle):
    """At most `most` requests of one key within a minute by the clock; the answer is then 429."""

    def __init__(self, most: int) -> None:
        self.most = most

    def allow_request(self, request: HttpRequest) -> bool:
        token = getattr(request, "auth", None)
        key = f"api:{token.pk if token else 'guest'}:{int(time.time()) // MINUTE}"
        cache.add(key, 0, timeout=2 * MINUTE)
        return cache.incr(key) <= self.most

    def wait(self) -> float:
        """Seconds until the next minute begins."""
        return MINUTE - time.time() % MINUTE
