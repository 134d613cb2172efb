"""Who wants to know that somebody took part: rooms above (learning routes) register here in `apps.ready()`.

A follower runs in the transaction of the action that caused it and must be idempotent.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rumo.events.models import EventCertificate, Registration

OnCounted = Callable[[Sequence[Registration]], None]
OnCertified = Callable[[Sequence[EventCertificate]], None]

_counted: list[OnCounted] = []
_certified: list[OnCertified] = []


def follow_counted(follower: OnCounted) -> None:
    """Have `follower(registrations)` called when their taking part was counted or is no longer counted."""
    if follower not in _counted:
        _counted.append(follower)


def follow_certified(follower: OnCertified) -> None:
    """Have `follower(certificates)` called when they were issued or revoked."""
    if follower not in _certified:
        _certified.append(follower)


def tell_counted(registrations: Sequence[Registration]) -> None:
    for follower in _counted:
        follower(registrations)


def tell_certified(certificates: Sequence[EventCertificate]) -> None:
    for follower in _certified:
        follower(certificates)
