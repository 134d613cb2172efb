from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rumo.assignments.actions import ExecutorData
from rumo.assignments.grounds import origins
from rumo.assignments.models import Assignment
from rumo.core import audit
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.versions import Stale
from rumo.meetings import rules
from rumo.meetings.actions import attendance, instructions, resolutions
from rumo.meetings.enums import Choice, ResolutionKind, VoteKind
from rumo.meetings.models import Meeting, NamedVote, Resolution, ResolutionAssignment
from rumo.meetings.roll import roll_of
from rumo.meetings.tally import tally_of
from rumo.meetings.tests import factories as make
from rumo.russian.typography import plain
from tests.cast import Cast

AUTOSAVE = {"X-Autosave": "1"}


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """Six of seven present, the seventh away; one item with a draft of two decisions."""
    meeting = make.make_session(cast.association, cast.members[0], cast.members[2], items=0)
    make.make_item(meeting, expected_resolution="Утвердить отчёт.\n\nРекомендовать ОМСУ учесть опыт.")
    attendance.mark_attendance(meeting, cast.members[6], version=0, presence="excused", actor=cast.secretary)
    attendance.mark_rest_present(meeting, actor=cast.secretary)
    return meeting


@pytest.fixture
def resolution(cast: Cast, meeting: Meeting) -> Resolution:
    return make.make_resolution(meeting.items.get())


def save(resolution: Resolution, cast: Cast, **fields: Any) -> Resolution:
    defaults = {
        "version": resolution.version,
        "kind": ResolutionKind.APPROVE,
        "text": "Утвердить отчёт.",
        "vote_kind": VoteKind.OPEN,
        "count": None,
        "actor": cast.secretary,
    }
    return resolutions.save_resolution(resolution, **{**defaults, **fields})


def test_the_draft_becomes_decisions_once(cast: Cast, meeting: Meeting) -> None:
    item = meeting.items.get()
    first = resolutions.add_resolutions(item, actor=cast.secretary)
    assert [(one.position, one.kind, one.text) for one in first] == [
        (1, "approve", "Утвердить отчёт."),
        (2, "recommend", "Рекомендовать ОМСУ учесть опыт."),
    ]
    (third,) = resolutions.add_resolutions(item, actor=cast.secretary)
    assert (third.position, third.kind, third.text) == (3, "other", "")


@pytest.mark.parametrize(
    ("count", "text"),
    [
        ((6, 0, 0), "Принято единогласно"),
        ((5, 0, 0), "Принято"),
        ((5, 0, 1), "Принято"),
        ((4, 2, 0), "Принято"),
        ((2, 4, 0), "Не принято"),
        ((3, 3, 0), "Голоса разделились поровну: укажите голос председательствующего"),
        ((3, 3, 0, Choice.FOR), "Принято голосом председательствующего"),
        ((3, 3, 0, Choice.AGAINST), "Не принято"),
        ((0, 0, 0), "Не принято"),
    ],
)
def test_the_result_follows_the_numbers(
    cast: Cast, meeting: Meeting, resolution: Resolution, count: tuple[Any, ...], text: str
) -> None:
    counted = rules.Count(*count)
    saved = save(resolution, cast, count=counted, chair_choice=counted.chair)
    tally = tally_of(saved, roll_of(meeting))
    assert tally is not None
    assert tally.text == text


def test_not_counted_is_not_unanimous(cast: Cast, meeting: Meeting, resolution: Resolution) -> None:
    assert tally_of(save(resolution, cast), roll_of(meeting)) is None


@pytest.mark.parametrize(("count", "fits"), [((6, 0, 0), True), ((4, 2, 1), False), ((7, 0, 0), False)])
def test_votes_never_exceed_those_present(
    cast: Cast, resolution: Resolution, count: tuple[int, int, int], fits: bool
) -> None:
    if fits:
        assert save(resolution, cast, count=rules.Count(*count)).is_counted
        return
    with pytest.raises(resolutions.TooManyVotes, match="Голосов 7, а по вопросу присутствуют 6"):
        save(resolution, cast, count=rules.Count(*count))
    resolution.refresh_from_db()
    assert (resolution.version, resolution.is_counted) == (1, False)


def test_votes_are_limited_by_those_there_for_the_item(cast: Cast, meeting: Meeting, resolution: Resolution) -> None:
    late = make.make_item(meeting)
    attendance.mark_attendance(
        meeting, cast.members[5], version=1, presence="present", came_for=late, actor=cast.secretary
    )
    with pytest.raises(resolutions.TooManyVotes):
        save(resolution, cast, count=rules.Count(6, 0, 0))
    assert save(resolution, cast, count=rules.Count(5, 0, 0)).votes_for == 5


