"""The author's way: draft, files, the closing second, the number, another version, the next campaign."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rumo.accounts.models import User
from rumo.core import clock
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.files import FileRefused
from rumo.core.models import Mail
from rumo.core.versions import Stale
from rumo.directory.enums import OrganizationKind
from rumo.expertise import completeness, permissions, queries
from rumo.expertise.actions import authors, submissions, technical, uploads
from rumo.expertise.actions.authors import AuthorData
from rumo.expertise.actions.submissions import SubmissionData, TooLate
from rumo.expertise.enums import SubmissionState as S
from rumo.expertise.models import Campaign, Submission
from rumo.expertise.tests import factories as make
from tests.cast import Cast

EICAR_LIKE = b"TEST-VIRUS-SIGNATURE"
ALL_OK = {"title": {"ok": True}, "sources": {"ok": True}}


def text_file(text: str = "Материал", name: str = "material.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    config = replace(make.CONFIG, asks_subject=False, asks_level=False)
    return make.make_campaign(make.make_track(cast.association, config=config))


def whole_draft(campaign: Campaign, by: User) -> Submission:
    """A draft with everything it needs."""
    draft = submissions.start_submission(campaign=campaign, title="Сборник задач", actor=by)
    data = SubmissionData("Сборник задач", answers={"novelty": "Местный материал"})
    draft = submissions.edit_submission(draft, data=data, version=draft.version, actor=by)
    uploads.attach_file(draft, key="material", upload=text_file(), actor=by)
    return draft


def test_a_draft_begins_with_its_author_and_is_seen_by_authors_only(cast: Cast, campaign: Campaign) -> None:
    draft = submissions.start_submission(campaign=campaign, title="  Сборник   задач ", actor=cast.teacher)
    author = draft.authors.get()
    assert draft.title == "Сборник задач"
    assert author.post == "учитель математики"
    assert str(author.organization) == "МБОУ СОШ № 5"
    seen = {name for name, user in cast.everybody().items() if draft in queries.visible_submissions(user)}
    assert seen == {"teacher"}
    colleague = cast.members[4]
    authors.add_author(draft, data=AuthorData(person=colleague), actor=cast.teacher)
    assert draft in queries.visible_submissions(cast.member)


def test_handing_in_gives_a_number_a_receipt_and_what_was_said(cast: Cast, campaign: Campaign) -> None:
    draft = whole_draft(campaign, cast.teacher)
    submissions.submit(draft, actor=cast.teacher)
    version = draft.versions.get()
    assert (draft.state, draft.number) == (S.SUBMITTED, 1)
    assert version.submitted_at == draft.submitted_at
    assert {row["key"] for row in version.contents} >= {"title", "authors", "answer:novelty"}
    letter = Mail.objects.get(to=cast.teacher.email)
    assert "№ 1" in letter.subject
    assert "material.txt" in letter.body
    assert submissions.submit(whole_draft(campaign, cast.member), actor=cast.member).number == 2


def test_what_is_missing_is_said_at_once(cast: Cast, campaign: Campaign) -> None:
    draft = submissions.start_submission(campaign=campaign, title="Сборник", actor=cast.teacher)
    with pytest.raises(Refusal) as refused:
        submissions.submit(draft, actor=cast.teacher)
    assert "«Новизна»" in refused.value.message
    assert "«Материал»" in refused.value.message
    assert Submission.objects.get().state == S.DRAFT
    assert not Mail.objects.exists()


def test_the_closing_second(cast: Cast, campaign: Campaign, monkeypatch: pytest.MonkeyPatch) -> None:
    draft, other = whole_draft(campaign, cast.teacher), whole_draft(campaign, cast.member)
    monkeypatch.setattr(clock, "now", lambda: campaign.closes_at - timedelta(seconds=1))
    submissions.submit(draft, actor=cast.teacher)
    monkeypatch.setattr(clock, "now", lambda: campaign.closes_at)
    with pytest.raises(TooLate, match="Черновик сохранён"):
        submissions.submit(other, actor=cast.member)
    other.refresh_from_db()
    assert other.state == S.DRAFT
    following = make.make_campaign(campaign.track, closes_at=campaign.closes_at + timedelta(days=30))
    carried = submissions.carry_over(other, campaign=following, actor=cast.member)
    assert carried.carried_from == other
    assert [file.stored.name for file in carried.versions.get().files.all()] == ["material.txt"]
    assert completeness.missing(carried, carried.versions.get()) == []
    assert Submission.objects.get(pk=other.pk).state == S.WITHDRAWN
    with pytest.raises(Refusal):
        submissions.carry_over(Submission.objects.get(pk=other.pk), campaign=following, actor=cast.member)


def test_a_file_is_not_replaced_once_handed_in(cast: Cast, campaign: Campaign) -> None:
    draft = whole_draft(campaign, cast.teacher)
    stale = Submission.objects.get(pk=draft.pk)
    submissions.submit(draft, actor=cast.teacher)
    with pytest.raises(NotAllowed, match="подана"):
        uploads.attach_file(draft, key="material", upload=text_file("Другой"), actor=cast.teacher)
    # A page that was opened before: the state in memory is old, the row is not.
    with pytest.raises(Refusal, match="уже нельзя"):
        uploads.attach_file(stale, key="material", upload=text_file("Другой"), actor=cast.teacher)
    assert draft.versions.get().files.get().stored.content().decode() == "Материал"


def test_limits_of_files(cast: Cast, campaign: Campaign) -> None:
    draft = whole_draft(campaign, cast.teacher)
    big = SimpleUploadedFile("big.pdf", b"%PDF-1.4")
    big.size = 300 * 1024 * 1024
    with pytest.raises(FileRefused, match="больше 20 МБ"):
        uploads.attach_file(draft, key="material", upload=big, actor=cast.teacher)
    png = SimpleUploadedFile("picture.docx", b"\x89PNG\r\n\x1a\n" + b"\0" * 64)
    with pytest.raises(FileRefused, match="по содержимому"):
        uploads.attach_file(draft, key="material", upload=png, actor=cast.teacher)
    with pytest.raises(Refusal, match="нет"):
        uploads.attach_file(draft, key="other", upload=text_file(), actor=cast.teacher)
    assert draft.versions.get().files.get().stored.name == "material.txt"


def test_a_virus_is_refused(cast: Cast, campaign: Campaign, settings: Any) -> None:
    script = f"import sys; sys.exit(1 if {EICAR_LIKE!r} in sys.stdin.buffer.read() else 0)"
    settings.VIRUS_SCANNER = [sys.executable, "-c", script]
    draft = submissions.start_submission(campaign=campaign, title="Сборник", actor=cast.teacher)
    with pytest.raises(FileRefused, match="найден вирус"):
        uploads.attach_file(draft, key="material", upload=text_file(EICAR_LIKE.decode()), actor=cast.teacher)
    uploads.attach_file(draft, key="material", upload=text_file(), actor=cast.teacher)
    settings.VIRUS_SCANNER = ["/no/such/scanner"]
    with pytest.raises(FileRefused, match="не удалось проверить"):
        uploads.attach_file(draft, key="material", upload=text_file("Новый"), actor=cast.teacher)


def test_only_named_organizations_may_submit(cast: Cast) -> None:
    config = replace(make.CONFIG, submitters=(OrganizationKind.UNIVERSITY,))
    campaign = make.make_campaign(make.make_track(cast.association, config=config))
    assert not permissions.may_submit_to(cast.teacher, campaign)
    assert not permissions.may_submit_to(cast.stranger, campaign)
    schools = replace(config, submitters=(OrganizationKind.SCHOOL,))
    campaign.config_data = schools.to_json()
    assert permissions.may_submit_to(cast.teacher, campaign)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (AuthorData(name="Иванов"), "полностью"),
        (AuthorData(), "полностью"),
    ],
)
def test_an_author_without_a_name_is_refused(cast: Cast, campaign: Campaign, data: AuthorData, word: str) -> None:
    draft = whole_draft(campaign, cast.teacher)
    with pytest.raises(Refusal, match=word):
        authors.add_author(draft, data=data, actor=cast.teacher)
    assert draft.authors.count() == 1


def test_authors_are_not_repeated_and_one_remains(cast: Cast, campaign: Campaign) -> None:
    draft = whole_draft(campaign, cast.teacher)
    author = draft.authors.get()
    with pytest.raises(Refusal, match="дважды"):
        authors.add_author(draft, data=AuthorData(person=author.person), actor=cast.teacher)
    with pytest.raises(Refusal, match="хотя бы один"):
        authors.remove_author(author, actor=cast.teacher)
    made = authors.set_authors(
        draft,
        authors=[AuthorData(name="Тюленева Анна Лукинична"), AuthorData(person=author.person)],
        actor=cast.teacher,
    )
    assert [each.position for each in made] == [1, 2]


def test_a_returned_material_comes_back_as_version_two(cast: Cast, campaign: Campaign) -> None:
    draft = submissions.submit(whole_draft(campaign, cast.teacher), actor=cast.teacher)
    marks: dict[str, dict[str, Any]] = {"title": {"ok": True}, "sources": {"ok": False, "remark": "Нет списка"}}
    technical.finish_check(draft, marks=marks, passed=False, actor=cast.secretary)
    assert draft.state == S.RETURNED
    assert draft.rework_until is not None
    assert "Нет списка" in Mail.objects.filter(subject__contains="исправить").get().body
    uploads.attach_file(draft, key="material", upload=text_file("Материал со списком"), actor=cast.teacher)
    with pytest.raises(Refusal, match="что исправлено"):
        submissions.submit(draft, actor=cast.teacher)
    submissions.submit(draft, note="Добавлен список", actor=cast.teacher)
    first, second = draft.versions.all()
    assert (draft.number, second.number, second.note) == (1, 2, "Добавлен список")
    assert [change.label for change in completeness.changes(first, second)] == ["Материал"]
    assert first.files.get().stored.content() != second.files.get().stored.content()


def test_a_returned_material_is_not_taken_after_its_day(cast: Cast, campaign: Campaign) -> None:
    draft = submissions.submit(whole_draft(campaign, cast.teacher), actor=cast.teacher)
    technical.finish_check(draft, marks=ALL_OK, remark="Не тот файл", passed=False, actor=cast.secretary)
    assert draft.rework_until is not None
    with clock.standing_at(draft.rework_until + timedelta(days=1)), pytest.raises(TooLate, match="прошёл"):
        submissions.submit(draft, note="Исправлено", actor=cast.teacher)


def test_two_co_authors_do_not_overwrite_each_other(cast: Cast, campaign: Campaign) -> None:
    draft = whole_draft(campaign, cast.teacher)
    submissions.edit_submission(draft, data=SubmissionData("Одно"), version=draft.version, actor=cast.teacher)
    with pytest.raises(Stale):
        submissions.edit_submission(draft, data=SubmissionData("Другое"), version=1, actor=cast.teacher)
    assert Submission.objects.get().title == "Одно"


@pytest.mark.parametrize("state", list(S))
def test_who_may_edit_and_withdraw_in_each_state(cast: Cast, campaign: Campaign, state: S) -> None:
    material = make.make_submission(campaign, cast.teacher, state=state)
    edit = {name for name, user in cast.everybody().items() if permissions.may_edit_submission(user, material)}
    back = {name for name, user in cast.everybody().items() if permissions.may_withdraw_submission(user, material)}
    check = {name for name, user in cast.everybody().items() if permissions.may_check_submission(user, material)}
    assert edit == ({"teacher"} if state in {S.DRAFT, S.RETURNED, S.REWORK} else set())
    assert back == (set() if state in {S.DECIDED, S.WITHDRAWN} else {"teacher"})
    assert check == ({"admin", "chair", "deputy", "secretary"} if state == S.SUBMITTED else set())


def test_who_leads_does_not_check_his_own(cast: Cast, campaign: Campaign) -> None:
    own = make.make_submission(campaign, cast.secretary)
    with pytest.raises(NotAllowed, match="другой сотрудник"):
        technical.finish_check(own, marks=ALL_OK, passed=True, actor=cast.secretary)


@pytest.mark.parametrize(
    ("marks", "remark", "passed", "word"),
    [
        ({"title": {"ok": True}}, "", True, "Без отметки"),
        ({"title": {"ok": True}, "sources": {"ok": False, "remark": "нет"}}, "", True, "невыполненные"),
        ({"title": {"ok": True}, "sources": {"ok": False}}, "", False, "что исправить"),
        (ALL_OK, "", False, "общее замечание"),
    ],
)
def test_a_check_is_finished_whole(
    cast: Cast, campaign: Campaign, marks: dict[str, dict[str, Any]], remark: str, passed: bool, word: str
) -> None:
    material = make.make_submission(campaign, cast.teacher)
    with pytest.raises(Refusal, match=word):
        technical.finish_check(material, marks=marks, remark=remark, passed=passed, actor=cast.secretary)
    assert Submission.objects.get().state == S.SUBMITTED


def test_two_officers_finish_once(cast: Cast, campaign: Campaign) -> None:
    material = make.make_submission(campaign, cast.teacher)
    other = Submission.objects.get()
    technical.finish_check(material, marks=ALL_OK, passed=True, actor=cast.secretary)
    with pytest.raises(Refusal):
        technical.finish_check(other, marks=ALL_OK, remark="Нет", passed=False, actor=cast.chair)
    assert Submission.objects.get().state == S.CHECKED
    assert Mail.objects.filter(to=cast.teacher.email).count() == 1


def test_withdrawn_by_the_author(cast: Cast, campaign: Campaign) -> None:
    material = make.make_submission(campaign, cast.teacher)
    submissions.withdraw(material, reason="переделаем", actor=cast.teacher)
    assert material.state == S.WITHDRAWN
    draft = whole_draft(campaign, cast.member)
    submissions.withdraw(draft, actor=cast.member)
    assert draft not in queries.led_submissions(cast.chair)


def test_the_authors_pages(cast: Cast, campaign: Campaign, client: Client) -> None:
    client.force_login(cast.teacher)
    started = client.post(reverse("expertise:submission_start", args=[campaign.pk]), {"title": "Сборник"})
    draft = Submission.objects.get()
    page = reverse("expertise:draft", args=[draft.pk])
    assert started["Location"] == page
    assert "Приложите файл «Материал»" in client.get(page).content.decode()
    saved = client.post(
        reverse("expertise:draft_save", args=[draft.pk]),
        {"title": "Сборник задач", "answer_novelty": "Да", "version": draft.version},
        headers={"X-Autosave": "1"},
    )
    assert saved.json()["version"] == draft.version + 1
    refused = client.post(reverse("expertise:submission_submit", args=[draft.pk]))
    assert refused.status_code == 422
    sent = client.post(
        reverse("expertise:file_attach", args=[draft.pk, "material"]),
        {"file": text_file()},
        headers={"HX-Request": "true"},
    )
    assert "material.txt" in sent.content.decode()
    bad = client.post(
        reverse("expertise:file_attach", args=[draft.pk, "material"]),
        {"file": BytesIO(b"MZ\0\0")},
        headers={"HX-Request": "true"},
    )
    assert bad.status_code == 422
    added = client.post(reverse("expertise:author_add", args=[draft.pk]), {"new-name": "Тюленева Анна Лукинична"})
    assert added.status_code == 302
    client.post(reverse("expertise:submission_submit", args=[draft.pk]))
    shown = client.get(reverse("expertise:submission", args=[draft.pk])).content.decode()
    assert "Материал подан под № 1" in shown
    assert "Идёт техническая экспертиза" in client.get(reverse("expertise:mine")).content.decode()
    assert client.get(reverse("expertise:home")).status_code == 200
    client.force_login(cast.stranger)
    for name in ("draft", "submission", "check"):
        assert client.get(reverse(f"expertise:{name}", args=[draft.pk])).status_code == 404


def test_late_the_page_offers_the_next_campaign(cast: Cast, campaign: Campaign, client: Client) -> None:
    draft = whole_draft(campaign, cast.teacher)
    Campaign.objects.filter(pk=campaign.pk).update(closes_at=clock.now())
    following = make.make_campaign(campaign.track)
    client.force_login(cast.teacher)
    late = client.post(reverse("expertise:submission_submit", args=[draft.pk]))
    assert late.status_code == 422
    assert "Черновик сохранён" in late.content.decode()
    assert f"Перенести в приём «{following}»" in late.content.decode()
    carried = client.post(reverse("expertise:submission_carry", args=[draft.pk]), {"campaign": following.pk})
    assert carried.status_code == 302
    assert following.submissions.get().carried_from == draft


def test_the_officers_pages(cast: Cast, campaign: Campaign, client: Client) -> None:
    material = submissions.submit(whole_draft(campaign, cast.teacher), actor=cast.teacher)
    client.force_login(cast.secretary)
    page = reverse("expertise:check", args=[material.pk])
    assert "material.txt" in client.get(page).content.decode()
    saved = client.post(
        reverse("expertise:check_save", args=[material.pk]),
        {"version": 1, "mark_title": "yes", "remark": ""},
        headers={"X-Autosave": "1"},
    )
    assert saved.json()["version"] == 2
    finish = reverse("expertise:check_finish", args=[material.pk])
    refused = client.post(finish, {"version": 2, "mark_title": "yes", "mark_sources": "no", "passed": "0"})
    assert refused.status_code == 422
    assert "что исправить" in refused.content.decode()
    said = {"version": 2, "mark_title": "yes", "mark_sources": "no", "said_sources": "Нет списка", "passed": "0"}
    assert client.post(finish, said).status_code == 302
    client.force_login(cast.teacher)
    mended = client.get(reverse("expertise:draft", args=[material.pk])).content.decode()
    assert "Нет списка" in mended
    client.post(reverse("expertise:submission_submit", args=[material.pk]), {"note": "Добавлен"})
    client.force_login(cast.secretary)
    assert "Добавлен" in client.get(page).content.decode()


def test_the_list_asks_the_same_number_of_queries(cast: Cast, campaign: Campaign, client: Client) -> None:

    client.force_login(cast.secretary)
    make.make_submission(campaign, cast.teacher)
    address = reverse("expertise:submissions")
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for _ in range(29):
        make.make_submission(campaign, cast.teacher)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(one) == len(many)
    assert (
        client.get(address, {"q": "Сборник", "sort": "-title", "state": "submitted"}).context["page"].paginator.count
        == 30
    )
    assert client.get(address, {"state": "checked"}).context["page"].paginator.count == 0
    assert client.get(reverse("expertise:submissions_export")).content[:2] == b"PK"


def test_the_authors_history_names_nobody_of_the_staff(cast: Cast, campaign: Campaign, client: Client) -> None:
    material = submissions.submit(whole_draft(campaign, cast.teacher), actor=cast.teacher)
    technical.finish_check(material, marks=ALL_OK, passed=True, actor=cast.secretary)
    expert = make.make_expert(cast.association, cast.members[3])
    make.make_review(make.make_round(material), expert)
    client.force_login(cast.teacher)
    shown = client.get(reverse("expertise:submission", args=[material.pk])).content.decode()
    assert "Материал читают эксперты" in shown
    assert expert.person.surname not in shown
    assert cast.secretary.name not in shown
