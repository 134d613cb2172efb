from __future__ import annotations

import pytest

from rumo.core.errors import NotAllowed
from rumo.core.verdict import YES, No


def test_the_first_refusal_explains_a_conjunction() -> None:
    assert (YES & YES) == YES
    assert (YES & No("нет прав") & No("не то состояние")).reason == "нет прав"


def test_one_yes_is_enough_for_a_disjunction() -> None:
    assert No("нет прав") | YES
    assert (No("нет прав") | No("не ваш регион")).reason == "не ваш регион"


def test_requiring_raises_the_reason() -> None:
    YES.require()
    with pytest.raises(NotAllowed, match="нет прав"):
        No("нет прав").require()
