"""Who reviews what: proposed by the solver, changed by hand, sent.

Two officers at once: what was worked out is written only if the rounds are as they were read and nobody goes over the
limit; the other one is told and nothing is doubled.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Count, F, Q
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.transitions import advance, fire
from rumo.expertise import assignment_letters as letters
from rumo.expertise import permissions, queries
from rumo.expertise.conflicts import ConflictKind, conflicts_between
from rumo.expertise.enums import LIVE_REVIEWS, OPEN_REVIEWS, ReviewState, SubmissionState
from rumo.expertise.matching.competence import match
from rumo.expertise.matching.loading import load_field
from rumo.expertise.matching.proposing import Proposed, Shortage, propose
from rumo.expertise.models import Expert, Review, Round
from rumo.expertise.transitions import REVIEW

_CHANGED = "Пока подбирались эксперты, назначение изменил другой сотрудник. Обновите страницу: там уже новое."
_REASONS = Review._meta.get_field("reasons").max_length


@dataclass(frozen=True, slots=True)
class Proposal:
    """Reviews proposed now, and the rounds that stay short with the reasons."""

    reviews: tuple[Review, ...]
    shortages: tuple[Shortage, ...]


@dataclass(frozen=True, slots=True)
class Sending:
    """What was sent; `kept` are reviews that were not, each with a Russian sentence why."""

    sent: tuple[Review, ...]
    kept: tuple[tuple[Review, str], ...]


def propose_reviews(rounds: Collection[Round], *, actor: User) -> Proposal:
    """Fill the free places of all `rounds` at once at the least cost, without conflicts, within limits.

    Nobody is told yet. Raises NotAllowed, and Conflict when somebody assigned at the same moment: nothing is written.
    """
    _require_lead([each.submission_id for each in rounds], rounds, actor)
    return _propose(rounds, actor)


def propose_for_system(rounds: Collection[Round]) -> Proposal:
    """The same by the clock or by the rules of a round: no power is asked for. Raises Conflict."""
    return _propose(rounds, audit.SYSTEM)


@transaction.atomic
def add_reviewer(held: Round, *, expert: Expert, actor: User) -> Review:
    """An expert chosen by hand is proposed; one who was taken off comes back. Beyond the wanted number it grows.

    A conflict or a full workload is refused with its reason, a weak competence is not. Raises NotAllowed, Refusal,
    Conflict.
    """
    permissions.may_lead_submission(actor, held.submission).require()
    before = held.reviews.filter(expert=expert).first()
    field = load_field([held], Expert.objects.filter(pk=expert.pk))
    material, candidate = field.materials[held.pk], field.candidates[expert.pk]
    again = before is not None and before.state == ReviewState.REMOVED
    conflicts = [
        each
        for each in conflicts_between(material, candidate, field.day)
        if not (again and each.kind == ConflictKind.ASKED)
    ]
    if candidate.association != material.association:
        raise Refusal(_("%(expert)s — эксперт другого объединения.") % {"expert": expert})
    if conflicts:
        raise Refusal(
            _("%(expert)s не может рецензировать этот материал: %(why)s.") % {"expert": expert, "why": conflicts[0]}
        )
    reasons = _("назначен вручную; %(match)s") % {"match": match(material, candidate)}
    _keep_unchanged([held])
    if again and before is not None:
        advance(REVIEW["propose_again"], before, reasons=reasons[:_REASONS], **_AFRESH)
        review = before
    else:
        review = _create([Proposed(held.pk, expert.pk, reasons)])[0]
    _keep_limits([expert.pk])
    live = held.reviews.filter(state__in=LIVE_REVIEWS).count()
    Round.objects.filter(pk=held.pk, experts_wanted__lt=live).update(experts_wanted=live)
    audit.record(actor, "add_reviewer", held, _("Предложен эксперт: %(expert)s") % {"expert": expert})
    held.refresh_from_db(fields=["version", "experts_wanted"])
    return review


@transaction.atomic
def remove_reviewer(review: Review, *, reason: str = "", actor: User) -> None:
    """Take an expert off; one who was asked is told. What was written is kept. Raises NotAllowed, Conflict."""
    was_told = review.state != ReviewState.PROPOSED
    fire(REVIEW["remove"], review, user=actor, decline_reason=reason[:500])
    audit.record(
        actor,
        "remove_reviewer",
        review.round,
        _("Снят эксперт: %(expert)s. %(why)s") % {"expert": review.expert, "why": reason},
    )
    if was_told:
        letters.tell_removed(review)


@transaction.atomic
def replace_reviewer(review: Review, *, reason: str = "", actor: User) -> Proposal:
    """Take the expert off if still on, and propose somebody else. Raises NotAllowed, Conflict."""
    if review.state in OPEN_REVIEWS:
        remove_reviewer(review, reason=reason, actor=actor)
    return propose_reviews([Round.objects.get(pk=review.round_id)], actor=actor)


@transaction.atomic
def send_invitations(reviews: Collection[Review], *, actor: User) -> Sending:
    """Ask the proposed experts by letter, with the days to answer and to hand in by the round's rules.

    One who has come into a conflict since, or has no address, is kept back. Raises NotAllowed, Conflict.
    """
    asked = [each for each in reviews if each.state == ReviewState.PROPOSED]
    if not asked:
        raise Conflict(_("Отправлять некому: приглашения уже ушли или эксперты сняты. Обновите страницу."))
    rounds = {each.round_id: each.round for each in asked}
    _require_lead([each.submission_id for each in rounds.values()], rounds.values(), actor)
    kept = _not_to_send(asked)
    sent = [each for each in asked if each.pk not in kept]
    by_days: dict[tuple[int, int], list[Review]] = defaultdict(list)
    for each in sent:
        config = each.round.config
        by_days[config.reply_days, config.review_days].append(each)
    for days, group in by_days.items():
        _invite(group, *days)
    for each in sent:
        letters.invite(each)
        audit.record(
            actor, "send_invitations", each.round, _("Приглашение эксперту: %(expert)s") % {"expert": each.expert}
        )
    return Sending(tuple(sent), tuple((each, kept[each.pk]) for each in asked if each.pk in kept))


# A review that begins anew: what it said of the time before is cleared, what the expert wrote is not.
_AFRESH = {"invited_at": None, "reply_until": None, "replied_at": None, "due_on": None, "decline_reason": ""}


def _propose(rounds: Collection[Round], actor: User | audit.Guest) -> Proposal:
    """Reading and solving come before the transaction: they take seconds for a campaign, the writing does not."""
    wanted = _free_places(rounds)
    if not wanted:
        return Proposal((), ())
    outcome = propose(load_field([each for each in rounds if each.pk in wanted]), wanted)
    if not outcome.proposed:
        return Proposal((), outcome.shortages)
    touched = {each.round for each in outcome.proposed}
    with transaction.atomic():
        _keep_unchanged([each for each in rounds if each.pk in touched])
        reviews = _create(outcome.proposed)
        _keep_limits({each.expert for each in outcome.proposed})
        names: dict[int, list[str]] = defaultdict(list)
        for review in reviews:
            names[review.round_id].append(str(review.expert))
        for held in rounds:
            if held.pk in names:
                summary = _("Предложены эксперты: %(names)s") % {"names": ", ".join(names[held.pk])}
                audit.record(actor, "propose_reviews", held, summary)
    return Proposal(tuple(reviews), outcome.shortages)


def _free_places(rounds: Iterable[Round]) -> dict[int, int]:
    """How many experts each round lacks, by its key; only those that lack any and are still in review."""
    counted = (
        Round.objects.filter(pk__in=[each.pk for each in rounds])
        .filter(closed_at__isnull=True, submission__state=SubmissionState.IN_REVIEW)
        .annotate(live=Count("reviews", filter=Q(reviews__state__in=LIVE_REVIEWS)))
        .values_list("pk", "experts_wanted", "live")
    )
    return {pk: wanted - live for pk, wanted, live in counted if wanted > live}


def _keep_unchanged(rounds: Sequence[Round]) -> None:
    """Compare-and-set of all the rounds: their versions grow if nobody changed them; else Conflict."""
    versions: dict[int, list[int]] = defaultdict(list)
    for held in rounds:
        versions[held.version].append(held.pk)
    for version, keys in versions.items():
        unchanged = Round.objects.filter(
            pk__in=keys, version=version, closed_at__isnull=True, submission__state=SubmissionState.IN_REVIEW
        )
        if unchanged.update(version=F("version") + 1) != len(keys):
            raise Conflict(_(_CHANGED))


def _create(proposed: Iterable[Proposed]) -> list[Review]:
    rows = [Review(round_id=each.round, expert_id=each.expert, reasons=each.reasons[:_REASONS]) for each in proposed]
    try:
        with transaction.atomic():
            Review.objects.bulk_create(rows)
    except IntegrityError as error:
        raise Conflict(_(_CHANGED)) from error
    return list(
        Review.objects.filter(pk__in=[row.pk for row in rows]).select_related("expert__person", "round__submission")
    )


def _keep_limits(experts: Iterable[int]) -> None:
    """Locked, then counted: whoever comes second sees the reviews of the first."""
    keys = sorted(experts)
    list(Expert.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
    open_reviews = Count("reviews", filter=Q(reviews__state__in=OPEN_REVIEWS))
    if Expert.objects.filter(pk__in=keys).annotate(n=open_reviews).filter(n__gt=F("limit")).exists():
        raise Conflict(_(_CHANGED))


def _invite(reviews: Sequence[Review], reply_days: int, review_days: int) -> None:
    day = clock.today()
    told = {
        "state": REVIEW["invite"].target,
        "invited_at": clock.now(),
        "reply_until": day + timedelta(days=reply_days),
        "due_on": day + timedelta(days=review_days),
    }
    still = Review.objects.filter(pk__in=[each.pk for each in reviews], state__in=REVIEW["invite"].sources)
    if still.update(**told) != len(reviews):
        raise Conflict(_("Часть приглашений только что отправил другой сотрудник. Обновите страницу и проверьте."))
    for review in reviews:
        for name, value in told.items():
            setattr(review, name, value)


def _not_to_send(reviews: Sequence[Review]) -> dict[int, str]:
    """By the review's key, why it is not sent."""
    experts = Expert.objects.filter(pk__in=[each.expert_id for each in reviews])
    field = load_field([each.round for each in reviews], experts)
    # That the expert is in this round and that this very review fills the workload is as it should be.
    expected = {ConflictKind.ASKED, ConflictKind.FULL}
    kept: dict[int, str] = {}
    for review in reviews:
        material, candidate = field.materials[review.round_id], field.candidates[review.expert_id]
        found = [each for each in conflicts_between(material, candidate, field.day) if each.kind not in expected]
        if found:
            kept[review.pk] = str(found[0])
        elif not letters.address_of(review.expert.person):
            kept[review.pk] = _("в справочнике нет адреса электронной почты")
    return kept


def _require_lead(submissions: Collection[int], rounds: Iterable[Round], actor: User) -> None:
    """The same as `may_lead_submission` of each, in two queries."""
    for association in {each.submission.campaign.track.association for each in rounds}:
        permissions.may_run_expertise(actor, association).require()
    if queries.own_submissions(actor).filter(pk__in=submissions).exists():
        raise NotAllowed(_("Среди материалов есть ваш: его ведёт другой сотрудник."))
