"""Properties that hold for every name, number, date and text."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from rumo.russian import dates
from rumo.russian.cases import Case, Gender
from rumo.russian.names import FullName, parse_name
from rumo.russian.numbers import agree, format_number
from rumo.russian.posts import inflect_phrase, inflect_post
from rumo.russian.typography import plain, tidy

unhurried = settings(deadline=None)  # the first inflection loads the dictionaries

LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
words = st.text(LETTERS, min_size=2, max_size=9).map(str.capitalize)
surnames = st.one_of(words, st.tuples(words, words).map("-".join))
genders = st.sampled_from([Gender.MALE, Gender.FEMALE, None])
cases = st.sampled_from(list(Case))
names = st.builds(FullName, surnames, words, st.one_of(st.just(""), words), genders)
russian_text = st.text(LETTERS + LETTERS.upper() + '0123456789 .,-–—№%"«»„“()\n\u00a0@:/', max_size=60)
nouns = st.sampled_from(["член", "новая секция", "заседание", "человек", "год", "учитель-логопед", "ДПП"])
years = st.dates(min_value=date(1000, 1, 1))


@unhurried
@given(names)
def test_nominative_is_identity(name: FullName) -> None:
    assert name.inflect(Case.NOMINATIVE) == name


@unhurried
@given(names, cases)
def test_inflection_keeps_initials_parts_and_gender(name: FullName, case: Case) -> None:
    inflected = name.inflect(case)
    assert inflected.initials == name.initials
    assert inflected.gender is name.gender
    assert inflected.surname[:1] == name.surname[:1]
    assert inflected.surname.count("-") == name.surname.count("-")


@unhurried
@given(surnames, st.sampled_from("АБВЕИКЛМНОПРСТЮЯ"), st.sampled_from("АБВЕИКЛМНОПРСТЮЯ"))
def test_both_layouts_are_read_back(surname: str, first: str, second: str) -> None:
    name = FullName(surname, f"{first}.", f"{second}.")
    assert parse_name(name.surname_initials) == name
    assert parse_name(name.initials_surname) == name


@unhurried
@given(russian_text)
def test_reading_names_never_raises(text: str) -> None:
    name = parse_name(text)
    assert name is None or name.surname in plain(text)


@unhurried
@given(russian_text, cases)
def test_any_text_survives_inflection(text: str, case: Case) -> None:
    assert inflect_post(text, Case.NOMINATIVE) == text
    assert inflect_phrase(text, case).count(" ") == text.count(" ")
    assert inflect_post(text, case).count("\n") == text.count("\n")


@unhurried
@given(russian_text)
def test_tidy_twice_is_tidy_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@unhurried
@given(st.integers(-(10**9), 10**9) | st.decimals(-(10**6), 10**6, places=2), nouns, cases)
def test_agree_contains_the_number(number: int | Decimal, noun: str, case: Case) -> None:
    phrase = agree(number, noun, case)
    assert phrase.startswith(f"{format_number(number)}\u00a0")
    assert len(phrase) > len(format_number(number)) + 1


@unhurried
@given(years)
def test_written_dates_are_read_back(day: date) -> None:
    written = [dates.long_date(day), dates.long_date(day, "года"), dates.short_date(day), dates.quoted_date(day)]
    assert {dates.parse_date(text) for text in [*written, day.isoformat()]} == {day}


@unhurried
@given(years, years)
def test_a_range_names_its_last_day(first: date, second: date) -> None:
    start, end = sorted((first, second))
    assert dates.date_range(start, end).endswith(dates.long_date(end))


def test_import_loads_no_dictionary() -> None:
    modules = "names, posts, numbers, number_words, dates, typography"
    check = (
        f"from rumo.russian import {modules}; import sys; assert not {{'pymorphy3', 'pytrovich'}} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", check], check=True, env={"PYTHONPATH": ":".join(sys.path)})
