"""Meetings of every body four times a year: who was there, what was heard and resolved, the minutes as signed."""

from __future__ import annotations

from collections.abc import Iterator
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

MONTHS = (2, 5, 9, 12)
QUESTIONS: tuple[tuple[str, str, ResolutionKind], ...] = (
    ("Об итогах диагностики педагогов", "Принять к сведению.", ResolutionKind.NOTE),
    ("О плане работы объединения на год", "Утвердить план работы объединения.", ResolutionKind.APPROVE),
    ("О материалах, поступивших на экспертизу", "Рекомендовать школам опыт авторов.", ResolutionKind.RECOMMEND),
    (
        "Об итогах методических мероприятий",
        "Подготовить справку об итогах методических мероприятий.",
        ResolutionKind.INSTRUCT,
    ),
)
# Which question of the agenda approves the plan of the year: by the resolution of the first meeting.
ABOUT_PLAN = 2
# So many a member was away for a good reason; the chair, the deputy and the secretary never are.
AWAY_EACH, ALWAYS = 5, 3


def make_meetings(ground: Ground, scale: Scale) -> int:
    """Published ones, up to today. How many."""
    made = Meeting.objects.bulk_create(_meetings(ground), batch_size=BATCH)
    rolls = {meeting.pk: list(_roll(ground, meeting, n)) for n, meeting in enumerate(made)}
    write(Attendance.objects, (mark for roll in rolls.values() for mark in roll))
    items = AgendaItem.objects.bulk_create(
        (
            AgendaItem(meeting=meeting, position=position, title=title, text="<p>Обсудили итоги и предложения.</p>")
            for meeting in made
            for position, (title, _text, _kind) in enumerate(QUESTIONS, start=1)
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
    _title, text, kind = QUESTIONS[item.position - 1]
    abstained = int(item.position == ABOUT_PLAN)
    return Resolution(
        item=item,
        position=1,
        kind=kind,
        text=text,
        votes_for=here[item.meeting_id] - abstained,
        votes_against=0,
        votes_abstained=abstained,
    )
