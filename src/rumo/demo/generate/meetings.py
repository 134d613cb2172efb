"""Meetings of every body four times a year: who was there, what was heard and resolved, the minutes as signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.timezone import make_aware

from rumo.core import clock
from rumo.demo.generate.assignments import give_assignments
from rumo.demo.generate.ground import Ground
from rumo.demo.generate.minutes import sign_minutes
from rumo.demo.generate.rows import BATCH, write
from rumo.demo.generate.scale import Scale
from rumo.meetings.enums import HERE, MeetingForm, MeetingState, Presence, ResolutionKind
from rumo.meetings.models import AgendaItem, Attendance, Meeting, Resolution, Speaker


@dataclass(frozen=True, slots=True)
class Question:
    """What stands on the agenda and how it was resolved."""

    title: str
    text: str
    kind: ResolutionKind


MONTHS = (2, 5, 9, 12)
DIAGNOSTICS = Question("Об итогах диагностики педагогов", "Принять к сведению.", ResolutionKind.NOTE)
PLAN = Question("О плане работы объединения на год", "Утвердить план работы объединения.", ResolutionKind.APPROVE)
PROGRESS = Question("О выполнении плана работы", "Продолжить работу по плану.", ResolutionKind.NOTE)
MATERIALS = Question(
    "О материалах, поступивших на экспертизу", "Рекомендовать школам опыт авторов.", ResolutionKind.RECOMMEND
)
EVENTS = Question(
    "Об итогах методических мероприятий",
    "Подготовить справку об итогах методических мероприятий.",
    ResolutionKind.INSTRUCT,
)
DISCUSSED = "<p>Обсудили итоги и предложения.</p>"
# The second question; the first meeting of a year approves the plan.
ABOUT_PLAN = 2
# So many a member was away for a good reason; the chair, the deputy and the secretary never are.
AWAY_EACH, ALWAYS = 5, 3


def agenda_of(month: int) -> tuple[Question, ...]:
    """The questions of the meeting that is held in this month of every year."""
    return (DIAGNOSTICS, PLAN if month == MONTHS[0] else PROGRESS, MATERIALS, EVENTS)


def make_meetings(ground: Ground, scale: Scale) -> int:
    """Published ones, up to today. How many."""
    made = Meeting.objects.bulk_create(_meetings(ground), batch_size=BATCH)
    rolls = {meeting.pk: list(_roll(ground, meeting, n)) for n, meeting in enumerate(made)}
    write(Attendance.objects, (mark for roll in rolls.values() for mark in roll))
    items = AgendaItem.objects.bulk_create(
        (
            AgendaItem(meeting=meeting, position=position, title=question.title, text=DISCUSSED)
            for meeting in made
            for position, question in enumerate(agenda_of(meeting.date.month), start=1)
        ),
        batch_size=BATCH,
    )
    write(Speaker.objects, (_speaker(ground, item) for item in items))
    here = {pk: sum(mark.presence in HERE for mark in roll) for pk, roll in rolls.items()}
    resolutions = Resolution.objects.bulk_create((_resolution(item, here) for item in items), batch_size=BATCH)
    give_assignments(ground, [one for one in resolutions if one.kind == ResolutionKind.INSTRUCT])
    sign_minutes(ground, made)
    return len(made)


def _meetings(ground: Ground) -> Iterator[Meeting]:
    days = [date(year, month, 15) for year in ground.years for month in MONTHS]
    for number, body in enumerate(ground.bodies):
        chair, _deputy, secretary, *_others = (ground.people[place] for place in ground.members_of(number))
        for day in days:
            if day < clock.today() - timedelta(days=1):
                yield Meeting(
                    association=body,
                    series=str(day.year),
                    number=MONTHS.index(day.month) + 1,
                    title="Заседание объединения",
                    date=day,
                    form=MeetingForm.REMOTE,
                    state=MeetingState.PUBLISHED,
                    published_at=make_aware(datetime.combine(day + timedelta(days=1), time(18))),
                    chair=chair,
                    secretary=secretary,
                )


def _roll(ground: Ground, meeting: Meeting, n: int) -> Iterator[Attendance]:
    number = ground.bodies.index(meeting.association)
    for place, person in enumerate(ground.members_of(number)):
        away = place >= ALWAYS and (place + n) % AWAY_EACH == 0
        yield Attendance(
            meeting=meeting,
            person=ground.people[person],
            presence=Presence.EXCUSED if away else Presence.REMOTE,
            reason="командировка" if away else "",
        )


def _speaker(ground: Ground, item: AgendaItem) -> Speaker:
    """One of those who are always there."""
    members = ground.members_of(ground.bodies.index(item.meeting.association))
    place = members[item.position % min(ALWAYS, len(members))]
    return Speaker(item=item, person=ground.people[place], post=f"учитель {ground.place_of(place).short_name}")


def _resolution(item: AgendaItem, here: dict[int, int]) -> Resolution:
    """Carried by everybody present but one, who abstained over the plan."""
    question = agenda_of(item.meeting.date.month)[item.position - 1]
    abstained = int(item.position == ABOUT_PLAN)
    return Resolution(
        item=item,
        position=1,
        kind=question.kind,
        text=question.text,
        votes_for=here[item.meeting_id] - abstained,
        votes_against=0,
        votes_abstained=abstained,
    )
