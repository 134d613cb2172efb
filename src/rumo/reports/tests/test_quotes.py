from __future__ import annotations

import pytest

from rumo.reports import quotes
from rumo.reports.enums import FigurePart
from rumo.reports.tests.book_made import BOOK, PASSED, SUBMITTED, WEBINARS
from rumo.russian.typography import plain

STALE = '<p>Проведено <span data-figure="events.webinars" data-part="counted">7 вебинаров</span> за год.</p>'


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (FigurePart.VALUE, "32"),
        (FigurePart.COUNTED, "32 материала"),
        (FigurePart.PREVIOUS, "17"),
        (FigurePart.GROWTH, "на 88 % больше, чем годом раньше (17)"),
    ],
)
def test_each_part_has_its_words(part: FigurePart, words: str) -> None:
    assert plain(quotes.words_of(SUBMITTED, part)) == words


def test_a_share_names_its_base_and_is_not_taken_of_nothing() -> None:
    assert plain(quotes.words_of(PASSED, FigurePart.SHARE)) == "16 материалов из 32 поданных (50 %)"
    assert quotes.told(WEBINARS, FigurePart.SHARE) is None


def test_the_words_are_put_anew_and_the_quote_stays() -> None:
    made = quotes.filled(STALE, BOOK)
    assert plain(made) == plain(STALE.replace("7 вебинаров", "119 вебинаров"))


def test_an_unknown_figure_is_marked_and_never_an_error() -> None:
    body = '<p><span data-figure="gone.figure" data-part="value">5</span>.</p>'
    assert quotes.MISSING in quotes.filled(body, BOOK)
    assert f"<mark>{quotes.MISSING}</mark>." in quotes.linked(body, BOOK)


def test_for_reading_a_quote_is_a_link_to_its_records() -> None:
    assert '<a href="/w/" title="Проведено вебинаров">' in quotes.linked(STALE, BOOK)


def test_a_reader_without_the_records_sees_the_number_alone() -> None:
    assert quotes.linked(STALE, BOOK, links=False) == "<p>Проведено 119\u00a0вебинаров за год.</p>"


def test_what_an_editor_sends_is_cleaned() -> None:
    sent = (
        '<p onclick="x()"><span style="color:red">Слово</span> '
        '<span data-figure="events.webinars" data-part="value" class="q"><strong>119</strong></span>'
        '<span data-figure="a b<script>" data-part="value">9</span><script>alert(1)</script></p>'
    )
    kept = quotes.clean(sent)
    assert kept == '<p>Слово <span data-figure="events.webinars" data-part="value">119</span>9</p>'
    assert quotes.clean(kept) == kept


@pytest.mark.parametrize("body", ["", "Просто текст & знаки < >", "<p>a</p><ul><li><p>b</p></li></ul>", STALE])
def test_cleaning_twice_changes_nothing(body: str) -> None:
    once = quotes.clean(body)
    assert quotes.clean(once) == once


def test_quotes_come_in_the_order_of_the_text() -> None:
    body = STALE + quotes.quoted(BOOK, "expertise.submitted", FigurePart.VALUE)
    assert [(each.code, each.part) for each in quotes.quotes_in(body)] == [
        ("events.webinars", FigurePart.COUNTED),
        ("expertise.submitted", FigurePart.VALUE),
    ]
