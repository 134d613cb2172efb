"""Proposals to the navigator from those who do not run it: municipalities, other bodies of the region."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.directory.models import Association
from rumo.events import event_letters, permissions
from rumo.events.actions.events import EventData, write_event
from rumo.events.enums import EventState
from rumo.events.models import Event


@transaction.atomic
def propose_event(*, association: Association, data: EventData, actor: User) -> Event:
    """Ask `association` to take an event into its navigator; those who run it get a letter.

    It waits as PROPOSED until one of them accepts or declines it (`events.fire_event`). Raises NotAllowed, Refusal.
    """
    permissions.may_propose_event(actor, association).require()
    event = write_event(association, data, state=EventState.PROPOSED, proposed_by=actor)
    audit.record(actor, "propose_event", event, _("Предложено мероприятие: %(title)s") % {"title": event})
    event_letters.tell_proposed(event)
    return event
