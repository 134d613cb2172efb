"""What a text announces and does not give: numbers, dates, totals; and what it says twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rumo.papers.checks.findings import TEXT_RULES, Severity, Slip
from rumo.papers.checks.material import Material, Passage
from rumo.papers.checks.quantities import counts_in, quantities_in, stem
from rumo.russian.cases import Case
from rumo.russian.numbers import agree

_MEETING = re.compile(r"^(?:\d+[.)]\s*)?заседание\s+(?P<mark>№\s*)?(?P<number>\d{1,2})\b", re.IGNORECASE)
_DATE = re.compile(
    r"\d{1,2}\.\d{1,2}\.\d{2,4}|\b(?:январ|феврал|март|апрел|ма[йяе]|июн|июл|август|сентябр|октябр|ноябр|декабр)",
    re.IGNORECASE,
)
_PROTOCOL = re.compile(r"протокол", re.IGNORECASE)
_EVENT = re.compile(
    r"вебинар\w*|консультаци\w*|кругл\w*\s+стол\w*|семинар\w*|конференци\w*|мастер-класс\w*|форум\w*|стажировк\w*|тренинг\w*|открыт\w*\s+урок\w*",
    re.IGNORECASE,
)
_HELD = re.compile(r"\b(?:проводил\w*|проведен\w*|организован\w*|состоял\w*|прошл[ио])\b", re.IGNORECASE)
_PLAN_ADOPTED = re.compile(r"\bплан\b[^.]{0,120}?\bбыл\s+принят|\bплан\b[^.]{0,60}?\bпринят\b", re.IGNORECASE)
_PLAN_APPROVED = re.compile(r"утвержд(?:ение|[её]н)\s+план|план[^.]{0,60}?утвержд[её]н\b", re.IGNORECASE)
_NEEDED_SOURCE = re.compile(r"%|тыс|млн", re.IGNORECASE)
_SOURCE = re.compile(
    r"по данным|согласно|по итогам|по результатам|источник|мониторинг|отч[её]т|статистик|росстат|приказ|указ",
    re.IGNORECASE,
)
_LONG = 60  # letters: shorter lines repeat by nature, and a line with the date of a paper is shorter
_FULL_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}»?\s+[а-яё]+\s+20\d\d")
_EDGE = 3


@TEXT_RULES.rule(
    "meetings_without_dates", Severity.WARNING, "Заседания без дат и протоколов", "Заседание № 1. О плане работы"
)
def meetings_without_dates(text: Material) -> Iterator[Slip]:
    """A report lists its meetings with dates and numbers of minutes, else none of them can be found."""
    if text.kind != "analysis":
        return
    listed = [passage for passage in text.passages if _MEETING.match(passage.text)]
    bare = [
        passage for passage in listed if not _DATE.search(passage.text[:120]) and not _PROTOCOL.search(passage.text)
    ]
    if len(listed) > 1 and bare:
        count = agree(len(bare), "заседание", Case.NOMINATIVE)
        yield Slip(f"{count}: нет ни даты, ни номера протокола.", bare[0].place, count)


@TEXT_RULES.rule("numbering_style", Severity.WARNING, "Номера записаны по-разному", "Заседание № 1 … Заседание 2")
def numbering_style(text: Material) -> Iterator[Slip]:
    """One way of writing a number in one list."""
    listed = [(passage, found) for passage in text.passages if (found := _MEETING.match(passage.text))]
    marked = [passage for passage, found in listed if found["mark"]]
    plain = [(passage, found) for passage, found in listed if not found["mark"]]
    if marked and plain:
        passage, found = plain[0]
        yield Slip(
            f"Сначала «№», затем без него: «{found[0]}».", passage.place, found[0], f"Заседание № {found['number']}"
        )


@TEXT_RULES.rule("numbering_gap", Severity.WARNING, "Пропуск в нумерации", "Заседание № 1, № 2, № 4")
def numbering_gap(text: Material) -> Iterator[Slip]:
    """Meetings are numbered one after another."""
    numbers = [(int(found["number"]), passage) for passage in text.passages if (found := _MEETING.match(passage.text))]
    for (before, _), (number, passage) in pairwise(numbers):
        if number > before + 1:
            yield Slip(f"После заседания № {before} идёт № {number}.", passage.place, str(number), str(before + 1))


@TEXT_RULES.rule(
    "not_counted",
    Severity.WARNING,
    "Мероприятия названы, но не сосчитаны",
    "проводились вебинары и консультации … 119 вебинаров",
)
def not_counted(text: Material) -> Iterator[Slip]:
    """Of the kinds of events that one sentence lists, some are counted afterwards and others are not."""
    counted = {stem(each.noun) for passage in text.passages for each in counts_in(passage.text)}
    for sentence in text.sentences:
        kinds = list(dict.fromkeys(found[0].lower() for found in _EVENT.finditer(sentence.text)))
        if len(kinds) < 2 or not _HELD.search(sentence.text) or quantities_in(sentence.text):
            continue
        missing = [kind for kind in kinds if stem(kind) not in counted]
        if 0 < len(missing) < len(kinds):
            yield Slip(f"Названы, но не сосчитаны: {', '.join(missing)}.", sentence.place, ", ".join(missing))
            return


@TEXT_RULES.rule(
    "plan_adopted_twice",
    Severity.WARNING,
    "План и принят, и утверждён в разных местах",
    "план принят на форуме … заседание 1: утверждение плана",
)
def plan_adopted_twice(text: Material) -> Iterator[Slip]:
    """A plan that one sentence has adopted is approved by a meeting in another: which act is in force?"""
    if text.kind == "plan":
        return
    adopted = next((sentence for sentence in text.sentences if _PLAN_ADOPTED.search(sentence.text)), None)
    approved = next((sentence for sentence in text.sentences if _PLAN_APPROVED.search(sentence.text)), None)
    if adopted and approved and adopted is not approved:
        yield Slip(
            "План в одном месте «принят», в другом его утверждают: какой акт действует?",
            approved.place,
            "утверждён",
            "принят",
        )


@TEXT_RULES.rule(
    "figure_without_source", Severity.WARNING, "Число без источника", "не хватает более 600 тыс. специалистов"
)
def figure_without_source(text: Material) -> Iterator[Slip]:
    """Figures about the country or the region, given as reasons in a plan, say where they come from."""
    if text.kind != "plan":
        return
    told: set[str] = set()
    for passage in text.passages:
        clauses = [clause for clause in passage.text.split(";") if not _SOURCE.search(clause)]
        bare = [each.text for clause in clauses for each in quantities_in(clause) if _NEEDED_SOURCE.search(each.text)]
        if bare and passage.place not in told:
            told.add(passage.place)
            yield Slip(f"Не сказано, откуда числа: {', '.join(bare)}.", passage.place, ", ".join(bare))


@TEXT_RULES.rule("date_missing", Severity.WARNING, "У документа нет даты", "подпись без даты")
def date_missing(text: Material) -> Iterator[Slip]:
    """A signed report has a date (ГОСТ Р 7.0.97-2016, 5.10), at its head or under its signature."""
    if text.kind != "analysis" or not text.is_signed or not text.passages:
        return
    edges = (*text.passages[:_EDGE], *text.passages[-_EDGE:])
    if not any(_FULL_DATE.search(passage.text) for passage in edges if len(passage.text) < _LONG):
        yield Slip("Документ подписан, но даты у него нет.", "signatures")


@TEXT_RULES.rule("said_twice", Severity.WARNING, "Текст повторяется", "цель и задачи стоят в начале и в конце")
def said_twice(text: Material) -> Iterator[Slip]:
    """Whole lines come twice, commonly left from the paper of the year before."""
    if text.kind != "analysis":
        return
    seen: set[str] = set()
    repeated: list[Passage] = []
    for passage in text.passages:
        bare = re.sub(r"[^а-яё]+", " ", passage.text.lower()).strip()
        if len(bare) >= _LONG and not passage.cell:
            if bare in seen:
                repeated.append(passage)
            seen.add(bare)
    if repeated:
        count = agree(len(repeated), "абзац", Case.NOMINATIVE)
        yield Slip(f"Дословно повторяется {count}: «{repeated[0].text[:60]}…».", repeated[0].place, count)
