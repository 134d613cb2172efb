"""Reads of expertise. Every page starts from one of the `visible_*`; what is not in it is a 404.

Who an expert of a blind track is, an author must learn from nowhere: reviews are reached by `visible_reviews` only.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from rumo.core import clock
from rumo.directory.powers import powers_of
from rumo.expertise.enums import ReviewState, SubmissionState
from rumo.expertise.models import (
    Author,
    Campaign,
    Expert,
    Review,
    Round,
    Submission,
    SubmissionVersion,
    Track,
)

# An expert sees a review that was sent: a mere proposal is the officer's.
_TOLD = frozenset({ReviewState.INVITED, ReviewState.ACCEPTED, ReviewState.SUBMITTED})


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
    own = Q(submitted_by=user.pk)
    if powers.person_id:
        own |= Q(pk__in=Author.objects.filter(person=powers.person_id).values("submission"))
    return _submissions().filter(own)


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
