"""Truths of the council's work: what an endorsement is worth on a day, until when one may appeal."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from rumo.expertise.enums import EndorsementState, Outcome
from rumo.expertise.models import Decision, Endorsement, Submission
from rumo.expertise.track_config import TrackConfig
from rumo.russian.dates import short_date

# Decisions an author has nothing to object to: the material got what was asked for.
IN_FAVOUR = frozenset({Outcome.ENDORSED, Outcome.RECOMMENDED})
# A renewal takes a meeting, so authors hear of the end so many days ahead.
REMIND_AHEAD = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Standing:
    """What an endorsement is worth on a day: `key` for a filter, `label` in words, `kind` the colour of its badge."""

    key: str
    label: str
    kind: str

    @property
    def is_valid(self) -> bool:
        return self.key == "valid"


def standing_on(endorsement: Endorsement, day: date) -> Standing:
    """An endorsement expires by its date, by itself; nobody has to press anything."""
    if endorsement.state == EndorsementState.REVOKED:
        return Standing("revoked", _("отозван"), "danger")
    if endorsement.state == EndorsementState.RENEWED:
        return Standing("renewed", _("продлён новым"), "info")
    if endorsement.valid_until is not None and endorsement.valid_until < day:
        return Standing("expired", _("срок истёк"), "warning")
    return Standing("valid", _("действует"), "success")


def valid_until(issued_on: date, months: int | None) -> date | None:
    """The last day: that day of the last month (ГК РФ, ст. 192), or the month's end. No `months`, no end."""
    if months is None:
        return None
    years, month = divmod(issued_on.month - 1 + months, 12)
    year = issued_on.year + years
    return date(year, month + 1, min(issued_on.day, calendar.monthrange(year, month + 1)[1]))


def appeal_until(decision: Decision) -> date:
    """The last day to appeal, inclusive. The days run from when the authors were told: minutes are signed later."""
    told = max(decision.decided_on, localdate(decision.created_at))
    return told + timedelta(days=rules_of(decision).appeal_days)


def rules_of(decision: Decision) -> TrackConfig:
    """The rules the decision was made by: those of its round, else of its campaign."""
    return decision.round.config if decision.round else decision.submission.campaign.config


def wording_of(config: TrackConfig, outcome: str) -> str:
    """How the track words an outcome: «присвоить гриф УМО»."""
    words = {row.outcome.value: row.text for row in config.outcomes}
    return words.get(outcome) or str(Outcome(outcome).label)


def ground_of(decision: Decision) -> str:
    """«протокол от 13.12.2023 № 4», or the act a decision of earlier years names."""
    if decision.resolution is None:
        return decision.ground
    meeting = decision.resolution.item.meeting
    return _("протокол от %(day)s № %(number)s, вопрос %(item)s") % {
        "day": short_date(meeting.date_to or meeting.date),
        "number": meeting.number,
        "item": decision.resolution.item.position,
    }


def authors_line(submission: Submission) -> str:
    return ", ".join(each.name for each in submission.authors.all())
