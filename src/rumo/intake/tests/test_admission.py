"""From a paper that was read to a meeting in the register, and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.template.loader import render_to_string

from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.files import TEXT, store_bytes
from rumo.directory.models import Membership, Order, Person
from rumo.directory.tests.factories import make_membership
from rumo.documents.models import IssuedPaper, PaperFile
from rumo.intake.actions import admission, papers
from rumo.intake.choices import Choice, choices_of
from rumo.intake.enums import PaperState
from rumo.intake.models import IncomingPaper
from rumo.intake.tests.papers import make_paper, minutes
from rumo.meetings import prints
from rumo.meetings.actions import signing
from rumo.meetings.actions.meetings import NumberTaken
from rumo.meetings.enums import MeetingState, Origin, Presence
from rumo.meetings.models import Annex, Meeting, MinutesRevision
from rumo.meetings.tests.factories import make_meeting
from rumo.meetings.views.signing import signing_context
from rumo.papers.json import from_json
from rumo.papers.minutes import Minutes, Outcome, ResolutionPoint, Revision, Votes
from tests.cast import Cast

GUEST = "Тюленева А.Л."


def admit(cast: Cast, paper: IncomingPaper) -> Meeting:
    paper.refresh_from_db()
    meeting = admission.admit_paper(paper, version=paper.version, actor=cast.secretary)
    assert isinstance(meeting, Meeting)
    return meeting


def made(cast: Cast, **fields: Any) -> IncomingPaper:
    """Minutes in which the only name unknown to the directory is the guest's."""
    return make_paper(cast.association, cast.secretary, minutes(**fields))


def test_admitted_minutes_are_a_signed_meeting_of_the_register(cast: Cast) -> None:
    paper = made(cast)
    meeting = admit(cast, paper)
    assert (meeting.state, meeting.origin, meeting.number) == (MeetingState.SIGNED, Origin.IMPORTED, 2)
    assert (meeting.date, meeting.series) == (date(2019, 3, 14), "2019")
    assert meeting.original == paper.file.stored
    assert meeting.chair is not None
    assert meeting.chair.surname == "Гуменник"
    paper.refresh_from_db()
    assert (paper.state, paper.admitted_meeting, paper.admitted_by) == (PaperState.ADMITTED, meeting, cast.secretary)


def test_people_of_the_minutes_are_marked(cast: Cast) -> None:
    meeting = admit(cast, made(cast))
    marks = {mark.person.surname: (mark.presence, mark.reason) for mark in meeting.attendances.all()}
    assert marks == {
        "Гуменник": (Presence.PRESENT, ""),
        "Петрова": (Presence.PRESENT, ""),
        "Белова": (Presence.PRESENT, ""),
        "Ковалян": (Presence.PRESENT, ""),
        "Саенко": (Presence.EXCUSED, "командировка"),
    }
    assert [(guest.person.surname, guest.post, guest.came) for guest in meeting.guests.all()] == [
        ("Тюленева", "директор школы", True)
    ]


def test_questions_keep_speakers_and_decisions(cast: Cast) -> None:
    meeting = admit(cast, made(cast))
    first, second = meeting.items.all()
    assert (first.title, first.about) == ("Об итогах олимпиады", "об итогах олимпиады")
    speakers = {one.person.surname: (one.on_agenda, one.was_heard) for one in first.speakers.all()}
    assert speakers == {"Ковалян": (True, True), "Тюленева": (False, True)}
    assert first.resolutions.get().text == "Принять к сведению."
    expected = "Утвердить план. Разослать план Ответственные: Белова Е.П. Срок: до 1 июня."
    assert second.resolutions.get().text.replace("..", ".") == expected


def test_votes_are_kept_only_when_counted(cast: Cast) -> None:
    items = list(minutes().items)
    items[0] = replace(items[0], resolutions=(ResolutionPoint("1", "Решили.", Votes(5, 0, 0, Outcome.CARRIED)),))
    meeting = admit(cast, made(cast, items=tuple(items)))
    counted, silent = (item.resolutions.get() for item in meeting.items.all())
    assert (counted.votes_for, counted.votes_against, counted.votes_abstained) == (5, 0, 0)
    assert not silent.is_counted


