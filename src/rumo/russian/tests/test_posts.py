from __future__ import annotations

import pytest

from rumo.russian.cases import Case
from rumo.russian.posts import inflect_phrase, inflect_post, inside_phrase
from rumo.russian.tests.tables import read_lines, six_forms

POSTS = read_lines("posts.txt")
BODIES = read_lines("bodies.txt")


@pytest.mark.parametrize("row", POSTS)
def test_post_in_six_cases(row: str) -> None:
    forms = six_forms(row)
    assert [inflect_post(forms[0], case) for case in Case] == forms


@pytest.mark.parametrize("row", BODIES)
def test_body_in_six_cases(row: str) -> None:
    forms = six_forms(row)
    assert [inflect_phrase(forms[0], case) for case in Case] == forms


def test_table_is_large_enough() -> None:
    assert len(set(POSTS)) >= 40


@pytest.mark.parametrize("text", ["", " ", ",", "«Школа»", "№ 5", "Deputy Director", "-", "и", "директор,"])
def test_odd_text_keeps_its_layout(text: str) -> None:
    assert inflect_post(text, Case.NOMINATIVE) == text
    assert inflect_post(text, Case.DATIVE) == text.replace("директор", "директору")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Учебно-методическое объединение области", "учебно-методического объединения области"),
        ("Секция математики", "секции математики"),
        ("РУМО Дальнего края", "РУМО Дальнего края"),
    ],
)
def test_the_name_of_a_body_inside_a_sentence(name: str, said: str) -> None:
    assert inside_phrase(name, Case.GENITIVE) == said
