"""Growth and shares in words, the base named."""

from __future__ import annotations

import pytest

from rumo.russian.comparisons import counted_phrase, counted_share, growth_phrase, share_phrase


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "before", "words"),
    [
        (32, 17, "на 88 % больше, чем годом раньше (17)"),
        (7, 8, "на 13 % меньше, чем годом раньше (8)"),
        (51, 17, "в 3 раза больше, чем годом раньше (17)"),
        (50, 17, "в 2,9 раза больше, чем годом раньше (17)"),
        (85, 17, "в 5 раз больше, чем годом раньше (17)"),
        (17, 17, "столько же, сколько годом раньше"),
        (5, 0, "годом раньше не было"),
        (0, 5, "годом раньше было 5"),
        (0, 0, "как и годом раньше"),
        (1001, 1000, "на 0,1 % больше, чем годом раньше (1000)"),
    ],
)
def test_growth(value: int, before: int, words: str) -> None:
    assert _plain(growth_phrase(value, before)) == words


@pytest.mark.parametrize(
    ("part", "base", "words"),
    [(16, 32, "16 из 32, 50 %"), (10, 32, "10 из 32, 31 %"), (199, 200, "199 из 200, 99,5 %"), (0, 0, "0 из 0")],
)
def test_share(part: int, base: int, words: str) -> None:
    assert _plain(share_phrase(part, base)) == words


@pytest.mark.parametrize(
    ("part", "base", "unit", "of", "words"),
    [
        (16, 32, "материал", "поданный", "16 материалов из 32 поданных (50 %)"),
        (1, 21, "поручение", "выданный", "1 поручение из 21 выданного (5 %)"),
        (208, 332, "человек", "участник объединений", "208 человек из 332 участников объединений (63 %)"),
        (0, 4, "отзыв", "", "0 отзывов из 4 (0 %)"),
        (0, 0, "отзыв", "", "0 отзывов из 0"),
    ],
)
def test_share_in_a_sentence(part: int, base: int, unit: str, of: str, words: str) -> None:
    assert _plain(counted_share(part, base, unit, of)) == words


def test_counted() -> None:
    assert _plain(counted_phrase(32, "материал", 17)) == "32 материала, на 88 % больше, чем годом раньше (17)"
    assert _plain(counted_phrase(0, "материал", 0)) == "нет материалов, как и годом раньше"