def test_the_paper_is_issued_and_prints_in_our_layout(cast: Cast) -> None:
    meeting = admit(cast, made(cast))
    revision = meeting.revisions.get()
    assert revision.number == 0
    assert revision.paper.files.count() == 3
    assert from_json(revision.paper.data) == replace(minutes(), draft=False)
    printed = prints.print_minutes(meeting, from_json(revision.paper.data).form, "docx")  # type: ignore[arg-type]
    assert printed.content.startswith(b"PK")


def test_a_corrected_revision_keeps_its_number(cast: Cast) -> None:
    meeting = admit(cast, made(cast, revision=Revision(1, date(2019, 4, 1), "ошибка в дате")))
    revision = meeting.revisions.get()
    assert (revision.number, revision.reason) == (1, "ошибка в дате")


def test_who_is_missing_in_the_directory_is_created_without_an_order(cast: Cast) -> None:
    orders = Order.objects.count()
    admit(cast, made(cast))
    person = Person.objects.get(surname="Тюленева")
    assert (person.first_name, person.patronymic, person.gender) == ("А.", "Л.", "f")
    assert not Membership.objects.filter(person=person).exists()
    assert Order.objects.count() == orders


def test_a_person_chosen_by_hand_is_taken(cast: Cast) -> None:
    paper = made(cast)
    paper.people = {GUEST: {"person": cast.teacher.person.pk}}
    paper.save()
    meeting = admit(cast, paper)
    assert meeting.guests.get().person == cast.teacher.person
    assert not Person.objects.filter(surname="Тюленева").exists()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"number": ""}, "номер протокола"),
        ({"number": "б/н"}, "номер протокола"),
        ({"date": None}, "дата заседания"),
        ({"date": date(2999, 1, 1)}, "ещё не наступила"),
        ({"agenda": (), "items": ()}, "ни одного вопроса"),
        ({"items": (*minutes().items, minutes().items[0])}, "Номера вопросов"),
    ],
)
def test_minutes_that_lack_something_are_refused(cast: Cast, fields: dict[str, Any], message: str) -> None:
    paper = made(cast, **fields)
    people = Person.objects.count()
    with pytest.raises(Refusal, match=message):
        admit(cast, paper)
    assert not Meeting.objects.exists()
    assert Person.objects.count() == people


def test_a_name_nobody_decided_on_is_asked_for(cast: Cast) -> None:
    twin = cast.members[5]
    Person.objects.create(
        region=cast.region, surname=twin.surname, first_name="Евгения", patronymic="Петровна", gender="f"
    )
    with pytest.raises(Refusal, match=r"Белова Е\.П\."):
        admit(cast, made(cast))


def test_a_taken_number_is_refused_and_nothing_is_kept(cast: Cast) -> None:
    make_meeting(cast.association, number=2, date=date(2019, 2, 1))
    paper = made(cast)
    with pytest.raises(NumberTaken, match="Следующий свободный — 3"):
        admit(cast, paper)
    paper.refresh_from_db()
    assert paper.state == PaperState.PENDING
    assert Meeting.objects.count() == 1
    assert not IssuedPaper.objects.exists()
    assert not Person.objects.filter(surname="Тюленева").exists()


def test_what_was_changed_meanwhile_is_not_admitted_unseen(cast: Cast) -> None:
    paper = made(cast)
    edit(cast, paper, minutes(city="Заречный"))
    with pytest.raises(Conflict):
        admission.admit_paper(paper, version=1, actor=cast.secretary)


def test_twice_is_once(cast: Cast) -> None:
    paper = made(cast)
    admit(cast, paper)
    with pytest.raises(NotAllowed, match="уже принят"):
        admit(cast, paper)
    assert Meeting.objects.count() == 1


def test_a_text_of_unknown_kind_is_not_admitted(cast: Cast) -> None:
    paper = make_paper(cast.association, cast.secretary, kind="other", data={"kind": "unknown"})
    with pytest.raises(NotAllowed, match="не распознан"):
        admit(cast, paper)


