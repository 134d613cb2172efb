from __future__ import annotations

import pytest

from rumo.monitoring.reminder_words import reminder_words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([7, 1, 0], "за 7 дней, за день, в последний день"),
        ([-1, 3], "за 3 дня, через день после срока"),
        ([-21], "через 21 день после срока"),
        ([], ""),
    ],
)
def test_when_a_collection_reminds(days: list[int], words: str) -> None:
    assert reminder_words(days).replace("\xa0", " ") == words