def test_unanimous_writes_the_real_number(cast: Cast, resolution: Resolution) -> None:
    saved = resolutions.count_unanimous(resolution, version=1, actor=cast.secretary)
    assert (saved.votes_for, saved.votes_against, saved.votes_abstained) == (6, 0, 0)
    with pytest.raises(Stale):
        resolutions.count_unanimous(resolution, version=1, actor=cast.secretary)


def test_unanimous_needs_somebody_present(cast: Cast) -> None:
    empty = make.make_session(cast.association, cast.members[0], cast.members[2], items=1)
    with pytest.raises(Refusal, match="отметьте присутствие"):
        resolutions.count_unanimous(make.make_resolution(empty.items.get()), version=1, actor=cast.secretary)


def test_votes_by_name_make_the_numbers(cast: Cast, meeting: Meeting, resolution: Resolution) -> None:
    chair, deputy, third = cast.members[0], cast.members[1], cast.members[2]
    by_name = {chair.pk: "for", deputy.pk: "against", third.pk: "abstained"}
    saved = save(resolution, cast, vote_kind=VoteKind.OPEN_BY_NAME, by_name=by_name)
    assert (saved.votes_for, saved.votes_against, saved.votes_abstained, saved.chair_choice) == (1, 1, 1, "for")
    saved = save(saved, cast, vote_kind=VoteKind.OPEN_BY_NAME, by_name={chair.pk: "for", deputy.pk: "for"})
    assert dict(NamedVote.objects.values_list("person_id", "choice")) == {chair.pk: "for", deputy.pk: "for"}
    unanimous = resolutions.count_unanimous(saved, version=3, actor=cast.secretary)
    assert (unanimous.votes_for, NamedVote.objects.count()) == (6, 6)
    secret = save(unanimous, cast, vote_kind=VoteKind.SECRET, count=rules.Count(6, 0, 0))
    assert (secret.votes_for, NamedVote.objects.count()) == (6, 0)


def test_the_absent_do_not_vote(cast: Cast, resolution: Resolution) -> None:
    absent = cast.members[6]
    with pytest.raises(Refusal, match=absent.short_name):
        save(resolution, cast, vote_kind=VoteKind.OPEN_BY_NAME, by_name={absent.pk: "for"})
    with pytest.raises(Refusal, match="голос не члена объединения"):
        save(resolution, cast, vote_kind=VoteKind.OPEN_BY_NAME, by_name={cast.teacher.person.pk: "for"})
    assert not NamedVote.objects.exists()


def test_deleting_takes_votes_and_drafts_along(cast: Cast, meeting: Meeting, client: Client) -> None:
    first, second = resolutions.add_resolutions(meeting.items.get(), actor=cast.secretary)
    client.force_login(cast.secretary)
    client.post(
        reverse("meetings:instruction_add", args=[meeting.pk, first.pk]),
        {"text": "Разослать", "leads": [f"person:{cast.members[4].pk}"]},
    )
    assert Assignment.objects.count() == 1
    resolutions.delete_resolution(first, actor=cast.secretary)
    second.refresh_from_db()
    assert (second.position, Assignment.objects.count()) == (1, 0)
    assert audit.history(meeting.items.get())[0].changes["text"] == "Утвердить отчёт."


def test_a_member_decides_nothing(cast: Cast, meeting: Meeting, resolution: Resolution) -> None:
    with pytest.raises(NotAllowed):
        resolutions.add_resolutions(meeting.items.get(), actor=cast.member)
    with pytest.raises(NotAllowed):
        save(resolution, cast, actor=cast.member)
    with pytest.raises(NotAllowed):
        resolutions.delete_resolution(resolution, actor=cast.member)


def url_of(name: str, meeting: Meeting, resolution: Resolution) -> str:
    return reverse(f"meetings:{name}", args=[meeting.pk, resolution.pk])


DATA = {"kind": "approve", "text": "Утвердить.", "vote_kind": "open"}


def test_the_page_tells_the_result(cast: Cast, meeting: Meeting, resolution: Resolution, client: Client) -> None:
    client.force_login(cast.secretary)
    url = url_of("resolution_save", meeting, resolution)
    told = client.post(url, {**DATA, "version": 1, "votes_for": 5}, headers=AUTOSAVE).json()
    assert (told["outcome"], told["warnings"], told["tie"]) == ("Принято", ["Не голосовали: 1."], False)
    told = client.post(url, {**DATA, "version": 2, "votes_for": 3, "votes_against": 3}, headers=AUTOSAVE).json()
    assert told["tie"]
    answer = client.post(url, {**DATA, "version": 3, "votes_for": 60}, headers=AUTOSAVE)
    assert answer.status_code == 422
    assert "Голосов 60" in answer.json()["errors"]["__all__"][0]
    answer = client.post(url, {**DATA, "version": 3, "votes_for": -1}, headers=AUTOSAVE)
    assert list(answer.json()["errors"]) == ["votes_for"]
    answer = client.post(url, {**DATA, "version": 1, "text": "Иначе."}, headers=AUTOSAVE)
    assert answer.status_code == 409
    assert answer.json()["fields"]["votes_against"] == {"label": "Против", "theirs": "3"}
    page = client.post(url, {**DATA, "version": 3, "votes_for": 60, "text": "Мой текст"})
    assert page.status_code == 422
    assert "Мой текст" in page.text


