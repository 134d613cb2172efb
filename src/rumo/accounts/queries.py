"""Reads of accounts."""

from __future__ import annotations

import hashlib
from secrets import compare_digest
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, QuerySet

from rumo.accounts.models import Invitation, User


def token_hash(token: str) -> str:
    """What is stored of an invitation's token: whoever reads the database cannot follow the link."""
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_by_token(token: str) -> Invitation | None:
    """The invitation of a link, also one that is over; None for a made-up token."""
    return Invitation.objects.select_related("user").filter(token_hash=token_hash(token)).first()


def with_second_factor(users: QuerySet[User]) -> QuerySet[Any]:
    """Accounts with `has_second_factor`: is the code from the phone asked at sign-in."""
    totp = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    return users.annotate(has_second_factor=Exists(totp))


def feed_address_key(user: User) -> str:
    """The private part of the address of one's own calendar: «12-kX3…»; empty until a link was asked for."""
    return f"{user.pk}-{user.feed_key}" if user.feed_key else ""


def user_by_feed_key(key: str) -> User | None:
    """The owner of a link to a calendar, if the account is open; the secret is compared in constant time."""
    number, _sep, secret = key.partition("-")
    # Digits of other scripts are digits too, but no key of ours has them.
    owner = (
        User.objects.filter(pk=int(number), is_active=True).first()
        if number.isascii() and number.isdigit() and len(number) < 19
        else None
    )
    if owner is None or not owner.feed_key:
        return None
    return owner if compare_digest(owner.feed_key.encode(), secret.encode()) else None
