"""What experts are told of the reviews asked of them, and those who lead of what changed by itself.

A letter of a double-blind round names no author. Those who lead are told of experts only if the material is not theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core import clock, mail
from rumo.directory.enums import Role
from rumo.directory.models import Person
from rumo.directory.powers import LEADING
from rumo.directory.queries import composition_on
from rumo.expertise.enums import Blindness, ReminderKind
from rumo.expertise.matching.proposing import Shortage
from rumo.expertise.models import Review, Round, Submission

_REMINDERS = {
    ReminderKind.REPLY: gettext_lazy("Ответьте, пожалуйста, на приглашение: %(title)s"),
    ReminderKind.BEFORE: gettext_lazy("Скоро срок отзыва: %(title)s"),
    ReminderKind.DUE: gettext_lazy("Сегодня срок отзыва: %(title)s"),
    ReminderKind.OVERDUE: gettext_lazy("Срок отзыва прошёл: %(title)s"),
}


def address_of(person: Person) -> str:
    """Where to write to an expert: the address in the directory, else that of the account."""
    return person.email or (person.user.email if person.user else "")


def invite(review: Review) -> None:
    """Will the expert review the material: what it is, the days, where to answer."""
    _to_expert(review, "invitation", _("Приглашение к экспертизе: %(title)s"))


def tell_removed(review: Review) -> None:
    _to_expert(review, "review_removed", _("Отзыв больше не нужен: %(title)s"))


def remind(review: Review, kind: ReminderKind) -> bool:
    """A reminder before the day, on it, or after it; False when there is nowhere to write."""
    return _to_expert(review, "review_reminder", _REMINDERS[kind], kind=kind)


def tell_diverged(held: Round, reviews: Sequence[Review], shortages: Iterable[Shortage]) -> None:
    """Scores differ too much: one more expert is proposed, or there is nobody."""
    subject = _("Оценки экспертов разошлись: %(title)s")
    _to_officers(held, "diverged", subject, reviews=reviews, shortages=shortages)


def tell_replaced(
    held: Round, gone: Sequence[Review], reviews: Sequence[Review], shortages: Iterable[Shortage]
) -> None:
    """Experts dropped out (`gone` say why); who is proposed instead, or why nobody is."""
    subject = _("Нужна замена эксперта: %(title)s")
    _to_officers(held, "replaced", subject, gone=gone, reviews=reviews, shortages=shortages)


def officers_of(submission: Submission) -> list[Person]:
    """Secretaries of the association, or whoever leads it where there is none; never an author of the material."""
    authors = set(submission.authors.values_list("person", flat=True))
    leading = [
        each
        for each in composition_on(submission.campaign.track.association, clock.today()).filter(role__in=LEADING)
        if each.person_id not in authors and each.person.user_id != submission.submitted_by_id
    ]
    secretaries = [each.person for each in leading if each.role == Role.SECRETARY]
    return secretaries or [each.person for each in leading]


def _to_expert(review: Review, name: str, subject: Any, **context: object) -> bool:
    address = address_of(review.expert.person)
    if not address:
        return False
    submission, config = review.round.submission, review.round.config
    shows_authors = config.blindness != Blindness.DOUBLE
    body = render_to_string(
        f"expertise/letters/{name}.txt",
        {
            **context,
            "review": review,
            "submission": submission,
            "config": config,
            "association": submission.campaign.track.association.full_name,
            "authors": list(submission.authors.all()) if shows_authors else [],
            "address": settings.BASE_URL + reverse("expertise:review", args=[review.pk]),
        },
    )
    mail.send(to=address, subject=subject % {"title": _short(submission)}, body=body)
    return True


def _to_officers(held: Round, name: str, subject: str, **context: object) -> None:
    submission = held.submission
    body = render_to_string(
        f"expertise/letters/{name}.txt",
        {
            **context,
            "round": held,
            "submission": submission,
            "address": settings.BASE_URL + reverse("expertise:round", args=[held.pk]),
        },
    )
    for person in officers_of(submission):
        if address := address_of(person):
            mail.send(to=address, subject=subject % {"title": _short(submission)}, body=body)


def _short(submission: Submission) -> str:
    return f"№ {submission.number} «{submission.title[:120]}»"
