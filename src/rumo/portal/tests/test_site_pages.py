"""Those who run a body put documents and communities on its public page; nobody else does."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rumo.accounts.models import User
from rumo.core.models import AuditEntry
from rumo.portal.models import PublicLink
from tests.cast import Cast


def enter(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_a_document_is_put_changed_and_taken_off(cast: Cast) -> None:
    client = enter(cast.secretary)
    upload = SimpleUploadedFile("Положение.txt", "Общие положения".encode())
    new = f"/site/{cast.association.pk}/links/new/document/"
    assert client.post(new, {"title": "Положение", "note": "приказ № 3", "upload": upload}).status_code == 302
    link = PublicLink.objects.get()
    public = f"/public/{cast.region.slug}/documents/{link.pk}/"
    assert "Положение" in Client().get(f"/public/{cast.region.slug}/bodies/{cast.association.pk}/").content.decode()
    assert b"".join(Client().get(public)).decode() == "Общие положения"

    data = {"title": "Положение об объединении", "note": "", "url": "", "version": link.version}
    assert client.post(f"/site/links/{link.pk}/", data).status_code == 302
    link.refresh_from_db()
    assert (link.title, link.stored is None) == ("Положение об объединении", False)
    assert client.post(f"/site/links/{link.pk}/", data).status_code == 302, "nothing new is no conflict"
    assert client.post(f"/site/links/{link.pk}/", data | {"title": "Устав"}).status_code == 422

    assert client.post(f"/site/links/{link.pk}/remove/").status_code == 302
    assert Client().get(public).status_code == 404
    assert set(AuditEntry.objects.values_list("verb", flat=True)) >= {"add_link", "edit_link", "remove_link"}


@pytest.mark.parametrize(
    ("kind", "data", "said"),
    [
        ("document", {"title": "Положение"}, "Выберите файл или укажите ссылку."),
        ("document", {"title": "", "url": "https://example.org/"}, "Обязательное поле."),
        ("community", {"title": "Канал", "url": "не адрес"}, "Введите правильный URL."),
        ("community", {"title": "Канал", "url": "javascript:alert(1)"}, "Введите правильный URL."),
        ("document", {"title": "Всё", "url": "https://example.org/", "upload": "!"}, "что-то одно"),
    ],
)
def test_what_cannot_be_opened_is_refused_and_nothing_typed_is_lost(
    cast: Cast, kind: str, data: dict[str, object], said: str
) -> None:
    if "upload" in data:
        data = data | {"upload": SimpleUploadedFile("a.txt", b"text")}
    answer = enter(cast.secretary).post(f"/site/{cast.association.pk}/links/new/{kind}/", data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert str(data["title"]) in page
    assert not PublicLink.objects.exists()


@pytest.mark.parametrize("who", ["stranger", "teacher", "member"])
def test_others_find_no_such_page(cast: Cast, who: str) -> None:
    link = PublicLink.objects.create(
        association=cast.association, kind="community", title="Канал", url="https://example.org/"
    )
    client = enter(getattr(cast, who))
    paths = (
        f"/site/{cast.association.pk}/",
        f"/site/links/{link.pk}/",
        f"/site/{cast.association.pk}/links/new/document/",
    )
    assert {client.get(path).status_code for path in paths} == {404}
    assert client.post(f"/site/links/{link.pk}/remove/").status_code == 404
    assert PublicLink.objects.exists()
