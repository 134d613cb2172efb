"""Publishing signed minutes and taking them back."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.transitions import fire
from rumo.meetings.models import Meeting
from rumo.meetings.transitions import MEETING


@transaction.atomic
def publish_minutes(meeting: Meeting, *, actor: User) -> None:
    """Show the public copy (`builders.build_public_minutes`) to everybody."""
    fire(MEETING["publish"], meeting, user=actor, published_at=clock.now())
    audit.record(actor, "publish_minutes", meeting, _("Протокол опубликован"))


@transaction.atomic
def unpublish_minutes(meeting: Meeting, *, actor: User) -> None:
    fire(MEETING["unpublish"], meeting, user=actor, published_at=None)
    audit.record(actor, "unpublish_minutes", meeting, _("Протокол снят с публикации"))
