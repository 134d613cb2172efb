"""A meeting of the size and kind that real minutes show: 35 members, 25 there, one guest, five items, two annexes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from rumo.accounts.models import User
from rumo.assignments.models import Assignment, Executor
from rumo.core.files import PDF, store_bytes
from rumo.directory.enums import Gender, OrganizationKind, Role
from rumo.directory.models import Association, Organization, OrganizationName, Person
from rumo.directory.tests import factories as make
from rumo.meetings.enums import MeetingForm, MeetingState, Presence, ResolutionKind
from rumo.meetings.models import AgendaItem, Annex, Attendance, Guest, Meeting, ResolutionAssignment, Speech
from rumo.meetings.tests.factories import make_item, make_meeting, make_resolution

DAY = date(2023, 12, 13)  # a Wednesday
# Names read better in a line than one under another.
HERE = (  # noqa: SIM905
    "Абрамчук Берёзкина Вакуленко Гончар Дальних Евсюкова Жилин Зотова Ивашко Кочарян Левадная Мороз Нечай "
    "Островская-Лысенко Полынских Рудь Сазонова Ткач Ульянина Фадеенко Хворостова Черных Щербань"
).split()
AWAY = "Бойко Вершинина Галушко Дейнека Ермолина Кравец Лунина Миронюк Яковенко".split()  # noqa: SIM905
TABLE = (
    "<p>Сведения по показателям:</p>"
    "<table><tr><th>Показатель</th><th>Факт</th></tr><tr><td>Доля</td><td>15 из 19</td></tr></table>"
)


@dataclass(frozen=True)
class FullMeeting:
    """The meeting with the people a test acts as. `deputy` presides, as in the real document."""

    meeting: Meeting
    items: tuple[AgendaItem, ...]
    association: Association
    chair: User
    deputy: User
    secretary: User
    member: User
    outsider: User


def make_full_meeting(**fields: Any) -> FullMeeting:
    region = make.make_region(name="Приморье-на-Дальней", slug="primorye-dalnyaya")
    host = _institute(region)
    association = make.make_association(
        host,
        full_name="Региональное учебно-методическое объединение в системе общего образования Приморья-на-Дальней",
        short_name="РУМО Приморья-на-Дальней",
        city="г. Дальнегорье",
    )
    order = make.make_order(association, number="187_ОД", date=date(2023, 10, 26))

    def member(surname: str, role: Role = Role.MEMBER, title: str = "методист", **person: Any) -> Person:
        made = make.make_person(region, host, title, surname=surname, **person)
        make.make_membership(association, made, role, appointed_by=order)
        return made

    chair = member("Заречный", Role.CHAIR, "ректор", gender=Gender.MALE, first_name="Илья", patronymic="Олегович")
    deputy = member("Ветрова", Role.DEPUTY, "директор центра")
    secretary = member("Заря", Role.SECRETARY, "старший методист")
    here = {surname: member(surname) for surname in HERE}
    away = [member(surname) for surname in AWAY]
    guest = make.make_person(region, host, "заместитель директора", surname="Григорян")
    outsider = make.make_person(region, host, "учитель", surname="Орлик")
    meeting = make_meeting(
        association,
        **{
            "date": DAY,
            "number": 4,
            "state": MeetingState.MINUTES,
            "form": MeetingForm.REMOTE,
            "chair": deputy,
            "secretary": secretary,
            **fields,
        },
    )
    for person in (deputy, secretary, *here.values()):
        Attendance.objects.create(meeting=meeting, person=person, presence=Presence.PRESENT)
    for person in (chair, *away):
        Attendance.objects.create(meeting=meeting, person=person, presence=Presence.EXCUSED, reason="командировка")
    Guest.objects.create(meeting=meeting, person=guest, post=guest.post_text(DAY), came=True)
    items = _items(meeting, here, deputy, secretary, guest)
    users = [make.make_user(person) for person in (chair, deputy, secretary, here["Абрамчук"], outsider)]
    _annexes(meeting, items, users[2])
    return FullMeeting(meeting, items, association, *users)


def _institute(region: Any) -> Organization:
    """The founder was a department when the meeting was held; it is a ministry today."""
    founder = make.make_organization(
        region, kind=OrganizationKind.MINISTRY, full_name="Министерство просвещения Приморья-на-Дальней"
    )
    OrganizationName.objects.create(
        organization=founder,
        full_name="Департамент образования Приморья-на-Дальней",
        short_name="Департамент",
        until=date(2023, 12, 31),
    )
    return make.make_organization(
        region, full_name="Приморский институт развития образования", short_name="ПИРО", founder=founder
    )


def _items(
    meeting: Meeting, here: dict[str, Person], deputy: Person, secretary: Person, guest: Person
) -> tuple[AgendaItem, ...]:
    first = make_item(
        meeting, here["Дальних"], title="Об инновационной инфраструктуре", text="<p>Рассказано о ней.</p>"
    )
    second = make_item(meeting, here["Гончар"], guest, title="О работе методического актива")
    third = make_item(meeting, here["Гончар"], secretary, title="О достижении показателей", text=TABLE)
    fourth = make_item(
        meeting, deputy, title="О результатах работы в 2023 году", about="о результатах работы (приложение № 1)"
    )
    fifth = make_item(meeting, deputy, title="О плане на 2024 год", about="о плане на 2024 год (приложение № 2)")
    Speech.objects.create(item=first, person=here["Мороз"], post="методист ПИРО", text="предложила обобщить опыт.")
    counted = {"votes_for": 25, "votes_against": 0, "votes_abstained": 0}
    recommended = make_resolution(
        first, kind=ResolutionKind.RECOMMEND, text="Рекомендовать подготовить проекты", **counted
    )
    instruct(recommended, deputy, due_text="до 1 марта 2024 г.")
    make_resolution(second, kind=ResolutionKind.APPROVE, text="Утвердить отчёт об активе", **counted)
    make_resolution(
        second, kind=ResolutionKind.NOTE, text="Принять к сведению", votes_for=24, votes_against=0, votes_abstained=1
    )
    for item, text in (
        (third, "Утвердить отчёт о показателях"),
        (fourth, "Утвердить отчёт о деятельности"),
        (fifth, "Утвердить план заседаний"),
    ):
        make_resolution(item, kind=ResolutionKind.APPROVE, text=text, **counted)
    return first, second, third, fourth, fifth


def instruct(resolution: Any, person: Person, *, due_text: str = "") -> Assignment:
    """A drafted assignment of a resolution."""
    drafted = Assignment.objects.create(
        association=resolution.item.meeting.association, text="Подготовить проекты", ground="проект", due_text=due_text
    )
    Executor.objects.create(assignment=drafted, person=person)
    ResolutionAssignment.objects.create(resolution=resolution, assignment=drafted)
    return drafted


def _annexes(meeting: Meeting, items: tuple[AgendaItem, ...], actor: User) -> None:
    stored = store_bytes(b"%PDF-1.4 annex", "annex.pdf", PDF, actor=actor)
    for number, title, item in ((1, "Отчёт за 2023 год", items[3]), (2, "План на 2024 год", items[4])):
        Annex.objects.create(meeting=meeting, item=item, number=number, title=title, file=stored)
