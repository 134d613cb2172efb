"""The states of a meeting and the ways between them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rumo.core import clock
from rumo.core.transitions import Transition, Transitions
from rumo.core.verdict import YES as ALLOWED
from rumo.core.verdict import No, Verdict
from rumo.meetings import ballots
from rumo.meetings.enums import MeetingState as S
from rumo.meetings.models import Meeting
from rumo.meetings.permissions import may_run_meeting
from rumo.meetings.roll import roll_of


def _has_agenda(meeting: Meeting) -> Verdict:
    if meeting.items.exists():
        return ALLOWED
    return No(_("В повестке нет ни одного вопроса: добавьте вопрос."))


def _has_people(meeting: Meeting) -> Verdict:
    if meeting.chair_id is None or meeting.secretary_id is None:
        return No(_("Укажите председательствующего и секретаря заседания."))
    return ALLOWED


def _may_open(meeting: Meeting) -> Verdict:
    return _has_people(meeting) & _has_agenda(meeting)


def _may_close(meeting: Meeting) -> Verdict:
    """An absentee vote is closed after its window, or when everybody has voted."""
    return ballots.may_close(roll_of(meeting), clock.now()) if meeting.is_absentee else ALLOWED


def _is_correction(meeting: Meeting) -> Verdict:
    if meeting.revisions.exists():
        return ALLOWED
    return No(_("Протокол ещё не был подписан."))


def _is_own(meeting: Meeting) -> Verdict:
    """Minutes of an old paper say what it says: a wrong reading is mended where it was read."""
    if not meeting.is_imported:
        return ALLOWED
    return No(_("Протокол принят из старого документа. Отмените приём в разделе «Старые документы» и исправьте там."))


MEETING = Transitions(
    [
        Transition("invite", _("Разослать приглашения"), frozenset({S.DRAFT}), S.INVITED, may_run_meeting, _has_agenda),
        Transition(
            "open", _("Открыть заседание"), frozenset({S.DRAFT, S.INVITED}), S.IN_SESSION, may_run_meeting, _may_open
        ),
        Transition("close", _("Закрыть заседание"), frozenset({S.IN_SESSION}), S.MINUTES, may_run_meeting, _may_close),
        Transition("reopen", _("Вернуться к заседанию"), frozenset({S.MINUTES}), S.IN_SESSION, may_run_meeting),
        # The second signature fires it; who may sign is asked for each capacity.
        Transition("sign", _("Подписать"), frozenset({S.MINUTES}), S.SIGNED),
        Transition("publish", _("Опубликовать протокол"), frozenset({S.SIGNED}), S.PUBLISHED, may_run_meeting),
        Transition("unpublish", _("Снять с публикации"), frozenset({S.PUBLISHED}), S.SIGNED, may_run_meeting),
        Transition(
            "correct",
            _("Исправить протокол"),
            frozenset({S.SIGNED, S.PUBLISHED}),
            S.MINUTES,
            may_run_meeting,
            _is_own,
        ),
        # A correction given up before anything was changed.
        Transition(
            "keep", _("Отменить исправление"), frozenset({S.MINUTES}), S.SIGNED, may_run_meeting, _is_correction
        ),
        Transition("postpone", _("Перенести"), frozenset({S.DRAFT, S.INVITED}), S.POSTPONED, may_run_meeting),
        Transition("resume", _("Назначить новую дату"), frozenset({S.POSTPONED}), S.DRAFT, may_run_meeting),
        Transition("cancel", _("Отменить"), frozenset({S.DRAFT, S.INVITED, S.POSTPONED}), S.CANCELLED, may_run_meeting),
    ]
)
