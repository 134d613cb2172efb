"""When somebody was last here, by the common clock: the demo stands on a day of its own."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.signals import user_logged_in

from rumo.accounts.models import User
from rumo.core import clock


def remember(sender: object, user: User, **_more: Any) -> None:
    User.objects.filter(pk=user.pk).update(last_login=clock.now())


def install() -> None:
    """Take the place of Django's own receiver: connected first under its name, it is the only one."""
    user_logged_in.connect(remember, dispatch_uid="update_last_login")
