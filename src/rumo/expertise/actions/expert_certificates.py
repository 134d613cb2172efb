"""Issuing the certificate of an expert's work."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock, counters
from rumo.core.errors import Refusal
from rumo.documents.actions import issue_paper
from rumo.documents.enums import PaperKind
from rumo.expertise import permissions
from rumo.expertise.enums import ReviewState
from rumo.expertise.models import Expert, ExpertCertificate, Review
from rumo.expertise.work_certificate import Work, build_certificate
from rumo.papers.people import Signature


@transaction.atomic
def issue_certificate(
    expert: Expert,
    *,
    since: date,
    until: date,
    hours_each: int | None,
    signer_post: str,
    signer_name: str,
    actor: User,
) -> ExpertCertificate:
    """A numbered certificate over the reviews handed in from `since` to `until`, both inclusive, kept for good.

    Raises NotAllowed, and Refusal for days out of order or without a single review.
    """
    permissions.may_edit_expert(actor, expert).require()
    if until < since:
        raise Refusal(_("Период заканчивается раньше, чем начинается. Проверьте даты."))
    work = Work(since, until, _reviews(expert, since, until), hours_each)
    if not work.count:
        raise Refusal(_("За эти дни эксперт не сдал ни одного отзыва: справку выдать не о чем."))
    day = clock.today()
    number = str(counters.take_next(f"expert certificates {expert.association_id} {day.year}"))
    signature = Signature(signer_post.strip(), signer_name.strip())
    certificate = build_certificate(expert, work, number=number, day=day, signature=signature)
    paper = issue_paper(
        certificate,
        association=expert.association,
        kind=PaperKind.CERTIFICATE,
        title=_("Справка о работе эксперта: %(name)s") % {"name": expert.person},
        date=day,
        number=number,
        actor=actor,
    )
    made = ExpertCertificate.objects.create(expert=expert, paper=paper, since=since, until=until)
    words = {"number": number, "n": work.count}
    audit.record(actor, "issue_certificate", expert, _("Выдана справка № %(number)s, отзывов: %(n)s") % words)
    return made


def _reviews(expert: Expert, since: date, until: date) -> tuple[tuple[str, int], ...]:
    """By the title of the track, most first."""
    starts = make_aware(datetime.combine(since, time.min))
    ends = make_aware(datetime.combine(until + timedelta(days=1), time.min))
    titles = Review.objects.filter(
        expert=expert, state=ReviewState.SUBMITTED, submitted_at__gte=starts, submitted_at__lt=ends
    ).values_list("round__submission__campaign__track__title", flat=True)
    return tuple(Counter(titles).most_common())
