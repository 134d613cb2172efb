"""What autosave and numbering are measured on: a meeting in session and an account for every writer."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import reverse

from benchmarks.world import make_meeting, make_world
from rumo.accounts.models import User
from rumo.directory.enums import OfficeKind
from rumo.directory.models import Office
from rumo.meetings.enums import MeetingState


def measure(*, writers: int) -> dict[str, Any]:
    """`association`, and by writer: the `session` cookie, the `url` that saves the own item, the item's `speakers`."""
    world = make_world(members=40)
    meeting = make_meeting(world, MeetingState.IN_SESSION, 1, items=writers)
    places = []
    for item in meeting.items.prefetch_related("speakers"):
        user = User.objects.create_user(f"writer{item.position}@example.org", name=f"Секретарь {item.position}")
        Office.objects.create(user=user, region=world.association.region, kind=OfficeKind.REGION_ADMIN)
        client = Client()
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
        places.append(
            {
                "session": client.cookies[settings.SESSION_COOKIE_NAME].value,
                "url": reverse("meetings:item_save", args=[meeting.pk, item.pk]),
                "speakers": [speaker.pk for speaker in item.speakers.all()],
            }
        )
    return {"association": world.association.pk, "places": places}
