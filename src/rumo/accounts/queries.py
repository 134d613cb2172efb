"""Reads of accounts."""

from __future__ import annotations

import hashlib
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
