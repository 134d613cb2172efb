"""What goes between experts and those who lead about reviews, and what authors hear at their end."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.core import mail
from rumo.expertise.assignment_letters import address_of, officers_of
from rumo.expertise.author_letters import addresses_of
from rumo.expertise.models import Review, Round, Submission


def tell_returned(review: Review) -> None:
    """To the expert: what to add, by when, where."""
    subject = _("Отзыв нужно дополнить: %(title)s")
    _write([address_of(review.expert.person)], "review_returned", subject, review.round.submission, _page(review))


def tell_declined(review: Review) -> None:
    """To those who lead: who refused and why."""
    officers = [address_of(person) for person in officers_of(review.round.submission)]
    address = reverse("expertise:round", args=[review.round_id])
    context = {"review": review, "address": settings.BASE_URL + address}
    _write(officers, "review_declined", _("Эксперт отказался: %(title)s"), review.round.submission, context)


def tell_concluded(held: Round) -> None:
    """To the authors: the experts have finished. Names nobody."""
    submission = held.submission
    address = settings.BASE_URL + reverse("expertise:submission", args=[submission.pk])
    subject = _("Экспертиза закончена: %(title)s")
    _write(addresses_of(submission), "concluded", subject, submission, {"address": address})


def _page(review: Review) -> dict[str, object]:
    return {"review": review, "address": settings.BASE_URL + reverse("expertise:review", args=[review.pk])}


def _write(to: list[str], name: str, subject: str, submission: Submission, context: dict[str, object]) -> None:
    body = render_to_string(f"expertise/letters/{name}.txt", {**context, "submission": submission})
    title = f"№ {submission.number} «{submission.title[:120]}»"
    for address in dict.fromkeys(to):
        if address:
            mail.send(to=address, subject=subject % {"title": title}, body=body)
