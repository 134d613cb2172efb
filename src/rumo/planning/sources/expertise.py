"""Rounds of expertise: done when the conclusion is signed. A plan is read by many, so materials go by their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rumo.expertise.models import Round
from rumo.planning.enums import FactKind
from rumo.planning.sources.records import Held, Keys, Source, SourceRecord


def done_days(keys: Keys) -> Mapping[int, date]:
    closed = _concluded(Round.objects.filter(pk__in=keys)).values_list("pk", "closed_at")
    return {pk: timezone.localdate(moment) for pk, moment in closed if moment}


def done_by(bodies: Keys, first: date, last: date) -> Iterable[Held]:
    closed = _concluded(_of(bodies)).filter(closed_at__date__range=(first, last))
    rows = closed.order_by("closed_at", "pk").values_list(_BODY, "pk", "closed_at")
    return [Held(association, pk, timezone.localdate(moment)) for association, pk, moment in rows if moment]


def described(keys: Keys) -> Iterable[SourceRecord]:
    return [_record(held) for held in _whole(Round.objects.filter(pk__in=keys))]


def candidates(bodies: Keys, first: date, last: date) -> Iterable[SourceRecord]:
    stands = Q(closed_at__date__range=(first, last), conclusion__paper__isnull=False)
    stands |= Q(closed_at__isnull=True, opened_at__date__range=(first, last))
    return [_record(held) for held in _whole(_of(bodies).filter(stands)).order_by("opened_at", "pk")]


_BODY = "submission__campaign__track__association_id"


def _of(bodies: Keys) -> QuerySet[Round]:
    return Round.objects.filter(submission__campaign__track__association__in=bodies)


def _concluded(rounds: QuerySet[Round]) -> QuerySet[Round]:
    """A round is also closed when a new one is opened: only a signed conclusion says that it was carried out."""
    return rounds.filter(closed_at__isnull=False, conclusion__paper__isnull=False).order_by()


def _whole(rounds: QuerySet[Round]) -> QuerySet[Round]:
    return rounds.select_related("submission__campaign__track", "conclusion").defer("config_data")


def _record(held: Round) -> SourceRecord:
    concluded = held.closed_at is not None and hasattr(held, "conclusion") and held.conclusion.paper_id is not None
    done_on = timezone.localdate(held.closed_at) if concluded else None
    title = _("Экспертиза материала № %(number)s, %(track)s") % {
        "number": held.submission.number,
        "track": held.submission.campaign.track,
    }
    return SourceRecord(
        kind=FactKind.EXPERTISE,
        object_id=held.pk,
        association_id=held.submission.campaign.track.association_id,
        title=title,
        brief=title,
        url=reverse("expertise:submission", args=[held.submission_id]),
        day=done_on or timezone.localdate(held.opened_at),
        done_on=done_on,
        state=_("заключение подписано") if concluded else _("идёт экспертиза"),
        is_void=held.closed_at is not None and not concluded,
    )


SOURCE = Source(FactKind.EXPERTISE, done_days, done_by, described, candidates)
