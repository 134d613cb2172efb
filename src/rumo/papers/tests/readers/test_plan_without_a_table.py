"""A plan whose points have their terms on lines of their own is a plan, and minutes with such lines are not."""

from __future__ import annotations

import pytest

from rumo.papers.readers.opening import open_document
from rumo.papers.readers.splitting import read_papers

PLAN = """План работы районного методического объединения на 2024 год

Провести семинар для молодых учителей
Срок: март
Ответственный: Зорина А.А.

Подготовить сборник разработок
Срок: до 1 декабря
Ответственный: Лисица Е.А.
"""
MINUTES = """ПРОТОКОЛ № 2 заседания методического совета от 12.03.2024

Повестка дня:
1. План работы на 2024 год.

1. СЛУШАЛИ: Зорину А.А.
РЕШИЛИ: План работы утвердить.
Срок: до 1 декабря 2024 г.
Ответственный: Лисица Е.А.
"""


@pytest.mark.parametrize(("text", "kind"), [(PLAN, "plan"), (MINUTES, "minutes")])
def test_kind(text: str, kind: str) -> None:
    assert [reading.kind for reading in read_papers(open_document(text.encode(), "old.txt"))] == [kind]
