"""The paper has everything the records have: S1-1 … S1-4 of a real regional protocol."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rumo.core import clock
from rumo.directory.enums import ConsentKind
from rumo.directory.models import Consent, Person
from rumo.meetings import builders, queries
from rumo.meetings.enums import Choice, MeetingForm, MeetingState, Presence, VoteKind
from rumo.meetings.models import Attendance, NamedVote
from rumo.meetings.tests.factories import make_item, make_resolution
from rumo.meetings.tests.full_meeting import AWAY, HERE, FullMeeting, make_full_meeting
from rumo.papers import minutes as paper
from rumo.papers.blocks import Table
from rumo.papers.people import Participant, Signature
from rumo.papers.tests.printed_text import html_text
from rumo.papers.writers.html import write_html
from rumo.russian.cases import Gender
from rumo.russian.names import parse_name


@pytest.fixture
def full(db: None) -> FullMeeting:
    return make_full_meeting()


def build(full: FullMeeting, **options: Any) -> paper.Minutes:
    return builders.build_minutes(queries.meeting_for_minutes(full.meeting.pk), **options)


def surnames(people: Any) -> list[str]:
    return [parse_name(each.name).surname for each in people]  # type: ignore[union-attr]


def test_head_names_founder_organization_and_body_as_of_the_day(full: FullMeeting) -> None:
    built = build(full)
    assert built.founder == "Департамент образования Приморья-на-Дальней"
    assert built.organization == "Приморский институт развития образования"
    assert built.body.startswith("Региональное учебно-методическое объединение")
    assert (built.number, built.date, built.city) == ("4", date(2023, 12, 13), "г. Дальнегорье")
    assert built.conduct is paper.Conduct.REMOTE


def test_people_of_the_meeting(full: FullMeeting) -> None:
    built = build(full)
    assert built.chair == Participant("Ветрова Е.П.", "директор центра ПИРО", Gender.FEMALE)
    assert built.secretary.name == "Заря Е.П."
    assert surnames(built.present) == HERE
    assert surnames(built.absent) == [*AWAY[:5], "Заречный", *AWAY[5:]]
    assert all(each.excused and not each.reason for each in built.absent)
    assert built.invited == (Participant("Григорян Е.П.", "заместитель директора ПИРО", Gender.FEMALE),)
    assert built.quorum == paper.Quorum(25, 35, full.association.rules.quorum, met=True)


def test_reasons_of_absence_are_in_the_paper_only_where_the_rules_print_them(full: FullMeeting) -> None:
    full.association.rules_data = {"show_reasons_of_absence": True}
    full.association.save()
    assert {each.reason for each in build(full).absent} == {"командировка"}


def test_items_with_their_speakers_text_decisions_and_annexes(full: FullMeeting) -> None:
    built = build(full)
    assert [point.number for point in built.agenda] == [1, 2, 3, 4, 5]
    assert surnames(built.agenda[1].speakers) == ["Гончар", "Григорян"]
    assert surnames(built.items[2].heard) == ["Гончар", "Заря"]
    assert built.items[0].about == "об инновационной инфраструктуре"
    assert isinstance(built.items[2].text[1], Table)
    assert built.items[0].discussed[0].text == "предложила обобщить опыт."
    assert [point.number for item in built.items for point in item.resolutions] == ["1", "2.1", "2.2", "3", "4", "5"]
    assert built.items[0].resolutions[0].instructions == (
        paper.Instruction("Подготовить проекты", ("Ветрова Е.П.",), "до 1 марта 2024 г."),
    )
    assert built.items[1].resolutions[1].votes == paper.Votes(24, 0, 1, paper.Outcome.CARRIED)
    assert [(annex.number, annex.title) for annex in built.annexes] == [
        (1, "Отчёт за 2023 год"),
        (2, "План на 2024 год"),
    ]


def test_signed_by_deputy_who_presided_and_by_secretary(full: FullMeeting) -> None:
    assert build(full).signatures == (
        Signature("Заместитель председателя", "Ветрова Е.П."),
        Signature("Секретарь", "Заря Е.П."),
    )


def test_votes_that_nobody_counted_are_not_votes(full: FullMeeting) -> None:
    item = make_item(full.meeting)
    make_resolution(item)
    assert build(full).items[5].resolutions[0].votes is None


def test_vote_by_name_is_counted_from_the_names(full: FullMeeting) -> None:
    resolution = make_resolution(make_item(full.meeting), vote_kind=VoteKind.OPEN_BY_NAME)
    for person, choice in ((full.member.person, Choice.FOR), (full.deputy.person, Choice.AGAINST)):
        NamedVote.objects.create(resolution=resolution, person=person, choice=choice)
    votes = build(full).items[5].resolutions[0].votes
    assert votes is not None
    assert (votes.in_favour, votes.against, votes.abstained, votes.outcome) == (1, 1, 0, paper.Outcome.LOST)
    assert votes.ballots == (
        paper.Ballot("Абрамчук Е.П.", paper.Choice.FOR),
        paper.Ballot("Ветрова Е.П.", paper.Choice.AGAINST),
    )


def test_who_came_late_is_not_there_for_the_first_items(full: FullMeeting) -> None:
    Attendance.objects.filter(meeting=full.meeting, person=full.member.person).update(came_for=full.items[2])
    built = build(full)
    assert built.present[0].came_for == 3
    assert [item.present for item in built.items] == [24, 24, None, None, None]


def test_dropped_item_is_on_the_agenda_and_not_heard(full: FullMeeting) -> None:
    full.items[4].is_dropped = True
    full.items[4].save()
    built = build(full)
    assert built.agenda[4].number == 5
    assert built.items[4] == paper.MinutesItem(5, postponed=True)


def test_absentee_meeting_counts_those_who_voted(full: FullMeeting) -> None:
    window = {"voting_opens": clock.now(), "voting_closes": clock.now().replace(year=2030)}
    full.meeting.__class__.objects.filter(pk=full.meeting.pk).update(form=MeetingForm.ABSENTEE, **window)
    for resolution in full.items[0].resolutions.all():
        NamedVote.objects.create(resolution=resolution, person=full.member.person, choice=Choice.FOR)
    built = build(full)
    assert built.quorum is not None
    assert built.quorum.present == 1
    assert surnames(built.present) == ["Абрамчук"]
    assert built.items[0].resolutions[0].votes == paper.Votes(
        1, 0, 0, paper.Outcome.CARRIED, paper.VoteKind.OPEN_BY_NAME, (paper.Ballot("Абрамчук Е.П.", paper.Choice.FOR),)
    )


def test_layout_follows_the_rules_of_the_association(full: FullMeeting) -> None:
    full.association.rules_data = {"kept_over_ten_years": True, "present_as_annex_over": 15, "font_size_pt": 14}
    full.association.save()
    assert build(full).layout == paper.MinutesLayout(present_as_annex_over=15, left_margin_mm=30, font_size_pt=14)


@pytest.mark.parametrize(
    ("state", "draft"),
    [(MeetingState.IN_SESSION, True), (MeetingState.MINUTES, True), (MeetingState.SIGNED, False)],
)
def test_is_a_draft_until_signed(full: FullMeeting, state: str, draft: bool) -> None:
    full.meeting.state = state
    full.meeting.save()
    assert build(full).draft is draft


def test_extract_has_one_item_and_its_certification(full: FullMeeting) -> None:
    meeting = queries.meeting_for_minutes(full.meeting.pk)
    whole = builders.build_minutes(meeting)
    signer = Signature("Секретарь", "Заря Е.П.")
    built = builders.build_extract(meeting, full.items[2], certified_by=signer, day=date(2023, 12, 20))
    assert built == replace(
        whole,
        form=paper.MinutesForm.EXTRACT,
        agenda=whole.agenda[2:3],
        items=whole.items[2:3],
        annexes=(),
        certification=paper.Certification(signer, date(2023, 12, 20)),
    )


def test_public_copy_names_only_officers_and_those_who_consent(full: FullMeeting) -> None:
    for surname, withdrawn in (("Абрамчук", None), ("Гончар", None), ("Дальних", date(2024, 1, 1))):
        Consent.objects.create(
            person=Person.objects.get(surname=surname),
            kind=ConsentKind.DISSEMINATION,
            given_on=date(2023, 1, 10),
            withdrawn_on=withdrawn,
        )
    with clock.standing_at(date(2024, 6, 20)):
        built = builders.build_public_minutes(queries.meeting_for_minutes(full.meeting.pk))
    assert built.form is paper.MinutesForm.SHORT
    assert surnames(built.present) == ["Абрамчук", "Гончар"]
    assert built.unnamed_present == 21
    assert (built.absent, built.invited, built.items[0].heard) == ((), (), ())
    assert surnames(built.items[1].heard) == ["Гончар"]
    assert built.chair.name == "Ветрова Е.П."
    assert [surnames(item.heard) for item in built.items[2:]] == [["Гончар", "Заря"], ["Ветрова"], ["Ветрова"]]
    assert built.items[0].resolutions[0].instructions[0].responsible == ("Ветрова Е.П.",)
    text = html_text(write_html(built))
    assert "(23 человека) Абрамчук Е.П., Гончар Е.П. и еще 21 человек" in text
    assert "1. РАССМОТРЕЛИ: вопрос об инновационной инфраструктуре." in text


def test_public_copy_without_any_consent_only_counts(full: FullMeeting) -> None:
    resolution = make_resolution(make_item(full.meeting), vote_kind=VoteKind.OPEN_BY_NAME)
    for person in (full.member.person, full.deputy.person):
        NamedVote.objects.create(resolution=resolution, person=person, choice=Choice.FOR)
    built = builders.build_public_minutes(queries.meeting_for_minutes(full.meeting.pk))
    assert (built.present, built.unnamed_present) == ((), 23)
    votes = built.items[5].resolutions[0].votes
    assert votes is not None
    assert (votes.in_favour, votes.ballots) == (2, ())
    assert "Приморья-на-Дальней 23 человека Присутствуют 25 из 35" in html_text(write_html(built))


def test_the_number_of_queries_does_not_grow(full: FullMeeting) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            build(full)
        return len(captured)

    voted = full.items[0].resolutions.get()
    NamedVote.objects.create(resolution=voted, person=full.member.person, choice=Choice.FOR)
    before = count()
    for _n in range(10):
        item = make_item(full.meeting, full.member.person, full.chair.person)
        for resolution in (make_resolution(item), make_resolution(item)):
            NamedVote.objects.create(resolution=resolution, person=full.member.person, choice=Choice.FOR)
    Attendance.objects.filter(meeting=full.meeting).update(presence=Presence.REMOTE)
    assert count() == before
