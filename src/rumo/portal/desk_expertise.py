"""The desk's part on expertise: reviews one owes, materials that came back, what waits for those who lead."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.core import clock
from rumo.directory.powers import Powers
from rumo.expertise.council import led
from rumo.expertise.enums import ReviewState, SubmissionState
from rumo.expertise.models import Review, Submission
from rumo.expertise.queries import led_reviews, own_reviews, own_submissions
from rumo.expertise.round_table import is_late
from rumo.meetings.permissions import SIGNED
from rumo.portal.desk_lines import SHOWN, Line
from rumo.russian.dates import short_date

# The material is with its authors again.
_BACK = (SubmissionState.RETURNED, SubmissionState.REWORK)


def my_reviews(user: Any) -> tuple[Line, ...]:
    """Invitations to answer and reviews to write, the nearest day first. One query."""
    open_reviews = own_reviews(user).filter(
        state__in=(ReviewState.INVITED, ReviewState.ACCEPTED),
        round__closed_at__isnull=True,
        round__submission__state=SubmissionState.IN_REVIEW,
    )
    return tuple(_review(review) for review in open_reviews.order_by("due_on", "pk")[:SHOWN])


def _review(review: Review) -> Line:
    asked = review.state == ReviewState.INVITED
    day = review.reply_until if asked else review.due_on
    words = _("ответить до %(day)s") if asked else _("сдать до %(day)s")
    late = is_late(review)
    note = words % {"day": short_date(day)} if day else str(review.get_state_display())
    return Line(
        str(review.round.submission),
        reverse("expertise:review", args=[review.pk]),
        str(review.round.submission.campaign.track),
        _("просрочено: %(due)s") % {"due": note} if late else note,
        "danger" if late else "info",
    )


def returned_to_me(user: Any) -> tuple[Line, ...]:
    """Materials the authors have to mend, the nearest day first. One query."""
    day = clock.today()
    rows = own_submissions(user).filter(state__in=_BACK).order_by("rework_until", "pk")[:SHOWN]
    return tuple(_returned(submission, day) for submission in rows)


def _returned(submission: Submission, day: date) -> Line:
    until = submission.rework_until
    late = until is not None and until < day
    note = _("исправить до %(day)s") % {"day": short_date(until)} if until else _("исправить")
    return Line(
        str(submission),
        reverse("expertise:submission", args=[submission.pk]),
        str(submission.campaign.track),
        _("просрочено: %(due)s") % {"due": note} if late else note,
        "danger" if late else "warning",
    )


def waiting(user: Any, powers: Powers) -> tuple[Line, ...]:
    """What those who lead have to do, each kind in one line with its number. Two queries, none for the others."""
    if not powers.runs and not powers.everything:
        return ()
    return (*_late_reviews(user), *_counted(user))


def _counted(user: Any) -> Iterable[Line]:
    signed = Q(state=SubmissionState.ON_AGENDA, rounds__agenda_places__item__meeting__state__in=SIGNED)
    counted = led(user).aggregate(
        unchecked=Count("pk", filter=Q(state=SubmissionState.SUBMITTED), distinct=True),
        unassigned=Count("pk", filter=Q(state=SubmissionState.CHECKED), distinct=True),
        undecided=Count("pk", filter=signed & Q(rounds__decision__isnull=True), distinct=True),
    )
    listed = reverse("expertise:submissions")
    for name, words, url, kind in (
        ("unchecked", _("Материалы ждут технической экспертизы: %(n)s"), f"{listed}?state=submitted", "info"),
        ("unassigned", _("Материалы ждут экспертов: %(n)s"), f"{listed}?state=checked", "info"),
        ("undecided", _("Решения записать: %(n)s"), reverse("expertise:council"), "warning"),
    ):
        if counted[name]:
            yield Line(words % {"n": counted[name]}, url, kind=kind)


def _late_reviews(user: Any) -> Iterable[Line]:
    """Reviews in work past their day, a line a campaign; an invitation nobody answered the clock replaces itself."""
    campaign = "round__submission__campaign"
    late = led_reviews(user).filter(
        state=ReviewState.ACCEPTED,
        due_on__lt=clock.today(),
        round__closed_at__isnull=True,
        round__submission__state=SubmissionState.IN_REVIEW,
    )
    rows = late.order_by().values(campaign, f"{campaign}__title", f"{campaign}__track__title").annotate(n=Count("pk"))
    for row in rows.order_by("-n", campaign)[:SHOWN]:
        yield Line(
            _("Отзывы просрочены: %(n)s") % {"n": row["n"]},
            reverse("expertise:assignment", args=[row[campaign]]) + "?show=late",
            f"{row[f'{campaign}__track__title']}: {row[f'{campaign}__title']}",
            _("поторопить"),
            "danger",
        )
