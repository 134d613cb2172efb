"""Materials and annexes: what is taken, numbers, who may read."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document

from rumo.core.errors import NotAllowed, Refusal
from rumo.core.models import StoredFile
from rumo.meetings.actions import annexes as actions
from rumo.meetings.enums import MeetingState as S
from rumo.meetings.models import Annex, Meeting
from rumo.meetings.tests.factories import make_item, make_meeting
from tests.cast import Cast

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return make_meeting(cast.association, number=4, date=date(2024, 6, 20), state=S.INVITED)


def docx() -> bytes:
    stream = BytesIO()
    Document().save(stream)
    return stream.getvalue()


def upload(name: str = "Отчёт.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def close(answer: Any) -> None:
    """Let go of the file only: closing the whole answer would end the test's connection to the database."""
    if answer.streaming:
        for opened in answer._resource_closers:
            opened()


def add(cast: Cast, meeting: Meeting, **fields: Any) -> Annex:
    return actions.add_annex(meeting, **{"upload": upload(), "actor": cast.secretary, **fields})


def test_a_material_has_no_number_and_annexes_count_on(cast: Cast, meeting: Meeting) -> None:
    item = make_item(meeting)
    made = [add(cast, meeting, item=item), *(add(cast, meeting, numbered=True, title=f"План {n}") for n in (1, 2))]
    assert [(one.number, one.title) for one in made] == [(None, "Отчёт"), (1, "План 1"), (2, "План 2")]
    assert made[0].item == item


def test_a_number_given_twice_is_refused_with_the_holder(cast: Cast, meeting: Meeting) -> None:
    add(cast, meeting, numbered=True, title="План")
    other = add(cast, meeting)
    with pytest.raises(Refusal) as caught:
        actions.edit_annex(other, title="Отчёт", item=None, number=1, actor=cast.secretary)
    assert caught.value.message == "Приложение № 1 уже есть: «План». Следующий свободный номер — 2."


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("пустой.pdf", b"", "Файл «пустой.pdf» пустой."),
        ("вирус.pdf", b"MZ\x90\x00" + b"\x00" * 60, "по содержимому не подходит"),
        ("страница.docx", b"PK\x03\x04 broken", "по содержимому не подходит"),
    ],
)
def test_a_wrong_file_is_refused_by_content_and_the_title_kept(
    cast: Cast, meeting: Meeting, client: Client, name: str, content: bytes, message: str
) -> None:
    client.force_login(cast.secretary)
    data = {"upload-file": upload(name, content), "upload-title": "Наш отчёт"}
    answer = client.post(reverse("meetings:annex_add", args=[meeting.pk]), data, headers={"HX-Request": "true"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert message in text
    assert "Наш отчёт" in text
    assert (Annex.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_a_file_too_large_is_refused(cast: Cast, meeting: Meeting, client: Client, settings: Any) -> None:
    settings.MAX_UPLOAD_MB = 1
    client.force_login(cast.secretary)
    data = {"upload-file": upload("big.pdf", PDF + b"0" * 1024 * 1024)}
    answer = client.post(reverse("meetings:annex_add", args=[meeting.pk]), data)
    assert answer.status_code == 422
    assert "больше 1 МБ" in answer.content.decode()


def test_uploaded_changed_and_deleted_from_the_page(cast: Cast, meeting: Meeting, client: Client) -> None:
    item = make_item(meeting)
    client.force_login(cast.secretary)
    htmx = {"HX-Request": "true"}
    data = {"upload-file": upload("План.docx", docx()), "upload-item": item.pk, "upload-numbered": "on"}
    added = client.post(reverse("meetings:annex_add", args=[meeting.pk]), data, headers=htmx)
    annex = Annex.objects.get()
    assert f'id="item-files-{item.pk}" hx-swap-oob="true"' in added.content.decode()
    edit = reverse("meetings:annex_edit", args=[meeting.pk, annex.pk])
    assert "План" in client.get(edit, headers=htmx).content.decode()
    client.post(edit, {"title": "План работы", "number": "3", "item": ""}, headers=htmx)
    annex.refresh_from_db()
    assert (annex.title, annex.number, annex.item) == ("План работы", 3, None)
    gone = reverse("meetings:annex_delete", args=[meeting.pk, annex.pk])
    assert [client.post(gone, headers=htmx).status_code for _ in range(2)] == [200, 200]
    assert Annex.objects.count() == 0


def test_who_may_read_a_file(cast: Cast, meeting: Meeting) -> None:
    annex = add(cast, meeting)
    reads = {}
    for name, user in cast.everybody().items():
        client = Client()
        client.force_login(user)
        answer = client.get(reverse("meetings:annex_file", args=[meeting.pk, annex.pk]))
        reads[name] = answer.status_code
        close(answer)
    seeing = {"admin", "chair", "deputy", "secretary", "member", "expert"}
    assert {name for name, status in reads.items() if status == 200} == seeing
    assert {status for name, status in reads.items() if name not in seeing} == {404}


def test_a_pdf_is_shown_and_a_document_downloaded(cast: Cast, meeting: Meeting, client: Client) -> None:
    shown, taken = add(cast, meeting), add(cast, meeting, upload=upload("План.docx", docx()))
    client.force_login(cast.member)
    answers: list[Any] = [
        client.get(reverse("meetings:annex_file", args=[meeting.pk, one.pk])) for one in (shown, taken)
    ]
    assert [b"".join(answer.streaming_content)[:4] for answer in answers] == [b"%PDF", b"PK\x03\x04"]
    assert [answer["Content-Disposition"].split(";")[0] for answer in answers] == ["inline", "attachment"]
    for answer in answers:
        close(answer)


def test_a_file_of_another_meeting_is_not_found_here(cast: Cast, meeting: Meeting, client: Client) -> None:
    other = make_meeting(cast.association, number=5, date=date(2024, 6, 27))
    annex = add(cast, other)
    client.force_login(cast.secretary)
    assert client.get(reverse("meetings:annex_file", args=[meeting.pk, annex.pk])).status_code == 404


def test_nothing_changes_after_signing(cast: Cast, meeting: Meeting) -> None:
    annex = add(cast, meeting)
    Meeting.objects.update(state=S.SIGNED)
    annex = Annex.objects.get(pk=annex.pk)
    for attempt in (
        lambda: add(cast, annex.meeting),
        lambda: actions.delete_annex(annex, actor=cast.secretary),
        lambda: actions.edit_annex(annex, title="Другое", item=None, number=None, actor=cast.secretary),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert Annex.objects.get().title == "Отчёт"
