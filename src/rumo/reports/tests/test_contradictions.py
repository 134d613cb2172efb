from __future__ import annotations

import pytest

from rumo.papers.analysis import Analysis, Section
from rumo.papers.blocks import paragraph
from rumo.papers.checks.findings import Severity
from rumo.reports.contradictions import contradictions
from rumo.reports.tests.book_made import BOOK
from rumo.russian.typography import plain

CODES = ("expertise.submitted", "expertise.technical_passed", "events.webinars")


def _found(text: str) -> list[tuple[str, str, str]]:
    paper = Analysis("Анализ", sections=(Section("Экспертиза"), Section("Итоги", blocks=(paragraph(text),))))
    return [(each.code.rpartition(".")[2], each.place, each.said) for each in contradictions(paper, BOOK, CODES)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("В этом году подано материалов почти на 50 % больше, чем годом раньше.", ["growth_against_records"]),
        ("В этом году подано материалов на 88 % больше, чем годом раньше.", []),
        ("Подано материалов на 88 % меньше.", ["growth_against_records"]),
        ("Подано материалов на 88 % больше, но рекомендована меньшая доля.", []),
        ("За год проведено 120 вебинаров.", ["number_against_records"]),
        ("За год проведено 119 вебинаров, а годом раньше 111 вебинаров.", []),
        ("За год проведено 119 вебинаров, из них 20 вебинаров по химии.", []),
        ("За год проведено более 100 вебинаров.", []),
        ("Подготовлено 120 вебинаров на будущее.", []),
        ("Техническую экспертизу прошли 16 материалов из 32.", []),
        ("Подано материалов на 88 % больше, проведено вебинаров на 7 % больше.", []),
    ],
)
def test_a_text_against_its_records(text: str, codes: list[str]) -> None:
    assert [code for code, _place, _said in _found(text)] == codes


def test_the_place_is_the_section_and_the_block() -> None:
    ((_code, place, said),) = _found("За год проведено 120 вебинаров.")
    assert (place, plain(said)) == ("sections[1].blocks[0]", "120")


def test_what_is_not_quoted_is_only_a_warning() -> None:
    paper = Analysis("Анализ", sections=(Section("Итоги", blocks=(paragraph("За год проведено 120 вебинаров."),)),))
    (found,) = contradictions(paper, BOOK, ())
    assert (found.severity, found.follows) == (Severity.WARNING, "119")
