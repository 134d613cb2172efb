"""Writes of invitations: whom to invite, letters, answers, guests."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Conflict, Refusal
from rumo.core.transitions import fire
from rumo.directory.models import Person
from rumo.meetings import permissions, queries
from rumo.meetings.actions.holding import hold
from rumo.meetings.actions.letters import send_letter
from rumo.meetings.enums import MeetingState, Reply
from rumo.meetings.letters import invitation_letter, reply_url
from rumo.meetings.models import Guest, Invitation, Meeting
from rumo.meetings.transitions import MEETING
from rumo.russian.numbers import agree


@dataclass(frozen=True, slots=True)
class Sent:
    """How many letters went out, and who has no e-mail and must be told otherwise."""

    letters: int
    without_email: list[Person]


@transaction.atomic
def send_invitations(meeting: Meeting, *, people: Sequence[Person], note: str = "", actor: User) -> Sent:
    """Invite `people`; the first letters move the meeting to INVITED. Those invited before get theirs anew."""
    permissions.may_invite(actor, meeting).require()
    if not people:
        raise Refusal(_("Никто не выбран: отметьте, кому отправить приглашение."))
    if meeting.state == MeetingState.DRAFT:
        fire(MEETING["invite"], meeting, user=actor, invited_at=clock.now())
    sent = _deliver(meeting, people, note=note, changes=())
    audit.record(
        actor,
        "send_invitations",
        meeting,
        _("Разосланы приглашения: %(letters)s") % {"letters": agree(sent.letters, "письмо")},
        {"people": [person.short_name for person in people]},
    )
    return sent


@transaction.atomic
def notify_of_changes(meeting: Meeting, *, note: str = "", actor: User) -> Sent:
    """Send the invitation again to everybody invited, saying what has changed since the last letter."""
    permissions.may_invite(actor, meeting).require()
    changes = queries.untold_changes(meeting)
    if not changes:
        raise Refusal(_("С последней рассылки ничего не изменилось."))
    invited = meeting.invitations.select_related("person")
    sent = _deliver(meeting, [one.person for one in invited], note=note, changes=changes)
    summary = _("Разосланы изменения: %(letters)s") % {"letters": agree(sent.letters, "письмо")}
    audit.record(actor, "notify_of_changes", meeting, summary, {"told": changes})
    return sent


@transaction.atomic
def answer_invitation(invitation: Invitation, *, reply: str, reason: str = "", actor: User | audit.Guest) -> Invitation:
    """Write the answer of the one invited; it may be changed until the meeting opens. Raises Conflict afterwards.

    The actor is whoever holds the secret link, the person signed in, or one who runs the meeting and took the answer
    by telephone.
    """
    if invitation.meeting.state != MeetingState.INVITED:
        raise Conflict(_("Ответы больше не принимаются: состояние заседания изменилось."))
    if isinstance(actor, User) and queries.invitation_of(actor, invitation.meeting) != invitation:
        permissions.may_run_meeting(actor, invitation.meeting).require()
    kept = reason.strip()[:300] if reply == Reply.NOT_COMING else ""
    if (invitation.reply, invitation.reason) == (reply, kept):
        return invitation
    changes = {"reply": [invitation.reply, reply]}
    invitation.reply, invitation.reason = reply, kept
    invitation.replied_at = clock.now() if reply else None
    invitation.save(update_fields=["reply", "reason", "replied_at", "updated_at"])
    summary = f"{invitation.person.short_name}: {Reply(reply).label}"
    audit.record(actor, "answer_invitation", invitation.meeting, summary, changes)
    return invitation


@transaction.atomic
def add_guest(meeting: Meeting, *, person: Person, post: str = "", actor: User) -> Guest:
    """Invite somebody who is not a member. Inviting twice changes nothing."""
    hold(meeting)
    permissions.may_edit_agenda(actor, meeting).require()
    if person.pk in queries.member_ids(meeting):
        raise Refusal(
            _("%(name)s входит в состав на дату заседания и приглашается как член.") % {"name": person.short_name}
        )
    guest, created = Guest.objects.get_or_create(
        meeting=meeting, person=person, defaults={"post": post or person.post_text(meeting.date)}
    )
    if created:
        audit.record(actor, "add_guest", meeting, _("Приглашён: %(name)s") % {"name": person.short_name})
    return guest


@transaction.atomic
def remove_guest(guest: Guest, *, actor: User) -> None:
    hold(guest.meeting)
    permissions.may_edit_agenda(actor, guest.meeting).require()
    name = guest.person.short_name
    guest.meeting.invitations.filter(person=guest.person).delete()
    guest.delete()
    audit.record(actor, "remove_guest", guest.meeting, _("Убран из приглашённых: %(name)s") % {"name": name})


def _deliver(meeting: Meeting, people: Iterable[Person], *, note: str, changes: Sequence[str]) -> Sent:
    items = list(queries.agenda_of(meeting))
    invitations = _invitations(meeting, people)
    without_email = []
    for invitation in invitations:
        person = invitation.person
        if not person.email:
            without_email.append(person)
            continue
        letter = invitation_letter(meeting, items, reply_url(invitation), note=note, changes=changes)
        send_letter(meeting, letter, person, method="REQUEST")
    reached = [one.pk for one in invitations if one.person.email]
    Invitation.objects.filter(pk__in=reached).update(sent_at=clock.now())
    return Sent(len(reached), without_email)


def _invitations(meeting: Meeting, people: Iterable[Person]) -> list[Invitation]:
    """The invitations of `people`, made where there was none; a person without e-mail has one too, for the answer."""
    wanted = list(people)
    fresh = [Invitation(meeting=meeting, person=person, token=secrets.token_urlsafe(32)) for person in wanted]
    Invitation.objects.bulk_create(fresh, ignore_conflicts=True)
    return list(meeting.invitations.filter(person__in=wanted).select_related("person", "meeting"))
