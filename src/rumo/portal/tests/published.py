"""A region that has published one of each thing and keeps one of each to itself: what the public pages are tried on."""

from __future__ import annotations

import datetime as dt
import hashlib

from django.utils import timezone

from rumo.accounts.models import User
from rumo.core import clock
from rumo.directory.enums import ConsentKind, YearKind
from rumo.directory.models import Association, Consent, Person
from rumo.documents.enums import PaperKind
from rumo.documents.models import IssuedPaper
from rumo.events.enums import EventState
from rumo.events.tests.factories import make_event, make_talk
from rumo.expertise.enums import Catalogue
from rumo.expertise.models import Practice, PracticeAuthor
from rumo.meetings.enums import MeetingState, Presence
from rumo.meetings.models import Attendance, Meeting
from rumo.meetings.tests.factories import make_item, make_meeting, make_resolution
from rumo.papers.analysis import Analysis
from rumo.papers.json import to_json
from rumo.planning.enums import PlanState
from rumo.planning.models import Responsible
from rumo.planning.tests.factories import make_plan, make_row
from rumo.portal.enums import LinkKind
from rumo.portal.models import PublicLink
from rumo.reports.models import Report
from tests.cast import Cast

DAY = dt.date(2024, 6, 20)
# Stands in everything that was not published, and in no public page.
KEPT = "Сокровенное"


def publish(cast: Cast) -> None:
    """Call it at `DAY`. Only «Белова» agrees to be named."""
    Consent.objects.create(
        person=by_surname(cast, "Белова"), kind=ConsentKind.DISSEMINATION, given_on=dt.date(2024, 1, 1)
    )
    for title, is_public in (("О летней школе", True), (KEPT, False)):
        make_minutes(cast, title, MeetingState.PUBLISHED if is_public else MeetingState.SIGNED)
        make_webinar(cast, title, EventState.PUBLISHED if is_public else EventState.DRAFT)
        make_practice(cast, title, is_public=is_public)
        make_report(cast.association, title, is_public=is_public)
    make_year(cast, 2024, "Летняя школа", PlanState.IN_FORCE, is_public=True)
    make_year(cast, 2023, KEPT, PlanState.CLOSED, is_public=False)
    make_year(cast, 2025, KEPT, PlanState.DRAFT, is_public=False)
    link = {"association": cast.association, "url": "https://example.org/"}
    PublicLink.objects.create(kind=LinkKind.DOCUMENT, title="Положение об объединении", **link)
    PublicLink.objects.create(kind=LinkKind.COMMUNITY, title="Учителя края", **link)


def by_surname(cast: Cast, surname: str) -> Person:
    return next(person for person in cast.members if person.surname == surname)


def make_minutes(cast: Cast, title: str, state: str) -> Meeting:
    number = Meeting.objects.filter(association=cast.association).count() + 1
    meeting = make_meeting(
        cast.association,
        title=title,
        date=DAY,
        number=number,
        state=state,
        published_at=timezone.now() if state == MeetingState.PUBLISHED else None,
        chair=cast.deputy.person,
        secretary=cast.secretary.person,
    )
    make_resolution(make_item(meeting, cast.member.person, title=title))
    for person in cast.members:
        Attendance.objects.create(meeting=meeting, person=person, presence=Presence.PRESENT)
    return meeting


def make_webinar(cast: Cast, title: str, state: str) -> None:
    event = make_event(cast.association, title=title, state=state, starts_at=clock.now() + dt.timedelta(days=2))
    make_talk(event, "Ковалян Елена Павловна", person=cast.member.person)


def make_practice(cast: Cast, title: str, *, is_public: bool) -> Practice:
    practice = Practice.objects.create(
        association=cast.association,
        catalogue=Catalogue.BANK,
        title=title,
        year=2023,
        is_published=is_public,
        search_text=" ",
    )
    PracticeAuthor.objects.create(practice=practice, name="Орлова Елена Павловна", may_be_published=False)
    return practice


def make_report(body: Association, title: str, *, is_public: bool) -> Report:
    data = to_json(Analysis(title=title))
    paper = IssuedPaper.objects.create(
        association=body,
        kind=PaperKind.ANALYSIS,
        title=title,
        date=DAY,
        data=data,
        sha256=hashlib.sha256(repr(data).encode()).hexdigest(),
        issued_by=User.objects.filter(person__region=body.region)[:1].get(),
    )
    return Report.objects.create(
        association=body,
        year_kind=YearKind.CALENDAR,
        starts_on=dt.date(2023, 1, 1),
        ends_on=dt.date(2023, 12, 31),
        title=title,
        state="approved",
        approved_on=DAY,
        paper=paper,
        is_published=is_public,
        author=paper.issued_by,
    )


def make_year(cast: Cast, year: int, title: str, state: str, *, is_public: bool) -> None:
    """Two rows: one of a person who did not agree to be named, one of somebody typed in."""
    edition = make_plan(
        cast.association, year, state=state, title=f"{title}, {year}", is_published=is_public
    ).editions.get()
    row = make_row(edition, title)
    Responsible.objects.create(row=row, text="Ковалян Е.П.", person=cast.member.person)
    Responsible.objects.create(row=row, text="Председатель", role="chair")
    Responsible.objects.create(row=make_row(edition, "Отчёт"), text="Римская-Лебедь Е.П.")
