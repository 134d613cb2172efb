from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from rumo.core import audit
from rumo.core.errors import NotAllowed
from rumo.core.versions import Stale
from rumo.meetings.actions import discussion
from rumo.meetings.models import AgendaItem, Meeting, Speaker, Speech
from rumo.meetings.tests import factories as make
from tests.cast import Cast

AUTOSAVE = {"X-Autosave": "1"}


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    meeting = make.make_session(cast.association, cast.members[0], cast.members[2], items=0)
    make.make_item(meeting, cast.members[3], cast.members[4], title="О результатах работы")
    return meeting


def item_of(meeting: Meeting) -> AgendaItem:
    return meeting.items.get()


def item_url(meeting: Meeting) -> str:
    return reverse("meetings:item_save", args=[meeting.pk, item_of(meeting).pk])


def test_an_item_is_saved_clean_with_those_heard(cast: Cast, meeting: Meeting) -> None:
    item = item_of(meeting)
    first, second = Speaker.objects.filter(item=item)
    saved = discussion.save_item(
        item, version=1, about=" о работе ", text="<p onclick='x'>Да</p><script>1</script>", heard={first.pk},
        actor=cast.secretary,
    )  # fmt: skip
    assert (saved.version, saved.about, saved.text) == (2, "о работе", "<p>Да</p>")
    second.refresh_from_db()
    assert not second.was_heard
    entry = audit.history(item).get()
    assert entry.changes["text"] == ["", "<p>Да</p>"]


def test_of_a_long_text_the_trail_keeps_what_changed(cast: Cast, meeting: Meeting) -> None:
    item = item_of(meeting)
    long = "<p>" + "Слово за словом. " * 40 + "</p>"
    item = discussion.save_item(item, version=1, about="", text=long, heard=set(), actor=cast.secretary)
    discussion.save_item(
        item, version=2, about="", text=long.replace("</p>", "Конец.</p>"), heard=set(), actor=cast.secretary
    )
    assert audit.history(item)[0].changes["text"] == ["", "Конец."]


def test_a_stale_text_writes_nothing(cast: Cast, meeting: Meeting) -> None:
    item = item_of(meeting)
    speaker = Speaker.objects.filter(item=item)[0]
    discussion.save_item(item, version=1, about="", text="раз", heard={speaker.pk}, actor=cast.secretary)
    with pytest.raises(Stale):
        discussion.save_item(item_of(meeting), version=1, about="", text="два", heard=set(), actor=cast.chair)
    assert item_of(meeting).text == "раз"
    assert Speaker.objects.get(pk=speaker.pk).was_heard


def test_two_secretaries_see_both_texts(cast: Cast, meeting: Meeting) -> None:
    one, other = Client(), Client()
    one.force_login(cast.secretary)
    other.force_login(cast.chair)
    url = item_url(meeting)
    assert (
        one.post(url, {"version": 1, "about": "о работе", "text": "<p>Мой</p>"}, headers=AUTOSAVE).json()["version"]
        == 2
    )
    answer = other.post(url, {"version": 1, "about": "о работе", "text": "<p>Свой</p>"}, headers=AUTOSAVE)
    assert answer.status_code == 409
    told = answer.json()
    assert (told["version"], told["author"]) == (2, cast.secretary.name)
    assert told["fields"]["text"] == {"label": "Ход обсуждения", "theirs": "<p>Мой</p>"}
    assert told["fields"]["heard"]["theirs"] == []
    settled = other.post(url, {"version": 2, "about": "о работе", "text": "<p>Мой</p><p>Свой</p>"}, headers=AUTOSAVE)
    assert settled.json()["version"] == 3
    assert item_of(meeting).text == "<p>Мой</p><p>Свой</p>"


