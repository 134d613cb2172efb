# ruff: noqa: SIM905 - a row of forms reads better as a line of text
"""Words a deadline phrase is made of: forms of numbers, months, days of the week; abbreviations; slips of the pen.

Everything is in lower case with «е» for «ё».
"""

from __future__ import annotations

from functools import lru_cache

NUMBERS = {
    1: "раз раза один одна одно одного одной одному одним первый первая первое первого первой первому первом первую",
    2: "два две двух двум двумя дважды второй вторая второе второго второму втором вторую",
    3: "три трех трем тремя трижды третий третья третье третьего третьей третьему третьем третью",
    4: "четыре четырех четырем четырежды четвертый четвертая четвертое четвертого четвертой четвертом четвертую",
    5: "пять пяти пятый пятая пятого пятой пятое пятую",
    6: "шесть шести шестой шестая шестого шестое",
    7: "семь семи седьмой седьмого",
    8: "восемь восьми восьмой восьмого",
    9: "девять девяти девятый девятого",
    10: "десять десяти десятый десятая десятого",
    11: "одиннадцать одиннадцати одиннадцатого",
    12: "двенадцать двенадцати двенадцатого",
    15: "пятнадцать пятнадцати пятнадцатого",
    20: "двадцать двадцати двадцатого",
}
MONTH_STEMS = {1: "январ", 2: "феврал", 4: "апрел", 6: "июн", 7: "июл"} | {
    9: "сентябр", 10: "октябр", 11: "ноябр", 12: "декабр"
}  # fmt: skip
OTHER_MONTHS = {3: "март марта марте марту мартом", 5: "май мая мае маю маем"} | {
    8: "август августа августе августу августом"
}  # fmt: skip
SHORT_MONTHS = "янв фев мар апр - июн июл авг сен окт ноя дек"
LONGER_SHORT_MONTHS = {2: "февр", 9: "сент", 11: "нояб"}
WEEKDAYS = (
    "понедельник понедельника понедельнику понедельникам",
    "вторник вторника вторнику вторникам",
    "среда среды среду среде средам",
    "четверг четверга четвергу четвергам",
    "пятница пятницы пятницу пятнице пятницам",
    "суббота субботы субботу субботе субботам",
    "воскресенье воскресенья воскресенью воскресеньям",
)
SEASONS = {
    (9, 11): "осень осени осенью осенний осенние осеннего",
    (12, 2): "зима зимы зимой зиму зимний зимние зимнего",
    (3, 5): "весна весны весной весну весенний весенние весеннего",
    (6, 8): "лето лета летом летний летние летнего",
}
# A full stop after these ends no sentence.
ABBREVIATIONS = frozenset("г гг т с уч кв мес нед полуг теч числ р п ч согл".split())
# Words in which one slip of the pen is mended.
MENDABLE = (
    "течение квартал квартала квартале полугодие полугодия ежемесячно ежеквартально еженедельно ежегодно постоянно "
    "учебного учебный позднее согласованию соответствии согласно поступления поступлению необходимости прилагается "
    "определяется первого каждого каждый месяца заседания своевременно состоянию"
).split()


def _by_form(table: dict[int, str]) -> dict[str, int]:
    return {form: value for value, forms in table.items() for form in forms.split()}


def _month_forms() -> dict[str, int]:
    forms = {stem + ending: month for month, stem in MONTH_STEMS.items() for ending in ("ь", "я", "е", "ю", "ем")}
    forms |= _by_form(OTHER_MONTHS) | _by_form(LONGER_SHORT_MONTHS)
    return forms | {short: month for month, short in enumerate(SHORT_MONTHS.split(), start=1) if short != "-"}


NUMBER_OF = _by_form(NUMBERS)
MONTH_OF = _month_forms()
WEEKDAY_OF = {form: day for day, forms in enumerate(WEEKDAYS) for form in forms.split()}
SEASON_OF = {form: season for season, forms in SEASONS.items() for form in forms.split()}

DOTTED = ABBREVIATIONS | {form for form in MONTH_OF if len(form) <= 4}
_MENDED = [form for form in MONTH_OF if len(form) >= 5] + MENDABLE
_FAMILIAR = frozenset(_MENDED) | set(NUMBER_OF) | set(WEEKDAY_OF) | set(SEASON_OF)


@lru_cache(maxsize=4096)
def mend(word: str) -> str:
    """«сентября» of «сентбря» or «сенятбря»: one letter lost, added, replaced, or two swapped."""
    if len(word) < 6 or word in _FAMILIAR:
        return word
    return next((known for known in _MENDED if _one_slip(word, known)), word)


def _one_slip(word: str, known: str) -> bool:
    """Whether the words differ by one slip; the first letter is never wrong, another ending is another form."""
    if word[0] != known[0] or abs(len(word) - len(known)) > 1:
        return False
    start = 0
    while start < min(len(word), len(known)) and word[start] == known[start]:
        start += 1
    if start >= len(known) - 1 and len(word) >= len(known):
        return False
    left, right = word[start:], known[start:]
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return swapped or left[1:] == right[1:] or left[1:] == right or left == right[1:]
