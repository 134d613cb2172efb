"""The session's pages: who reaches them, how many queries they take, what they show."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rumo.assignments.actions import ExecutorData
from rumo.core import clock
from rumo.directory.powers import forget_powers
from rumo.directory.tests import factories as directory
from rumo.meetings.actions import attendance, discussion, instructions, resolutions
from rumo.meetings.models import AgendaItem, Meeting, ResolutionAssignment, Speech
from rumo.meetings.tests import factories as make
from rumo.meetings.urls.session import urlpatterns
from tests.cast import Cast

HTMX = {"HX-Request": "true"}


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    meeting = make.make_session(cast.association, cast.members[0], cast.members[2], items=1)
    fill(cast, meeting.items.get())
    attendance.mark_rest_present(meeting, actor=cast.secretary)
    attendance.admit_guest(meeting, cast.teacher.person, actor=cast.secretary)
    return meeting


def fill(cast: Cast, item: AgendaItem) -> None:
    """A speech, a resolution with an assignment."""
    discussion.add_speech(item, cast.members[4], actor=cast.secretary)
    (resolution,) = resolutions.add_resolutions(item, actor=cast.secretary)
    executors = [ExecutorData(person=cast.members[4]), ExecutorData(organization=cast.institute)]
    instructions.draft_instruction(
        resolution, text="Разослать", due_text="", due_on=None, executors=executors, actor=cast.secretary
    )


def addresses(meeting: Meeting) -> dict[str, str]:
    """Every address of the session but the ballots by secret link, by its name."""
    item = meeting.items.get()
    keys = {
        "pk": meeting.pk,
        "place": item.pk,
        "person_pk": meeting.chair_id,
        "guest_pk": meeting.guests.get().pk,
        "item_pk": item.pk,
        "speech_pk": Speech.objects.get().pk,
        "resolution_pk": item.resolutions.get().pk,
        "link_pk": ResolutionAssignment.objects.get().pk,
    }
    found = {}
    for pattern in urlpatterns:
        names = pattern.pattern.converters.keys()
        if "token" not in names:
            found[str(pattern.name)] = reverse(f"meetings:{pattern.name}", kwargs={name: keys[name] for name in names})
    return found


# What answers a GET; the rest are POST alone.
READ = {
    "session_nav", "session_place", "session_people", "session_executors", "resolution_card", "instruction_add",
    "instruction_edit",
}  # fmt: skip


# Keys of what belongs to one meeting.
RECORDS = {"guest_pk", "item_pk", "speech_pk", "resolution_pk", "link_pk"}


def converters(name: str) -> set[str]:
    return next(set(pattern.pattern.converters) for pattern in urlpatterns if pattern.name == name)


def test_every_member_of_the_cast_at_every_address(cast: Cast, meeting: Meeting) -> None:
    found = addresses(meeting)
    assert len(found) == len(urlpatterns) - 2
    run = {"admin", "chair", "deputy", "secretary"}
    for name, user in cast.everybody().items():
        client = Client()
        client.force_login(user)
        expected = (
            200 if name in run else 403 if name in {"member", "expert", "teacher"} else 404
        )  # the teacher is a guest
        for address in READ:
            assert client.get(found[address], headers=HTMX).status_code == expected, (name, address)
        if name not in run:
            for address in found.keys() - {"own_ballot"}:
                refused = {403, 405} if expected == 403 else {404, 405}
                assert client.post(found[address], {"version": 1}).status_code in refused, (name, address)
        assert client.get(found["own_ballot"]).status_code == 404


def test_an_anonymous_visitor_is_sent_to_sign_in(meeting: Meeting, client: Client) -> None:
    for address in addresses(meeting).values():
        assert client.get(address)["Location"].startswith("/accounts/login/")


def test_records_of_another_meeting_are_not_reached(cast: Cast, meeting: Meeting, client: Client) -> None:
    other = make.make_session(cast.association, cast.members[0], cast.members[2], date=date(2024, 6, 1))
    client.force_login(cast.secretary)
    own = {name: url for name, url in addresses(meeting).items() if RECORDS & converters(name)}
    assert len(own) > 10
    for name, address in own.items():
        moved = address.replace(f"/meetings/{meeting.pk}/", f"/meetings/{other.pk}/", 1)
        assert client.post(moved, {"version": 1}).status_code in {404, 405}, name
        assert client.get(moved).status_code in {404, 405}, name


def grown(cast: Cast, items: int, members: int) -> Meeting:
    association = directory.make_association(cast.institute, parent=cast.association)
    order = directory.make_order(association)
    for _ in range(members):
        directory.make_membership(association, directory.make_person(cast.region, cast.institute), appointed_by=order)
    meeting = make.make_session(association, cast.members[0], cast.members[2], items=items)
    forget_powers(cast.admin)
    for item in meeting.items.all():
        fill(cast, item)
    attendance.mark_rest_present(meeting, actor=cast.admin)
    return meeting


def queries(client: Client, meeting: Meeting, place: str) -> int:
    url = reverse("meetings:meeting", args=[meeting.pk])
    client.get(url, {"item": place})  # content types and the like are remembered after the first time
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url, {"item": place}).status_code == 200
    return len(captured)


@pytest.mark.parametrize("place", ["attendance", "first item"])
def test_queries_do_not_grow_with_the_meeting(cast: Cast, client: Client, place: str) -> None:
    client.force_login(cast.admin)
    counts = []
    for items, members in ((10, 40), (20, 80)):
        meeting = grown(cast, items, members)
        chosen = str(meeting.items.all()[0].pk) if place == "first item" else place
        counts.append(queries(client, meeting, chosen))
    assert counts[0] == counts[1] < 60


def test_a_late_item_is_put_last_and_opened(cast: Cast, meeting: Meeting, client: Client) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(invited_at=clock.now())
    client.force_login(cast.secretary)
    url = reverse("meetings:late_item_add", args=[meeting.pk])
    refused = client.post(url, {"title": "", "expected_resolution": "Создать группу"}, headers=HTMX)
    assert refused.status_code == 422
    assert "Создать группу" in refused.text
    page = client.post(url, {"title": "О рабочей группе", "expected_resolution": ""}, headers=HTMX)
    item = meeting.items.get(position=2)
    assert item.is_late
    assert page["HX-Push-Url"] == f"/meetings/{meeting.pk}/?item={item.pk}#session"


def test_an_item_is_dropped_and_brought_back(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    url = reverse("meetings:session_item_drop", args=[meeting.pk, meeting.items.get().pk])
    assert "снят с рассмотрения" in client.post(url, headers=HTMX).text
    assert meeting.items.get().is_dropped
    client.post(url)
    assert not meeting.items.get().is_dropped


def test_the_people_of_the_meeting_are_offered_first(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    url = reverse("meetings:session_people", args=[meeting.pk])
    offered = [one["text"] for one in client.get(url).json()["results"]]
    assert offered.index("Щука\xa0Е.П.") > offered.index("Саенко\xa0Е.П.")
    assert [one["text"] for one in client.get(url, {"q": "римск ел"}).json()["results"]] == ["Римская-Лебедь\xa0Е.П."]
    assert client.get(url, {"q": "Чужих"}).json()["results"] == []
    executors = client.get(reverse("meetings:session_executors", args=[meeting.pk]), {"q": "секр"}).json()["results"]
    assert [one["value"] for one in executors] == ["role:secretary"]


def test_the_session_opens_where_there_is_work(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    page = reverse("meetings:meeting", args=[meeting.pk])
    assert 'id="item-form"' in client.get(page).text
    fresh = make.make_session(cast.association, cast.members[0], cast.members[2], date=date(2024, 6, 1))
    assert "data-roll" in client.get(reverse("meetings:meeting", args=[fresh.pk])).text
    assert "data-roll" in client.get(page, {"item": "attendance"}).text
    assert 'id="item-form"' in client.get(page, {"item": "x<y"}).text
