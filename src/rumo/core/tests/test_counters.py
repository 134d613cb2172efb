"""Numbers of a series: next, proposed, given by hand, taken back with the transaction, under parallel writers."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, transaction

from rumo.core import counters


@pytest.mark.django_db
def test_a_series_counts_from_one_and_apart_from_others() -> None:
    assert [counters.take_next("a"), counters.take_next("a"), counters.take_next("b")] == [1, 2, 1]


@pytest.mark.django_db
def test_to_propose_takes_nothing() -> None:
    assert [counters.peek_next("a"), counters.peek_next("a"), counters.take_next("a"), counters.peek_next("a")] == [
        1,
        1,
        1,
        2,
    ]


@pytest.mark.django_db
def test_a_number_given_by_hand_moves_the_series_forward_only() -> None:
    counters.note_used("a", 7)
    assert counters.take_next("a") == 8
    counters.note_used("a", 3)
    assert counters.take_next("a") == 9


@pytest.mark.django_db(transaction=True)
def test_a_writer_who_fails_gives_the_number_back() -> None:
    def fail() -> None:
        with transaction.atomic():
            assert counters.take_next("a") == 1
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert counters.take_next("a") == 1


@pytest.mark.django_db(transaction=True)
def test_parallel_writers_get_numbers_of_their_own() -> None:
    def one(_n: int) -> int:
        try:
            with transaction.atomic():
                return counters.take_next("a")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=20) as pool:
        assert sorted(pool.map(one, range(40))) == list(range(1, 41))
    assert counters.peek_next("a") == 41
