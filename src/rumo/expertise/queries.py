"""Reads of expertise. Every page starts from one of the `visible_*`; what is not in it is a 404.

Who an expert of a blind track is, an author must learn from nowhere: reviews are reached by `visible_reviews` only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from rumo.core import audit, clock
from rumo.directory.powers import powers_of
from rumo.expertise.enums import ReviewState, SubmissionState
from rumo.expertise.models import (
    Campaign,
    Expert,
    Review,
    Round,
    Submission,
    SubmissionFile,
    SubmissionVersion,
    TechnicalCheck,
    Track,
)
from rumo.expertise.permissions import may_carry_submission

# An expert sees a review that was sent: a mere proposal is the officer's.
_TOLD = frozenset({ReviewState.INVITED, ReviewState.ACCEPTED, ReviewState.SUBMITTED})

# What the trail of a material may tell its authors: nothing of rounds, experts and their reviews.
AUTHOR_VERBS = (
    "start_submission", "edit_submission", "set_authors", "add_author", "edit_author", "remove_author", "attach_file",
    "remove_file", "submit", "withdraw", "carry_over", "finish_check",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of the trail as an author may read it: who of the staff did it is not said."""

    at: datetime
    actor: str
    text: str


def run_tracks(user: Any) -> QuerySet[Track]:
    """Tracks whose rounds the user leads."""
    powers = powers_of(user)
    everything = Track.objects.select_related("association__region")
    return everything if powers.everything else everything.filter(association__in=powers.runs)


def visible_campaigns(user: Any) -> QuerySet[Campaign]:
    """All of the tracks one leads, and the published ones of the user's regions."""
    powers = powers_of(user)
    everything = Campaign.objects.select_related("track__association__region", "previous")
    if powers.everything:
        return everything
    return everything.filter(
        Q(track__association__in=powers.runs) | Q(is_published=True, track__association__region__in=powers.regions)
    )


def open_campaigns(user: Any) -> QuerySet[Campaign]:
    """Published campaigns of the user's regions that take materials now."""
    powers = powers_of(user)
    moment = clock.now()
    open_now = Campaign.objects.select_related("track__association").filter(
        is_published=True, opens_at__lte=moment, closes_at__gt=moment
    )
    return open_now if powers.everything else open_now.filter(track__association__region__in=powers.regions)


def led_submissions(user: Any) -> QuerySet[Submission]:
    """Materials of the tracks the user leads; what was never handed in has no number and is its authors' own."""
    powers = powers_of(user)
    everything = _submissions().filter(number__isnull=False)
    return everything if powers.everything else everything.filter(campaign__track__association__in=powers.runs)


def own_submissions(user: Any) -> QuerySet[Submission]:
    """Materials the user handed in or is an author of."""
    powers = powers_of(user)
    return (
        _submissions()
        .filter(Q(submitted_by=user.pk) | (Q(authors__person=powers.person_id) if powers.person_id else Q(pk__in=[])))
        .distinct()
    )


def visible_submissions(user: Any) -> QuerySet[Submission]:
    """Those of the tracks one leads, and one's own. Experts reach a material through their review only."""
    own = own_submissions(user).values("pk")
    led = led_submissions(user).values("pk")
    return _submissions().filter(Q(pk__in=own) | Q(pk__in=led))


def handed_in_version(submission: Submission) -> SubmissionVersion | None:
    """The last version that was handed in: what is checked and reviewed, whatever its authors prepare meanwhile."""
    return submission.versions.filter(submitted_at__isnull=False).last()


def led_rounds(user: Any) -> QuerySet[Round]:
    """Rounds of the tracks the user leads, but not of materials the user is an author of."""
    powers = powers_of(user)
    own = own_submissions(user).values("pk")
    everything = Round.objects.exclude(submission__in=own).select_related(
        "submission__campaign__track__association__region", "submission__subject", "submission__organization"
    )
    if powers.everything:
        return everything
    return everything.filter(submission__campaign__track__association__in=powers.runs)


