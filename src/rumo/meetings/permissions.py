"""Who may do what with a meeting. Every refusal has its reason, which the page shows at the button."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from rumo.core.verdict import YES, No, Verdict
from rumo.directory.models import Association
from rumo.directory.permissions import may_run_association
from rumo.directory.powers import powers_of
from rumo.meetings.enums import MeetingState
from rumo.meetings.models import AgendaItem, Meeting

# While in these states the agenda, the people and the papers of a meeting may change.
PREPARING = frozenset({MeetingState.DRAFT, MeetingState.INVITED, MeetingState.POSTPONED})
RECORDING = frozenset({MeetingState.IN_SESSION, MeetingState.MINUTES})


def may_create_meeting(user: Any, association: Association) -> Verdict:
    return may_run_association(user, association)


def may_run_meeting(user: Any, meeting: Meeting) -> Verdict:
    """Run it at all: its chair and secretary, and those who run the association."""
    if powers_of(user).person_id in {meeting.chair_id, meeting.secretary_id} - {None}:
        return YES
    return may_run_association(user, meeting.association)


def may_edit_agenda(user: Any, meeting: Meeting) -> Verdict:
    """The agenda changes until the minutes are signed; after the invitations went out a new item is marked as late."""
    if meeting.state not in PREPARING | RECORDING:
        return No(
            _("Повестку нельзя изменить: состояние заседания — «%(state)s».") % {"state": meeting.get_state_display()}
        )
    return may_run_meeting(user, meeting)


def may_edit_meeting(user: Any, meeting: Meeting) -> Verdict:
    """Date, place and people of the meeting change until the minutes are signed."""
    if meeting.state not in PREPARING | RECORDING:
        return No(
            _("Сведения о заседании нельзя изменить: его состояние — «%(state)s».")
            % {"state": meeting.get_state_display()}
        )
    return may_run_meeting(user, meeting)


def may_invite(user: Any, meeting: Meeting) -> Verdict:
    """Letters go out while the meeting is being prepared; a postponed one gets its new date first."""
    if meeting.state not in {MeetingState.DRAFT, MeetingState.INVITED}:
        return No(
            _("Приглашения рассылают до заседания; сейчас — «%(state)s».") % {"state": meeting.get_state_display()}
        )
    return may_run_meeting(user, meeting)


def may_delete_item(user: Any, item: AgendaItem) -> Verdict:
    """A question vanishes only from an agenda in preparation; later it is dropped, and the minutes say so."""
    if item.meeting.state in RECORDING:
        return No(_("Заседание уже идёт: снимите вопрос с рассмотрения, тогда это будет видно в протоколе."))
    return may_edit_agenda(user, item.meeting)


def may_take_minutes(user: Any, meeting: Meeting) -> Verdict:
    """Attendance, discussion, resolutions and votes are taken during the meeting and until the minutes are signed."""
    if meeting.state not in RECORDING:
        return No(
            _("Ход заседания записывают, когда оно идёт или оформляется протокол; сейчас — «%(state)s».")
            % {"state": meeting.get_state_display()}
        )
    return may_run_meeting(user, meeting)


def may_mark_attendance(user: Any, meeting: Meeting) -> Verdict:
    """In an absentee meeting those who vote take part, so there is nothing to mark."""
    if meeting.is_absentee:
        return No(_("В заочном голосовании участвуют те, кто проголосовал: отмечать присутствие не нужно."))
    return may_take_minutes(user, meeting)


def may_decide(user: Any, meeting: Meeting) -> Verdict:
    """Word resolutions and write their votes. What an absentee meeting votes on stays as it was sent to the members."""
    if meeting.is_absentee:
        return No(_("Проекты решений заочного голосования разосланы членам и не меняются, голоса считаются сами."))
    return may_take_minutes(user, meeting)


def may_sign_as_secretary(user: Any, meeting: Meeting) -> Verdict:
    if meeting.secretary is None:
        return No(_("У заседания не указан секретарь."))
    if powers_of(user).person_id != meeting.secretary_id:
        return No(_("Протокол подписывает секретарь заседания: %(name)s.") % {"name": meeting.secretary.short_name})
    return YES


def may_sign_as_chair(user: Any, meeting: Meeting) -> Verdict:
    """The one who presided signs, chair or deputy."""
    if meeting.chair is None:
        return No(_("У заседания не указан председательствующий."))
    if powers_of(user).person_id != meeting.chair_id:
        return No(_("Протокол подписывает председательствующий: %(name)s.") % {"name": meeting.chair.short_name})
    return YES


def may_see_reasons_of_absence(user: Any, meeting: Meeting) -> Verdict:
    """Personal data: only those who run the meeting."""
    if may_run_meeting(user, meeting):
        return YES
    return No(_("Причины отсутствия видят только те, кто ведёт заседание."))


# --- minutes ---

SIGNED = frozenset({MeetingState.SIGNED, MeetingState.PUBLISHED})


def may_read_minutes(user: Any, meeting: Meeting) -> Verdict:
    """The draft is for those who prepare it; signed minutes for the members and for those who were invited.

    Everybody else reads the public copy, once it is published.
    """
    if may_run_meeting(user, meeting):
        return YES
    if meeting.state not in SIGNED:
        return No(_("Протокол ещё не подписан: его видят те, кто ведёт заседание."))
    return may_read_revisions(user, meeting)


def may_read_revisions(user: Any, meeting: Meeting) -> Verdict:
    """What was once signed stays readable while a correction is being prepared."""
    if may_run_meeting(user, meeting):
        return YES
    powers = powers_of(user)
    if meeting.association_id in powers.member_of or meeting.guests.filter(person=powers.person_id).exists():
        return YES
    return No(_("Полный протокол читают члены объединения и приглашённые; для остальных — опубликованный текст."))


def may_check_minutes(user: Any, meeting: Meeting) -> Verdict:
    """Look at what the check found and accept remarks, while the minutes are being prepared."""
    if meeting.state != MeetingState.MINUTES:
        return No(
            _("Замечания принимают, пока оформляется протокол; сейчас — «%(state)s».")
            % {"state": meeting.get_state_display()}
        )
    return may_run_meeting(user, meeting)


def may_take_extract(user: Any, meeting: Meeting) -> Verdict:
    """An extract is made of what was signed; «Верно» is written by those who run the meeting."""
    if meeting.state not in SIGNED:
        return No(_("Выписку делают из подписанного протокола."))
    return may_run_meeting(user, meeting)


def may_give_stamp(user: Any, meeting: Meeting) -> Verdict:
    """A document is stamped by a decision that is signed."""
    if meeting.state not in SIGNED:
        return No(_("Гриф ставят по решению подписанного протокола."))
    return may_run_meeting(user, meeting)
