from __future__ import annotations

from typing import Any

import pytest
from django.core import mail as outbox
from django.core.mail.backends.locmem import EmailBackend
from pytest_django import DjangoCaptureOnCommitCallbacks

from rumo.core import mail, tasks


@pytest.mark.django_db
def test_a_letter_goes_out_after_commit(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        part = mail.Attachment("meeting.ics", "text/calendar", "BEGIN:VCALENDAR")
        letter = mail.send(to="a@example.org", subject="Заседание\n№ 4", body="Приглашаем.", attachments=[part])
        assert outbox.outbox == []
    letter.refresh_from_db()
    assert letter.sent_at is not None
    assert [sent.subject for sent in outbox.outbox] == ["Заседание № 4"]
    assert outbox.outbox[0].attachments[0].filename == "meeting.ics"


@pytest.mark.django_db
def test_a_letter_that_failed_keeps_the_reason_and_goes_out_later(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    def refuse(*_args: object) -> int:
        raise OSError("сервер недоступен")

    with monkeypatch.context() as broken, django_capture_on_commit_callbacks(execute=True):
        broken.setattr(EmailBackend, "send_messages", refuse)
        letter = mail.send(to="a@example.org", subject="Заседание", body="Приглашаем.")
    letter.refresh_from_db()
    assert (letter.sent_at, letter.attempts, letter.error) == (None, 1, "сервер недоступен")
    tasks.retry_mail.enqueue()
    letter.refresh_from_db()
    assert (letter.sent_at is not None, letter.attempts, letter.error) == (True, 2, "")


@pytest.mark.django_db
def test_a_delivered_letter_is_not_sent_twice(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        letter = mail.send(to="a@example.org", subject="Заседание", body="Приглашаем.")
    tasks.deliver_mail.func(letter.pk)
    assert len(outbox.outbox) == 1


@pytest.mark.django_db
def test_a_picture_stands_beside_the_html_and_the_text_does_without_it(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    part = mail.Attachment("meeting.ics", "text/calendar", "BEGIN:VCALENDAR")
    picture = mail.Picture("kod.png", "image/png", b"\x89PNG", "Код входа")
    with django_capture_on_commit_callbacks(execute=True):
        body = "Код <тут>:\nhttps://e.org/1"
        mail.send(to="a@e.org", subject="Код", body=body, attachments=[part], pictures=[picture])
    whole: Any = outbox.outbox[0].message()
    assert [each.get_content_type() for each in whole.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
        "text/calendar",
    ]
    parts: dict[str, Any] = {each.get_content_type(): each for each in whole.walk()}
    html = parts["text/html"].get_payload(decode=True).decode()
    assert 'src="cid:kod.png" alt="Код входа"' in html
    assert ("&lt;тут&gt;" in html, 'href="https://e.org/1"' in html) == (True, True)
    assert (parts["image/png"]["Content-ID"], parts["image/png"].get_payload(decode=True)) == ("<kod.png>", b"\x89PNG")
    assert parts["text/plain"].get_payload(decode=True).decode() == body
