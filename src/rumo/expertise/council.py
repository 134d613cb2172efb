"""Reads of the council's work: what waits for a meeting, what stands on one, what is to be written down after it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from rumo.core import clock
from rumo.directory.models import Association
from rumo.directory.powers import powers_of
from rumo.expertise import council_list, grounds
from rumo.expertise import council_rules as rules
from rumo.expertise.council_list import ListRow
from rumo.expertise.enums import AppealState, Outcome, SubmissionState
from rumo.expertise.models import AgendaPlace, Appeal, Decision, Endorsement, Round, Submission
from rumo.expertise.queries import led_submissions, own_submissions, visible_submissions
from rumo.meetings.models import Meeting, Resolution
from rumo.meetings.permissions import PREPARING, RECORDING, SIGNED
from rumo.meetings.queries import visible_meetings

_GROUND = ("resolution__item__meeting", "round", "submission__campaign__track__association")


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting with the materials on its agenda that are not decided yet."""

    meeting: Meeting
    rows: list[ListRow]

    @property
    def is_preparing(self) -> bool:
        return self.meeting.state in PREPARING

    @property
    def is_signed(self) -> bool:
        return self.meeting.state in SIGNED

    @property
    def is_lost(self) -> bool:
        """Cancelled: its materials must find another meeting."""
        return self.meeting.state not in PREPARING | RECORDING | SIGNED


@dataclass(frozen=True, slots=True)
class Proposed:
    """A material of a signed meeting: the resolution that names it and the outcome that resolution words."""

    row: ListRow
    resolutions: list[Resolution]
    resolution: Resolution | None
    outcome: str


def led(user: Any) -> QuerySet[Submission]:
    """Materials of the tracks one leads, but for one's own."""
    return led_submissions(user).exclude(pk__in=own_submissions(user).values("pk"))


def concluded(user: Any) -> list[ListRow]:
    """What may be put on an agenda: the last round of each concluded material."""
    rounds = _last_rounds(led(user).filter(state=SubmissionState.CONCLUDED))
    return council_list.rows_of(rounds.order_by("submission__campaign__track__title", "submission__number"))


def on_agendas(user: Any) -> list[Held]:
    """What waits for its meeting or for the decision to be written down, the nearest meeting first."""
    places = AgendaPlace.objects.filter(
        round__submission__in=led(user).filter(state=SubmissionState.ON_AGENDA), round__decision__isnull=True
    )
    found = list(places.select_related("item__meeting__association").order_by("item__meeting__date", "pk"))
    rows = {row.held.pk: row for row in council_list.rows_of(Round.objects.filter(pk__in=[p.round_id for p in found]))}
    grouped: dict[int, Held] = {}
    for place in found:
        held = grouped.setdefault(place.item.meeting_id, Held(place.item.meeting, []))
        held.rows.append(rows[place.round_id])
    return list(grouped.values())


def left_behind(user: Any) -> QuerySet[Submission]:
    """On an agenda by their state, but the question was deleted with them: they wait for another meeting."""
    places = AgendaPlace.objects.filter(round__submission=OuterRef("pk"), round__decision__isnull=True)
    return led(user).filter(~Exists(places), state=SubmissionState.ON_AGENDA)


def reworks(user: Any) -> QuerySet[Submission]:
    """Sent back to their authors, the longest overdue first."""
    return led(user).filter(state=SubmissionState.REWORK).order_by("rework_until", "pk")


def appeals(user: Any) -> QuerySet[Appeal]:
    """Those that wait for an answer first."""
    found = Appeal.objects.filter(decision__submission__in=led(user))
    related = ("decision__submission__campaign__track__association", "decision__resolution__item__meeting")
    return found.select_related(*related).order_by("-state", "filed_at")


def appeals_waiting(user: Any) -> int:
    return appeals(user).filter(state=AppealState.FILED).count()


def meetings_ahead(user: Any, rows: Iterable[ListRow]) -> QuerySet[Meeting]:
    """Meetings in preparation of the bodies that may decide on the materials, the nearest first."""
    bodies = {body.pk for row in rows for body in bodies_of(row)}
    found = visible_meetings(user).filter(association__in=bodies, state__in=PREPARING, date__gte=clock.today())
    return found.filter(association__in=_runs(user)).order_by("date", "pk")


def bodies_of(row: ListRow) -> list[Association]:
    return grounds.bodies_of(row.submission.campaign.track.association)


def bodies_to_call(user: Any, rows: Iterable[ListRow]) -> list[Association]:
    """Associations whose meeting the user may call for the materials, each once."""
    runs = set(_runs(user).values_list("pk", flat=True))
    return [each for each in dict.fromkeys(body for row in rows for body in bodies_of(row)) if each.pk in runs]


