"""Nobody learns what a blind track hides: every address, every file, every letter, tried by those it is hidden from.

An author must not learn who reviews; an expert of a double-blind track must not learn who wrote. The same words are
looked for as the officer, who sees them: so a test that looks for nothing would fail.

That a person exists the directory tells everybody of the region: who may be a co-author is chosen there. It stands
below expertise and knows nothing of experts, so in it, and in the lists one
chooses people from, only what experts wrote is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from io import BytesIO
from itertools import product
from typing import Any
from zipfile import ZipFile, is_zipfile

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from rumo.accounts.models import User
from rumo.assignments.models import Assignment
from rumo.core import clock, files
from rumo.core.models import Mail
from rumo.directory.models import Association, Order, Organization, Person
from rumo.directory.tests import factories as directory
from rumo.documents.models import IssuedPaper
from rumo.expertise import tasks
from rumo.expertise.actions import (
    anonymity,
    appeals,
    assignment,
    conclusions,
    council,
    decisions,
    preview_requests,
    previews,
    reviews,
)
from rumo.expertise.actions.decisions import Decided
from rumo.expertise.completeness import contents
from rumo.expertise.enums import Blindness, Outcome, ReviewState
from rumo.expertise.models import Endorsement, Expert, PracticeFile, Review, Round, SubmissionFile
from rumo.expertise.review_rules import ReviewData
from rumo.expertise.tests import factories as make
from rumo.expertise.tests.concluded import ENDORSING, Council
from rumo.meetings.models import AgendaItem, Meeting
from rumo.papers.tests.printed_text import pdf_text
from rumo.planning.models import Plan
from tests.cast import Cast
from tests.demo_region import DEMO_DAY
from tests.journeys.addresses import Address, addresses
from tests.journeys.expertise_keys import model_of

# What every case form of the surname begins with, and the surname.
EXPERTS = {
    "Барсуков": "Барсукова", "Филинов": "Филинов", "Рысев": "Рысева", "Куницын": "Куницын", "Выдрин": "Выдрина",
    "Соболев": "Соболева",
}  # fmt: skip
NOTE = "сомневаюсь-в-самостоятельности"
REASON = "буду-в-отъезде-до-осени"
AUTHORS = {"Орлов": "Орлова", "Тюленев": "Тюленева"}
SCHOOL = "СОШ № 5"
FILE = "Орлова, сборник"
_OF_DIRECTORY = ("/directory/", "/assignments/options/executors/", "/meetings/people/")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
WRITTEN = ReviewData(
    scores={"science": 5, "use": 4},
    comments={"use": "Коллеги смогут работать по сборнику."},
    text="Сборник полезен учителю.",
    private_note=NOTE,
    recommendation="accept",
)


@dataclass
class Blind:
    """Two materials of the teacher and a co-author: one decided, one whose reviews stand in every state."""

    council: Council
    coauthor: User
    experts: list[Expert]

    @property
    def cast(self) -> Cast:
        return self.council.cast

    @property
    def authors(self) -> tuple[User, User]:
        return self.cast.teacher, self.coauthor

    def names(self) -> list[str]:
        """Of experts: surnames in any form, addresses, names of accounts."""
        users = [account(each) for each in self.experts]
        return [*EXPERTS, *(user.email for user in users), *(user.name for user in users)]


def account(expert: Expert) -> User:
    assert expert.person.user is not None
    return expert.person.user


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with clock.standing_at(DEMO_DAY):
        yield


def make_blind(cast: Cast, blindness: Blindness) -> Blind:
    config = replace(ENDORSING, blindness=blindness, gap_percent=100, experts=2)
    track = make.make_track(cast.association, config=config, kind="endorsement", title="Гриф УМО")
    school = Organization.objects.get(short_name="МБОУ СОШ № 5")
    coauthor = directory.make_person(cast.region, school, "учитель", surname="Тюленева")
    experts = []
    for place, surname in enumerate(EXPERTS.values()):
        person = directory.make_person(cast.region, surname=surname, email=f"tajnyj-sudja-{place}@example.org")
        directory.make_user(person, email=f"sudja-{place}@example.org", name=person.short_name)
        experts.append(make.make_expert(cast.association, person, limit=20))
    return Blind(Council(cast, make.make_campaign(track)), directory.make_user(coauthor), experts)


def a_round(blind: Blind, title: str) -> Round:
    """In review, with a Word file that names its author in its name, text and properties."""
    teacher = blind.cast.teacher
    submission = make.make_submission(blind.council.campaign, teacher, title=title)
    make.make_author(submission, blind.coauthor.person)
    version = submission.versions.get()
    version.contents = contents(submission)
    version.save()
    document = Document()
    document.core_properties.author = "Орлова Елена Павловна"
    document.add_paragraph("Сборник задач на местном материале")
    out = BytesIO()
    document.save(out)
    stored = make.make_stored(teacher, f"{FILE}.docx", out.getvalue(), files.DOCX)
    anonymity.examine_file(make.make_file(version, teacher, stored=stored))
    return make.make_round(submission, experts_wanted=len(EXPERTS))


def ask(blind: Blind, held: Round, experts: Sequence[Expert]) -> list[Review]:
    officer = blind.cast.secretary
    asked = [assignment.add_reviewer(held, expert=each, actor=officer) for each in experts]
    assignment.send_invitations(asked, actor=officer)
    return list(held.reviews.filter(expert__in=experts).select_related("round__submission", "expert__person__user"))


def hand_in(review: Review) -> None:
    actor = account(review.expert)
    taken = reviews.accept_review(review, actor=actor)
    written = reviews.save_review(taken, data=WRITTEN, version=taken.version, actor=actor)
    reviews.submit_review(written, actor=actor)


def in_every_state(blind: Blind) -> None:
    """Proposed, asked, in work with a note, declined, handed in, taken off; reminded and replaced by the clock."""
    held = a_round(blind, "Задачи о реке")
    officer = blind.cast.secretary
    asked = {each.expert_id: each for each in ask(blind, held, blind.experts[1:])}
    _first, invited, working, declined, handed, removed = blind.experts
    assert asked[invited.pk].state == ReviewState.INVITED
    assignment.add_reviewer(held, expert=blind.experts[0], actor=officer)
    taken = reviews.accept_review(asked[working.pk], actor=account(working))
    reviews.save_review(taken, data=WRITTEN, version=taken.version, actor=account(working))
    reviews.decline_review(asked[declined.pk], reason=REASON, conflict=True, actor=account(declined))
    hand_in(asked[handed.pk])
    assignment.remove_reviewer(asked[removed.pk], reason=REASON, actor=officer)
    assert set(held.reviews.values_list("state", flat=True)) == set(ReviewState)
    file = held.material.files.get()
    for stored in (file.stored, file.anonymous):
        assert stored is not None
        previews.make_preview(preview_requests.ask_preview(stored).pk)


def to_the_end(blind: Blind) -> None:
    """Reviewed, concluded, decided by a meeting, endorsed; another one rejected and appealed against."""
    officer = blind.cast.secretary
    rounds = [a_round(blind, title) for title in ("Задачи о лесе", "Задачи о поле")]
    for held in rounds:
        for review in ask(blind, held, blind.experts[:2]):
            hand_in(review)
        conclusions.draft_conclusion(held, actor=officer)
        conclusions.sign_conclusion(held, actor=officer)
    concluded = [Round.objects.get(pk=held.pk) for held in rounds]
    council.put_on_agenda(concluded, meeting=blind.council.meeting(DEMO_DAY), actor=officer)
    item = AgendaItem.objects.get()
    resolutions = blind.council.sign_in_earnest(item)
    outcomes = (Outcome.ENDORSED, Outcome.REJECTED)
    made = decisions.record_decisions(
        item.meeting,
        decided=[
            Decided(Round.objects.get(pk=held.pk), outcome, resolution)
            for held, outcome, resolution in zip(rounds, outcomes, resolutions, strict=False)
        ],
        actor=officer,
    )
    appeals.file_appeal(made[1], text="Просим пересмотреть.", actor=blind.cast.teacher)


@pytest.fixture
def whole(request: pytest.FixtureRequest, cast: Cast, django_capture_on_commit_callbacks: Any) -> Blind:
    """The letters that wait for the end of a transaction go out too."""
    with django_capture_on_commit_callbacks(execute=True):
        blind = make_blind(cast, request.param)
        to_the_end(blind)
        in_every_state(blind)
        with clock.standing_at(DEMO_DAY.replace(month=8)):
            tasks.remind_experts.func()
            tasks.replace_experts.func()
    return blind


@pytest.mark.django_db
@pytest.mark.parametrize("whole", [Blindness.SINGLE, Blindness.DOUBLE], indirect=True)
def test_authors_learn_nothing_of_experts(whole: Blind) -> None:
    told = [NOTE, REASON]
    for author in whole.authors:
        read = read_everything(author)
        opened = [path for path in read if path.startswith("/expertise/")]
        assert len(opened) > 25, opened
        assert leaks(read, told) == {}
        assert leaks(without_directory(read), whole.names()) == {}
        letters = {each.subject: f"{each.subject} {each.body}" for each in Mail.objects.filter(to=author.person.email)}
        letters |= {each.subject: f"{each.subject} {each.body}" for each in Mail.objects.filter(to=author.email)}
        assert letters
        assert leaks(letters, [*told, *whole.names()]) == {}


@pytest.mark.django_db
@pytest.mark.parametrize("whole", [Blindness.DOUBLE], indirect=True)
def test_the_officer_sees_them(whole: Blind) -> None:
    """The control: what authors must not see is there to be seen, on pages, in files and in letters."""
    read = read_everything(whole.cast.secretary, rooms={"expertise"})
    found = {word for words in leaks(read, [NOTE, REASON, *EXPERTS, *AUTHORS, SCHOOL, FILE]).values() for word in words}
    assert found == {NOTE, REASON, *EXPERTS, *AUTHORS, SCHOOL, FILE}
    assert [path for path in leaks(read, AUTHORS) if path.endswith(".xlsx")]
    assert [path for path in leaks(read, AUTHORS) if "/files/" in path]
    letters = {str(each.pk): each.body for each in Mail.objects.all()}
    assert leaks(letters, EXPERTS)
    assert leaks(letters, [REASON])


@pytest.mark.django_db
def test_an_expert_of_a_double_blind_track_learns_nothing_of_authors(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    """Whatever state the expert's review is in. What a meeting has decided is public, so nothing is decided here."""
    with django_capture_on_commit_callbacks(execute=True):
        blind = make_blind(cast, Blindness.DOUBLE)
        in_every_state(blind)
    said = [*AUTHORS, SCHOOL, "Школа № 5", FILE, blind.cast.teacher.email, blind.coauthor.email]
    opened = set()
    for expert in blind.experts:
        read = read_everything(account(expert), rooms={"expertise", "portal", "documents", "meetings", "assignments"})
        assert leaks(without_directory(read), said) == {}
        opened |= {path for path in read if "/expertise/reviews/" in path}
        letters = {each.subject: f"{each.subject} {each.body}" for each in Mail.objects.filter(to=expert.person.email)}
        assert leaks(letters, said) == {}
    assert [path for path in opened if path.endswith("/pages/1/")]
    assert [path for path in opened if "/files/" in path and path.endswith("/")]


