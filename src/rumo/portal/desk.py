"""The desk: what a signed-in user has to do today, gathered from the rooms below in a constant number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.assignments.models import Assignment
from rumo.assignments.queries import my_assignments, overdue_of_run_associations, to_accept
from rumo.core import clock
from rumo.directory.powers import Powers, powers_of
from rumo.meetings.enums import MeetingForm, MeetingState, Reply
from rumo.meetings.models import Invitation, Meeting, NamedVote
from rumo.meetings.queries import minutes_to_sign, visible_meetings
from rumo.portal import desk_expertise, desk_monitoring, desk_plans, desk_reports
from rumo.portal.desk_lines import SHOWN, Line, PlanProgress, Section, YearProgress
from rumo.russian.dates import long_date, short_date

AHEAD = timedelta(days=90)
# An agenda goes out well before the meeting: from here on a draft is something to do.
DRAFT_IS_NEAR = timedelta(days=21)
COMING = (MeetingState.DRAFT, MeetingState.INVITED)
HELD = (MeetingState.MINUTES, MeetingState.SIGNED, MeetingState.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Desk:
    sections: tuple[Section, ...]
    meetings: tuple[Line, ...]
    progress: tuple[YearProgress, ...]
    plans: tuple[PlanProgress, ...]

    @property
    def is_clear(self) -> bool:
        return not self.sections


def desk_of(user: Any) -> Desk:
    """Everything for `user` on today's date by the clock."""
    powers = powers_of(user)
    of_plans = desk_plans.plans_of(user, powers)
    found = (
        Section(_("Подписать и проголосовать"), "signature", (*_to_sign(user), *_to_vote(powers))),
        Section(_("Ответить на приглашения"), "mail-opened", _to_answer(powers)),
        Section(
            _("Исполнить"),
            "checklist",
            _assignments(my_assignments(user)),
            reverse("assignments:board") + "?mine=1",
            _("Все поручения"),
        ),
        Section(
            _("Заполнить сведения"),
            "chart-bar",
            desk_monitoring.my_forms(user),
            reverse("monitoring:home"),
            _("Все формы"),
        ),
        Section(_("Написать раздел отчёта"), "writing", desk_reports.my_sections(user)),
        Section(_("По плану"), "calendar-stats", of_plans.mine),
        Section(
            _("Мои отзывы"),
            "clipboard-text",
            desk_expertise.my_reviews(user),
            reverse("expertise:reviews"),
            _("Все отзывы"),
        ),
        Section(_("Исправить и подать снова"), "arrow-back-up", desk_expertise.returned_to_me(user)),
        Section(_("Принять исполнение"), "clipboard-check", _assignments(to_accept(user))),
        Section(_("Просрочено исполнителями"), "alarm", _assignments(overdue_of_run_associations(user))),
        Section(_("Подготовить"), "calendar-event", _to_prepare(user, powers)),
        Section(_("Экспертиза ждёт"), "certificate", desk_expertise.waiting(user, powers)),
        Section(_("Сведения ждут"), "chart-bar", desk_monitoring.to_accept(user)),
        Section(_("Планы ждут"), "file-certificate", of_plans.waiting),
        Section(_("Сдать отчёт"), "file-description", desk_reports.to_hand_in(user)),
    )
    return Desk(
        sections=tuple(section for section in found if section.lines),
        meetings=_next_meetings(user),
        progress=_year(powers),
        plans=of_plans.progress,
    )


def _url(meeting: Meeting) -> str:
    return reverse("meetings:meeting", args=[meeting.pk])


def _to_sign(user: Any) -> Iterable[Line]:
    for meeting in minutes_to_sign(user):
        yield Line(
            _("Протокол: %(meeting)s") % {"meeting": meeting},
            _url(meeting) + "#signing",
            str(meeting.association),
            _("ждёт подписи"),
            "warning",
        )


def _to_vote(powers: Powers) -> Iterable[Line]:
    """Absentee meetings of the user's bodies whose window is open and where the user has not voted."""
    if powers.person_id is None:
        return
    moment = clock.now()
    voted = NamedVote.objects.filter(person=powers.person_id).values("resolution__item__meeting")
    waiting = (
        Meeting.objects.filter(
            association__in=powers.member_of,
            form=MeetingForm.ABSENTEE,
            state=MeetingState.IN_SESSION,
            voting_opens__lte=moment,
            voting_closes__gt=moment,
        )
        .exclude(pk__in=voted)
        .select_related("association")
    )
    for meeting in waiting:
        closes = short_date(meeting.voting_closes.date()) if meeting.voting_closes else ""
        yield Line(
            _("Проголосовать: %(title)s") % {"title": meeting.title or meeting},
            reverse("meetings:own_ballot", args=[meeting.pk]),
            str(meeting.association),
            _("до %(day)s") % {"day": closes},
            "warning",
        )


