"""Figures of registrations for reports. A period is that of the events' beginning."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rumo.core.figures import Counted, figure
from rumo.directory.models import Association
from rumo.events import participants
from rumo.events.figures import tallies
from rumo.events.models import Event
from rumo.russian.deadlines.periods import Period


@figure("events.registrations", _("Регистрации на мероприятия"), "регистрация")
def registrations(association: Association, period: Period) -> Counted:
    """Confirmed places at the events of the body and of all below it; cancelled events do not count."""
    [found] = tallies.people(association, period)
    return _counted(association, period, participants.REGISTERED, found["registered"])


@figure("events.people", _("Участники мероприятий (каждый один раз)"), "человек")
def people(association: Association, period: Period) -> Counted:
    """Different people whose taking part counted, whatever number of events they came to."""
    [found] = tallies.people(association, period)
    return _counted(association, period, participants.PEOPLE, found["people"])


def _counted(association: Association, period: Period, who: str, count: int) -> Counted:
    choice = participants.Choice(who=who, association=association, first=period.starts, last=period.ends)
    return Counted(
        count, lambda: participants.chosen(Event.objects.all(), choice), lead=partial(_url, association, period, who)
    )


def _url(association: Association, period: Period, who: str) -> str:
    asked = {
        "who": who,
        "association": association.pk,
        "first": f"{period.starts:%d.%m.%Y}",
        "last": f"{period.ends:%d.%m.%Y}",
    }
    return f"{reverse('events:participants')}?{urlencode(asked)}"
