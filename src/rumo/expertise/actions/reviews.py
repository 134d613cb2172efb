"""What an expert does with a review: answers the invitation, writes, hands in; and the officer who sends it back."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Refusal
from rumo.core.transitions import fire
from rumo.core.versions import save_edit
from rumo.expertise import permissions, review_letters, review_rules, review_tasks
from rumo.expertise.enums import Recommendation, ReviewState
from rumo.expertise.models import DeclaredConflict, Review, Round
from rumo.expertise.review_rules import ReviewData
from rumo.expertise.scoring import percent_of
from rumo.expertise.transitions import REVIEW

_REASON = 300  # letters a reason of a conflict may have


@transaction.atomic
def accept_review(review: Review, *, actor: User) -> Review:
    """The expert has no conflict of interests and takes the material. Raises NotAllowed, Conflict."""
    fire(REVIEW["accept"], review, user=actor, replied_at=clock.now())
    summary = _("Эксперт согласился, конфликта интересов нет: %(expert)s") % {"expert": review.expert}
    audit.record(actor, "accept_review", review, summary)
    return review


@transaction.atomic
def decline_review(review: Review, *, reason: str, conflict: bool = False, actor: User) -> Review:
    """The expert refuses, before or after taking the material; a conflict of interests is kept for other rounds too.

    Those who lead are told, so that somebody else is asked. Raises Refusal without a reason, NotAllowed, Conflict.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise Refusal(_("Напишите, в чём конфликт интересов.") if conflict else _("Напишите, почему вы отказываетесь."))
    if len(reason) > _REASON:
        raise Refusal(_("Причина длиннее %(most)s знаков: сократите её.") % {"most": _REASON})
    step = "give_up" if review.state == ReviewState.ACCEPTED else "decline"
    said = _("конфликт интересов: %(reason)s") % {"reason": reason} if conflict else reason
    fire(REVIEW[step], review, user=actor, replied_at=clock.now(), decline_reason=said)
    if conflict:
        DeclaredConflict.objects.create(expert=review.expert, submission=review.round.submission, reason=reason)
    words = {"expert": review.expert, "why": said}
    audit.record(actor, "decline_review", review, _("Эксперт отказался: %(expert)s (%(why)s)") % words)
    review_letters.tell_declined(review)
    return review


@transaction.atomic
def save_review(review: Review, *, data: ReviewData, version: int, actor: User) -> Review:
    """Keep what is written so far. Raises Stale, NotAllowed, Refusal for a score outside its scale."""
    permissions.may_write_review(actor, review).require()
    config = review.round.config
    faults = review_rules.scale_faults(config, data.scores)
    if data.recommendation and data.recommendation not in Recommendation.values:
        faults.append(_("Такой рекомендации нет. Выберите одну из списка."))
    if faults:
        raise Refusal(" ".join(faults))
    keys = {each.key for each in config.criteria}
    new: dict[str, Any] = {
        "scores": dict(data.scores),
        "comments": {key: text.strip() for key, text in data.comments.items() if key in keys and text.strip()},
        "text": data.text.strip(),
        "private_note": data.private_note.strip(),
        "recommendation": data.recommendation,
    }
    is_changed = any(getattr(review, name) != value for name, value in new.items())
    save_edit(review, version, **new)
    if is_changed:
        audit.record(actor, "save_review", review, _("Отзыв изменён"))
    return review


@transaction.atomic
def submit_review(review: Review, *, actor: User) -> Review:
    """Hand the review in: locked from now on. Diverged scores call one more expert by themselves.

    Raises Refusal with all that is missing, NotAllowed, Conflict.
    """
    # The round is held, so that of two last reviews the second one sees the first.
    held = Round.objects.select_for_update().get(pk=review.round_id)
    permissions.may_write_review(actor, review).require()
    review.refresh_from_db()
    missing = review_rules.missing_of(held.config, review)
    if missing:
        raise Refusal(_("Сдать пока нельзя. %(what)s.") % {"what": ". ".join(each.text for each in missing)})
    faults = review_rules.scale_faults(held.config, review.scores)
    if faults:
        raise Refusal(" ".join(faults))
    percent = percent_of(held.config, review.scores)
    fire(REVIEW["submit"], review, user=actor, percent=percent, submitted_at=clock.now(), return_note="")
    words = {"expert": review.expert, "percent": percent}
    summary = _("Отзыв сдан: %(expert)s, %(percent)s %%") % words
    audit.record(actor, "submit_review", review, summary)
    transaction.on_commit(partial(review_tasks.look_for_divergence.enqueue, held.pk))
    return review


@transaction.atomic
def return_review(review: Review, *, note: str, actor: User) -> Review:
    """A submitted review goes back to its expert with what to add; what was written stays.

    There are the track's days of an answer to mend it, or those left. Raises Refusal without a note, NotAllowed,
    Conflict.
    """
    note = note.strip()
    if not note:
        raise Refusal(_("Напишите, что дописать или исправить в отзыве."))
    soonest = clock.today() + timedelta(days=review.round.config.reply_days)
    due = max(review.due_on, soonest) if review.due_on else soonest
    fire(REVIEW["return"], review, user=actor, return_note=note, due_on=due, percent=None, submitted_at=None)
    words = {"expert": review.expert, "note": note}
    audit.record(actor, "return_review", review, _("Отзыв возвращён: %(expert)s. %(note)s") % words)
    review_letters.tell_returned(review)
    return review