def last_check(submission: Submission) -> TechnicalCheck | None:
    """The last technical check that is over: its remarks are what the authors mend."""
    checks = TechnicalCheck.objects.filter(version_checked__submission=submission, passed__isnull=False)
    return checks.order_by("version_checked__number").last()


def remarks(submission: Submission, check: TechnicalCheck) -> list[tuple[str, str]]:
    """Points of the check that failed, each with what to mend."""
    return [
        (item.text, check.marks[item.key].get("remark", ""))
        for item in submission.campaign.config.checklist
        if check.marks.get(item.key, {}).get("ok") is False
    ]


def labelled_files(submission: Submission, version: SubmissionVersion) -> list[tuple[str, SubmissionFile]]:
    """Files of a version under the names the form gives them, in the form's order."""
    labels = {each.key: each.label for each in submission.campaign.config.files}
    order = {key: place for place, key in enumerate(labels)}
    files = version.files.select_related("stored", "anonymous")
    return [
        (labels.get(file.key, file.key), file)
        for file in sorted(files, key=lambda file: (order.get(file.key, len(order)), file.pk))
    ]


def campaigns_to_carry(user: Any, submission: Submission) -> QuerySet[Campaign]:
    """Open campaigns of its track into which it may be carried; none while its state forbids that."""
    taken = submission.carried_to.exclude(state=SubmissionState.WITHDRAWN).values("campaign")
    rows = open_campaigns(user).filter(track=submission.campaign.track_id).exclude(pk=submission.campaign_id)
    return rows.exclude(pk__in=taken) if may_carry_submission(user, submission) else rows.none()


def history_for_author(submission: Submission, user: Any) -> list[Told]:
    """The trail without a word of experts; what others did is done by «соавтор» or by «объединение»."""
    authors = set(submission.authors.values_list("person__user", flat=True)) | {submission.submitted_by_id}
    told = []
    for entry in audit.history(submission).filter(verb__in=AUTHOR_VERBS):
        if entry.actor_id == user.pk:
            who = _("вы")
        else:
            who = _("соавтор") if entry.actor_id in authors else _("объединение")
        told.append(Told(entry.at, who, entry.summary))
    return told


def led_reviews(user: Any) -> QuerySet[Review]:
    """Reviews of the tracks the user leads, but not of materials the user is an author of."""
    powers = powers_of(user)
    own = own_submissions(user).values("pk")
    everything = _reviews().exclude(round__submission__in=own)
    if powers.everything:
        return everything
    return everything.filter(round__submission__campaign__track__association__in=powers.runs)


def own_reviews(user: Any) -> QuerySet[Review]:
    """Reviews asked of the user as an expert."""
    person_id = powers_of(user).person_id
    if person_id is None:
        return Review.objects.none()
    return _reviews().filter(expert__person=person_id, state__in=_TOLD)


def reviews_in_hand() -> QuerySet[Review]:
    """For the clock: reviews that experts are asked for or write, of materials still in review."""
    return (
        _reviews()
        .filter(state__in=(ReviewState.INVITED, ReviewState.ACCEPTED))
        .filter(round__closed_at__isnull=True, round__submission__state=SubmissionState.IN_REVIEW)
        .select_related("expert__person__user")
        .order_by("pk")
    )


def visible_experts(user: Any) -> QuerySet[Expert]:
    """The register of the associations one runs, and oneself."""
    powers = powers_of(user)
    everything = Expert.objects.select_related("person", "association__region", "order")
    if powers.everything:
        return everything
    own = Q(person=powers.person_id) if powers.person_id else Q(pk__in=[])
    return everything.filter(Q(association__in=powers.runs) | own)


def _submissions() -> QuerySet[Submission]:
    return Submission.objects.select_related("campaign__track__association__region", "subject", "organization")


def _reviews() -> QuerySet[Review]:
    return Review.objects.select_related(
        "round__submission__campaign__track__association__region", "round__submission__subject", "expert__person"
    )