def test_turning_to_names_and_back_keeps_the_numbers(
    cast: Cast, meeting: Meeting, resolution: Resolution, client: Client
) -> None:
    client.force_login(cast.secretary)
    url = url_of("resolution_save", meeting, resolution)
    by_name = {**DATA, "vote_kind": "open_by_name"}
    assert client.post(url, {**by_name, "version": 1}, headers=AUTOSAVE).json()["recast"]
    names = {f"vote_{person.pk}": "for" for person in cast.members[:4]} | {f"vote_{cast.members[4].pk}": "against"}
    told = client.post(url, {**by_name, **names, "version": 2}, headers=AUTOSAVE).json()
    assert (told["recast"], told["outcome"]) == (False, "Принято")
    assert NamedVote.objects.count() == 5
    assert client.post(url, {**DATA, "version": 3}, headers=AUTOSAVE).json()["recast"]
    resolution.refresh_from_db()
    assert (resolution.votes_for, resolution.votes_against, NamedVote.objects.count()) == (4, 1, 0)


def test_one_key_for_unanimous(cast: Cast, meeting: Meeting, resolution: Resolution, client: Client) -> None:
    client.force_login(cast.secretary)
    url = url_of("resolution_unanimous", meeting, resolution)
    card = client.post(url, {"version": 1}, headers={"HX-Request": "true"})
    assert "Принято единогласно" in card.text
    plain_post = client.post(url, {"version": 2, "kind": "note", "text": "Принять к сведению."})
    assert plain_post.status_code == 302
    resolution.refresh_from_db()
    assert (resolution.text, resolution.votes_for) == ("Принять к сведению.", 6)
    assert client.post(url, {"version": 1}, headers={"HX-Request": "true"}).status_code == 409


def test_assignments_of_a_resolution(cast: Cast, meeting: Meeting, resolution: Resolution, client: Client) -> None:
    client.force_login(cast.secretary)
    url = url_of("instruction_add", meeting, resolution)
    lead, helper = f"person:{cast.members[4].pk}", f"organization:{cast.institute.pk}"
    refused = client.post(url, {"text": "Разослать отчёт", "due_text": "до 1 марта"}, headers={"HX-Request": "true"})
    assert refused.status_code == 422
    assert "Разослать отчёт" in refused.text
    assert "Укажите, кто отвечает." in refused.text
    data = {"text": "Разослать отчёт", "leads": [lead, "role:secretary"], "helpers": [helper], "due_on": "01.03.2025"}
    shown = client.post(url, data, headers={"HX-Request": "true"})
    assert "до 1 марта 2025 г." in plain(shown.text)
    link = ResolutionAssignment.objects.get()
    assert [(str(one), one.is_lead) for one in link.assignment.executors.all()] == [
        (cast.members[4].short_name, True),
        ("секретарь", True),
        ("ДИРО", False),
    ]
    edit = reverse("meetings:instruction_edit", args=[meeting.pk, link.pk])
    assert lead in client.get(edit, headers={"HX-Request": "true"}).text
    client.post(edit, {"text": "Разослать", "leads": [lead], "due_text": "ежемесячно"}, headers={"HX-Request": "true"})
    link.assignment.refresh_from_db()
    assert (link.assignment.text, link.assignment.due_text, link.assignment.executors.count()) == (
        "Разослать",
        "ежемесячно",
        1,
    )
    stranger = client.post(
        url, {"text": "Чужому", "leads": [f"person:{cast.stranger.person.pk}"]}, headers={"HX-Request": "true"}
    )
    assert stranger.status_code == 422
    client.post(reverse("meetings:instruction_delete", args=[meeting.pk, link.pk]), headers={"HX-Request": "true"})
    assert not Assignment.objects.exists()


def test_an_assignment_knows_the_item_it_comes_from(cast: Cast, meeting: Meeting, resolution: Resolution) -> None:
    executors = [ExecutorData(person=cast.members[4])]
    link = instructions.draft_instruction(
        resolution, text="Разослать", due_text="", due_on=None, executors=executors, actor=cast.secretary
    )
    assert plain(link.assignment.ground) == "Протокол от 15 мая 2024 г., вопрос 1, решение 1"
    origin = origins([link.assignment])[link.assignment.pk]
    assert origin.label == "Заседание от 15.05.2024, вопрос 1"
    assert origin.url == f"/meetings/{meeting.pk}/?item={resolution.item_id}#session"
