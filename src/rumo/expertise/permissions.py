"""Who may do what in expertise. Every refusal has its reason, which the page shows at the button."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from rumo.core import clock
from rumo.core.verdict import YES, No, Verdict
from rumo.directory.enums import OrganizationKind
from rumo.directory.models import Association, Post
from rumo.directory.permissions import may_run_association
from rumo.directory.powers import powers_of
from rumo.events.models import Talk
from rumo.events.permissions import may_run_event
from rumo.expertise.enums import ReviewState, SubmissionState
from rumo.expertise.models import Campaign, Expert, Review, Round, Submission, Track

# While in these states the author may change the material.
AUTHOR_EDITS = frozenset({SubmissionState.DRAFT, SubmissionState.RETURNED, SubmissionState.REWORK})
# The author may take it back until the council decides.
WITHDRAWABLE = frozenset(SubmissionState) - {SubmissionState.DECIDED, SubmissionState.WITHDRAWN}

# From these it may be carried into another campaign; the earlier reviews stay with the earlier material.
CARRIED = AUTHOR_EDITS | {SubmissionState.DECIDED, SubmissionState.WITHDRAWN}


def may_run_expertise(user: Any, association: Association) -> Verdict:
    """Tracks, campaigns, experts, rounds, endorsements: those who run the association."""
    return may_run_association(user, association)


def may_edit_track(user: Any, track: Track) -> Verdict:
    return may_run_expertise(user, track.association)


def may_edit_campaign(user: Any, campaign: Campaign) -> Verdict:
    """While it is being prepared; a published one is extended only."""
    if campaign.is_published:
        return No(_("Приём уже объявлен: его можно только продлить."))
    return may_run_expertise(user, campaign.track.association)


def may_submit_to(user: Any, campaign: Campaign) -> Verdict:
    """Anybody signed in of the region (or of the organizations the track names), while the campaign takes materials."""
    if not campaign.is_published:
        return No(_("Приём материалов ещё не объявлен."))
    moment = clock.now()
    if moment < campaign.opens_at:
        return No(_("Приём материалов ещё не начался."))
    if moment >= campaign.closes_at:
        return No(_("Приём материалов закончен. Черновик сохранён: его можно перенести в следующий приём."))
    powers = powers_of(user)
    if powers.everything:
        return YES
    if campaign.track.association.region_id not in powers.regions:
        return No(_("Материалы принимаются от работников региона."))
    kinds = campaign.config.submitters
    if not kinds or _works_at(powers.person_id, kinds):
        return YES
    who = ", ".join(str(kind.label) for kind in kinds)
    return No(_("Материалы принимаются от работников организаций: %(who)s.") % {"who": who})


def _works_at(person_id: int | None, kinds: tuple[OrganizationKind, ...]) -> bool:
    day = clock.today()
    held = (Q(valid_from__isnull=True) | Q(valid_from__lte=day)) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))
    return Post.objects.filter(held, person=person_id, organization__kind__in=kinds).exists()


def may_start_from_practice(user: Any, talk: Talk) -> Verdict:
    """Carry a practice an event recommended to expertise: who runs the event, and whoever showed it."""
    if not talk.is_recommended:
        return No(_("На экспертизу идут практики, которые мероприятие рекомендовало в Атлас."))
    if talk.person_id is not None and talk.person_id == powers_of(user).person_id:
        return YES
    return may_run_event(user, talk.event)


def is_author(user: Any, submission: Submission) -> bool:
    """Handed it in, or stands among its authors."""
    if submission.submitted_by_id == user.pk:
        return True
    person_id = powers_of(user).person_id
    return person_id is not None and submission.authors.filter(person=person_id).exists()


def may_edit_submission(user: Any, submission: Submission) -> Verdict:
    if submission.state not in AUTHOR_EDITS:
        return No(
            _("Материал сейчас нельзя изменить: состояние — «%(state)s».") % {"state": submission.get_state_display()}
        )
    if is_author(user, submission):
        return YES
    return No(_("Материал меняют его авторы."))


def may_withdraw_submission(user: Any, submission: Submission) -> Verdict:
    if submission.state not in WITHDRAWABLE:
        return No(_("Отозвать можно до решения по материалу."))
    return YES if is_author(user, submission) else No(_("Материал отзывают его авторы."))


def may_carry_submission(user: Any, submission: Submission) -> Verdict:
    """Into another campaign: what was not handed in, was taken back, or did not pass."""
    if submission.state not in CARRIED:
        return No(
            _("Перенести можно черновик, возвращённый, отозванный или рассмотренный материал, а этот — «%(state)s».")
            % {"state": submission.get_state_display()}
        )
    return YES if is_author(user, submission) else No(_("Материал переносят его авторы."))


def may_lead_submission(user: Any, submission: Submission) -> Verdict:
    """Check, assign, conclude: those who run the association, never of their own material."""
    if is_author(user, submission):
        return No(_("Вы автор этого материала: его ведёт другой сотрудник."))
    return may_run_expertise(user, submission.campaign.track.association)


def may_check_submission(user: Any, submission: Submission) -> Verdict:
    """The technical check, while the material waits for it."""
    if submission.state != SubmissionState.SUBMITTED:
        return No(
            _("Технической экспертизы материал не ждёт: состояние — «%(state)s».")
            % {"state": submission.get_state_display()}
        )
    return may_lead_submission(user, submission)


def may_mask_file(user: Any, submission: Submission) -> Verdict:
    """Bring a copy without names: authors while they may edit, those who lead it until experts have it."""
    if may_edit_submission(user, submission):
        return YES
    if submission.state not in {SubmissionState.SUBMITTED, SubmissionState.CHECKED}:
        return No(_("Копию без имён меняют до того, как материал получат эксперты."))
    return may_lead_submission(user, submission)


def may_review(user: Any, review: Review) -> Verdict:
    """The expert writes while the review is in work."""
    if powers_of(user).person_id != review.expert.person_id:
        return No(_("Отзыв пишет эксперт, которому он поручен."))
    if review.state != ReviewState.ACCEPTED:
        return No(_("Отзыв сейчас не пишется: «%(state)s».") % {"state": review.get_state_display()})
    return YES


def may_answer_invitation(user: Any, review: Review) -> Verdict:
    if powers_of(user).person_id != review.expert.person_id:
        return No(_("Отвечает эксперт, которого пригласили."))
    if review.state != ReviewState.INVITED:
        return No(_("На это приглашение уже ответили."))
    return YES


def may_write_review(user: Any, review: Review) -> Verdict:
    """As `may_review`, but never of one's own material: an expert may have become a co-author meanwhile."""
    return may_review(user, review) & _not_an_author(user, review)


