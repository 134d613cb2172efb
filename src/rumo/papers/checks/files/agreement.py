"""Do the papers of one file agree: minutes, the report and the plan approved by them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from rumo.papers.checks.files.bundle import Bundle
from rumo.papers.checks.findings import FILE_RULES, Severity, Slip
from rumo.papers.checks.material import Passage
from rumo.papers.checks.named import everybody, key_of
from rumo.papers.checks.quantities import counts_in, stems, written
from rumo.papers.checks.spelling import is_near
from rumo.papers.plan import Plan
from rumo.russian.dates import short_date
from rumo.russian.names import FullName, parse_name
from rumo.russian.number_words import number_words

_PROMISE = re.compile(
    r"(?:планируем|намечен|запланирован)\w*\s+(?:к рассмотрению|рассмотреть)[^:]*?(?P<year>20\d\d)", re.IGNORECASE
)
_HELD = re.compile(r"(?:проведен[оы]?|состоял\w*|прошло)\s+(?P<count>[а-яё]+|\d{1,2})\s+заседани", re.IGNORECASE)
_WORDS_AFTER = re.compile(r"[\s-]*(?:и|х|ти)?\s*(?P<words>[а-яё-]{5,}\s+[а-яё-]{5,})", re.IGNORECASE)
_COMMON = stems(
    "система образование вопросы проект деятельность реализация организация результаты край область"
    " общее региональное сфера использование применение рамках работа повышение основные"
)
_ENOUGH = 0.5  # of a promised question's own words are found in one planned question
_LISTED = 30
_ASIDE = re.compile(r",?\s*в том числе", re.IGNORECASE)
_PERSON = re.compile(r"(?<![А-ЯЁ])[А-ЯЁ]\.|(?:вич|вна|чна)\b")
_SPELLED = {number_words(n, gender): n for n in range(1, 21) for gender in ("m", "f", "n")}


@FILE_RULES.rule(
    "promised_not_planned",
    Severity.WARNING,
    "Обещанного вопроса нет в плане",
    "отчёт: «в 2024 году рассмотрим …», в плане на 2024 год этого нет",
)
def promised_not_planned(bundle: Bundle) -> Iterator[Slip]:
    """Questions that a report announces for the next year are in the plan of that year (seen: one was lost)."""
    for place, year, promised in _promises(bundle):
        plans = [plan for _, plan in bundle.plans if plan.period and str(year) in plan.period.name]
        planned = [stems(text) for plan in plans for text in _questions(plan)]
        for question in promised if planned else ():
            own = stems(_ASIDE.split(question.text)[0]) - _COMMON
            found = max((len(own & other) / len(own) for other in planned), default=1.0) if own else 1.0
            if found < _ENOUGH:
                yield Slip(
                    f"Отчёт обещает на {year} год вопрос «{question.text}», а в плане такого нет.",
                    f"{place}.{question.place}",
                    question.text,
                    "нет в плане",
                )


@FILE_RULES.rule(
    "responsible_not_member",
    Severity.WARNING,
    "Ответственный — не член объединения",
    "ответственный по плану не назван ни среди присутствующих, ни среди отсутствующих",
)
def responsible_not_member(bundle: Bundle) -> Iterator[Slip]:
    """Persons who answer for questions of a plan, while the minutes that approve it do not list them as members."""
    members = {
        key_of(mention.name)
        for _, minutes in bundle.minutes
        if minutes.present or minutes.absent
        for mention in everybody(minutes)
        if mention.place.startswith(("chair", "secretary", "present", "absent"))
    }
    told: set[tuple[str, str]] = set()
    for place, name in _responsible(bundle) if members else ():
        key = key_of(name.surname_initials)
        if key not in members and key not in told and not _near_to(name, members):
            told.add(key)
            yield Slip(
                f"{name.surname_initials}: отвечает за вопрос плана, но среди членов в протоколе не значится.", place
            )


@FILE_RULES.rule(
    "name_differs",
    Severity.WARNING,
    "Имя в плане и в протоколе написано по-разному",
    "в протоколе Обухова Е.И., в плане Осева Е.И.",
)
def name_differs(bundle: Bundle) -> Iterator[Slip]:
    """The same initials and a surname one letter off: most likely one person."""
    members = {key_of(mention.name) for _, minutes in bundle.minutes for mention in everybody(minutes)}
    told: set[tuple[str, str]] = set()
    for place, name in _responsible(bundle):
        key = key_of(name.surname_initials)
        near = _near_to(name, members) if key not in members | told else ""
        if near:
            told.add(key)
            yield Slip(
                f"{name.surname_initials} в плане, {near} в протоколе: похоже, это один человек.",
                place,
                name.surname,
                near,
            )


@FILE_RULES.rule(
    "meetings_held",
    Severity.WARNING,
    "Число заседаний не сходится с номером протокола",
    "отчёт: проведены пять заседаний, последний протокол — № 4",
)
def meetings_held(bundle: Bundle) -> Iterator[Slip]:
    """Minutes are numbered within the year, so the last number tells how many meetings the year had."""
    numbered = [
        (minutes.date, int(minutes.number))
        for _, minutes in bundle.minutes
        if minutes.date and minutes.number.isdigit()
    ]
    if not numbered:
        return
    day, last = max(numbered)
    for place, passage in bundle.sentences(only="analysis"):
        found = _HELD.search(passage.text)
        held = _count(found["count"]) if found else None
        if held is not None and held != last and str(day.year) in passage.text:
            yield Slip(
                f"По отчёту заседаний {held}, а последний протокол — № {last} от {short_date(day)}.",
                place,
                str(held),
                f"№ {last}",
            )


@FILE_RULES.rule(
    "figures_differ", Severity.ERROR, "Числа в документах расходятся", "в протоколе 17 учебных материалов, в отчёте 16"
)
def figures_differ(bundle: Bundle) -> Iterator[Slip]:
    """What minutes and report count in the same words is the same number."""
    kinds = {
        "minutes": _counted(bundle.sentences(only="minutes")),
        "analysis": _counted(bundle.sentences(only="analysis")),
    }
    for key, told in kinds["minutes"].items():
        again = kinds["analysis"].get(key, {})
        if len(told) == len(again) == 1 and told.keys() != again.keys():
            (one,), ((other, (place, words)),) = told, again.items()
            yield Slip(
                f"«{written(one)} {words}» в протоколе, «{written(other)} {words}» в отчёте.",
                place,
                written(other),
                written(one),
            )


@FILE_RULES.rule(
    "protocol_order", Severity.WARNING, "Номера протоколов идут не по датам", "№ 3 от 1 марта, № 2 от 15 апреля"
)
def protocol_order(bundle: Bundle) -> Iterator[Slip]:
    """Minutes of one year and one body: a later date has a higher number."""
    numbered = [
        (place, minutes.body, minutes.date, int(minutes.number))
        for place, minutes in bundle.minutes
        if minutes.date and minutes.number.isdigit()
    ]
    for n, (place, body, day, number) in enumerate(numbered):
        for _, other_body, other, earlier in numbered[:n]:
            if body == other_body and day.year == other.year and day != other and (day > other) != (number > earlier):
                yield Slip(
                    f"№ {number} от {short_date(day)} и № {earlier} от {short_date(other)}: номера идут не по датам.",
                    f"{place}.number",
                )


def _promises(bundle: Bundle) -> Iterator[tuple[str, int, list[Passage]]]:
    """The year promised for and the questions of the list under the promise."""
    for place, material in bundle.materials:
        passages = material.passages if material.kind == "analysis" else ()
        for n, passage in enumerate(passages[:-1]):
            found = _PROMISE.search(passage.text)
            group = passages[n + 1].group
            if found and group:
                listed = [each for each in passages[n + 1 : n + 1 + _LISTED] if each.group == group]
                yield place, int(found["year"]), listed


def _questions(plan: Plan) -> Iterator[str]:
    yield from (row.title + " " + " ".join(row.points) for row in plan.rows)
    yield from (question.title for meeting in plan.meetings for question in meeting.questions)


def _responsible(bundle: Bundle) -> Iterator[tuple[str, FullName]]:
    """Persons, not roles: what reads as a surname with initials."""
    for place, plan in bundle.plans:
        named = [(f"{place}.rows[{n}]", who) for n, row in enumerate(plan.rows) for who in row.responsible]
        for n, meeting in enumerate(plan.meetings):
            whole = [*meeting.responsible, *(who for question in meeting.questions for who in question.responsible)]
            named += [(f"{place}.meetings[{n}]", who) for who in whole]
        for where, who in named:
            name = parse_name(who.text) if _PERSON.search(who.text) else None
            if name is not None and name.initials:
                yield where, name


def _near_to(name: FullName, members: Iterable[tuple[str, str]]) -> str:
    surname, initials = key_of(name.surname_initials)
    return next(
        (
            other.capitalize()
            for other, same in members
            if same == initials and other != surname and is_near(surname, other)
        ),
        "",
    )


def _count(word: str) -> int | None:
    return int(word) if word.isdigit() else _SPELLED.get(word.lower())


def _counted(sentences: Iterable[tuple[str, Passage]]) -> dict[frozenset[str], dict[Decimal, tuple[str, str]]]:
    """Two words after a number → the values it has, each with its place and the words as printed."""
    found: dict[frozenset[str], dict[Decimal, tuple[str, str]]] = {}
    for place, sentence in sentences:
        for each in counts_in(sentence.text):
            words = _WORDS_AFTER.match(sentence.text, each.end)
            if words:
                key = stems(words["words"])
                found.setdefault(key, {}).setdefault(each.value, (place, words["words"]))
    return found
