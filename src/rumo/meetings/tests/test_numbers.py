"""Protocol numbers: by the calendar year and by the term, freed, missing, and under parallel writers."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connections

from rumo.directory.enums import Numbering
from rumo.directory.models import TermOfPowers
from rumo.meetings import queries, rules
from rumo.meetings.actions import meetings as actions
from rumo.meetings.actions import states
from rumo.meetings.actions.meetings import MeetingDetails, NumberTaken
from rumo.meetings.models import Meeting
from tests.cast import Cast


def create(cast: Cast, day: date, number: int | None = None) -> Meeting:
    return actions.create_meeting(
        association=cast.association, details=MeetingDetails(date=day), number=number, actor=cast.secretary
    )


def test_numbers_start_again_with_the_calendar_year(cast: Cast) -> None:
    days = [date(2023, 2, 1), date(2023, 12, 13), date(2024, 2, 1), date(2023, 12, 20)]
    assert [(m.series, m.number) for m in (create(cast, day) for day in days)] == [
        ("2023", 1),
        ("2023", 2),
        ("2024", 1),
        ("2023", 3),
    ]


def test_numbers_go_on_within_a_term_of_powers(cast: Cast) -> None:
    cast.association.rules_data = {"numbering": Numbering.TERM}
    cast.association.save()
    TermOfPowers.objects.create(association=cast.association, starts=date(2022, 9, 1), ends=date(2024, 8, 31))
    TermOfPowers.objects.create(association=cast.association, starts=date(2024, 9, 1))
    days = [date(2022, 12, 1), date(2023, 12, 13), date(2024, 8, 31), date(2024, 9, 1), date(2022, 8, 31)]
    assert [(m.series, m.number) for m in (create(cast, day) for day in days)] == [
        ("term-2022-09-01", 1),
        ("term-2022-09-01", 2),
        ("term-2022-09-01", 3),
        ("term-2024-09-01", 1),
        ("2022", 1),  # before the first term: the calendar year
    ]


def test_a_taken_number_is_refused_with_the_meeting_that_has_it(cast: Cast) -> None:
    create(cast, date(2024, 2, 1), number=4)
    with pytest.raises(NumberTaken) as caught:
        create(cast, date(2024, 3, 1), number=4)
    assert caught.value.message == "Номер 4 уже у заседания от 01.02.2024. Следующий свободный — 5."
    assert Meeting.objects.count() == 1


def test_a_cancelled_meeting_frees_its_number(cast: Cast) -> None:
    cancelled = create(cast, date(2024, 2, 1))
    states.cancel_meeting(cancelled, reason="Нет кворума", actor=cast.secretary)
    assert create(cast, date(2024, 3, 1)).number == 1


def test_another_day_of_the_same_series_keeps_the_number(cast: Cast) -> None:
    create(cast, date(2024, 2, 1))
    meeting = create(cast, date(2024, 3, 1))
    details = MeetingDetails(date=date(2024, 4, 1))
    actions.edit_meeting(meeting, details=details, number=2, version=1, actor=cast.secretary)
    assert (meeting.series, meeting.number) == ("2024", 2)


def test_a_day_of_another_series_takes_the_next_number_there(cast: Cast) -> None:
    create(cast, date(2025, 1, 15))
    meeting = create(cast, date(2024, 12, 20), number=7)
    details = MeetingDetails(date=date(2025, 1, 20))
    actions.edit_meeting(meeting, details=details, number=7, version=1, actor=cast.secretary)
    assert (meeting.series, meeting.number) == ("2025", 2)


@pytest.mark.parametrize(("taken", "missing"), [([], []), ([1, 2], []), ([1, 3, 5], [2, 4]), ([3], [1, 2])])
def test_missing_numbers(taken: list[int], missing: list[int]) -> None:
    assert rules.missing_numbers(taken) == missing


@pytest.mark.django_db(transaction=True)
def test_fifty_parallel_writers_get_fifty_numbers(cast: Cast) -> None:
    def one(_: int) -> int | None:
        try:
            return create(cast, date(2024, 5, 15)).number
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=50) as pool:
        numbers = list(pool.map(one, range(50)))
    assert sorted(number or 0 for number in numbers) == list(range(1, 51))
    assert queries.next_number(cast.association, "2024") == 51
