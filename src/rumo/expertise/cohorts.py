"""Which materials a body received in a period, and what came of them: the one place statistics and figures count from.

A material belongs to the period in which it was first handed in (its local day), whenever it was decided: so shares
are taken of the materials they speak of. Programs of further education (ДПП) are counted apart, as analyses do (S0-7,
S0-8).
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from rumo.directory.models import Association, Person
from rumo.directory.queries import branch_of
from rumo.expertise.enums import Outcome, ReviewState, SubmissionState, TrackKind
from rumo.expertise.models import Decision, Review, Submission, TechnicalCheck
from rumo.russian.deadlines.periods import Period

# A review that was asked for and not given up: a work done or being done.
ASSIGNED = (ReviewState.INVITED, ReviewState.ACCEPTED, ReviewState.SUBMITTED)
RECOMMENDING = (Outcome.RECOMMENDED, Outcome.ENDORSED)
# In these states the technical check is behind, however it was recorded.
_PAST_CHECK = (
    SubmissionState.CHECKED,
    SubmissionState.IN_REVIEW,
    SubmissionState.CONCLUDED,
    SubmissionState.ON_AGENDA,
    SubmissionState.DECIDED,
    SubmissionState.REWORK,
)
NO_OUTCOME = "none"


def received(association: Association, period: Period) -> QuerySet[Submission]:
    """All that was handed in to the body and to those below it; `outcome` is that of the last decision or None."""
    decided = Decision.objects.filter(submission=OuterRef("pk")).order_by("-decided_on", "-pk")
    return (
        Submission.objects.filter(
            campaign__track__association__in=branch_of(association),
            submitted_at__gte=_midnight(period, 0),
            submitted_at__lt=_midnight(period, 1),
        )
        .annotate(outcome=Subquery(decided.values("outcome")[:1]))
        .order_by("submitted_at", "pk")
    )


def materials(association: Association, period: Period) -> QuerySet[Submission]:
    """All but programs of further education."""
    return received(association, period).exclude(campaign__track__kind=TrackKind.CPD)


def programs(association: Association, period: Period) -> QuerySet[Submission]:
    return received(association, period).filter(campaign__track__kind=TrackKind.CPD)


def is_technically_passed() -> Q:
    passed = TechnicalCheck.objects.filter(version_checked__submission=OuterRef("pk"), passed=True)
    return Q(state__in=_PAST_CHECK) | Q(Exists(passed))


def technically_passed(rows: QuerySet[Submission]) -> QuerySet[Submission]:
    return rows.filter(is_technically_passed())


def recommended(rows: QuerySet[Submission]) -> QuerySet[Submission]:
    """Recommended or given the stamp, by the last decision."""
    return rows.filter(Q(outcome__in=RECOMMENDING))


def by_outcome(rows: QuerySet[Submission], outcome: str) -> QuerySet[Submission]:
    """Of one outcome; `NO_OUTCOME` for those without a decision, whatever the reason."""
    return rows.filter(Q(outcome__isnull=True) if outcome == NO_OUTCOME else Q(outcome=outcome))


def assigned_reviews(rows: QuerySet[Submission]) -> QuerySet[Review]:
    return Review.objects.filter(round__submission__in=rows.order_by().values("pk"), state__in=ASSIGNED)


def engaged_people(rows: QuerySet[Submission]) -> QuerySet[Person]:
    """Each person once, however many reviews."""
    return Person.objects.filter(pk__in=assigned_reviews(rows).order_by().values("expert__person"))


def _midnight(period: Period, after: int) -> datetime:
    """The first moment of the period, or the first after it, here."""
    day = period.ends + timedelta(days=1) if after else period.starts
    return timezone.make_aware(datetime.combine(day, time.min))
