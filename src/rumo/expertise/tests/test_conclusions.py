"""The conclusion: drafted from the reviews, edited, signed, issued; the paper goes through JSON and print unharmed."""

from __future__ import annotations

import json
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rumo.core.errors import NotAllowed, Refusal
from rumo.core.models import Mail
from rumo.core.versions import Stale
from rumo.documents.enums import PaperFormat, PaperKind
from rumo.documents.models import IssuedPaper
from rumo.expertise import conclusion_prints
from rumo.expertise.actions import conclusions as actions
from rumo.expertise.builders import build_conclusion
from rumo.expertise.enums import Outcome, ReviewState, SubmissionState
from rumo.expertise.models import Conclusion
from rumo.expertise.tests.reviewing import Reviewing, make_reviewing, make_third
from rumo.papers.json import paper_from_json, to_json
from rumo.papers.tests.printed_text import docx_text, html_text
from rumo.papers.tests.schemas import faults
from rumo.papers.writers.html import write_html
from tests.cast import Cast


@pytest.fixture
def world(cast: Cast) -> Reviewing:
    """Two reviews handed in: one praises, one asks for changes."""
    world = make_reviewing(cast)
    world.review(
        state=ReviewState.SUBMITTED, text="Сборник готов к работе.", private_note="Знаю автора заочно",
        comments={"use": "Задания взяты из жизни края."},
    )  # fmt: skip
    world.review(
        1, state=ReviewState.SUBMITTED, scores={"science": 4, "use": 3}, percent=73, recommendation="rework",
        text="Нужны ответы ко всем заданиям.", comments={"use": "Нет ответов к трём заданиям."},
    )  # fmt: skip
    return world


def test_drafted_from_the_reviews(world: Reviewing) -> None:
    drafted = actions.draft_conclusion(world.held, actor=world.officer)
    text = unescape(drafted.text)
    assert f"На экспертизу представлен материал «{world.submission.title}»" in text
    assert "рассмотрели 2\xa0эксперта" in text
    assert "Достоинства материала:" in text
    assert "Практическая значимость: Задания взяты из жизни края." in text
    assert text.index("Замечания и предложения:") < text.index("Нет ответов к трём заданиям.")
    assert "Знаю автора заочно" not in text
    assert drafted.proposed == Outcome.REWORK  # half of the experts is no majority


@pytest.mark.parametrize(
    ("said", "percent", "proposed"),
    [
        ("accept", 90, Outcome.RECOMMENDED),
        ("accept", 40, Outcome.REWORK),
        ("reject", 20, Outcome.REJECTED),
        ("rework", 70, Outcome.REWORK),
    ],
)
def test_what_is_proposed(cast: Cast, said: str, percent: int, proposed: str) -> None:
    world = make_reviewing(cast)
    for number in (0, 1):
        world.review(number, state=ReviewState.SUBMITTED, percent=percent, recommendation=said)
    assert actions.draft_conclusion(world.held, actor=world.officer).proposed == proposed


def test_signing(world: Reviewing) -> None:
    actions.draft_conclusion(world.held, actor=world.officer)
    signed = actions.sign_conclusion(world.held, actor=world.officer)
    world.submission.refresh_from_db()
    world.held.refresh_from_db()
    assert world.submission.state == SubmissionState.CONCLUDED
    assert world.held.closed_at
    issued = IssuedPaper.objects.get()
    assert signed.paper == issued
    assert issued.kind == PaperKind.CONCLUSION
    assert {each.format for each in issued.files.all()} == {"docx", "pdf", "json"}
    assert Mail.objects.filter(to=world.author.email, subject__contains="Экспертиза закончена").count() == 1
    with pytest.raises(NotAllowed):
        actions.sign_conclusion(world.held, actor=world.officer)
    with pytest.raises(NotAllowed):
        actions.draft_conclusion(world.held, actor=world.officer)


def test_what_keeps_it_from_being_signed(cast: Cast) -> None:
    world = make_reviewing(cast)
    with pytest.raises(Refusal, match="составлять не из чего"):
        actions.draft_conclusion(world.held, actor=world.officer)
    world.review(state=ReviewState.SUBMITTED)
    world.review(1, state=ReviewState.ACCEPTED)
    actions.draft_conclusion(world.held, actor=world.officer)
    Conclusion.objects.update(proposed="")
    with pytest.raises(Refusal) as refused:
        actions.sign_conclusion(world.held, actor=world.officer)
    for part in ("Ещё ждём отзывов: Журавель", "нужно 2", "Не выбрано"):
        assert part in refused.value.message.replace("\xa0", " ")
    assert not IssuedPaper.objects.exists()