def _to_answer(powers: Powers) -> tuple[Line, ...]:
    if powers.person_id is None:
        return ()
    waiting = (
        Invitation.objects.filter(
            person=powers.person_id,
            reply=Reply.NONE,
            sent_at__isnull=False,
            meeting__state=MeetingState.INVITED,
            meeting__date__gte=clock.today(),
        )
        .exclude(meeting__form=MeetingForm.ABSENTEE)
        .select_related("meeting__association")
        .order_by("meeting__date")
    )
    return tuple(
        Line(
            invitation.meeting.title or str(invitation.meeting),
            _url(invitation.meeting),
            str(invitation.meeting.association),
            long_date(invitation.meeting.date),
            "info",
        )
        for invitation in waiting
    )


def _assignments(assignments: Iterable[Assignment]) -> tuple[Line, ...]:
    rows = assignments[:SHOWN]  # type: ignore[index]
    return tuple(_assignment(assignment, clock.today()) for assignment in rows)


def _assignment(assignment: Assignment, day: date) -> Line:
    late = assignment.is_overdue(day)
    due = _("до %(day)s") % {"day": short_date(assignment.due_on)} if assignment.due_on else _("без срока")
    return Line(
        assignment.text,
        reverse("assignments:assignment", args=[assignment.pk]),
        assignment.ground,
        _("просрочено: %(due)s") % {"due": due} if late else due,
        "danger" if late else "neutral",
    )


def _to_prepare(user: Any, powers: Powers) -> tuple[Line, ...]:
    """Drafts that come near, of the associations the user runs; minutes that nobody has finished."""
    day = clock.today()
    near = Q(state=MeetingState.DRAFT, date__range=(day, day + DRAFT_IS_NEAR))
    forgotten = Q(state__in=COMING, date__lt=day)
    open_minutes = Q(state=MeetingState.MINUTES)
    meetings = visible_meetings(user).filter(near | forgotten | open_minutes)
    if not powers.everything:
        meetings = meetings.filter(association__in=powers.runs)
    return tuple(_preparation(meeting, day) for meeting in meetings.order_by("date")[:SHOWN])


def _preparation(meeting: Meeting, day: date) -> Line:
    if meeting.state == MeetingState.MINUTES:
        note, kind = _("оформить протокол"), "warning"
    elif meeting.date < day:
        note, kind = _("дата прошла: откройте, перенесите или отмените"), "danger"
    else:
        note, kind = _("разослать приглашения"), "warning"
    return Line(str(meeting), _url(meeting), meeting.title, note, kind)


def _next_meetings(user: Any) -> tuple[Line, ...]:
    """Under way, then coming, soonest first."""
    day = clock.today()
    coming = Q(state__in=COMING, date__range=(day, day + AHEAD)) | Q(state=MeetingState.IN_SESSION)
    return tuple(
        Line(
            meeting.title or str(meeting),
            _url(meeting),
            f"{long_date(meeting.date)}, {meeting.association}",
            str(meeting.get_state_display()),
            "accent" if meeting.state == MeetingState.IN_SESSION else "neutral",
        )
        for meeting in visible_meetings(user).filter(coming).order_by("date", "time")[:SHOWN]
    )


def _year(powers: Powers) -> tuple[YearProgress, ...]:
    """This calendar year of the bodies the user belongs to, or runs when a member of none."""
    year = clock.today().year
    bodies = powers.member_of or powers.runs
    rows = (
        Meeting.objects.filter(association__in=bodies, date__year=year)
        .exclude(state__in=[MeetingState.CANCELLED])
        .values("association", "association__short_name")
        .annotate(planned=Count("pk"), held=Count("pk", filter=Q(state__in=HELD)))
        .order_by("association__short_name")[:SHOWN]
    )
    return tuple(
        YearProgress(
            row["association__short_name"],
            row["held"],
            row["planned"],
            f"{reverse('meetings:register')}?association={row['association']}&year={year}",
        )
        for row in rows
    )
