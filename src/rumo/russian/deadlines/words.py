"""Slots of the patterns: single words and short lists of words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rumo.russian.deadlines.grammar import Impossible, Reading, Scan, slot
from rumo.russian.deadlines.periods import YEARS, Period, full_year
from rumo.russian.deadlines.stretches import Unit
from rumo.russian.deadlines.tokens import Kind, Token
from rumo.russian.deadlines.vocabulary import MONTH_OF, SEASON_OF, WEEKDAY_OF

Range = tuple[int, int]

LONGEST_LIST = 12
LONGEST_TAIL = 30
LAST = -1
UNITS = {
    Unit.WEEK: "неделя неделю недели нед",
    Unit.MONTH: "месяц месяца месяце месяцев мес",
    Unit.QUARTER: "квартал квартала квартале кварталов кв",
    Unit.HALF_YEAR: "полугодие полугодия полугодии полугодье полгода",
    Unit.YEAR: "год года году г",
}
UNIT_OF = {form: unit for unit, forms in UNITS.items() for form in forms.split()}
TIMES = ("раз", "раза")
PART_OF_A_NAME = frozenset('-/«»"“”„№')


@slot
def number(scan: Scan, at: int) -> Iterator[Reading]:
    """«3», «3-х», «III», «три», «третий»."""
    token = scan.token(at)
    if token and token.number is not None and not _is_year(token):
        yield Reading(token.number, at + 1)


@slot
def place(scan: Scan, at: int) -> Iterator[Reading]:
    """«первая», «2-я», and `LAST` of «последняя»."""
    token = scan.token(at)
    if token and token.word.startswith("последн"):
        yield Reading(LAST, at + 1)
    yield from number(scan, at)


@slot
def numbers(scan: Scan, at: int) -> Iterator[Reading]:
    """Ranges of «1 и 3», «I–III», «13, 14»: ((1, 1), (3, 3)), ((1, 3),), ((13, 13), (14, 14))."""
    yield from _ranges(scan, at, lambda token: None if _is_year(token) else token.number)


@slot
def places(scan: Scan, at: int) -> Iterator[Reading]:
    """«первый и третий», «последняя»: (1, 3), (LAST,)."""
    for reading in numbers(scan, at):
        yield Reading(tuple(first for first, _ in reading.value), reading.end)
    for reading in place(scan, at):
        yield Reading((reading.value,), reading.end)


@slot
def month(scan: Scan, at: int) -> Iterator[Reading]:
    """1 to 12 of a month's name in any case, whole or short."""
    token = scan.token(at)
    if token and token.word in MONTH_OF:
        yield Reading(MONTH_OF[token.word], at + 1)


@slot
def months(scan: Scan, at: int) -> Iterator[Reading]:
    """Ranges of «февраль, май и август», «январь-февраль»."""
    yield from _ranges(scan, at, lambda token: MONTH_OF.get(token.word))


@slot
def weekday(scan: Scan, at: int) -> Iterator[Reading]:
    """0 for Monday to 6 for Sunday."""
    token = scan.token(at)
    if token and token.word in WEEKDAY_OF:
        yield Reading(WEEKDAY_OF[token.word], at + 1)


@slot
def weekdays(scan: Scan, at: int) -> Iterator[Reading]:
    """«вторникам и четвергам»: (1, 3)."""
    for reading in _ranges(scan, at, lambda token: WEEKDAY_OF.get(token.word)):
        yield Reading(tuple(first for first, _ in reading.value), reading.end)


@slot
def season(scan: Scan, at: int) -> Iterator[Reading]:
    """First and last month of a season; winter is December to February."""
    token = scan.token(at)
    if token and token.word in SEASON_OF:
        yield Reading(SEASON_OF[token.word], at + 1)


@slot
def unit(scan: Scan, at: int) -> Iterator[Reading]:
    """«месяц», «кв.», «полугодие», «полгода», «год» in any case."""
    token = scan.token(at)
    if token and token.word in UNIT_OF:
        yield Reading(UNIT_OF[token.word], at + 1)


@slot
def digits(scan: Scan, at: int) -> Iterator[Reading]:
    """(day, month, year or None) of «26.08.2023», «26.08»."""
    token = scan.token(at)
    if token and token.date:
        yield Reading(token.date, at + 1)


@slot
def time(scan: Scan, at: int) -> Iterator[Reading]:
    """«18:00», «18.00»."""
    token = scan.token(at)
    if token and token.kind is Kind.TIME:
        yield Reading(token.word, at + 1)


@slot
def year(scan: Scan, at: int) -> Iterator[Reading]:
    """Four digits as a calendar year, «2023/2024», «2022 – 2023», «2023-24» as an academic one, as a `Period`."""
    first = scan.token(at)
    if first is None or not _is_year(first):
        return
    assert first.number is not None
    yield Reading(Period.calendar_year(first.number), at + 1)
    separator, second = scan.token(at + 1), scan.token(at + 2)
    if separator and second and separator.word in ("-", "/") and second.number is not None and second.word.isdigit():
        last = full_year(second.word, first.number)
        if last == first.number + 1:
            yield Reading(Period.academic_year(first.number, scan.period.start_month), at + 3)
        elif last in YEARS and len(second.word) == 4:
            yield Reading(_years(first.number, last), at + 3)


@slot
def tail(scan: Scan, at: int) -> Iterator[Reading]:
    """Words that go on saying of what («секций УМО»), as far as a mark or the next part."""
    end = at
    while end < at + LONGEST_TAIL and (token := scan.token(end)):
        if end in scan.starts or (token.kind is Kind.MARK and token.word not in PART_OF_A_NAME):
            break
        end += 1
    for stop in range(end, at, -1):
        yield Reading(stop - at, stop)


@slot
def words(scan: Scan, at: int) -> Iterator[Reading]:
    """One to three words that are no numbers: «раз», «расширенных заседаний»."""
    for stop in range(at + 1, at + 4):
        token = scan.token(stop - 1)
        if token is None or token.kind is not Kind.WORD or not (token.number is None or token.word in TIMES):
            return
        yield Reading(stop - at, stop)


@slot
def passage(scan: Scan, at: int) -> Iterator[Reading]:
    """Anything, commas too, as far as a bracket, a semicolon or the next part."""
    end = at
    while end < at + 2 * LONGEST_TAIL and (token := scan.token(end)):
        if end in scan.starts or token.word in ("(", ";"):
            break
        end += 1
    if end > at:
        yield Reading(end - at, end)


def _is_year(token: Token) -> bool:
    return token.kind is Kind.NUMBER and token.word.isdigit() and len(token.word) == 4 and int(token.word) in YEARS


def _years(first: int, last: int) -> Period | Impossible:
    try:
        return Period.calendar_years(first, last)
    except ValueError as refusal:
        return Impossible(str(refusal))


def _ranges(scan: Scan, at: int, value_of: Callable[[Token], int | None]) -> Iterator[Reading]:
    """All lists that begin at a token, the shortest first: values joined by commas, «и» or dashes."""
    found: tuple[Range, ...] = ()
    end, joined_by = at, ","
    while len(found) < LONGEST_LIST and (token := scan.token(end)):
        value = value_of(token)
        if value is None:
            return
        found = (*found[:-1], (found[-1][0], value)) if joined_by == "-" else (*found, (value, value))
        end += 1
        yield Reading(found, end)
        mark = scan.token(end)
        if mark is None or mark.word not in (",", "и", "-", "/"):
            return
        joined_by = mark.word
        end += 1
        following = scan.token(end)
        if joined_by == "," and following and following.word == "и":
            end += 1