def test_without_scripts_a_conflict_shows_both_and_keeps_the_typed(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    discussion.save_item(item_of(meeting), version=1, about="", text="их текст", heard=set(), actor=cast.chair)
    client.force_login(cast.secretary)
    page = client.post(item_url(meeting), {"version": 1, "about": "", "text": "мой текст"})
    assert page.status_code == 409
    assert "их текст" in page.text
    assert "мой текст" in page.text
    assert 'name="version" value="2"' in page.text


@pytest.mark.django_db(transaction=True)
def test_of_many_writers_at_once_one_wins_and_the_rest_are_told(cast: Cast, meeting: Meeting) -> None:
    url = item_url(meeting)
    clients = []
    for user in (cast.secretary, cast.chair, cast.deputy, cast.admin):
        client = Client()
        client.force_login(user)
        clients.append(client)

    def write(number: int) -> int:
        try:
            data = {"version": 1, "about": "", "text": f"<p>Текст {number}</p>"}
            return clients[number].post(url, data, headers=AUTOSAVE).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(write, range(4)))
    assert sorted(answers) == [200, 409, 409, 409]
    assert item_of(meeting).text == f"<p>Текст {answers.index(200)}</p>"
    assert item_of(meeting).version == 2


def test_an_ended_session_is_told_and_nothing_is_written(meeting: Meeting, client: Client) -> None:
    answer = client.post(item_url(meeting), {"version": 1, "text": "текст"}, headers=AUTOSAVE)
    assert answer.status_code == 401
    assert "login" in answer.json()["login_url"]
    assert item_of(meeting).text == ""


def test_signed_minutes_take_no_more_text(cast: Cast, meeting: Meeting, client: Client) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(state="signed", number=1)
    client.force_login(cast.secretary)
    answer = client.post(item_url(meeting), {"version": 1, "text": "текст"}, headers=AUTOSAVE)
    assert answer.status_code == 403
    assert "протокол подписан" in answer.json()["message"]


def test_somebody_not_on_the_agenda_is_heard(cast: Cast, meeting: Meeting) -> None:
    item = item_of(meeting)
    speaker = discussion.add_heard(item, cast.teacher.person, actor=cast.secretary)
    assert (speaker.on_agenda, speaker.was_heard, speaker.position) == (False, True, 3)
    Speaker.objects.filter(pk=speaker.pk).update(was_heard=False)
    again = discussion.add_heard(item, cast.teacher.person, actor=cast.secretary)
    assert (again, again.was_heard) == (speaker, True)


def test_speeches(cast: Cast, meeting: Meeting) -> None:
    item = item_of(meeting)
    speech = discussion.add_speech(item, cast.members[4], actor=cast.secretary)
    assert speech.post == "методист ДИРО"
    saved = discussion.save_speech(speech, version=1, person=cast.members[5], text=" поддержала ", actor=cast.secretary)
    assert (saved.text, saved.person, saved.post, saved.version) == ("поддержала", cast.members[5], "учитель ДИРО", 2)
    with pytest.raises(Stale):
        discussion.save_speech(speech, version=1, person=cast.members[4], text="иначе", actor=cast.chair)
    with pytest.raises(NotAllowed):
        discussion.delete_speech(saved, actor=cast.member)
    discussion.delete_speech(saved, actor=cast.secretary)
    assert not Speech.objects.exists()
    assert audit.history(item)[0].changes == {"text": "поддержала"}


def test_speeches_on_the_page(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    url = reverse("meetings:speech_add", args=[meeting.pk, item_of(meeting).pk])
    fragment = client.post(url, {"person": cast.members[4].pk}, headers={"HX-Request": "true"})
    assert "data-focus-here" in fragment.text
    assert fragment["HX-Trigger"] == "session:changed"
    speech = Speech.objects.get()
    save = reverse("meetings:speech_save", args=[meeting.pk, speech.pk])
    data = {"version": 1, "person": cast.members[4].pk, "text": "за"}
    assert client.post(save, data, headers=AUTOSAVE).json()["version"] == 2
    conflict = client.post(save, {**data, "text": "против"}, headers=AUTOSAVE)
    assert conflict.json()["fields"]["text"]["theirs"] == "за"
    nobody = client.post(save, {"version": 2, "text": "за"}, headers=AUTOSAVE)
    assert (nobody.status_code, list(nobody.json()["errors"])) == (422, ["person"])
    assert client.post(url, {"person": ""}, headers={"HX-Request": "true"}).status_code == 204
    outsider = cast.stranger.person
    assert client.post(url, {"person": outsider.pk}, headers={"HX-Request": "true"}).status_code == 204
    gone = reverse("meetings:speech_delete", args=[meeting.pk, speech.pk])
    assert client.post(gone, headers={"HX-Request": "true"}).text == ""
    assert not Speech.objects.exists()
