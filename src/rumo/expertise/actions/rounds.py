"""Opening a round of review, and one more expert where reviews diverge."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Conflict, Refusal
from rumo.core.transitions import fire
from rumo.expertise import assignment_letters as letters
from rumo.expertise import queries
from rumo.expertise.actions import assignment
from rumo.expertise.enums import SubmissionState
from rumo.expertise.models import Campaign, Review, Round, Submission
from rumo.expertise.transitions import SUBMISSION

MOST_EXPERTS = 9


@transaction.atomic
def open_round(submission: Submission, *, experts_wanted: int | None = None, actor: User) -> Round:
    """The material goes to experts by the rules of its campaign as they are now; earlier rounds stay as they were.

    `experts_wanted` defaults to the track's. Raises NotAllowed, Conflict, and Refusal for a count out of 1–9.
    """
    config = submission.campaign.config
    wanted = config.experts if experts_wanted is None else experts_wanted
    if not 1 <= wanted <= MOST_EXPERTS:
        raise Refusal(_("Экспертов может быть от 1 до %(most)s.") % {"most": MOST_EXPERTS})
    fire(SUBMISSION["review"], submission, user=actor)
    material = submission.versions.filter(submitted_at__isnull=False).last()
    if material is None:
        raise Refusal(_("Материал ещё не подан: рецензировать нечего."))
    moment = clock.now()
    submission.rounds.filter(closed_at__isnull=True).update(closed_at=moment)
    last = submission.rounds.last()
    held = Round.objects.create(
        submission=submission,
        material=material,
        number=last.number + 1 if last else 1,
        config_data=submission.campaign.config_data,
        experts_wanted=wanted,
        opened_at=moment,
    )
    audit.record(actor, "open_round", held, _("Начата экспертиза, экспертов: %(n)s") % {"n": wanted})
    return held


@transaction.atomic
def open_rounds(submissions: Iterable[Submission], *, actor: User) -> list[Round]:
    """A round for each of the materials, by the rules of its campaign."""
    return [open_round(each, actor=actor) for each in submissions]


def assign_campaign(campaign: Campaign, *, actor: User) -> assignment.Proposal:
    """One press: rounds for all that passed the check, then experts for every free place of the campaign at once.

    Materials of the officer's own are left to another. Raises NotAllowed, Conflict; rounds once opened stay open.
    """
    led = queries.led_submissions(actor).exclude(pk__in=queries.own_submissions(actor).values("pk"))
    open_rounds(led.filter(campaign=campaign, state=SubmissionState.CHECKED).order_by("number", "pk"), actor=actor)
    rounds = queries.led_rounds(actor).filter(submission__campaign=campaign, closed_at__isnull=True)
    return assignment.propose_reviews(list(rounds.order_by("pk")), actor=actor)


@transaction.atomic
def call_one_more(held: Round, *, actor: User | audit.Guest) -> Review | None:
    """One expert more than before is proposed, for scores that differ too much; None when there is nobody.

    When to call is the caller's rule: an expert's own submitted review may bring it about, so no power is asked for.
    Those who lead the expertise are told. Raises Conflict when the round has changed meanwhile or is closed.
    """
    unchanged = Round.objects.filter(pk=held.pk, version=held.version, closed_at__isnull=True)
    if unchanged.update(experts_wanted=F("experts_wanted") + 1, version=F("version") + 1) != 1:
        raise Conflict(_("Этот круг экспертизы уже изменился. Обновите страницу и проверьте."))
    held.refresh_from_db(fields=["experts_wanted", "version"])
    audit.record(actor, "call_one_more", held, _("Оценки разошлись: нужен ещё один эксперт"))
    proposal = assignment.propose_for_system([held])
    letters.tell_diverged(held, proposal.reviews, proposal.shortages)
    return proposal.reviews[0] if proposal.reviews else None
