"""Writes of a meeting itself: create it, change its date, place, people and number."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields, replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, counters, versions
from rumo.core.errors import Refusal
from rumo.directory.association_rules import AssociationRules
from rumo.directory.models import Association, Person
from rumo.meetings import permissions, queries, rules
from rumo.meetings.enums import MeetingForm, Reply
from rumo.meetings.models import Meeting
from rumo.russian.dates import short_date


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingDetails:
    """What people say of a meeting. The field names are those of the model; moments are aware."""

    date: dt.date
    date_to: dt.date | None = None
    time: dt.time | None = None
    form: str = MeetingForm.IN_PERSON.value
    place: str = ""
    link: str = ""
    title: str = ""
    chair: Person | None = None
    secretary: Person | None = None
    materials_due: dt.date | None = None
    voting_opens: dt.datetime | None = None
    voting_closes: dt.datetime | None = None

    @classmethod
    def of(cls, meeting: Meeting) -> MeetingDetails:
        return cls(**{item.name: getattr(meeting, item.name) for item in fields(cls)})

    def on(self, day: dt.date, by: AssociationRules) -> MeetingDetails:
        """The same meeting on another day: as many days long, materials due and voting moved with it."""
        shift = day - self.date
        return replace(
            self,
            date=day,
            date_to=self.date_to and self.date_to + shift,
            materials_due=rules.materials_due(day, by),
            voting_opens=self.voting_opens and self.voting_opens + shift,
            voting_closes=self.voting_closes and self.voting_closes + shift,
        )

    def values(self) -> dict[str, Any]:
        return {item.name: getattr(self, item.name) for item in fields(self)}


class NumberTaken(Refusal):
    """The protocol number was given to another meeting of the series."""


@transaction.atomic
def create_meeting(
    *, association: Association, details: MeetingDetails, number: int | None = None, actor: User
) -> Meeting:
    """A meeting in preparation. Without `number` the next one of the series is taken, also under parallel writers.

    Raises NumberTaken when `number` belongs to another meeting.
    """
    permissions.may_create_meeting(actor, association).require()
    series = _series(association, details.date)
    meeting = Meeting.objects.create(
        association=association,
        series=series,
        number=_take_number(association, series, number),
        **details.values(),
    )
    audit.record(actor, "create_meeting", meeting, _("Создано заседание № %(number)s") % {"number": meeting.number})
    return meeting


@transaction.atomic
def edit_meeting(
    meeting: Meeting, *, details: MeetingDetails, number: int | None, version: int, actor: User
) -> Meeting:
    """Change the meeting as it stood in `version`. A date of another series gives the next number there.

    Answers to the invitation were given for a day, so another day makes them void. Raises Stale, NumberTaken.
    """
    permissions.may_edit_meeting(actor, meeting).require()
    before = MeetingDetails.of(meeting)
    series = _series(meeting.association, details.date)
    moved = details.date != before.date
    # The number the person left as it was belongs to the old series.
    wanted = None if series != meeting.series and number == meeting.number else number
    new_number = meeting.number
    if series != meeting.series or wanted != meeting.number:
        new_number = _take_number(meeting.association, series, wanted, but=meeting)
    changes = _changes(before, details)
    if new_number != meeting.number:
        changes["number"] = [meeting.number, new_number]
    versions.save_edit(meeting, version, series=series, number=new_number, **details.values())
    if moved:
        meeting.invitations.update(reply=Reply.NONE, reason="", replied_at=None)
    if changes:
        audit.record(actor, "edit_meeting", meeting, _summary(changes), changes)
    return meeting


def _series(association: Association, day: dt.date) -> str:
    return rules.series_of(day, association.rules, association.terms.all())


def _take_number(association: Association, series: str, number: int | None, but: Meeting | None = None) -> int:
    """Hold the series until commit, so parallel writers queue, and give the number asked for or the next one."""
    counters.hold(f"protocols:{association.pk}:{series}")
    if number is None:
        return queries.next_number(association, series)
    holders = Meeting.objects.filter(association=association, series=series, number=number)
    other = (holders.exclude(pk=but.pk) if but else holders).first()
    if other is not None:
        raise NumberTaken(
            _("Номер %(number)s уже у заседания от %(date)s. Следующий свободный — %(next)s.")
            % {
                "number": number,
                "date": short_date(other.date),
                "next": queries.next_number(association, series),
            }
        )
    return number


def _changes(before: MeetingDetails, after: MeetingDetails) -> dict[str, list[Any]]:
    old, new = before.values(), after.values()
    return {name: [old[name], new[name]] for name in old if old[name] != new[name]}


def _summary(changes: dict[str, list[Any]]) -> str:
    """«Изменено: дата — 20.06.2024, место»: the names of what changed, and the new day in full."""
    names = []
    for name, (_old, new) in changes.items():
        label = str(getattr(Meeting._meta.get_field(name), "verbose_name", name))
        names.append(f"{label} — {short_date(new)}" if name == "date" else label)
    return _("Изменено: %(names)s") % {"names": ", ".join(names)}
