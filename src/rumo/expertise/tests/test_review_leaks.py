"""Who reaches what of reviews; an author never learns who reviews, a blind expert never learns who wrote."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from rumo.accounts.models import User
from rumo.core import files
from rumo.core.models import Mail
from rumo.expertise.actions import conclusions, preview_requests, previews
from rumo.expertise.author_reviews import reviews_for_author
from rumo.expertise.enums import Blindness, PreviewState, ReviewState
from rumo.expertise.models import FilePreview, PreviewPage, Review, SubmissionFile
from rumo.expertise.tests import factories as make
from rumo.expertise.tests.reviewing import Reviewing, make_reviewing
from rumo.papers.tests.printed_text import docx_text, pdf_text
from tests.cast import Cast

NOTE = "Сомневаюсь в самостоятельности"


def a_picture(comment: str = "Орлова") -> bytes:
    made = BytesIO()
    exif = Image.Exif()
    exif[0x013B] = comment  # artist
    Image.new("RGB", (300, 400), "white").save(made, "JPEG", exif=exif)
    return made.getvalue()


def with_file(world: Reviewing, **fields: Any) -> SubmissionFile:
    stored = make.make_stored(world.author, "Орлова, сборник.jpg", a_picture(), files.JPEG)
    return make.make_file(world.held.material, world.author, stored=stored, **fields)


def reviewed(cast: Cast, **config: Any) -> tuple[Reviewing, Review, SubmissionFile]:
    world = make_reviewing(cast, **config)
    review = world.review(state=ReviewState.SUBMITTED, text="Сборник готов.", private_note=NOTE)
    world.review(1, state=ReviewState.SUBMITTED, text="Проверьте ответы.", percent=80, private_note=NOTE)
    return world, review, with_file(world)


def addresses(world: Reviewing, review: Review, file: SubmissionFile) -> dict[str, str]:
    held = world.held.pk
    return {
        "review": reverse("expertise:review", args=[review.pk]),
        "file": reverse("expertise:review_file", args=[review.pk, file.pk]),
        "pages": reverse("expertise:review_pages", args=[review.pk, file.pk]),
        "page": reverse("expertise:review_page", args=[review.pk, file.pk, 1]),
        "round": reverse("expertise:round_reviews", args=[held]),
        "conclusion": reverse("expertise:conclusion", args=[held]),
        **{each: reverse("expertise:conclusion_file", args=[held, each]) for each in ("docx", "pdf", "html", "json")},
    }


def statuses(client: Client, user: User, where: dict[str, str]) -> dict[str, int]:
    client.force_login(user)
    found = {}
    for name, address in where.items():
        answer = client.get(address)
        found[name] = answer.status_code
        if answer.streaming:
            list(answer)  # a file is open until it is read
    return found


def test_every_address_by_everybody(cast: Cast, client: Client) -> None:
    world, review, file = reviewed(cast)
    previews.make_preview(preview_requests.ask_preview(file.stored).pk)
    where = addresses(world, review, file)
    mine = {"review", "file", "pages", "page"}
    everything = set(where)
    allowed = {
        "admin": everything - {"review"}, "chair": everything - {"review"}, "deputy": everything - {"review"},
        "secretary": everything - {"review"}, "expert": mine,
    }  # fmt: skip
    for name, user in cast.everybody().items():
        expected = {each: 200 if each in allowed.get(name, set()) else 404 for each in where}
        assert statuses(client, user, where) == expected, name
    other_expert = statuses(client, world.users[1], where)
    assert set(other_expert.values()) == {404}


def test_every_post_by_the_author_and_the_stranger(cast: Cast, client: Client) -> None:
    world, review, _file = reviewed(cast)
    where = [
        *(reverse(f"expertise:{each}", args=[review.pk]) for each in (
            "review_accept", "review_decline", "review_save", "review_submit", "review_return")),
        *(reverse(f"expertise:{each}", args=[world.held.pk]) for each in (
            "round_one_more", "conclusion_draft", "conclusion_save", "conclusion_sign")),
    ]  # fmt: skip
    for user in (world.author, cast.stranger, world.users[1]):
        client.force_login(user)
        assert {client.post(each).status_code for each in where} == {404}


@pytest.mark.parametrize("blindness", [Blindness.SINGLE, Blindness.DOUBLE])
def test_the_author_never_learns_who(cast: Cast, client: Client, blindness: str) -> None:
    world, review, file = reviewed(cast, blindness=blindness)
    assert reviews_for_author(world.submission) == ()  # nothing before the conclusion is signed
    conclusions.draft_conclusion(world.held, actor=world.officer)
    conclusions.sign_conclusion(world.held, actor=world.officer)
    client.force_login(world.author)
    read = [client.get(each) for each in addresses(world, review, file).values()]
    assert [each.status_code for each in read].count(200) == 5
    shown = "".join(_text(each) for each in read if each.status_code == 200)
    letters = "".join(each.subject + each.body for each in Mail.objects.filter(to=world.author.email))
    said = repr(reviews_for_author(world.submission))
    for text in (shown, letters, said):
        for expert in world.experts:
            assert expert.person.surname not in text
        assert NOTE not in text
    assert "Эксперт 1" in shown
    assert "Сборник готов." in shown
    assert [each.expert for each in reviews_for_author(world.submission)] == ["Эксперт 1", "Эксперт 2"]


def test_an_open_track_names_experts(cast: Cast) -> None:
    world, _review, _file = reviewed(cast, blindness=Blindness.OPEN)
    conclusions.draft_conclusion(world.held, actor=world.officer)
    conclusions.sign_conclusion(world.held, actor=world.officer)
    names = {each.expert for each in reviews_for_author(world.submission)}
    assert names == {each.person.short_name for each in world.experts}


def test_the_order_tells_neither_keys_nor_moments(cast: Cast) -> None:
    """The same words in reviews of either key stand in the same order."""
    world = make_reviewing(cast)
    orders: list[list[str]] = []
    for first, second in ((0, 1), (1, 0)):
        Review.objects.all().delete()
        world.review(first, state=ReviewState.SUBMITTED, text="Первый вывод")
        world.review(second, state=ReviewState.SUBMITTED, text="Второй вывод")
        if not orders:
            conclusions.draft_conclusion(world.held, actor=world.officer)
            conclusions.sign_conclusion(world.held, actor=world.officer)
        orders.append([each.text for each in reviews_for_author(world.submission)])
    assert orders[0] == orders[1]
    assert len(orders[0]) == 2


def test_scores_may_be_kept_from_authors(cast: Cast) -> None:
    world, _review, _file = reviewed(cast, authors_see_scores=False)
    conclusions.draft_conclusion(world.held, actor=world.officer)
    conclusions.sign_conclusion(world.held, actor=world.officer)
    for each in reviews_for_author(world.submission):
        assert each.percent is None
        assert {said.score for said in each.criteria} == {None}


def test_a_double_blind_expert_sees_no_authors(cast: Cast, client: Client) -> None:
    world = make_reviewing(cast, blindness=Blindness.DOUBLE)
    review = world.review(state=ReviewState.INVITED)
    file = with_file(world)
    client.force_login(world.users[0])
    address = reverse("expertise:review", args=[review.pk])
    where = addresses(world, review, file)
    assert client.get(where["file"]).status_code == 404  # there is no copy that names nobody
    page = client.get(address).content.decode()
    assert "Орлова" not in page
    assert "СОШ № 5" not in page
    assert "готовится" in page
    copy = make.make_stored(world.author, "Материал 1.jpg", a_picture(""), files.JPEG)
    SubmissionFile.objects.filter(pk=file.pk).update(anonymous=copy, traces=[])
    for state in (ReviewState.INVITED, ReviewState.ACCEPTED):
        Review.objects.update(state=state)
        page = client.get(address).content.decode()
        assert "Орлова" not in page
        assert "СОШ № 5" not in page
        assert "Материал 1.jpg" in page
    answer = client.get(where["file"])
    assert b"".join(answer) == copy.content()


def test_pages_carry_no_properties(cast: Cast, client: Client) -> None:
    world = make_reviewing(cast)
    review = world.review()
    file = with_file(world)
    previews.make_preview(preview_requests.ask_preview(file.stored).pk)
    client.force_login(world.users[0])
    answer = client.get(addresses(world, review, file)["page"])
    content = b"".join(answer)
    assert "Орлова".encode() not in content
    assert b"EXIF" not in content
    assert "1.webp" in answer["Content-Disposition"]
    assert "private" in answer["Cache-Control"]


def test_the_round_keeps_its_version(cast: Cast, client: Client) -> None:
    world = make_reviewing(cast)
    review, file = world.review(), with_file(world)
    later = make.make_version(world.submission, submitted_at=world.submission.submitted_at)
    newer = make.make_file(later, world.author, stored=make.make_stored(world.author, "Новое.txt"))
    client.force_login(world.users[0])
    page = client.get(reverse("expertise:review", args=[review.pk])).content.decode()
    assert file.stored.name in page
    assert newer.stored.name not in page
    assert client.get(reverse("expertise:review_file", args=[review.pk, newer.pk])).status_code == 404


def test_a_broken_file_is_told(cast: Cast, client: Client) -> None:
    world = make_reviewing(cast)
    review = world.review()
    stored = make.make_stored(world.author, "Сборник.pdf", b"%PDF-1.4 broken", files.PDF)
    file = make.make_file(world.held.material, world.author, stored=stored)
    preview = preview_requests.ask_preview(stored)
    previews.make_preview(preview.pk)
    preview.refresh_from_db()
    assert preview.state == PreviewState.FAILED
    client.force_login(world.users[0])
    assert "Скачайте файл" in client.get(addresses(world, review, file)["pages"]).content.decode()


def test_a_text_is_shown_as_lines(cast: Cast) -> None:
    world = make_reviewing(cast)
    stored = make.make_stored(world.author, "Конспект.txt", "Ход урока\nРаботаем с картой края".encode())
    preview = preview_requests.ask_preview(stored)
    previews.make_preview(preview.pk)
    preview.refresh_from_db()
    assert preview.state == PreviewState.READY
    assert "Работаем с картой края" in str(preview.blocks)


def test_asking_twice_makes_it_once(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    world = make_reviewing(cast)
    file = with_file(world)
    for _each in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            preview_requests.ask_preview(file.stored)
    assert FilePreview.objects.get().state == PreviewState.READY
    assert PreviewPage.objects.count() == 1


def _text(answer: Any) -> str:
    content = b"".join(answer) if answer.streaming else answer.content
    if "pdf" in answer["Content-Type"] or "officedocument" in answer["Content-Type"]:
        return "".join(pdf_text(content) if "pdf" in answer["Content-Type"] else docx_text(content))
    return str(content.decode())
