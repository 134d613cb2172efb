"""What holds for every text, every plan and every day."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from rumo.russian.dates import MONTHS_GENITIVE, long_date, short_date
from rumo.russian.deadlines.calendar import DATE, STRETCHES
from rumo.russian.deadlines.due_dates import DueDate
from rumo.russian.deadlines.grammar import SLOTS, Named, Optional, Rulebook
from rumo.russian.deadlines.parser import NOUNS, parse_deadline
from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.schedule import Schedule
from rumo.russian.deadlines.schedule_json import to_json
from rumo.russian.deadlines.statuses import Status
from rumo.russian.tests.tables import read_lines

PHRASES = [line.split("|")[1].strip() for line in read_lines("deadlines.txt")]
VOCABULARY = sorted({word for phrase in PHRASES for word in phrase.split()})

unhurried = settings(deadline=None)
periods = st.one_of(
    st.integers(1950, 2150).map(Period.calendar_year),
    st.builds(Period.academic_year, st.integers(1950, 2150), st.integers(1, 12)),
)
# Any characters at all, characters of phrases, and words of phrases in any order.
texts = st.one_of(
    st.text(max_size=80),
    st.text("0123456789./-–№«»(),; IVXivxгадекбря\n\u00a0", max_size=40),
    st.lists(st.sampled_from(VOCABULARY), max_size=12).map(" ".join),
)
days = st.dates(date(1950, 1, 1), date(2151, 12, 31))


def check(schedule: Schedule, text: str) -> None:
    """All that holds whatever was read."""
    assert str(schedule) == text
    places = [(part.start, part.end) for part in schedule.parts]
    assert places == sorted(places)
    assert all(part.text == text[part.start : part.end] != "" for part in schedule.parts)
    assert all(excerpt.text == text[excerpt.start : excerpt.end] != "" for excerpt in schedule.rest)
    assert all(before[1] <= after[0] for before, after in pairwise(places))
    assert bool(schedule.parts) == bool(text.strip())
    owed = schedule.obligations()
    assert list(owed) == sorted(owed, key=lambda one: (one.due or date.max, one.opens, one.part, one.number))
    for one in owed:
        assert one.due is None or one.opens <= one.due
        assert one.outside or schedule.period.holds(one.opens, one.due or one.opens)


@unhurried
@given(texts, periods)
def test_any_text_is_read(text: str, period: Period) -> None:
    schedule = parse_deadline(text, period)
    check(schedule, text)
    assert schedule.explain()
    assert json.loads(json.dumps(to_json(schedule)))["text"] == text


@unhurried
@given(texts, periods, st.lists(days, max_size=6), days)
def test_any_text_has_a_status(text: str, period: Period, facts: list[date], today: date) -> None:
    schedule = parse_deadline(text, period)
    standings = schedule.standings(facts, today)
    assert len(standings) == len(schedule.obligations())
    assert schedule.status(facts, today) in Status
    assert all(len(standing.facts) <= max(standing.obligation.wanted, 1) for standing in standings)


@unhurried
@given(st.sampled_from(PHRASES), periods)
def test_known_phrase_in_any_period(phrase: str, period: Period) -> None:
    check(parse_deadline(phrase, period), phrase)


@unhurried
@given(st.sampled_from(PHRASES), st.sampled_from(PHRASES), st.sampled_from(["; ", ";\n", " ; "]))
def test_two_phrases_give_the_parts_of_both(first: str, second: str, between: str) -> None:
    period = Period.calendar_year(2024)
    alone = [part.details() for phrase in (first, second) for part in parse_deadline(phrase, period).parts]
    together = parse_deadline(first + between + second, period)
    assert [part.details() for part in together.parts if part.kind != "unparseable"] == [
        details for details in alone if "reason" not in details
    ]


@unhurried
@given(days, periods, st.sampled_from([short_date, long_date]))
def test_written_date_is_the_date(day: date, period: Period, write) -> None:
    (part,) = parse_deadline(f"до {write(day)}", period).parts
    assert isinstance(part, DueDate)
    assert part.due == day


@unhurried
@given(periods, st.integers(0, 364))
def test_date_without_a_year_is_in_the_period(period: Period, shift: int) -> None:
    day = period.starts + timedelta(days=shift)
    (part,) = parse_deadline(f"до {day.day} {MONTHS_GENITIVE[day.month - 1]}", period).parts
    assert isinstance(part, DueDate)
    assert part.due == day


@unhurried
@given(st.lists(days, max_size=8), days)
def test_facts_never_make_it_worse(facts: list[date], today: date) -> None:
    """Each fact is counted once, and more facts never undo what is done."""
    schedule = parse_deadline("февраль, май, август, декабрь", Period.calendar_year(today.year))
    standings = schedule.standings(facts, today)
    counted = [fact for standing in standings for fact in standing.facts]
    assert all(counted.count(fact) <= facts.count(fact) for fact in counted)
    fewer = schedule.standings(facts[:-1], today)
    done, done_before = ([one.status for one in found].count(Status.DONE) for found in (standings, fewer))
    assert done >= done_before


def test_every_slot_of_every_pattern_exists() -> None:
    books: list[Rulebook] = [noun.PHRASES for noun in NOUNS] + [DATE, STRETCHES]

    def names(items) -> list[str]:
        found = [item.slot for item in items if isinstance(item, Named)]
        return found + [name for item in items if isinstance(item, Optional) for name in names(item.items)]

    used = {name for book in books for rule in book.rules for name in names(rule.items)}
    assert used <= set(SLOTS)


def test_long_text_is_read_in_time() -> None:
    """Two thousand words in a cell are not a phrase, but they are read, and not recursively."""
    text = "по плану министерства до 1 декабря, ежемесячно и в течение " * 200
    schedule = parse_deadline(text, Period.calendar_year(2024))
    assert len(schedule.parts) == 600
