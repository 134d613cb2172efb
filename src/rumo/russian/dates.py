# ruff: noqa: SIM905 - a row of months reads better as a line of text
"""Dates as Russian papers write them, and reading them back.

Forms «13 декабря 2023 г.» and «13.12.2023» follow GOST R 7.0.97-2016, 5.10.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from rumo.russian import lexicon
from rumo.russian.cases import Case
from rumo.russian.numbers import agree
from rumo.russian.typography import EN_DASH, NBSP, plain

MONTHS = tuple("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split())
MONTHS_GENITIVE = tuple("января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split())
WEEKDAYS = tuple("понедельник вторник среда четверг пятница суббота воскресенье".split())

ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
DIGITS = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?: ?г\.?| ?года)?")
WORDS = re.compile(r"[«\"“„]?(?P<day>\d{1,2})[»\"”“]? (?P<month>[а-яё]+) (?P<year>\d{4})(?: ?г\.?| ?года)?")


def long_date(day: date, year_word: str = "г.") -> str:
    """«13 декабря 2023 г.»; with `year_word="года"` «13 декабря 2023 года»."""
    return f"{_day_month(day)} {day.year}{NBSP}{year_word}"


def short_date(day: date) -> str:
    """«13.12.2023»"""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def quoted_date(day: date) -> str:
    """««13» декабря 2023 г.», as signature blocks write it."""
    return f"«{day.day}»{NBSP}{MONTHS_GENITIVE[day.month - 1]} {day.year}{NBSP}г."


def words_month(day: date, case: Case = Case.NOMINATIVE) -> str:
    """Name of the month in a case: «декабрь», «декабре»."""
    return _in_case(MONTHS[day.month - 1], case)


def weekday(day: date, case: Case = Case.ACCUSATIVE) -> str:
    """Day of the week in a case; the accusative answers «когда?»: «в среду», «во вторник»."""
    name = WEEKDAYS[day.weekday()]
    form = _in_case(name, case)
    if case is not Case.ACCUSATIVE:
        return form
    return f"во{NBSP}{form}" if name == "вторник" else f"в{NBSP}{form}"


def date_range(first: date, last: date) -> str:
    """«13–14 декабря 2023 г.», «30 января – 2 февраля 2024 г.»; one day when both are the same.

    ValueError (in Russian) when `last` is before `first`.
    """
    if last < first:
        raise ValueError(f"Конец {short_date(last)} раньше начала {short_date(first)}")
    if first == last:
        return long_date(first)
    if first.year != last.year:
        return f"{long_date(first)}{NBSP}{EN_DASH} {long_date(last)}"
    if first.month != last.month:
        return f"{_day_month(first)}{NBSP}{EN_DASH} {long_date(last)}"
    return f"{first.day}{EN_DASH}{long_date(last)}"


def academic_year(day: date, start_month: int = 9) -> str:
    """«2023/2024» for any day of the academic year that begins on the first of `start_month`."""
    start = day.year if day.month >= start_month else day.year - 1
    return f"{start}/{start + 1}"


def parse_date(text: str) -> date:
    """Read «13.12.2023 г.», «13 декабря 2023 года», ««28» февраля 2024 г.», «2023-12-13».

    ValueError with a Russian message when it is not a date or there is no such day.
    """
    line = plain(text).lower()
    match = ISO.fullmatch(line) or DIGITS.fullmatch(line) or WORDS.fullmatch(line)
    if match is None:
        raise ValueError(f"«{plain(text)}» не похоже на дату. Напишите так: 13.12.2023 или 13 декабря 2023 г.")
    month = _month_number(match["month"])
    if month is None:
        raise ValueError(f"«{plain(text)}»: такого месяца нет")
    return _existing_date(int(match["year"]), month, int(match["day"]))


def _existing_date(year: int, month: int, day: int) -> date:
    if year == 0:
        raise ValueError("Года 0 не бывает: напишите год четырьмя цифрами")
    days = monthrange(year, month)[1]
    if 1 <= day <= days:
        return date(year, month, day)
    month_name = _in_case(MONTHS[month - 1], Case.PREPOSITIONAL)
    in_year = f" {year} года" if month == 2 else ""
    length = plain(agree(days, "день"))
    raise ValueError(f"{day} {MONTHS_GENITIVE[month - 1]} {year}: такого дня нет, в {month_name}{in_year} {length}")


def _month_number(text: str) -> int | None:
    if text.isdigit():
        return int(text) if 1 <= int(text) <= len(MONTHS) else None
    return MONTHS_GENITIVE.index(text) + 1 if text in MONTHS_GENITIVE else None


def _day_month(day: date) -> str:
    return f"{day.day}{NBSP}{MONTHS_GENITIVE[day.month - 1]}"


def _in_case(word: str, case: Case) -> str:
    noun = lexicon.common_noun(word)
    form = noun.inflect({case.value}) if noun else None
    return str(form.word) if form else word
