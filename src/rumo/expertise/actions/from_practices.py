"""A practice that an event recommended becomes the draft of an application."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, mail
from rumo.core.errors import Refusal
from rumo.events.models import Talk
from rumo.expertise import permissions
from rumo.expertise.enums import SubmissionState
from rumo.expertise.models import Author, Campaign, Submission, SubmissionVersion


@transaction.atomic
def start_from_practice(talk: Talk, *, campaign: Campaign, actor: User) -> Submission:
    """A draft with the title, the author and the subject of the practice; it keeps the practice it came from.

    It belongs to whoever showed the practice, where that person has an account, and a letter tells of it; otherwise
    the actor hands it in. Raises NotAllowed, Refusal when the practice is on its way already.
    """
    permissions.may_start_from_practice(actor, talk).require()
    Talk.objects.select_for_update().get(pk=talk.pk)
    if talk.submissions.exclude(state=SubmissionState.WITHDRAWN).exists():
        raise Refusal(_("По этой практике заявка на экспертизу уже начата."))
    sender = _account_of(talk) or actor
    permissions.may_submit_to(sender, campaign).require()
    submission = Submission.objects.create(
        campaign=campaign,
        title=talk.title,
        annotation=talk.annotation,
        subject=talk.subject if campaign.config.asks_subject else None,
        organization=talk.organization,
        submitted_by=sender,
        talk=talk,
    )
    SubmissionVersion.objects.create(submission=submission, number=1)
    Author.objects.create(
        submission=submission,
        person=talk.person,
        name=talk.name,
        post=talk.post,
        organization=talk.organization,
        may_be_published=talk.may_be_published,
    )
    summary = _("Начат черновик по практике мероприятия «%(event)s»") % {"event": talk.event}
    audit.record(actor, "start_from_practice", submission, summary)
    if sender != actor and sender.email:
        _tell(sender, submission)
    return submission


def _account_of(talk: Talk) -> User | None:
    user = talk.person.user if talk.person else None
    return user if user is not None and user.is_active else None


def _tell(sender: User, submission: Submission) -> None:
    lines = [
        _("Здравствуйте!"),
        "",
        _("Практика «%(title)s» рекомендована в региональный Атлас, для неё начата заявка на экспертизу.")
        % {"title": submission.title},
        _("Дополните заявку и подайте её:"),
        settings.BASE_URL + reverse("expertise:draft", args=[submission.pk]),
    ]
    subject = _("Заявка на экспертизу: %(title)s") % {"title": submission.title[:200]}
    mail.send(to=sender.email, subject=subject, body="\n".join(lines))
