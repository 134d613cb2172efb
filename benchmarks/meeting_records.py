"""The records of one meeting, in bulk: agenda, invitations, marks, discussion, decisions, votes, assignments."""

from __future__ import annotations

from itertools import product

from rumo.accounts.models import User
from rumo.assignments.models import Assignment, Executor
from rumo.core import clock
from rumo.core.models import StoredFile
from rumo.directory.models import Person
from rumo.documents.actions import issue_paper
from rumo.documents.enums import PaperKind
from rumo.meetings import builders, queries
from rumo.meetings.enums import Capacity, Choice, MeetingState, Presence, Reply, ResolutionKind, VoteKind
from rumo.meetings.models import (
    AgendaItem,
    Annex,
    Attendance,
    Guest,
    Invitation,
    Meeting,
    MinutesRevision,
    NamedVote,
    Resolution,
    ResolutionAssignment,
    Signature,
    Speaker,
    Speech,
)

POST = "старший методист ДИРО"
# Every seventh member is absent, every ninth of the others takes part from afar.
ABSENT_EVERY, REMOTE_EVERY = 7, 9
BY_NAME_EVERY = 5
RECORDED = (MeetingState.IN_SESSION, MeetingState.MINUTES, MeetingState.SIGNED)
PARAGRAPH = (
    "<p>Докладчик представил результаты работы за полугодие, назвал муниципалитеты, в которых показатели выросли, и "
    "остановился на трудностях: нехватке наставников, поздних заявках на экспертизу, неравной доступности занятий.</p>"
)
ROW = "<tr><td>{n}</td><td>Доля педагогов, прошедших диагностику</td><td>не менее 65 %</td><td>72 %</td></tr>"


def fill(meeting: Meeting, people: list[Person], file: StoredFile, items: int) -> None:
    """What the meeting has in its state: invitations always, what was held from the session on."""
    agenda = _agenda(meeting, people, file, items)
    Invitation.objects.bulk_create(
        Invitation(meeting=meeting, person=person, token=f"{meeting.pk}-{n}", reply=Reply.COMING)
        for n, person in enumerate(people)
    )
    if meeting.state in RECORDED:
        present = _attendance(meeting, people)
        _discussion(agenda, present)
        _decisions(meeting, agenda, present)


def sign(meeting: Meeting, user: User) -> None:
    """The first revision with its files and both signatures, as signing leaves them."""
    paper = builders.build_for_signing(queries.meeting_for_minutes(meeting.pk))
    issued = issue_paper(
        paper,
        association=meeting.association,
        kind=PaperKind.MINUTES,
        title=f"Протокол № {paper.number}",
        date=meeting.date,
        number=paper.number,
        actor=user,
    )
    MinutesRevision.objects.create(meeting=meeting, date=meeting.date, paper=issued)
    signers = ((Capacity.SECRETARY, meeting.secretary), (Capacity.PRESIDING, meeting.chair))
    Signature.objects.bulk_create(
        Signature(
            meeting=meeting,
            capacity=capacity,
            person=person,
            user=user,
            signed_at=clock.now(),
            paper_sha256=issued.sha256,
        )
        for capacity, person in signers
    )


def _agenda(meeting: Meeting, people: list[Person], file: StoredFile, count: int) -> list[AgendaItem]:
    """Items with two speakers and a material each; three numbered annexes."""
    items = AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, position=n, title=f"О результатах работы объединений, часть {n}", text=_text(n))
        for n in range(1, count + 1)
    )
    Speaker.objects.bulk_create(
        Speaker(item=item, person=people[(2 * item.position + n) % len(people)], post=POST, position=n + 1)
        for item, n in product(items, range(2))
    )
    annexes = [Annex(meeting=meeting, item=item, title=f"Материал {item.position}", file=file) for item in items]
    annexes += [Annex(meeting=meeting, number=n, title=f"Отчёт {n}", file=file) for n in (1, 2, 3)]
    Annex.objects.bulk_create(annexes)
    return items


def _text(n: int) -> str:
    """Three paragraphs; a table in every fifth item."""
    rows = "".join(ROW.format(n=row) for row in range(1, 9)) if n % 5 == 0 else ""
    return 3 * PARAGRAPH + (f"<table><tbody>{rows}</tbody></table>" if rows else "")


def _attendance(meeting: Meeting, people: list[Person]) -> list[Person]:
    """Marks of all members and one guest; gives those present."""
    absent = {person.pk for n, person in enumerate(people) if n % ABSENT_EVERY == ABSENT_EVERY - 1}
    present = [person for person in people if person.pk not in absent]
    remote = {person.pk for n, person in enumerate(present) if n % REMOTE_EVERY == REMOTE_EVERY - 1}

    def presence(person: Person) -> Presence:
        if person.pk in absent:
            return Presence.EXCUSED
        return Presence.REMOTE if person.pk in remote else Presence.PRESENT

    Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting,
            person=person,
            presence=presence(person),
            reason="командировка" if person.pk in absent else "",
        )
        for person in people
    )
    guest = Person.objects.create(
        region=people[0].region, surname="Гостевых", first_name="Олег", patronymic="Ильич", gender="m"
    )
    Guest.objects.create(meeting=meeting, person=guest, post="директор школы", came=True)
    return present


def _discussion(agenda: list[AgendaItem], present: list[Person]) -> None:
    """Two speeches an item."""
    Speech.objects.bulk_create(
        Speech(
            item=item,
            person=present[(3 * item.position + n) % len(present)],
            post=POST,
            text="Поддержала предложения и назвала опыт своего муниципалитета.",
            position=n + 1,
        )
        for item, n in product(agenda, range(2))
    )


def _decisions(meeting: Meeting, agenda: list[AgendaItem], present: list[Person]) -> None:
    """Two decisions an item, the first with an assignment; those of every fifth item voted by name."""
    made = Resolution.objects.bulk_create(
        Resolution(
            item=item,
            position=n,
            kind=ResolutionKind.APPROVE if n == 1 else ResolutionKind.RECOMMEND,
            text="Утвердить отчёт." if n == 1 else "Рекомендовать муниципальным службам учесть опыт в плане работы.",
            vote_kind=VoteKind.OPEN if item.position % BY_NAME_EVERY else VoteKind.OPEN_BY_NAME,
            votes_for=len(present),
            votes_against=0,
            votes_abstained=0,
        )
        for item, n in product(agenda, (1, 2))
    )
    by_name = [one for one in made if one.vote_kind == VoteKind.OPEN_BY_NAME]
    NamedVote.objects.bulk_create(
        [NamedVote(resolution=one, person=person, choice=Choice.FOR) for one, person in product(by_name, present)],
        batch_size=2000,
    )
    _assignments(meeting, made[::2], present)


def _assignments(meeting: Meeting, resolutions: list[Resolution], present: list[Person]) -> None:
    drafts = Assignment.objects.bulk_create(
        Assignment(
            association=meeting.association,
            text="Подготовить аналитическую справку",
            ground=f"протокол № {meeting.number}",
            due_on=meeting.date,
        )
        for _ in resolutions
    )
    Executor.objects.bulk_create(
        Executor(assignment=draft, person=present[n % len(present)]) for n, draft in enumerate(drafts)
    )
    ResolutionAssignment.objects.bulk_create(
        ResolutionAssignment(resolution=resolution, assignment=draft)
        for resolution, draft in zip(resolutions, drafts, strict=True)
    )
