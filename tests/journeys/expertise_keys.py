"""Which records the addresses of expertise speak of, and one of each kind in a region of the demo."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Model

from rumo.core import clock
from rumo.core.models import StoredFile
from rumo.demo.load.directory import World
from rumo.directory.models import Organization, Person
from rumo.documents.models import IssuedPaper
from rumo.events.models import Talk
from rumo.events.tests.factories import make_event, make_talk
from rumo.expertise.enums import ReviewState
from rumo.expertise.models import (
    Appeal,
    Author,
    Campaign,
    Conclusion,
    Contest,
    ContestApplication,
    ContestFile,
    Decision,
    DeclaredConflict,
    Endorsement,
    Expert,
    ExpertAbsence,
    ExpertCertificate,
    ExpertCompetence,
    InnovationSite,
    Practice,
    PracticeFile,
    Review,
    Round,
    SiteReport,
    SiteStatus,
    Submission,
    SubmissionFile,
    Track,
)
from rumo.expertise.tests import factories as make
from rumo.meetings.models import Meeting

# The beginning of an address's name → what its pk is of. The longest that fits wins.
PK_OF: dict[str, type[Model]] = {
    "track": Track,
    "campaign": Campaign,
    "campaign_create": Track,
    "submission": Submission,
    "submission_start": Campaign,
    "draft": Submission,
    "author": Submission,
    "file": Submission,
    "file_open": SubmissionFile,
    "anonymous": SubmissionFile,
    "check": Submission,
    "expert": Expert,
    "work_certificate_file": Expert,
    "certificate_issue": Expert,
    "competence": Expert,
    "absence": Expert,
    "conflict": Expert,
    "contest": Contest,
    "ranking": Contest,
    "application": ContestApplication,
    "document": ContestApplication,
    "assignment": Campaign,
    "round": Round,
    "round_open": Submission,
    "review": Review,
    "conclusion": Round,
    "agenda_leave": Submission,
    "meeting_decisions": Meeting,
    "outcome": Submission,
    "decision_by_act": Submission,
    "extract_file": Decision,
    "appeal_file": Decision,
    "appeal_answer": Appeal,
    "endorsement": Endorsement,
    "certificate_file": Endorsement,
    "practice_start": Talk,
    "public_practice": Practice,
    "practice": Practice,
    "site": InnovationSite,
    "status": InnovationSite,
    "report": InnovationSite,
}


def model_of(name: str) -> type[Model]:
    """What the pk of the address called `name` is of."""
    return PK_OF[max((each for each in PK_OF if name.startswith(each)), key=len)]


def expertise_keys(world: World, meeting: Meeting, person: Person, stored: StoredFile) -> dict[tuple[str, str], Any]:
    """A record of each kind of the region's association, for each parameter of the room."""
    with clock.standing_at(meeting.date):
        records = {**_material(world, person, stored), **_practice(world, stored), **_site(world, stored)}
    records |= {**_expert(records[Expert], person), **_contest(world, person, stored)}
    records[Meeting] = meeting
    records[Talk] = make_talk(make_event(world.rumo), is_practice=True, is_recommended=True)
    parameters: dict[str, Any] = {
        "author_pk": records[Author].pk,
        "competence_pk": records[ExpertCompetence].pk,
        "absence_pk": records[ExpertAbsence].pk,
        "conflict_pk": records[DeclaredConflict].pk,
        "certificate_pk": records[ExpertCertificate].pk,
        "status_pk": records[SiteStatus].pk,
        "report_pk": records[SiteReport].pk,
        "file_pk": records[SubmissionFile].pk,
        "document.file_pk": records[ContestFile].pk,
        "document_remove.file_pk": records[ContestFile].pk,
        **{
            f"{name}.file_pk": records[PracticeFile].pk
            for name in ("practice_file", "practice_file_remove", "public_practice_file")
        },
        "number": 1,
        "name": "fields",
        "key": "material",
        "track_part_edit.key": "novelty",
        "track_part_delete.key": "novelty",
        "contest_criterion_edit.key": "science",
        "contest_criterion_remove.key": "science",
        "step": "announce",
        "file_format": "docx",
        "token": records[Endorsement].token,
        "slug": world.region.slug,
    }
    pks = {name: records[model].pk for name, model in PK_OF.items()}
    return {("expertise", name): value for name, value in {**parameters, **pks}.items()}


