"""An absentee meeting: ballots go out when it opens, members vote by name, the votes are counted when it closes."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock, mail
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.models import Mail
from rumo.directory.models import Person
from rumo.meetings import ballots, permissions, rules
from rumo.meetings.actions.holding import hold
from rumo.meetings.actions.resolutions import count_fields, drafts_of, put_to_vote
from rumo.meetings.enums import Choice, VoteKind
from rumo.meetings.models import Invitation, Meeting, NamedVote, Resolution
from rumo.meetings.roll import roll_of


@transaction.atomic
def send_ballots(meeting: Meeting, *, actor: User) -> int:
    """Turn the drafts of decisions into questions and send every member a secret link; returns the letters sent.

    Called when an absentee meeting opens. Raises Refusal, naming the item, when there is nothing to vote on.
    """
    hold(meeting)
    permissions.may_take_minutes(actor, meeting).require()
    for item in meeting.items.filter(is_dropped=False).prefetch_related("resolutions"):
        if not item.resolutions.exists():
            drafts = drafts_of(item)
            if not drafts:
                raise Refusal(
                    _("В вопросе № %(n)s нет проекта решения: голосовать не за что. Впишите его в повестку.")
                    % {"n": item.position}
                )
            put_to_vote(item, drafts)
    questions = ballots.questions(meeting)
    Resolution.objects.filter(pk__in=[one.pk for one in questions]).update(vote_kind=VoteKind.OPEN_BY_NAME)
    members = [row.person for row in roll_of(meeting).rows]
    invitations = _invitations(meeting, members)
    letters = [_send(meeting, invitation, questions) for invitation in invitations if invitation.person.email]
    summary = _("Разосланы бюллетени: %(count)s") % {"count": len(letters)}
    audit.record(actor, "send_ballots", meeting, summary)
    return len(letters)


@transaction.atomic
def cast_ballot(
    meeting: Meeting, person: Person, choices: Mapping[int, str], *, actor: User | audit.Guest
) -> list[NamedVote]:
    """Write how `person` votes on every question; a later ballot replaces the earlier one until the window closes.

    `choices` maps resolutions to choices. Raises NotAllowed outside the window or for one who is not a member, Refusal
    for a question without an answer.
    """
    if isinstance(actor, User) and actor.pk != person.user_id:
        raise NotAllowed(_("Каждый голосует сам за себя."))
    # Locked, so that a ballot and the closing of the vote cannot pass each other.
    meeting = Meeting.objects.select_for_update().select_related("association").get(pk=meeting.pk)
    ballots.may_vote(meeting, person, roll_of(meeting), clock.now()).require()
    asked = {question.pk for question in ballots.questions(meeting)}
    missing = asked - choices.keys()
    if missing or not all(choices[pk] in Choice.values for pk in asked):
        raise Refusal(_("Выберите ответ по каждому вопросу: без ответа осталось %(n)s.") % {"n": len(missing) or 1})
    before = ballots.choices_of(meeting, person)
    for pk in sorted(asked):
        NamedVote.objects.update_or_create(resolution_id=pk, person=person, defaults={"choice": choices[pk]})
    changes = {str(pk): [before.get(pk, ""), choices[pk]] for pk in sorted(asked) if before.get(pk) != choices[pk]}
    if changes:
        summary = _("Голос изменён: %(name)s") if before else _("Проголосовал член объединения: %(name)s")
        audit.record(actor, "cast_ballot", meeting, summary % {"name": person.short_name}, changes)
    return list(NamedVote.objects.filter(resolution__in=asked, person=person))


@transaction.atomic
def count_ballots(meeting: Meeting, *, actor: User) -> None:
    """Write the numbers of every question from the votes by name. Called when an absentee meeting closes.

    Raises NotAllowed while the window is open and not everybody has voted.
    """
    meeting = Meeting.objects.select_for_update().select_related("association").get(pk=meeting.pk)
    permissions.may_take_minutes(actor, meeting).require()
    ballots.may_close(roll_of(meeting), clock.now()).require()
    for question in Resolution.objects.filter(item__meeting=meeting).prefetch_related("named_votes"):
        votes = {vote.person_id: vote.choice for vote in question.named_votes.all()}
        Resolution.objects.filter(pk=question.pk).update(
            vote_kind=VoteKind.OPEN_BY_NAME,
            version=question.version + 1,
            chair_choice=votes.get(meeting.chair_id or 0, ""),
            **count_fields(rules.count_choices(list(votes.values())) if votes else None),
        )
    audit.record(actor, "count_ballots", meeting, _("Подсчитаны голоса заочного голосования"))


def _invitations(meeting: Meeting, people: list[Person]) -> list[Invitation]:
    fresh = [Invitation(meeting=meeting, person=person, token=secrets.token_urlsafe(32)) for person in people]
    Invitation.objects.bulk_create(fresh, ignore_conflicts=True)
    return list(meeting.invitations.filter(person__in=people).select_related("person"))


def _send(meeting: Meeting, invitation: Invitation, questions: list[Resolution]) -> Mail:
    """The letter with the link; the questions are in it, so that one knows what it is about before opening it."""
    address = settings.BASE_URL + reverse("meetings:ballot", args=[invitation.token])
    lines = [
        _("Здравствуйте!"),
        "",
        _("Идёт заочное голосование: %(name)s.") % {"name": meeting.association.full_name},
        _("Проголосовать можно с %(from)s до %(until)s.")
        % {"from": ballots.moment_text(meeting.voting_opens), "until": ballots.moment_text(meeting.voting_closes)},
        "",
        _("Вопросы:"),
        *(f"{one.item.position}. {one.item.title.rstrip('.')}. {_('Проект решения')}: {one.text}" for one in questions),
        "",
        _("Ваш бюллетень (входить в систему не нужно; ссылка личная, не пересылайте её):"),
        address,
    ]
    subject = _("Заочное голосование: %(name)s") % {"name": meeting.association}
    return mail.send(to=invitation.person.email, subject=subject, body="\n".join(lines))
