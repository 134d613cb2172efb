"""Stamps («грифы») are issued by a decision, revoked with a reason, renewed by a new decision."""

from __future__ import annotations

import secrets
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Refusal
from rumo.core.transitions import fire
from rumo.expertise import council_letters as letters
from rumo.expertise import council_rules as rules
from rumo.expertise import grounds, numbering
from rumo.expertise.council_transitions import ENDORSEMENT
from rumo.expertise.enums import Outcome
from rumo.expertise.models import Decision, Endorsement, EndorsementReminder
from rumo.expertise.permissions import may_lead_submission
from rumo.meetings.models import Resolution
from rumo.russian.dates import short_date


class EndorsementNumberTaken(Refusal):
    """The number given by hand belongs to another endorsement."""


@transaction.atomic
def issue_endorsement(
    decision: Decision, *, number: int | None = None, renews: Endorsement | None = None, actor: User
) -> Endorsement:
    """The endorsement a decision gives: next number of the series, also under parallel writers, or `number` by hand.

    Valid from the day of the decision for the months of the track. Raises NotAllowed, EndorsementNumberTaken, Refusal
    for a decision of another outcome or one that has its endorsement.
    """
    submission = decision.submission
    may_lead_submission(actor, submission).require()
    if decision.outcome != Outcome.ENDORSED:
        raise Refusal(_("Гриф выдают по решению о его присвоении, а здесь решено иначе."))
    if Endorsement.objects.filter(decision=decision).exists():
        raise Refusal(_("По этому решению гриф уже выдан."))
    config = rules.rules_of(decision)
    association = submission.campaign.track.association
    series, taken = numbering.take_number(association, config, decision.decided_on, number)
    if number is not None and (other := numbering.holder(association, series, number)) is not None:
        raise EndorsementNumberTaken(
            _("Номер %(number)s уже у грифа «%(title)s» от %(day)s.")
            % {"number": number, "title": other.title, "day": short_date(other.issued_on)}
        )
    endorsement = Endorsement.objects.create(
        association=association,
        decision=decision,
        series=series,
        number=taken,
        printed_number=numbering.printed(config.number_pattern, taken, decision.decided_on),
        title=submission.title,
        authors=rules.authors_line(submission)[:1000],
        issued_on=decision.decided_on,
        valid_until=rules.valid_until(decision.decided_on, config.validity_months),
        renews=renews,
        token=secrets.token_urlsafe(24),
    )
    summary = _("Выдан гриф № %(number)s") % {"number": endorsement.printed_number}
    audit.record(actor, "issue_endorsement", endorsement, summary)
    audit.record(actor, "issue_endorsement", submission, summary)
    return endorsement


@transaction.atomic
def revoke_endorsement(endorsement: Endorsement, *, reason: str, revoked_on: date | None = None, actor: User) -> None:
    """It is void from `revoked_on`, today by default; the public page says so at once. Raises NotAllowed, Refusal."""
    reason = " ".join(reason.split())
    day = revoked_on or clock.today()
    if not reason:
        raise Refusal(_("Напишите, почему гриф отзывается: причину увидят авторы."))
    if not endorsement.issued_on <= day <= clock.today():
        raise Refusal(
            _("День отзыва — от дня выдачи (%(first)s) до сегодняшнего.") % {"first": short_date(endorsement.issued_on)}
        )
    fire(ENDORSEMENT["revoke"], endorsement, user=actor, revoked_on=day, reason=reason[:500])
    audit.record(actor, "revoke_endorsement", endorsement, _("Гриф отозван: %(reason)s") % {"reason": reason})
    letters.tell_revoked(endorsement)


@transaction.atomic
def renew_endorsement(
    endorsement: Endorsement,
    *,
    resolution: Resolution | None = None,
    ground: str = "",
    decided_on: date | None = None,
    actor: User,
) -> Endorsement:
    """A new endorsement of the same material by a new decision; the old one points to it.

    Raises NotAllowed, Conflict, Refusal when neither a signed resolution nor an act stands behind it.
    """
    submission = endorsement.decision.submission
    ENDORSEMENT["renew"].verdict(actor, endorsement).require()
    day = grounds.day_of(resolution, decided_on)
    grounds.check(submission, resolution, ground)
    if day < endorsement.issued_on:
        raise Refusal(_("Продлевают решением, принятым после выдачи грифа: %(day)s.") % {"day": short_date(day)})
    fire(ENDORSEMENT["renew"], endorsement, user=actor)
    decision = Decision.objects.create(
        submission=submission,
        outcome=Outcome.ENDORSED,
        decided_on=day,
        resolution=resolution,
        ground=ground.strip()[:300],
    )
    renewed = issue_endorsement(decision, renews=endorsement, actor=actor)
    words = {"number": renewed.printed_number}
    audit.record(actor, "renew_endorsement", endorsement, _("Продлён грифом № %(number)s") % words)
    letters.tell_renewed(renewed)
    return renewed


@transaction.atomic
def remind_of_expiry(endorsement: Endorsement) -> bool:
    """Tell the authors once that it ends soon; False when they were told before."""
    _reminder, new = EndorsementReminder.objects.get_or_create(endorsement=endorsement)
    if new:
        letters.remind_of_expiry(endorsement)
        audit.record(audit.SYSTEM, "remind_of_expiry", endorsement, _("Авторам напомнили об окончании срока"))
    return new
