"""What the signing part of the page shows and whom it lets do what."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rumo.accounts.models import User
from rumo.directory.enums import Role
from rumo.directory.tests import factories as make
from rumo.documents.enums import StampKind
from rumo.meetings.enums import Capacity, MeetingState
from rumo.meetings.models import Annex, MinutesRevision, Resolution, Signature, Waiver
from rumo.meetings.tests.factories import make_item, make_resolution
from rumo.meetings.tests.full_meeting import FullMeeting, make_full_meeting
from rumo.meetings.tests.test_signing import accept_remarks, seen, sign_both
from rumo.meetings.urls.signing import urlpatterns
from rumo.meetings.views.signing import signing_context
from rumo.papers.tests.printed_text import docx_text, html_text, letters, pdf_text

GETS = {
    "minutes_check",
    "minutes_signatures",
    "minutes_paper",
    "minutes_file",
    "revision_file",
    "original_file",
    "extract_file",
    "stamp_give",
}


@pytest.fixture
def full(db: None) -> FullMeeting:
    return make_full_meeting()


@pytest.fixture
def signed(full: FullMeeting) -> FullMeeting:
    accept_remarks(full)
    sign_both(full)
    return full


@pytest.fixture
def stranger(db: None) -> User:
    region = make.make_region(name="Чужая область", slug="chuzhaya")
    person = make.make_person(region, surname="Чужих")
    make.make_membership(make.make_association(make.make_organization(region)), person, Role.CHAIR)
    return make.make_user(person)


def arguments(full: FullMeeting, name: str) -> dict[str, Any]:
    """Arguments for the address `name` of the meeting."""
    known = {
        "pk": full.meeting.pk,
        "capacity": "secretary",
        "waiver_pk": 1,
        "form": "full",
        "file_format": "docx",
        "number": 0,
        "item_pk": full.items[2].pk,
    }
    pattern = next(pattern for pattern in urlpatterns if pattern.name == name)
    return {key: known[key] for key in re.findall(r"<\w+:(\w+)>", str(pattern.pattern))}


def call(user: User, full: FullMeeting, name: str, data: dict[str, Any] | None = None, **other: Any) -> Any:
    client = Client()
    client.force_login(user)
    url = reverse(f"meetings:{name}", kwargs=arguments(full, name) | other)
    return client.get(url) if name in GETS and data is None else client.post(url, data or {}, follow=True)


def page(user: User, full: FullMeeting) -> str:
    client = Client()
    client.force_login(user)
    return client.get(reverse("meetings:meeting", args=[full.meeting.pk])).content.decode()


def test_a_stranger_finds_nothing(signed: FullMeeting, stranger: User) -> None:
    for name in (str(pattern.name) for pattern in urlpatterns):
        assert call(stranger, signed, name).status_code == 404, name
        assert call(stranger, signed, name, {"reason": "так", "sha256": "x"}).status_code in {404, 405}, name
    signed.meeting.refresh_from_db()
    assert signed.meeting.state == MeetingState.SIGNED


def test_members_read_signed_minutes_and_not_the_draft(full: FullMeeting) -> None:
    accept_remarks(full)
    for name in ("minutes_paper", "minutes_file"):
        assert call(full.member, full, name).status_code == 403
    assert "Протокол оформляется" in page(full.member, full)
    sign_both(full)
    for name in ("minutes_paper", "minutes_file", "revision_file"):
        assert call(full.member, full, name).status_code == 200
        assert call(full.outsider, full, name).status_code == 404  # of the region, and nothing is published


def test_reasons_of_absence_are_for_those_who_run_the_meeting(full: FullMeeting) -> None:
    full.association.rules_data = {"show_reasons_of_absence": True}
    full.association.save()
    accept_remarks(full)
    sign_both(full)
    for name in ("minutes_file", "revision_file"):
        assert "командировка" in docx_text(call(full.secretary, full, name).content)
        assert "командировка" not in docx_text(call(full.member, full, name).content)
    assert "командировка" not in call(full.member, full, "minutes_paper").content.decode()
    assert "командировка" not in page(full.member, full)


def test_a_member_runs_nothing(signed: FullMeeting) -> None:
    for name in ("extract_file", "stamp_give", "minutes_check"):
        assert call(signed.member, signed, name).status_code == 403, name
    for name in ("minutes_correct", "minutes_publish", "remarks_waive", "correction_give_up", "minutes_sign"):
        response = call(signed.member, signed, name, {"reason": "так", "remark": "a b"})
        assert response.status_code == 403, name
    signed.meeting.refresh_from_db()
    assert signed.meeting.state == MeetingState.SIGNED


def test_the_way_by_pages(full: FullMeeting) -> None:
    Resolution.objects.filter(item=full.items[0]).update(votes_for=None, votes_against=None, votes_abstained=None)
    shown = page(full.secretary, full)
    assert "Голоса не подсчитаны" in shown
    assert f"?item={full.items[0].pk}#session" in shown
    assert f"show:#resolution-{full.items[0].resolutions.get().pk}:top" in shown
    remarks = re.findall(r'name="remark" value="([^"]+)"', shown)
    refused = call(full.secretary, full, "remarks_waive", {"remark": remarks, "reason": " "}).content.decode()
    assert "Напишите, почему" in refused
    call(full.secretary, full, "remarks_waive", {"remark": remarks, "reason": "голосовали поднятием рук, счёта нет"})
    assert Waiver.objects.count() == len(remarks) > 0
    assert "голосовали поднятием рук" in call(full.secretary, full, "minutes_check").content.decode()

    stale = call(full.secretary, full, "minutes_sign", {"sha256": "0" * 64}).content.decode()
    assert "изменился после того" in stale
    sha256 = re.search(r'name="sha256" value="(\w+)"', page(full.secretary, full))
    assert sha256 is not None
    assert sha256[1] == seen(full)
    call(full.secretary, full, "minutes_sign", {"sha256": sha256[1]})
    assert "Подпись отозвана" in call(full.secretary, full, "signature_withdraw", {}).content.decode()
    call(full.secretary, full, "minutes_sign", {"sha256": sha256[1]})
    done = call(full.deputy, full, "minutes_sign", {"sha256": sha256[1]}, capacity="presiding").content.decode()
    assert "Протокол подписан" in done
    assert MinutesRevision.objects.get().paper.sha256 in done

    assert "опубликован" in call(full.secretary, full, "minutes_publish", {}).content.decode()
    assert "Краткий" not in page(full.outsider, full)
    assert "Абрамчук" not in page(full.outsider, full)  # no consent to dissemination
    assert "Ветрова" in page(full.outsider, full)  # in her office
    call(full.secretary, full, "minutes_unpublish", {})
    call(full.secretary, full, "minutes_correct", {"reason": "опечатка"})
    full.meeting.refresh_from_db()
    assert full.meeting.state == MeetingState.MINUTES
    assert "Протокол исправляется" in page(full.secretary, full)
    assert call(full.secretary, full, "revision_file").status_code == 200
    call(full.secretary, full, "correction_give_up", {})
    full.meeting.refresh_from_db()
    assert full.meeting.state == MeetingState.SIGNED


def test_void_signature_is_shown(full: FullMeeting) -> None:
    accept_remarks(full)
    call(full.secretary, full, "minutes_sign", {"sha256": seen(full)})
    Resolution.objects.filter(item=full.items[0]).update(text="Рекомендовать другое")
    assert "больше не действует" in page(full.secretary, full)
    assert Signature.objects.get().capacity == Capacity.SECRETARY


def test_draft_downloads_bear_the_mark(full: FullMeeting) -> None:
    for form in ("full", "short"):
        for file_format in ("docx", "pdf"):
            response = call(full.secretary, full, "minutes_file", form=form, file_format=file_format)
            assert "ПРОЕКТ" in TEXTS[file_format](response.content)
            assert "filename*=UTF-8''" in response["Content-Disposition"]
    assert call(full.secretary, full, "minutes_file", file_format="exe").status_code == 404
    assert call(full.secretary, full, "minutes_file", form="public").status_code == 404


def test_texts_of_word_pdf_and_page_are_equal(signed: FullMeeting) -> None:
    word = letters(docx_text(call(signed.secretary, signed, "minutes_file").content))
    assert letters(pdf_text(call(signed.secretary, signed, "minutes_file", file_format="pdf").content)) == word
    assert letters(html_text(article(call(signed.secretary, signed, "minutes_paper")))) == word
    for wanted in (
        "ПРОТОКОЛ",
        "Департамент образования",
        "13 декабря 2023",
        "№ 4",
        "Присутствуют 25 из 35",
        "СЛУШАЛИ:",
    ):
        assert letters(wanted) in word


def test_extract_is_certified_by_who_takes_it(signed: FullMeeting) -> None:
    for file_format in ("docx", "pdf"):
        text = TEXTS[file_format](call(signed.secretary, signed, "extract_file", file_format=file_format).content)
        assert "ВЫПИСКА ИЗ ПРОТОКОЛА" in text
        assert "Верно" in text
        assert "О достижении показателей" in text
        assert "инновационной инфраструктуре" not in text
    assert "Заместитель председателя" in docx_text(call(signed.deputy, signed, "extract_file").content)


def test_a_decision_stamps_an_annex_once(signed: FullMeeting) -> None:
    annex = Annex.objects.get(number=1)
    resolution = signed.items[3].resolutions.get()
    data = {"resolution": resolution.pk, "annex": annex.pk, "kind": StampKind.APPROVED}
    assert "Утвердить отчёт о деятельности" in call(signed.secretary, signed, "stamp_give").content.decode()
    shown = call(signed.secretary, signed, "stamp_give", data).content.decode()
    assert "Отчёт за 2023 год" in shown
    resolution.refresh_from_db()
    assert resolution.stamp is not None
    assert resolution.stamp.ground == "на заседании РУМО Приморья-на-Дальней (протокол от 13.12.2023 № 4)"
    assert call(signed.secretary, signed, "stamp_give", data).status_code == 422
    noted = signed.items[1].resolutions.get(kind="note")
    assert call(signed.secretary, signed, "stamp_give", data | {"resolution": noted.pk}).status_code == 422


def test_a_longer_meeting_costs_no_more_queries(full: FullMeeting) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            signing_context(User.objects.get(pk=full.secretary.pk), full.meeting)
        return len(captured)

    before = cost()
    for _n in range(10):
        make_resolution(make_item(full.meeting, full.chair.person), votes_for=25, votes_against=0, votes_abstained=0)
    assert cost() == before


def article(response: HttpResponse) -> str:
    """The sheet on a page."""
    found = re.search(r'<article class="paper.*?</article>', response.content.decode(), re.DOTALL)
    assert found is not None
    return found[0]


TEXTS = {"docx": docx_text, "pdf": pdf_text}
