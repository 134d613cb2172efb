"""What the council decided is written down, with all that follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Refusal
from rumo.core.transitions import fire
from rumo.expertise import council_letters as letters
from rumo.expertise import council_permissions as permissions
from rumo.expertise import council_rules as rules
from rumo.expertise import grounds
from rumo.expertise.actions import endorsements, practice_drafts
from rumo.expertise.enums import Outcome, SubmissionState
from rumo.expertise.models import AgendaPlace, Decision, Round, Submission
from rumo.expertise.transitions import SUBMISSION
from rumo.meetings.models import Meeting, Resolution


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided of one material: by which resolution, to what, and what its authors are told."""

    held: Round
    outcome: str
    resolution: Resolution
    text: str = ""


@transaction.atomic
def record_decision(
    submission: Submission,
    *,
    outcome: str,
    resolution: Resolution | None = None,
    ground: str = "",
    decided_on: date | None = None,
    text: str = "",
    actor: User,
) -> Decision:
    """Write down the decision on the last round and do what follows: endorsement, card of a practice, days for rework.

    By a resolution of signed minutes, or by `ground`, an act of earlier years, and its day. Authors get a letter.
    Raises NotAllowed, Conflict, Refusal for a ground that cannot be one or an outcome the track does not have.
    """
    transition = SUBMISSION["rework" if outcome == Outcome.REWORK else "decide"]
    transition.verdict(actor, submission).require()
    day = grounds.day_of(resolution, decided_on)
    grounds.check(submission, resolution, ground)
    _check_place(submission, resolution)
    held = submission.rounds.filter(decision__isnull=True).last()
    config = held.config if held else submission.campaign.config
    if config.outcomes and outcome not in {row.outcome for row in config.outcomes}:
        raise Refusal(
            _("Правила этого вида экспертизы не знают исхода «%(outcome)s».") % {"outcome": Outcome(outcome).label}
        )
    moved: dict[str, Any] = {}
    if outcome == Outcome.REWORK:
        moved["rework_until"] = clock.today() + timedelta(days=config.rework_days)
    fire(transition, submission, user=actor, **moved)
    decision = Decision.objects.create(
        submission=submission,
        round=held,
        outcome=outcome,
        decided_on=day,
        resolution=resolution,
        ground="" if resolution else ground.strip()[:300],
        text=text.strip(),
    )
    summary = _("Решение: %(outcome)s (%(ground)s)")
    words = {"outcome": rules.wording_of(config, outcome), "ground": rules.ground_of(decision)}
    audit.record(actor, "record_decision", submission, summary % words)
    _follow(decision, actor)
    letters.tell_decided(decision)
    return decision


@transaction.atomic
def record_decisions(meeting: Meeting, *, decided: Sequence[Decided], actor: User) -> list[Decision]:
    """All decisions of a meeting at once, or none."""
    permissions.may_record_decisions(actor, meeting).require()
    if not decided:
        raise Refusal(_("Не отмечено ни одного материала: отметьте те, решения по которым записать."))
    return [
        record_decision(
            each.held.submission, outcome=each.outcome, resolution=each.resolution, text=each.text, actor=actor
        )
        for each in decided
    ]


def _check_place(submission: Submission, resolution: Resolution | None) -> None:
    """A material that stands on an agenda is decided under its own question."""
    if submission.state != SubmissionState.ON_AGENDA or resolution is None:
        return
    if not AgendaPlace.objects.filter(
        round__submission=submission, round__decision__isnull=True, item=resolution.item_id
    ).exists():
        raise Refusal(
            _("Материал «%(title)s» рассматривали не по этому вопросу: выберите решение по его вопросу повестки.")
            % {"title": submission.title}
        )


def _follow(decision: Decision, actor: User) -> None:
    if decision.outcome == Outcome.ENDORSED:
        endorsements.issue_endorsement(decision, actor=actor)
    elif decision.outcome == Outcome.RECOMMENDED:
        practice_drafts.draft_practice(decision, actor=actor)