def _material(world: World, person: Person, stored: StoredFile) -> dict[type[Model], Any]:
    """The person's material with all that may come of it, whatever its state says."""
    track = make.make_track(world.rumo)
    campaign = make.make_campaign(track)
    assert person.user is not None
    submission = make.make_submission(campaign, person.user, title="Задачи о Дальней реке")
    file = make.make_file(submission.versions.get(), world.admin, stored=stored, anonymous=stored, traces=[])
    held = make.make_round(submission)
    expert = make.make_expert(world.rumo, world.people["zarubina"] if person != world.people["zarubina"] else person)
    review = make.make_review(held, expert, state=ReviewState.ACCEPTED)
    Conclusion.objects.create(round=held, text="Материал готов.")
    decision = make.make_decision(held, decided_on=clock.today())
    endorsement = Endorsement.objects.create(
        association=world.rumo,
        decision=decision,
        series="проверка",
        number=1,
        printed_number="1/проверка",
        title=submission.title,
        issued_on=clock.today(),
        token="t" * 43,
    )
    appeal = Appeal.objects.create(decision=decision, text="Не согласны.", filed_at=clock.now())
    return {
        Track: track,
        Campaign: campaign,
        Submission: submission,
        SubmissionFile: file,
        Author: submission.authors.get(),
        Round: held,
        Expert: expert,
        Review: review,
        Decision: decision,
        Endorsement: endorsement,
        Appeal: appeal,
    }


def _expert(expert: Expert, person: Person) -> dict[type[Model], Any]:
    day = expert.valid_from
    paper = IssuedPaper.objects.filter(association=expert.association).first()
    assert paper is not None
    return {
        ExpertCompetence: ExpertCompetence.objects.create(expert=expert),
        ExpertAbsence: ExpertAbsence.objects.create(expert=expert, starts=day, ends=day),
        DeclaredConflict: DeclaredConflict.objects.create(expert=expert, person=person, reason="соавторы"),
        ExpertCertificate: ExpertCertificate.objects.create(expert=expert, paper=paper, since=day, until=day),
    }


def _contest(world: World, person: Person, stored: StoredFile) -> dict[type[Model], Any]:
    contest = Contest.objects.create(
        association=world.rumo,
        title="Отбор для проверки адресов",
        opens_on=dt.date(2024, 6, 1),
        closes_on=dt.date(2024, 6, 30),
        criteria=[{"key": "science", "title": "Опыт"}],
    )
    application = ContestApplication.objects.create(
        contest=contest, person=person, about="Десять лет в Дальней школе", filed_at=clock.now()
    )
    document = ContestFile.objects.create(application=application, stored=stored)
    return {Contest: contest, ContestApplication: application, ContestFile: document}


def _practice(world: World, stored: StoredFile) -> dict[type[Model], Any]:
    practice = Practice.objects.create(
        association=world.rumo, catalogue="bank", title="Практика Дальней школы", year=2024
    )
    return {Practice: practice, PracticeFile: PracticeFile.objects.create(practice=practice, stored=stored)}


def _site(world: World, stored: StoredFile) -> dict[type[Model], Any]:
    organization: Organization = world.organizations["institute"]
    site = InnovationSite.objects.create(association=world.rumo, organization=organization, theme="Дальняя площадка")
    status = SiteStatus.objects.create(site=site, status="regional", starts=clock.today(), ground="приказ № 1")
    report = SiteReport.objects.create(site=site, title="Отчёт", due_on=clock.today(), file=stored)
    return {InnovationSite: site, SiteStatus: status, SiteReport: report}