def may_accept_invitation(user: Any, review: Review) -> Verdict:
    return may_answer_invitation(user, review) & _not_an_author(user, review)


def _not_an_author(user: Any, review: Review) -> Verdict:
    if is_author(user, review.round.submission):
        return No(_("Вы среди авторов этого материала: откажитесь и укажите конфликт интересов."))
    return YES


def may_return_review(user: Any, review: Review) -> Verdict:
    """Back to the expert until the conclusion is signed."""
    if review.state != ReviewState.SUBMITTED:
        return No(_("Вернуть можно только сданный отзыв."))
    if review.round.closed_at is not None:
        return No(_("Заключение уже подписано: отзыв не изменить."))
    return may_lead_submission(user, review.round.submission)


def may_conclude(user: Any, held: Round) -> Verdict:
    """Write and sign the conclusion of a round."""
    if held.closed_at is not None:
        return No(_("Круг завершён: заключение больше не меняется."))
    if held.submission.state != SubmissionState.IN_REVIEW:
        return No(_("Материал сейчас не на экспертизе."))
    return may_lead_submission(user, held.submission)


def may_edit_expert(user: Any, expert: Expert) -> Verdict:
    """Powers, competences, workload: those who run the association, never of oneself."""
    if powers_of(user).person_id == expert.person_id:
        return No(_("Это вы сами: ваши полномочия меняет другой сотрудник."))
    return may_run_expertise(user, expert.association)


def may_tell_of_expert(user: Any, expert: Expert) -> Verdict:
    """Absences and conflicts of interests: the expert, and those who run the association."""
    if powers_of(user).person_id == expert.person_id:
        return YES
    return may_run_expertise(user, expert.association)