def test_an_imported_meeting_is_not_corrected_but_read_anew(cast: Cast) -> None:
    meeting = admit(cast, made(cast))
    with pytest.raises(NotAllowed, match="Старые документы"):
        signing.start_correction(meeting, reason="Опечатка", actor=cast.secretary)
    page = render_to_string("meetings/signing/_signed.html", signing_context(cast.secretary, meeting))
    assert "подписи стоят на бумаге" in page
    assert "Подписано" not in page


# --- back -------------------------------------------------------------------------------------------------------------


def test_undone_admission_leaves_nothing(cast: Cast) -> None:
    paper = made(cast)
    admit(cast, paper)
    admission.undo_admission(paper, actor=cast.secretary)
    paper.refresh_from_db()
    assert (paper.state, paper.admitted_meeting, paper.created_people) == (PaperState.PENDING, None, [])
    for model in (Meeting, MinutesRevision, IssuedPaper, PaperFile):
        assert not model._default_manager.exists()
    assert not Person.objects.filter(surname="Тюленева").exists()
    assert paper.file.stored.content()
    assert admit(cast, paper).number == 2


def test_somebody_who_got_a_place_since_stays(cast: Cast) -> None:
    paper = made(cast)
    admit(cast, paper)
    make_membership(cast.association, Person.objects.get(surname="Тюленева"))
    admission.undo_admission(paper, actor=cast.secretary)
    assert Person.objects.filter(surname="Тюленева").exists()


@pytest.mark.parametrize("state", [MeetingState.PUBLISHED, MeetingState.MINUTES])
def test_what_went_on_is_not_undone(cast: Cast, state: MeetingState) -> None:
    paper = made(cast)
    meeting = admit(cast, paper)
    Meeting.objects.filter(pk=meeting.pk).update(state=state, published_at=meeting.created_at)
    with pytest.raises(NotAllowed, match="состояние заседания"):
        admission.undo_admission(paper, actor=cast.secretary)
    assert Meeting.objects.exists()


def test_a_meeting_with_files_is_not_undone(cast: Cast) -> None:
    paper = made(cast)
    meeting = admit(cast, paper)
    stored = store_bytes(b"text", "a.txt", TEXT, actor=cast.secretary)
    Annex.objects.create(meeting=meeting, title="Отчёт", file=stored)
    with pytest.raises(NotAllowed, match="приложены файлы"):
        admission.undo_admission(paper, actor=cast.secretary)


# --- corrections ------------------------------------------------------------------------------------------------------


def edit(cast: Cast, paper: IncomingPaper, corrected: Minutes, choices: tuple[Choice, ...] = ()) -> IncomingPaper:
    correction = papers.Correction(corrected, cast.association, choices, paper.found)
    return papers.edit_paper(paper, correction=correction, version=paper.version, actor=cast.secretary)


def test_a_correction_is_checked_anew(cast: Cast) -> None:
    paper = made(cast)
    edit(cast, paper, minutes(absent=(minutes().absent[0], replace(minutes().absent[0], name="Белова Е.П."))))
    assert paper.is_edited
    assert paper.errors == sum(finding["severity"] == "error" for finding in paper.findings) > 0


def test_choosing_people_alone_is_no_correction(cast: Cast) -> None:
    paper = made(cast)
    edit(cast, paper, minutes(), (Choice(GUEST, None, True, "Тюленева Анна Лукинична", "f"),))
    assert not paper.is_edited
    known = list(cast.region.people.all())
    chosen = {choice.name: choice for choice, _match in choices_of(paper, known)}
    assert chosen[GUEST].full_name == "Тюленева Анна Лукинична"
    admit(cast, paper)
    assert Person.objects.get(surname="Тюленева").first_name == "Анна"


def test_an_admitted_paper_is_not_corrected(cast: Cast) -> None:
    paper = made(cast)
    admit(cast, paper)
    paper.refresh_from_db()
    with pytest.raises(NotAllowed, match="уже принят"):
        edit(cast, paper, minutes(city="Заречный"))


def test_what_is_not_needed_can_be_taken_back(cast: Cast) -> None:
    paper = made(cast)
    papers.reject_paper(paper, actor=cast.secretary)
    assert paper.state == PaperState.REJECTED
    with pytest.raises(NotAllowed, match="ненужный"):
        admit(cast, paper)
    papers.restore_paper(paper, actor=cast.secretary)
    assert paper.state == PaperState.PENDING