def read_everything(user: User, rooms: set[str] | None = None) -> dict[str, str]:
    """Path → all that stands in the answer, of every address that opens for the user. GET alone."""
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    read = {}
    for path in sorted(every_path(rooms)):
        answer = client.get(path)
        content = b"".join(answer) if answer.streaming else answer.content
        if answer.status_code < 400:
            headers = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
            read[path] = f"{headers} {text_of(content)}"
    return read


def text_of(content: bytes) -> str:
    """Bytes as text; of an office file its parts with the properties, of a PDF its pages and properties.

    Letters written as «&#1041;» (Excel) or «\\u0411» (JSON) are read as what they stand for.
    """
    if content.startswith(b"%PDF"):
        properties = PdfReader(BytesIO(content)).metadata
        return f"{pdf_text(content)} {dict(properties or {})}"
    if is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as archive:
            return unescape(" ".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist()))
    text = unescape(content.decode("utf-8", "ignore"))
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def leaks(read: dict[str, str], words: Any) -> dict[str, list[str]]:
    """Path → which of the words stand there, in any letters."""
    found = {path: [word for word in words if word.casefold() in text.casefold()] for path, text in read.items()}
    return {path: hits for path, hits in found.items() if hits}


def without_directory(read: dict[str, str]) -> dict[str, str]:
    """Without the directory and the lists of people that stand behind fields of other rooms."""
    return {path: text for path, text in read.items() if not path.startswith(_OF_DIRECTORY)}