@pytest.mark.parametrize("who", ["teacher", "member", "expert", "stranger", "section_leader"])
def test_only_those_who_lead(world: Reviewing, who: str) -> None:
    user = getattr(world.cast, who)
    with pytest.raises(NotAllowed):
        actions.draft_conclusion(world.held, actor=user)
    drafted = actions.draft_conclusion(world.held, actor=world.officer)
    with pytest.raises(NotAllowed):
        actions.save_conclusion(drafted, text="<p>Да</p>", proposed="", version=drafted.version, actor=user)
    with pytest.raises(NotAllowed):
        actions.sign_conclusion(world.held, actor=user)


def test_edited_by_two(world: Reviewing, client: Client) -> None:
    drafted = actions.draft_conclusion(world.held, actor=world.officer)
    new = {"text": "<p>Новый текст<script>1</script></p>", "proposed": Outcome.RECOMMENDED}
    actions.save_conclusion(drafted, version=1, actor=world.officer, **new)
    assert drafted.text == "<p>Новый текст</p>"
    with pytest.raises(Stale):
        actions.save_conclusion(drafted, version=1, actor=world.officer, **new)
    with pytest.raises(Refusal, match="Такого решения"):
        actions.save_conclusion(drafted, text="", proposed=Outcome.ENDORSED, version=2, actor=world.officer)
    client.force_login(world.officer)
    address = reverse("expertise:conclusion_save", args=[world.held.pk])
    answer = client.post(address, {"version": 1, **new}, headers={"X-Autosave": "1"})
    assert answer.status_code == 409
    assert answer.json()["fields"]["text"]["theirs"] == "<p>Новый текст</p>"


def test_the_paper_through_json_and_print(world: Reviewing) -> None:
    actions.draft_conclusion(world.held, actor=world.officer)
    actions.sign_conclusion(world.held, actor=world.officer)
    paper = conclusion_prints.paper_of(world.held)
    data = json.loads(json.dumps(to_json(paper)))
    assert paper_from_json(data) == paper
    assert faults("conclusion.json", data) == []
    docx = conclusion_prints.print_conclusion(world.held, PaperFormat.DOCX)
    assert docx_text(docx.content) == html_text(write_html(paper))
    words = "".join(docx_text(docx.content)).replace("\xa0", " ")
    for part in ("Эксперт 1", "Научность", "Средняя оценка – 86,5 % при пороге 60 %: порог достигнут", "Направить на"):
        assert part in words
    assert conclusion_prints.print_conclusion(world.held, PaperFormat.DOCX).content == docx.content


def test_a_draft_says_so(world: Reviewing) -> None:
    actions.draft_conclusion(world.held, actor=world.officer)
    paper = build_conclusion(world.held)
    assert paper.draft
    assert paper.date is None
    assert paper.signatures == ()
    assert "проект" in conclusion_prints.print_conclusion(world.held, PaperFormat.HTML).name


def test_the_page_of_the_round(world: Reviewing, client: Client, django_assert_max_num_queries: Any) -> None:
    client.force_login(world.officer)
    address = reverse("expertise:round_reviews", args=[world.held.pk])
    page = client.get(address).content.decode()
    for part in ("Знаю автора заочно", "Нужны ответы", "86,5", "достигнут", "Составить по отзывам"):
        assert part in page
    assert client.post(reverse("expertise:conclusion_draft", args=[world.held.pk])).status_code == 302
    assert "Подписать заключение" in client.get(address).content.decode()
    with django_assert_max_num_queries(25):
        client.get(address)


def test_a_round_that_diverged_says_so(cast: Cast, client: Client) -> None:
    world = make_reviewing(cast)
    third = make_third(cast)
    world.review(state=ReviewState.SUBMITTED, percent=20)
    world.review(1, state=ReviewState.SUBMITTED, percent=90)
    client.force_login(world.officer)
    assert "разошлись" in client.get(reverse("expertise:round_reviews", args=[world.held.pk])).content.decode()
    client.post(reverse("expertise:round_one_more", args=[world.held.pk]))
    assert world.held.reviews.filter(expert=third, state=ReviewState.PROPOSED).exists()