def proposals(user: Any, meeting: Meeting) -> list[Proposed]:
    """Undecided materials of a signed meeting with what its resolutions say of each."""
    rounds = Round.objects.filter(
        agenda_places__item__meeting=meeting,
        decision__isnull=True,
        submission__in=led(user).filter(state=SubmissionState.ON_AGENDA),
    )
    items = {place.round_id: place.item_id for place in AgendaPlace.objects.filter(item__meeting=meeting)}
    resolutions = list(Resolution.objects.filter(item__in=items.values()).select_related("item"))
    return [
        _propose(row, [each for each in resolutions if each.item_id == items[row.held.pk]])
        for row in council_list.rows_of(rounds.order_by("agenda_places__item__position", "agenda_places__pk"))
    ]


def resolutions_for(association: Association) -> QuerySet[Resolution]:
    """Resolutions of signed minutes of the association and those above it, the newest first."""
    bodies = grounds.bodies_of(association)
    found = Resolution.objects.filter(item__meeting__association__in=bodies, item__meeting__state__in=SIGNED)
    return found.select_related("item__meeting__association").order_by("-item__meeting__date", "item__position", "pk")


def decisions_of(submission: Submission) -> QuerySet[Decision]:
    return submission.decisions.select_related(*_GROUND, "appeal", "endorsement", "endorsement__renewed_by")


def visible_decisions(user: Any) -> QuerySet[Decision]:
    return Decision.objects.filter(submission__in=visible_submissions(user)).select_related(*_GROUND)


def visible_endorsements(user: Any) -> QuerySet[Endorsement]:
    """The register of those who run the association; authors see those of their own materials."""
    own = Endorsement.objects.filter(decision__submission__in=own_submissions(user)).values("pk")
    return _endorsements().filter(Q(association__in=_runs(user)) | Q(pk__in=own))


def registered(user: Any) -> QuerySet[Endorsement]:
    return _endorsements().filter(association__in=_runs(user))


def public_endorsements() -> QuerySet[Endorsement]:
    """What anybody may check. Names are shown by `public_authors` only."""
    return _endorsements().prefetch_related(
        Prefetch("decision__submission__authors"),
    )


def public_authors(endorsement: Endorsement) -> tuple[list[str], int]:
    """Names of the authors who consent to it, and how many did not (152-ФЗ)."""
    authors = list(endorsement.decision.submission.authors.all())
    named = [each.name for each in authors if each.may_be_published]
    return named, len(authors) - len(named)


def ending(day: date) -> QuerySet[Endorsement]:
    """Valid ones whose end is near and whose authors were not told yet."""
    return _endorsements().filter(
        state="issued", valid_until__gte=day, valid_until__lte=day + rules.REMIND_AHEAD, reminder__isnull=True
    )


def _endorsements() -> QuerySet[Endorsement]:
    return Endorsement.objects.select_related(
        "association__region",
        "decision__submission__campaign__track__association",
        "decision__resolution__item__meeting",
        "decision__round",
        "renews",
        "renewed_by",
    )


def _runs(user: Any) -> QuerySet[Association]:
    powers = powers_of(user)
    return Association.objects.all() if powers.everything else Association.objects.filter(pk__in=powers.runs)


def _last_rounds(submissions: QuerySet[Submission]) -> QuerySet[Round]:
    later = Round.objects.filter(submission=OuterRef("submission"), number__gt=OuterRef("number"))
    return Round.objects.filter(~Exists(later), submission__in=submissions)


def _propose(row: ListRow, resolutions: list[Resolution]) -> Proposed:
    """The resolution that names the material, else the only one there is; the outcome whose words it has."""
    title = _bare(row.submission.title)
    naming = [each for each in resolutions if title in _bare(each.text)]
    chosen = naming[0] if naming else resolutions[0] if len(resolutions) == 1 else None
    return Proposed(row, resolutions, chosen, _worded(row, chosen) or row.proposed)


def _worded(row: ListRow, resolution: Resolution | None) -> str:
    if resolution is None:
        return ""
    text = _bare(resolution.text)
    words = [(_bare(rules.wording_of(row.held.config, each)), each) for each in outcomes_of(row.held)]
    # The longest first: «рекомендовать» stands within «рекомендовать после доработки».
    return next((str(each) for word, each in sorted(words, key=lambda pair: -len(pair[0])) if word in text), "")


def outcomes_of(held: Round) -> list[Outcome]:
    """What the track's council may decide, in its order."""
    return [row.outcome for row in held.config.outcomes] or list(Outcome)


def _bare(text: str) -> str:
    """Letters and digits alone, so that quotes and spaces do not part a title from itself."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
