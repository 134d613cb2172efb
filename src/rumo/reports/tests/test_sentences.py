from __future__ import annotations

from dataclasses import replace

import pytest

from rumo.reports import quotes
from rumo.reports.figure_book import Known
from rumo.reports.sentences import proposed, sentences_about
from rumo.reports.tests.book_made import BOOK, EXPERTS, NOTHING, PASSED, ROUND_TABLES, SUBMITTED, WEBINARS


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (SUBMITTED, ["Подано 32 материала, на 88 % больше, чем годом раньше (17)."]),
        (WEBINARS, ["Проведено 119 вебинаров, на 7 % больше, чем годом раньше (111)."]),
        (ROUND_TABLES, ["Проведён 21 круглый стол."]),
        (replace(SUBMITTED, value=21, previous=21), ["Подан 21 материал, столько же, сколько годом раньше."]),
        (replace(SUBMITTED, value=8), ["Подано 8 материалов, на 53 % меньше, чем годом раньше (17)."]),
        (EXPERTS, ["Привлечено экспертов, человек: никого, годом раньше было 5."]),
        (
            PASSED,
            [
                "Техническую экспертизу прошли 16 материалов, в 2 раза больше, чем годом раньше (8).",
                "Техническую экспертизу прошли 16 материалов из 32 поданных (50 %).",
            ],
        ),
        (NOTHING, []),
    ],
)
def test_what_is_said(known: Known, said: list[str]) -> None:
    assert [each.text for each in sentences_about(known)] == said


def test_a_sentence_keeps_its_figures_live_and_survives_cleaning() -> None:
    (sentence,) = sentences_about(SUBMITTED)
    assert quotes.clean(f"<p>{sentence.html}</p>") == f"<p>{sentence.html}</p>"
    assert {quote.code for quote in quotes.quotes_in(sentence.html)} == {"expertise.submitted"}


def test_what_was_answered_is_not_proposed_again() -> None:
    codes = ("expertise.submitted", "events.webinars", "gone.figure")
    first = proposed(BOOK, codes)
    assert [each.key for each in first] == ["expertise.submitted:growth", "events.webinars:growth"]
    assert [each.key for each in proposed(BOOK, codes, {first[0].key})] == ["events.webinars:growth"]
