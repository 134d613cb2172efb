"""Are the days of the text possible, and do they come in the right order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from rumo.papers.checks.findings import TEXT_RULES, Severity, Slip
from rumo.papers.checks.material import Material
from rumo.russian.dates import MONTHS_GENITIVE, WEEKDAYS, parse_date, short_date

_MONTHS = "|".join(MONTHS_GENITIVE)
_DAY = rf"\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|[«\"]?\d{{1,2}}[»\"]?\s+(?:{_MONTHS})\s+\d{{4}}"
_ANY_DAY = re.compile(rf"(?<![\d.])(?:{_DAY})(?![\d.]\d)", re.IGNORECASE)
_WEEKDAY = re.compile(
    rf"(?P<day>{_DAY})(?:\s*(?:г\.|года))?\s*[,(]\s*(?P<weekday>{'|'.join(name[:-1] for name in WEEKDAYS)})[а-яё]*\b",
    re.IGNORECASE,
)
_ACADEMIC = re.compile(
    r"(?P<first>(?:19|20)\d\d)\s*[-–—/]\s*(?P<second>(?:19|20)?\d\d)\s*(?:-?\w{0,2}\s+)?уч", re.IGNORECASE
)
_WHOLE_YEAR = re.compile(r"\bза\s+(?P<year>20\d\d)\s*(?:год\b|г\.)(?!\s*обуч)", re.IGNORECASE)
_ACADEMIC_FIGURE = re.compile(
    r"в\s+(?P<years>20\d\d\s*[-–—/]\s*(?:20)?\d\d)\s+уч\w*\.?\s+год\w*\s*[–—:-]\s*\d", re.IGNORECASE
)
_CALENDAR_CLAIM = re.compile(r"показател\w*[^.]{0,120}?в\s+(?P<year>20\d\d)\s+году", re.IGNORECASE)
_DATA_SPAN = re.compile(
    rf"(?:монитор|сбор|опрос|диагност)\w*|(?P<first>\d{{1,2}})\s*[-–—]\s*(?P<day>\d{{1,2}}\s+(?:{_MONTHS})\s+\d{{4}})",
    re.IGNORECASE,
)
_PROOF = re.compile(
    rf"(?P<what>(?:протокол|приказ|акт|распоряжен)\w*)[^.;]{{0,60}}?(?:от\s+)?(?P<day>{_DAY})", re.IGNORECASE
)
_PROTOCOL = re.compile(
    rf"протокол\w*\s+[^.;]{{0,60}}?(?:от\s+(?P<day>{_DAY})[^.;№]{{0,8}}№\s?(?P<number>\d{{1,3}})(?!\d)|№\s?(?P<number2>\d{{1,3}})(?!\d)\s+от\s+(?P<day2>{_DAY}))",
    re.IGNORECASE,
)
_MEETING = re.compile(r"заседани[ея]\s+(?:[а-яё-]+\s+){0,3}(?:состоял|прошл|проведен|провод)", re.IGNORECASE)
_CENTURY = 100


@TEXT_RULES.rule("no_such_day", Severity.ERROR, "Такого дня нет", "31 июня 2024 года")
def no_such_day(text: Material) -> Iterator[Slip]:
    """A slip of the pen: 31.06, 29.02 of a common year."""
    for passage in text.passages:
        for found in _ANY_DAY.finditer(passage.text):
            if _day(found[0]) is None:
                yield Slip(f"Дня «{found[0]}» нет в календаре.", passage.place, found[0])


@TEXT_RULES.rule("weekday", Severity.ERROR, "День недели не тот", "13 декабря 2023 г. (понедельник)")
def wrong_weekday(text: Material) -> Iterator[Slip]:
    """The day of the week beside a date is that of the date."""
    for passage in text.passages:
        for found in _WEEKDAY.finditer(passage.text):
            day = _day(found["day"])
            if day is None:
                continue
            real = WEEKDAYS[day.weekday()]
            if real[:-1] != found["weekday"].lower():
                yield Slip(f"{short_date(day)} — {real}, а сказано «{found[0]}».", passage.place, found[0], real)


@TEXT_RULES.rule("academic_year", Severity.ERROR, "Учебный год не из двух соседних лет", "2022–2024 учебный год")
def impossible_academic_year(text: Material) -> Iterator[Slip]:
    """An academic year is two neighbouring years."""
    for passage in text.passages:
        for found in _ACADEMIC.finditer(passage.text):
            first, second = int(found["first"]), int(found["second"])
            second += first // _CENTURY * _CENTURY if second < _CENTURY else 0
            if (
                second != first + 1
                and second > first
                and "уч" in found[0]
                and not re.search(r"годах|годы", passage.text[found.end() : found.end() + 12])
            ):
                yield Slip(
                    f"«{found[0]}»: учебный год — это {first}/{first + 1}.",
                    passage.place,
                    found[0],
                    f"{first}/{first + 1}",
                )


@TEXT_RULES.rule(
    "calendar_in_academic",
    Severity.WARNING,
    "Календарный год в документе об учебном",
    "отчёт за 2023/24 учебный год: «результаты за 2023 год»",
)
def calendar_in_academic(text: Material) -> Iterator[Slip]:
    """Results «за 2023 год» in an analysis of an academic year cover other months than the rest of it."""
    if text.period is None or not text.period.is_academic:
        return
    for passage in text.passages:
        for found in _WHOLE_YEAR.finditer(passage.text):
            yield Slip(
                f"Сказано «{found[0]}», а документ — за {text.period}: месяцы разные.",
                passage.place,
                found[0],
                str(text.period),
            )


@TEXT_RULES.rule(
    "academic_in_calendar",
    Severity.WARNING,
    "Учебный год в показателе за календарный",
    "в 2022–2023 учебном году – 2036 … показатели 2023 года достигнуты",
)
def academic_in_calendar(text: Material) -> Iterator[Slip]:
    """A figure of an academic year proves an indicator of a calendar one (seen in minutes with indicators)."""
    claim = _CALENDAR_CLAIM.search(text.text)
    if claim is None:
        return
    for passage in text.passages:
        for found in _ACADEMIC_FIGURE.finditer(passage.text):
            yield Slip(
                f"Показатель — за {claim['year']} год, а число взято за {found['years']} учебный год.",
                passage.place,
                f"{found['years']} учебный год",
                f"{claim['year']} год",
            )


@TEXT_RULES.rule(
    "proof_later",
    Severity.WARNING,
    "Подтверждение позже того, что подтверждает",
    "мониторинг 01–31 августа, подтверждение — протокол от 4 сентября",
)
def proof_later(text: Material) -> Iterator[Slip]:
    """Data of August proved by minutes of September (seen in a table of indicators)."""
    ends = [
        day
        for found in _DATA_SPAN.finditer(text.text)
        if found["day"]
        and re.search(r"монитор|сбор|опрос|диагност", _around(text.text, found))
        and (day := _day(found["day"]))
    ]
    if not ends:
        return
    for passage in text.passages:
        for found in _PROOF.finditer(passage.text) if passage.cell else ():
            day = _day(found["day"])
            if day is not None and day > max(ends) and (text.date is None or day <= text.date):
                yield Slip(
                    f"Данные собраны по {short_date(max(ends))}, а подтверждение "
                    f"({found['what'].lower()}) датировано {short_date(day)}.",
                    passage.place,
                    short_date(day),
                    f"не позже {short_date(max(ends))}",
                )


@TEXT_RULES.rule(
    "protocol_order",
    Severity.WARNING,
    "Номера протоколов идут не по датам",
    "протокол от 01.03.2024 № 3, протокол от 15.04.2024 № 2",
)
def protocol_order(text: Material) -> Iterator[Slip]:
    """Within a calendar year the later of two protocols has the higher number."""
    seen: list[tuple[date, int]] = []
    for passage in text.passages:
        for found in _PROTOCOL.finditer(passage.text):
            day, number = _day(found["day"] or found["day2"]), int(found["number"] or found["number2"])
            for other, earlier in seen:
                if day and other.year == day.year and (day > other) != (number > earlier) and day != other:
                    yield Slip(
                        f"Протокол № {number} от {short_date(day)} и № {earlier} от {short_date(other)}: "
                        "номера идут не по датам.",
                        passage.place,
                        f"№ {number} от {short_date(day)}",
                    )
            if day:
                seen.append((day, number))


@TEXT_RULES.rule(
    "meeting_outside", Severity.WARNING, "Заседание вне периода", "отчёт за 2024 год: заседание прошло 14.01.2025"
)
def meeting_outside(text: Material) -> Iterator[Slip]:
    """A report of a year tells of the meetings of that year."""
    period = text.period
    if period is None or text.kind == "minutes":
        return
    for sentence in text.sentences:
        if not _MEETING.search(sentence.text):
            continue
        for found in _ANY_DAY.finditer(sentence.text):
            day = _day(found[0])
            if day is not None and not period.holds(day, day):
                yield Slip(
                    f"Заседание {short_date(day)} — вне периода: {period}.",
                    sentence.place,
                    short_date(day),
                    str(period),
                )


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _around(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - 150) : found.end() + 150].lower()
