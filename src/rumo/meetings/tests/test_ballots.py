"""An absentee meeting from the ballots sent to the votes counted."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import make_aware

from rumo.core import audit, clock
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.models import Mail
from rumo.directory.models import Person
from rumo.meetings.actions import attendance, resolutions, states
from rumo.meetings.actions import ballots as actions
from rumo.meetings.enums import MeetingForm, MeetingState
from rumo.meetings.models import Attendance, Invitation, Meeting, NamedVote, Resolution
from rumo.meetings.roll import roll_of
from rumo.meetings.tally import tally_of
from rumo.meetings.tests import factories as make
from tests.cast import Cast

OPEN, BEFORE, AFTER = date(2024, 2, 13), date(2024, 2, 11), date(2024, 2, 15)


@pytest.fixture
def draft(cast: Cast) -> Meeting:
    """Two questions, three decisions; the window is 12–14 February 2024."""
    meeting = make.make_meeting(
        cast.association,
        date=date(2024, 2, 12),
        date_to=date(2024, 2, 14),
        form=MeetingForm.ABSENTEE,
        chair=cast.members[0],
        secretary=cast.members[2],
        voting_opens=make_aware(datetime(2024, 2, 12, 0, 0)),
        voting_closes=make_aware(datetime(2024, 2, 14, 23, 59)),
    )
    make.make_item(meeting, title="О грифе", expected_resolution="Присвоить гриф.\nРазослать рекомендации.")
    make.make_item(meeting, title="О сроках", expected_resolution="Перенести семинар.")
    return meeting


@pytest.fixture
def voting(cast: Cast, draft: Meeting) -> Meeting:
    with clock.standing_at(OPEN):
        return states.open_meeting(draft, actor=cast.secretary)


def cast_all(meeting: Meeting, person: Person, choice: str) -> None:
    choices = {question.pk: choice for question in Resolution.objects.filter(item__meeting=meeting)}
    actions.cast_ballot(meeting, person, choices, actor=audit.Guest(person.short_name))


def link_of(meeting: Meeting, person: Person) -> str:
    return reverse("meetings:ballot", args=[Invitation.objects.get(meeting=meeting, person=person).token])


def ballot(meeting: Meeting, choice: str) -> dict[str, Any]:
    return {f"question_{one.pk}": choice for one in Resolution.objects.filter(item__meeting=meeting)}


def test_opening_sends_a_ballot_to_every_member(cast: Cast, voting: Meeting) -> None:
    questions = Resolution.objects.filter(item__meeting=voting)
    assert [
        (one.item.position, one.text, one.vote_kind) for one in questions.order_by("item__position", "position")
    ] == [
        (1, "Присвоить гриф.", "open_by_name"),
        (1, "Разослать рекомендации.", "open_by_name"),
        (2, "Перенести семинар.", "open_by_name"),
    ]
    letters = Mail.objects.filter(subject__startswith="Заочное голосование")
    assert {letter.to for letter in letters} == {person.email for person in cast.members}
    letter = letters.get(to=cast.members[4].email)
    assert link_of(voting, cast.members[4]) in letter.body
    assert "Проект решения: Перенести семинар." in letter.body
    assert not Attendance.objects.exists()


def test_nothing_to_vote_on_is_refused_whole(cast: Cast, draft: Meeting) -> None:
    draft.items.filter(position=2).update(expected_resolution=" ")
    with clock.standing_at(OPEN), pytest.raises(Refusal, match="В вопросе № 2 нет проекта решения"):
        states.open_meeting(draft, actor=cast.secretary)
    draft.refresh_from_db()
    assert (draft.state, Resolution.objects.count(), Mail.objects.count()) == (MeetingState.DRAFT, 0, 0)


@pytest.mark.parametrize(
    ("day", "words"),
    [(BEFORE, "Голосование ещё не началось. Оно откроется 12"), (AFTER, "Голосование завершено 14")],
)
def test_outside_the_window_nobody_votes(voting: Meeting, cast: Cast, client: Client, day: date, words: str) -> None:
    link = link_of(voting, cast.members[4])
    with clock.standing_at(day):
        assert words in client.get(link).text
        answer = client.post(link, ballot(voting, "for"))
    assert answer.status_code == 422
    assert words in answer.text
    assert not NamedVote.objects.exists()


def test_a_member_votes_by_the_link_and_changes_the_vote(voting: Meeting, cast: Cast, client: Client) -> None:
    link = link_of(voting, cast.members[4])
    with clock.standing_at(OPEN):
        page = client.get(link)
        assert "Присвоить гриф." in page.text
        half = dict(list(ballot(voting, "for").items())[:2])
        refused = client.post(link, half)
        assert refused.status_code == 422
        assert "Выберите ответ." in refused.text
        assert not NamedVote.objects.exists()
        assert client.post(link, ballot(voting, "for")).status_code == 302
        assert client.post(link, ballot(voting, "against")).status_code == 302
        assert "Вы уже проголосовали" in client.get(link).text
    assert set(NamedVote.objects.values_list("person", "choice")) == {(cast.members[4].pk, "against")}
    assert NamedVote.objects.count() == 3
    entries = audit.history(voting).filter(verb="cast_ballot")
    assert {entry.actor_name for entry in entries} == {cast.members[4].short_name}


def test_a_signed_in_member_votes_without_the_letter(voting: Meeting, cast: Cast, client: Client) -> None:
    url = reverse("meetings:own_ballot", args=[voting.pk])
    client.force_login(cast.member)
    with clock.standing_at(OPEN):
        assert client.post(url, ballot(voting, "abstained")).status_code == 302
    assert NamedVote.objects.filter(person=cast.members[4]).count() == 3
    for user in (cast.teacher, cast.admin, cast.stranger):
        client.force_login(user)
        with clock.standing_at(OPEN):
            assert client.get(url).status_code == 404


def test_nobody_votes_for_another(voting: Meeting, cast: Cast) -> None:
    choices = {one.pk: "for" for one in Resolution.objects.all()}
    with clock.standing_at(OPEN), pytest.raises(NotAllowed, match="сам за себя"):
        actions.cast_ballot(voting, cast.members[5], choices, actor=cast.secretary)
    with clock.standing_at(OPEN), pytest.raises(NotAllowed, match="вас нет в составе"):
        actions.cast_ballot(voting, cast.teacher.person, choices, actor=cast.teacher)


def test_a_wrong_link_is_not_found(voting: Meeting, client: Client) -> None:
    assert client.get(reverse("meetings:ballot", args=["nothing"])).status_code == 404
    Meeting.objects.filter(pk=voting.pk).update(form=MeetingForm.IN_PERSON)
    assert client.get(link_of(voting, voting.chair)).status_code == 404  # type: ignore[arg-type]


def test_the_vote_closes_by_its_window_and_is_counted(voting: Meeting, cast: Cast) -> None:
    with clock.standing_at(OPEN):
        for member, choice in zip(cast.members[:4], ("for", "for", "against", "against"), strict=True):
            cast_all(voting, member, choice)
        roll = roll_of(voting)
        assert roll.quorum_text() == "4 из 7, 57\xa0% — кворум есть"
        with pytest.raises(NotAllowed, match="проголосовали 4 из 7"):
            states.close_meeting(voting, actor=cast.secretary)
        with pytest.raises(NotAllowed, match="отмечать присутствие не нужно"):
            attendance.mark_rest_present(voting, actor=cast.secretary)
        with pytest.raises(NotAllowed, match="разосланы членам"):
            resolutions.delete_resolution(Resolution.objects.all()[0], actor=cast.secretary)
    with clock.standing_at(AFTER):
        states.close_meeting(voting, actor=cast.secretary)
    voting.refresh_from_db()
    assert voting.state == MeetingState.MINUTES
    for question in Resolution.objects.prefetch_related("named_votes"):
        assert (question.votes_for, question.votes_against, question.votes_abstained) == (2, 2, 0)
        tally = tally_of(question, roll_of(voting))
        assert tally is not None
        assert tally.text == "Принято голосом председательствующего"


def test_when_everybody_has_voted_it_closes_early(voting: Meeting, cast: Cast) -> None:
    with clock.standing_at(OPEN):
        for member in cast.members:
            cast_all(voting, member, "for")
        states.close_meeting(voting, actor=cast.secretary)
    assert {one.votes_for for one in Resolution.objects.all()} == {7}


def test_without_a_vote_nothing_is_counted(voting: Meeting, cast: Cast) -> None:
    with clock.standing_at(AFTER):
        states.close_meeting(voting, actor=cast.secretary)
    assert not any(one.is_counted for one in Resolution.objects.all())
    assert not roll_of(voting).quorum().met
