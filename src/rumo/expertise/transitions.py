"""The states of a material and of a review, and the ways between them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from rumo.core.transitions import Transition, Transitions
from rumo.core.verdict import Verdict
from rumo.expertise import permissions
from rumo.expertise.enums import ReviewState as R
from rumo.expertise.enums import SubmissionState as S
from rumo.expertise.models import Review

_lead = permissions.may_lead_submission
_edit = permissions.may_edit_submission


def _leads_review(user: Any, review: Review) -> Verdict:
    return permissions.may_lead_submission(user, review.round.submission)


SUBMISSION = Transitions(
    [
        Transition("submit", _("Подать"), frozenset({S.DRAFT, S.RETURNED, S.REWORK}), S.SUBMITTED, _edit),
        Transition("return", _("Вернуть автору"), frozenset({S.SUBMITTED}), S.RETURNED, _lead),
        Transition("pass", _("Техническая экспертиза пройдена"), frozenset({S.SUBMITTED}), S.CHECKED, _lead),
        Transition("review", _("Начать экспертизу"), frozenset({S.CHECKED, S.CONCLUDED}), S.IN_REVIEW, _lead),
        Transition("conclude", _("Подписать заключение"), frozenset({S.IN_REVIEW}), S.CONCLUDED, _lead),
        Transition("to_agenda", _("Вынести на заседание"), frozenset({S.CONCLUDED}), S.ON_AGENDA, _lead),
        Transition("off_agenda", _("Снять с повестки"), frozenset({S.ON_AGENDA}), S.CONCLUDED, _lead),
        Transition("decide", _("Записать решение"), frozenset({S.ON_AGENDA, S.CONCLUDED}), S.DECIDED, _lead),
        Transition("rework", _("На доработку"), frozenset({S.ON_AGENDA, S.CONCLUDED}), S.REWORK, _lead),
        # An appeal that was upheld opens a new round.
        Transition("reopen", _("Новый круг"), frozenset({S.DECIDED}), S.CHECKED, _lead),
        Transition(
            "withdraw", _("Отозвать"), permissions.WITHDRAWABLE, S.WITHDRAWN, permissions.may_withdraw_submission
        ),
    ]
)

REVIEW = Transitions(
    [
        Transition("invite", _("Отправить эксперту"), frozenset({R.PROPOSED}), R.INVITED, _leads_review),
        Transition("accept", _("Согласиться"), frozenset({R.INVITED}), R.ACCEPTED, permissions.may_accept_invitation),
        Transition("decline", _("Отказаться"), frozenset({R.INVITED}), R.DECLINED, permissions.may_answer_invitation),
        # A conflict may come to light when the expert opens the material.
        Transition("give_up", _("Отказаться"), frozenset({R.ACCEPTED}), R.DECLINED, permissions.may_review),
        Transition("submit", _("Сдать отзыв"), frozenset({R.ACCEPTED}), R.SUBMITTED, permissions.may_write_review),
        Transition(
            "return", _("Вернуть эксперту"), frozenset({R.SUBMITTED}), R.ACCEPTED, permissions.may_return_review
        ),
        Transition("propose_again", _("Предложить снова"), frozenset({R.REMOVED}), R.PROPOSED, _leads_review),
        Transition("remove", _("Снять"), frozenset({R.PROPOSED, R.INVITED, R.ACCEPTED}), R.REMOVED, _leads_review),
    ]
)