def every_path(rooms: set[str] | None) -> Iterator[str]:
    """Each address of the site with each record of this test that it may speak of."""
    values = parameter_values()
    for address in addresses():
        if rooms is not None and address.room not in rooms:
            continue
        # Without a room are the addresses of signing in: they open nothing of anybody's work.
        if address.room in {"", "admin", "demo"}:
            continue
        offered = [pks_of(address) if name == "pk" else values.get(name, [1]) for name in address.parameters]
        for chosen in product(*offered):
            yield reverse(f"{address.room}:{address.name}", kwargs=dict(zip(address.parameters, chosen, strict=True)))


def pks_of(address: Address) -> list[int]:
    if address.room == "expertise":
        return _pks(model_of(address.name))
    names = [name for name in _OTHER_PKS if f"{address.room}:{address.name}".startswith(name)]
    return _pks(_OTHER_PKS[max(names, key=len)]) if names else [1]


def parameter_values() -> dict[str, list[Any]]:
    return {
        "file_pk": sorted({*_pks(SubmissionFile), *_pks(PracticeFile)}),
        "number": [1],
        "file_format": ["docx", "pdf", "html", "json", "xlsx"],
        "token": [*Endorsement.objects.values_list("token", flat=True), "x"],
        "slug": ["dalniy"],
        "key": ["material"],
        "name": ["fields"],
        "item_pk": _pks(AgendaItem),
        "form": ["full"],
        "kind": ["minutes"],
        "code": ["year"],
        "capacity": ["secretary"],
        "place": ["attendance"],
        "step": ["announce"],
    }


_OTHER_PKS: dict[str, type[Model]] = {
    "meetings:": Meeting,
    "portal:public_minutes": Meeting,
    "documents:": IssuedPaper,
    "assignments:": Assignment,
    "planning:": Plan,
    "planning:calendar": Association,
    "planning:rollup": Association,
    "directory:association": Association,
    "directory:composition": Association,
    "directory:person": Person,
    "directory:organization": Organization,
    "directory:order": Order,
    "directory:account": User,
}


def _pks(model: type[Model]) -> list[int]:
    return list(model._default_manager.values_list("pk", flat=True))
