"""An invented association of any size, made in bulk: people, composition, a register full of meetings.

It writes rows as the actions leave them, because 400 members and 100 items through the actions would take minutes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice, product

from benchmarks import meeting_records as records
from rumo.accounts.models import User
from rumo.assignments.enums import AssignmentState
from rumo.assignments.models import Assignment, Executor
from rumo.core import clock
from rumo.core.files import DOCX, store_bytes
from rumo.core.models import StoredFile
from rumo.directory.enums import AssociationKind, Gender, OrderKind, OrganizationKind, Role
from rumo.directory.models import Association, Membership, Order, Organization, Person, Post, Region
from rumo.documents.enums import PaperFormat, PaperKind
from rumo.documents.models import IssuedPaper, PaperFile
from rumo.meetings.enums import MeetingState
from rumo.meetings.models import Meeting

SURNAMES = (
    "Аверьянова", "Борейко", "Вольных", "Гребенюк", "Дымова", "Ефремян", "Жарких", "Зимина", "Ильюк", "Корж",
    "Лапина", "Мороз", "Нечай", "Озёрная-Тихая", "Полынских", "Рудь", "Сазонова", "Ткач", "Ульянина", "Фадеенко",
)  # fmt: skip
FIRST_NAMES = ("Анна", "Вера", "Галина", "Елена", "Жанна", "Инна", "Кира", "Лидия", "Мария", "Нина")
PATRONYMICS = ("Андреевна", "Борисовна", "Викторовна", "Глебовна")
ROLES = (Role.CHAIR, Role.DEPUTY, Role.SECRETARY)


@dataclass(frozen=True, slots=True)
class World:
    """`people` are the members, chair, deputy and secretary first. `user` is the secretary's account."""

    association: Association
    people: list[Person]
    user: User
    file: StoredFile
    day: date


def make_world(members: int) -> World:
    """The association with its composition by one order; no meetings yet."""
    day = clock.today()
    region = Region.objects.create(name="Дальний край", slug="bench")
    institute = Organization.objects.create(
        region=region,
        kind=OrganizationKind.INSTITUTE,
        full_name="Дальний институт развития образования",
        short_name="ДИРО",
        city="Дальнегорье",
    )
    association = Association.objects.create(
        region=region,
        host=institute,
        kind=AssociationKind.REGIONAL,
        full_name="Региональное учебно-методическое объединение Дальнего края",
        short_name="РУМО Дальнего края",
        city=institute.city,
    )
    people = _people(region, institute, members)
    _appoint(association, people, day - timedelta(days=500))
    user = User.objects.create_user("secretary@example.org", name="Секретарь")
    people[2].user = user
    people[2].save(update_fields=["user"])
    return World(association, people, user, store_bytes(b"PK", "Отчёт.docx", DOCX, actor=user), day)


def make_meeting(world: World, state: MeetingState, number: int, items: int) -> Meeting:
    """A meeting with everything on it that belongs to `state`."""
    chair, _deputy, secretary, *_ = world.people
    meeting = Meeting.objects.create(
        association=world.association,
        series=str(world.day.year),
        number=number,
        title="Итоги полугодия",
        date=world.day,
        state=state,
        chair=chair,
        secretary=secretary,
    )
    records.fill(meeting, world.people, world.file, items)
    if state == MeetingState.SIGNED:
        records.sign(meeting, world.user)
    return meeting


def fill_registers(world: World, rows: int) -> Assignment:
    """So many earlier meetings, issued papers and assignments, to be read page by page. Gives one assignment."""
    moment = datetime(world.day.year, 1, 9, tzinfo=UTC)
    days = [world.day - timedelta(days=7 * n) for n in range(1, rows + 1)]
    Meeting.objects.bulk_create(
        Meeting(
            association=world.association,
            series=str(world.day.year),
            number=1000 + n,
            date=day,
            state=MeetingState.PUBLISHED,
            published_at=moment,
            chair=world.people[0],
            secretary=world.people[2],
        )
        for n, day in enumerate(days)
    )
    papers = IssuedPaper.objects.bulk_create(
        IssuedPaper(
            association=world.association,
            kind=PaperKind.MINUTES,
            title=f"Протокол № {n}",
            date=day,
            number=str(n),
            data={},
            sha256="0" * 64,
            issued_by=world.user,
        )
        for n, day in enumerate(days)
    )
    PaperFile.objects.bulk_create(
        PaperFile(paper=paper, format=kind, stored=world.file)
        for paper, kind in product(papers, (PaperFormat.DOCX, PaperFormat.PDF))
    )
    return _assignments(world, days)[0]


def _people(region: Region, institute: Organization, count: int) -> list[Person]:
    names = islice(product(PATRONYMICS, FIRST_NAMES, SURNAMES), count)
    people = Person.objects.bulk_create(
        Person(
            region=region,
            surname=surname,
            first_name=first_name,
            patronymic=patronymic,
            gender=Gender.FEMALE,
            email=f"person{n}@example.org",
        )
        for n, (patronymic, first_name, surname) in enumerate(names)
    )
    schools = Organization.objects.bulk_create(
        Organization(
            region=region,
            kind=OrganizationKind.SCHOOL,
            full_name=f"Школа № {n}",
            short_name=f"МБОУ СОШ № {n}",
        )
        for n in range(1, count // 2 + 1)
    )
    Post.objects.bulk_create(
        Post(person=person, organization=schools[n % len(schools)] if n > 2 else institute, title="старший методист")
        for n, person in enumerate(people)
    )
    return people


def _appoint(association: Association, people: list[Person], day: date) -> None:
    order = Order.objects.create(
        association=association,
        issuer=association.host,
        kind=OrderKind.COMPOSITION,
        number="187_ОД",
        date=day,
        in_force_from=day,
        title="О составе объединения",
    )
    Membership.objects.bulk_create(
        Membership(
            association=association,
            person=person,
            role=ROLES[n] if n < len(ROLES) else Role.MEMBER,
            valid_from=day,
            appointed_by=order,
        )
        for n, person in enumerate(people)
    )


def _assignments(world: World, days: list[date]) -> list[Assignment]:
    """A half of them overdue; each with a person and a role among its executors."""
    made = Assignment.objects.bulk_create(
        Assignment(
            association=world.association,
            text="Подготовить аналитическую справку",
            ground="протокол № 1, решение 1",
            issued_on=day,
            due_on=world.day + timedelta(days=n if n % 2 else -n - 1),
            state=AssignmentState.ISSUED,
        )
        for n, day in enumerate(days)
    )
    executors = [Executor(assignment=one, person=world.people[n % len(world.people)]) for n, one in enumerate(made)]
    executors += [Executor(assignment=one, role=Role.SECRETARY, is_lead=False) for one in made]
    Executor.objects.bulk_create(executors)
    return made
