"""The pages: dropping files, following the reading, correcting beside the source, admitting."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rumo.intake.enums import BatchState, FileState, PaperState
from rumo.intake.models import Batch, IncomingPaper
from rumo.intake.tests.papers import make_batch, make_file, make_paper, minutes, upload, word_file
from rumo.intake.tests.screens import page_of, posted
from rumo.meetings.models import Meeting
from rumo.papers.html_blocks import blocks_from_html
from rumo.papers.json import from_json
from rumo.papers.minutes import Minutes
from tests.cast import Cast

GUEST = "Тюленева А.Л."
BATCHES = reverse("intake:batches")


@pytest.fixture
def secretary(client: Client, cast: Cast) -> Client:
    client.force_login(cast.secretary)
    return client


def stored(paper: IncomingPaper) -> Minutes:
    paper.refresh_from_db()
    return from_json(paper.data)


# --- bringing files in ------------------------------------------------------------------------------------------------


def test_dropped_files_lead_to_their_batch(secretary: Client, cast: Cast) -> None:
    answer = secretary.post(
        BATCHES, {"association": cast.association.pk, "papers": [upload(), upload("Б.txt", b"abc")]}
    )
    batch = Batch.objects.get()
    assert answer["Location"] == reverse("intake:batch", args=[batch.pk])
    assert [file.stored.name for file in batch.files.all()] == ["Протокол 2.docx", "Б.txt"]


def test_without_a_file_the_form_says_so(secretary: Client, cast: Cast) -> None:
    answer = secretary.post(BATCHES, {"association": cast.association.pk})
    assert answer.status_code == 422
    assert "Выберите хотя бы один файл" in answer.content.decode()


def test_a_file_brought_before_is_told_with_the_way_to_it(secretary: Client, cast: Cast) -> None:
    file = make_file(make_batch(cast.association, cast.secretary), word_file())
    known = upload("Ещё раз.docx", file.stored.content())
    answer = secretary.post(BATCHES, {"association": cast.association.pk, "papers": [known]})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Эти файлы уже загружены" in page
    assert f"{reverse('intake:batch', args=[file.batch_id])}#file-{file.pk}" in page


def test_a_bad_file_alone_is_refused_on_the_form(secretary: Client, cast: Cast) -> None:
    data = {"association": cast.association.pk, "papers": [upload("Программа.docx", b"\x7fELF\x00")]}
    answer = secretary.post(BATCHES, data)
    assert answer.status_code == 422
    assert "по содержимому не подходит" in answer.content.decode()


def test_the_page_asks_again_until_everything_is_read(secretary: Client, cast: Cast) -> None:
    batch = make_batch(cast.association, cast.secretary, state=BatchState.READING)
    file = make_file(batch, state=FileState.READING, source=None)
    progress = reverse("intake:batch_progress", args=[batch.pk])
    waiting = secretary.get(progress).content.decode()
    assert "every 2s" in waiting
    assert "Прочитано файлов: 0 из 1" in waiting
    make_paper(cast.association, cast.secretary, file=file, errors=1)
    batch.files.update(state=FileState.READ, source={"blocks": [], "notes": []})
    done = secretary.get(progress).content.decode()
    assert "every 2s" not in done
    assert "1\N{NO-BREAK SPACE}ошибка" in done


def test_reading_is_cancelled_from_the_page(secretary: Client, cast: Cast) -> None:
    batch = make_batch(cast.association, cast.secretary, state=BatchState.READING)
    make_file(batch, state=FileState.QUEUED, source=None)
    secretary.post(reverse("intake:batch_cancel", args=[batch.pk]))
    batch.refresh_from_db()
    assert (batch.state, batch.files.get().state) == (BatchState.CANCELLED, FileState.CANCELLED)


def test_the_original_is_downloaded_as_it_came(secretary: Client, cast: Cast) -> None:
    file = make_file(make_batch(cast.association, cast.secretary), word_file())
    answer = secretary.get(reverse("intake:file_original", args=[file.pk]))
    assert b"".join(answer.streaming_content) == file.stored.content()  # type: ignore[attr-defined]


# --- beside the source ------------------------------------------------------------------------------------------------


def test_a_field_knows_its_place_and_an_unsure_one_says_so(secretary: Client, cast: Cast) -> None:
    page = secretary.get(page_of(make_paper(cast.association, cast.secretary))).content.decode()
    assert 'data-path="number" data-places="4:2:3" data-unsure="1"' in page
    assert "Прочитано неуверенно" in page
    assert 'data-block="4"' in page
    assert 'data-cell="0:0" colspan="2"' in page
    assert "неясное место" in page


def test_saving_untouched_changes_nothing(secretary: Client, cast: Cast) -> None:
    paper = make_paper(cast.association, cast.secretary)
    before = stored(paper)
    assert secretary.post(page_of(paper), posted(secretary, paper, do="save")).status_code == 302
    assert stored(paper) == before
    assert not paper.is_edited


def test_corrected_fields_are_kept(secretary: Client, cast: Cast) -> None:
    paper = make_paper(cast.association, cast.secretary)
    changed = {
        "head-number": "5",
        "head-date": "15 марта 2019 г.",
        "head-present": "Белова Е.П., учитель\n\nДолгих Е.П.",
        "q1-item-text": "<p>Участвовали <strong>все</strong>.</p><script>x</script>",
        "q1-r0-votes_for": "5",
        "q1-r0-votes_against": "0",
        "q1-r0-votes_abstained": "1",
        "q2-r0-i0-due": "до 1 июля",
    }
    secretary.post(page_of(paper), posted(secretary, paper, do="save", **changed))
    kept = stored(paper)
    assert (kept.number, str(kept.date)) == ("5", "2019-03-15")
    assert [(one.name, one.post) for one in kept.present] == [("Белова Е.П.", "учитель"), ("Долгих Е.П.", "")]
    assert kept.items[0].text == blocks_from_html("<p>Участвовали <strong>все</strong>.</p>")
    votes = kept.items[0].resolutions[0].votes
    assert votes is not None
    assert (votes.in_favour, votes.against, votes.abstained) == (5, 0, 1)
    assert kept.items[1].resolutions[0].instructions[0].due == "до 1 июля"
    assert paper.is_edited


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("head-date", "31.02.2019", "head-date"),
        ("head-date_to", "01.01.2019", "Последний день раньше первого"),
        ("q1-r0-votes_for", "5", "все три числа"),
        ("person0-who", "999999", "Такого человека в справочнике региона нет"),
    ],
)
def test_what_is_wrong_comes_back_as_typed(secretary: Client, cast: Cast, field: str, value: str, message: str) -> None:
    paper = make_paper(cast.association, cast.secretary)
    before = stored(paper)
    changed = {field: value, "head-city": "Напечатано"}
    answer = secretary.post(page_of(paper), posted(secretary, paper, do="save", **changed))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert message in page
    assert "Напечатано" in page
    assert stored(paper) == before


def test_two_who_correct_at_once_do_not_overwrite_each_other(secretary: Client, cast: Cast) -> None:
    paper = make_paper(cast.association, cast.secretary)
    mine = posted(secretary, paper, do="save", **{"head-city": "Моё"})
    secretary.post(page_of(paper), posted(secretary, paper, do="save", **{"head-city": "Чужое"}))
    answer = secretary.post(page_of(paper), mine)
    assert answer.status_code == 409
    assert "Моё" in answer.content.decode()
    assert stored(paper).city == "Чужое"


def agenda_numbers(paper: Minutes) -> list[int]:
    return [point.number for point in paper.agenda]


def test_a_missed_question_and_its_decision_are_added(secretary: Client, cast: Cast) -> None:
    paper = make_paper(cast.association, cast.secretary)
    secretary.post(page_of(paper), posted(secretary, paper, do="add_question"))
    secretary.post(page_of(paper), posted(secretary, paper, do="add_resolution:3", **{"q3-point-title": "Разное"}))
    secretary.post(page_of(paper), posted(secretary, paper, do="save", **{"q3-r0-text": "Принять."}))
    kept = stored(paper)
    assert agenda_numbers(kept) == [1, 2, 3]
    assert (kept.agenda[2].title, kept.items[2].resolutions[0].text) == ("Разное", "Принять.")


def test_what_was_added_and_left_empty_vanishes(secretary: Client, cast: Cast) -> None:
    paper = make_paper(cast.association, cast.secretary)
    before = stored(paper)
    for added in ("add_question", "add_speech:1", "add_resolution:1", "add_instruction:1:0"):
        secretary.post(page_of(paper), posted(secretary, paper, do=added))
        assert stored(paper) != before
        secretary.post(page_of(paper), posted(secretary, paper, do="save"))
        assert [item.discussed for item in stored(paper).items] == [(), ()]
        assert agenda_numbers(stored(paper)) == [1, 2]


def test_a_question_taken_out_closes_the_numbers(secretary: Client, cast: Cast) -> None:
    paper = make_paper(cast.association, cast.secretary)
    secretary.post(page_of(paper), posted(secretary, paper, do="remove_question:1"))
    kept = stored(paper)
    assert [(point.number, point.title) for point in kept.agenda] == [(1, "О плане работы")]
    assert [item.number for item in kept.items] == [1]


# --- admitting --------------------------------------------------------------------------------------------------------


def test_saved_and_admitted_by_one_press_then_undone(secretary: Client, cast: Cast) -> None:
    paper = make_paper(cast.association, cast.secretary)
    answer = secretary.post(page_of(paper), posted(secretary, paper, do="admit", **{"head-city": "Заречный"}))
    meeting = Meeting.objects.get()
    meeting_page = reverse("meetings:meeting", args=[meeting.pk])
    assert answer["Location"] == meeting_page
    assert stored(paper).city == "Заречный"
    assert "Скачать исходный файл" in secretary.get(meeting_page).content.decode()
    original = secretary.get(reverse("meetings:original_file", args=[meeting.pk]))
    assert b"".join(original.streaming_content) == paper.file.stored.content()  # type: ignore[attr-defined]
    assert secretary.get(reverse("meetings:minutes_file", args=[meeting.pk, "full", "docx"])).status_code == 200
    assert "Отменить приём" in secretary.get(page_of(paper)).content.decode()
    secretary.post(reverse("intake:paper_undo", args=[paper.pk]))
    assert not Meeting.objects.exists()


def test_a_taken_number_is_told_and_the_corrections_stay(secretary: Client, cast: Cast) -> None:
    first = make_paper(cast.association, cast.secretary)
    secretary.post(page_of(first), posted(secretary, first, do="admit"))
    second = make_paper(cast.association, cast.secretary)
    assert "Похоже, в реестре это уже есть" in secretary.get(page_of(second)).content.decode()
    answer = secretary.post(page_of(second), posted(secretary, second, do="admit", **{"head-city": "Заречный"}))
    assert answer.status_code == 422
    assert "Следующий свободный" in answer.content.decode()
    assert stored(second).city == "Заречный"
    assert Meeting.objects.count() == 1


def test_a_person_of_unknown_gender_is_asked_for(secretary: Client, cast: Cast) -> None:
    unclear = minutes(secretary=minutes().secretary.__class__("Черных А.А."))
    paper = make_paper(cast.association, cast.secretary, unclear)
    answer = secretary.post(page_of(paper), posted(secretary, paper, do="admit"))
    assert answer.status_code == 422
    assert "кто это: Черных А.А." in answer.content.decode()
    names = [form.choice.name for form in secretary.get(page_of(paper)).context["screen"].people]
    gender = {f"person{names.index('Черных А.А.')}-gender": "m"}
    assert secretary.post(page_of(paper), posted(secretary, paper, do="admit", **gender)).status_code == 302


def test_the_list_of_people_offers_the_likely_then_everybody(secretary: Client, cast: Cast) -> None:
    url = reverse("intake:paper_people", args=[make_paper(cast.association, cast.secretary).pk])
    likely = secretary.get(url, {"name": "Белову Е.П."}).json()["results"]
    assert [(one["text"].split()[0], one["hint"]) for one in likely] == [("Белова", "учитель ДИРО"), ("Создать", "")]
    typed = secretary.get(url, {"name": "Белову Е.П.", "q": "сае"}).json()["results"]
    assert [one["text"].split()[0] for one in typed] == ["Саенко", "Создать"]


def test_not_needed_and_back(secretary: Client, cast: Cast) -> None:
    paper = make_paper(cast.association, cast.secretary)
    secretary.post(reverse("intake:paper_reject", args=[paper.pk]))
    paper.refresh_from_db()
    assert paper.state == PaperState.REJECTED
    assert "Вернуть" in secretary.get(page_of(paper)).content.decode()
    secretary.post(reverse("intake:paper_restore", args=[paper.pk]))
    paper.refresh_from_db()
    assert paper.state == PaperState.PENDING


def test_a_text_of_unknown_kind_is_shown_alone(secretary: Client, cast: Cast) -> None:
    paper = make_paper(cast.association, cast.secretary, kind="other", data={"kind": "unknown"})
    page = secretary.get(page_of(paper)).content.decode()
    assert "не распознан" in page
    assert "Сохранить и принять" not in page


# --- how many queries -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 12])
def test_lists_cost_the_same_for_any_number(
    secretary: Client, cast: Cast, rows: int, django_assert_max_num_queries: Callable[..., AbstractContextManager[Any]]
) -> None:
    batch = make_batch(cast.association, cast.secretary)
    for _ in range(rows):
        make_paper(cast.association, cast.secretary, file=make_file(batch))
        make_batch(cast.association, cast.secretary)
    for path, most in ((BATCHES, 12), (reverse("intake:batch", args=[batch.pk]), 12)):
        with django_assert_max_num_queries(most):
            assert secretary.get(path).status_code == 200
