from __future__ import annotations

from datetime import date

from django.utils import timezone

from rumo.core import clock


def test_the_clock_can_stand_on_a_day() -> None:
    with clock.standing_at(date(2024, 2, 29)):
        assert clock.today() == date(2024, 2, 29)
        assert clock.now().date() == date(2024, 2, 29)
        with clock.standing_at(date(2023, 12, 13)):
            assert clock.today() == date(2023, 12, 13)
        assert clock.today() == date(2024, 2, 29)
    assert clock.today() == timezone.localdate()
