"""Meetings of every body four times a year, with questions and what was resolved."""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils.timezone import make_aware

from rumo.core import clock
from rumo.demo.generate.ground import MEMBERS, Ground
from rumo.demo.generate.rows import BATCH, write
from rumo.demo.generate.scale import Scale
from rumo.meetings.enums import MeetingState
from rumo.meetings.models import AgendaItem, Meeting, Resolution

MONTHS = (2, 5, 9, 12)
QUESTIONS = (
    "Об итогах диагностики педагогов", "О плане работы на полугодие", "О материалах, поступивших на экспертизу",
    "Об итогах методических мероприятий",
)  # fmt: skip


def make_meetings(ground: Ground, scale: Scale) -> int:
    """Published ones, up to today. How many."""
    each = min(MEMBERS, len(ground.people))
    meetings = []
    for number, body in enumerate(ground.bodies):
        first = number * each
        chair, secretary = (ground.people[(first + place) % len(ground.people)] for place in (0, min(2, each - 1)))
        days = [date(year, month, 15) for year in ground.years for month in MONTHS]
        meetings += [
            Meeting(
                association=body,
                series=str(day.year),
                number=MONTHS.index(day.month) + 1,
                title="Заседание объединения",
                date=day,
                state=MeetingState.PUBLISHED,
                published_at=make_aware(datetime.combine(day, time(18))),
                chair=chair,
                secretary=secretary,
            )
            for day in days
            if day < clock.today()
        ]
    made = Meeting.objects.bulk_create(meetings, batch_size=BATCH)
    items = AgendaItem.objects.bulk_create(
        (
            AgendaItem(meeting=meeting, position=position, title=title)
            for meeting in made
            for position, title in enumerate(QUESTIONS, start=1)
        ),
        batch_size=BATCH,
    )
    write(Resolution.objects, (Resolution(item=item, position=1, text="Принять к сведению.") for item in items))
    return len(made)
