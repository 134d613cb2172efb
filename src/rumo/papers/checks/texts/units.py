"""Are people, things and assignments told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from rumo.papers.checks.findings import TEXT_RULES, Severity, Slip
from rumo.papers.checks.material import Material
from rumo.papers.checks.quantities import NUMBER, Quantity, counts_in, number_of, stem, written

_ROUTE = re.compile(r"^(?:иом|маршрут|программ|заяв|материал|разработ|работ|практик|сертификат|удостоверен|анкет)")
_FROM_THEM = re.compile(r"из них|из которых", re.IGNORECASE)
_ROLES = re.compile(r"^(?:заместител|директор|руководител|методист|воспитател|психолог|студент|учащ|обуча|родител)")
_TEACHERS = re.compile(r"^(?:педагог|учител|преподавател)")
_PLACES = re.compile(
    rf"в\s+(?P<places>{NUMBER})\s+(?P<noun>муниципал|мсо|район|школ|округ|организац|оо)\w*\s*:", re.IGNORECASE
)
_BARE = re.compile(r"\((\d{1,6})\)")
_MANY = 30  # a smaller number comes twice by chance
_SUBMITTED = re.compile(r"экспертиз|рецензир", re.IGNORECASE)
_ASSIGNED = range(2, 7)  # experts a work is commonly given to


@TEXT_RULES.rule("two_units", Severity.WARNING, "Одно число — то люди, то вещи", "1980 маршрутов … 1980 педагогов")
def two_units(text: Material) -> Iterator[Slip]:
    """The same number once counts routes and once people (seen in minutes and their tables of indicators)."""
    things: dict[Decimal, Quantity] = {}
    people: dict[Decimal, tuple[Quantity, str]] = {}
    for passage in text.passages:
        for each in counts_in(passage.text):
            if each.value < _MANY:
                continue
            if each.is_people:
                people.setdefault(each.value, (each, passage.place))
            elif _ROUTE.match(each.noun):
                things.setdefault(each.value, each)
    for value, (person, place) in people.items():
        if value in things:
            yield Slip(
                f"{written(value)} — то {things[value].word}, то {person.word}: что сосчитано?",
                place,
                f"{written(value)} {person.word}",
                f"{written(value)} {things[value].word}",
            )


@TEXT_RULES.rule(
    "people_or_assignments",
    Severity.WARNING,
    "Люди или назначения",
    "подано 32 работы, привлечены 96 экспертов (96 = 3 × 32)",
)
def people_or_assignments(text: Material) -> Iterator[Slip]:
    """So many experts as works times a whole number: most likely assignments were counted (seen: 96 = 3 × 32)."""
    for passage in text.passages:
        counts = counts_in(passage.text)
        if not counts or not _SUBMITTED.search(passage.text):
            continue
        works = counts[0]
        for experts in counts[1:]:
            if not re.match(r"эксперт|рецензент", experts.noun) or works.is_people or works.value <= 1:
                continue
            times, rest = divmod(experts.value, works.value)
            if not rest and int(times) in _ASSIGNED:
                equation = f"{written(experts.value)} = {times} × {written(works.value)}"
                yield Slip(
                    f"{equation}: похоже, сосчитаны назначения, а не люди ({experts.noun}).",
                    passage.place,
                    written(experts.value),
                    equation,
                )


@TEXT_RULES.rule(
    "other_people_among",
    Severity.WARNING,
    "Среди сосчитанных другие",
    "183 педагога, из них … 27 заместителей директора",
)
def other_people_among(text: Material) -> Iterator[Slip]:
    """Parts of «педагоги» that are deputies or parents: then the whole counts more than teachers."""
    for before, after in zip(text.passages, text.passages[1:], strict=False):
        marker = _FROM_THEM.search(after.text)
        wholes = [each for each in counts_in(before.text) if _TEACHERS.match(each.noun)]
        if marker is None or not wholes:
            continue
        parts = counts_in(after.text[marker.end() :])
        for part in parts:
            if _ROLES.match(part.noun) and any(stem(other.noun)[:4] == stem(wholes[-1].noun)[:4] for other in parts):
                whole = wholes[-1]
                yield Slip(
                    f"Из «{written(whole.value)} {whole.noun}» названы {written(part.value)} {part.noun}: "
                    "сосчитаны не только педагоги.",
                    after.place,
                    f"{written(whole.value)} {whole.noun}",
                    f"{written(part.value)} {part.noun}",
                )


@TEXT_RULES.rule("more_than_places", Severity.WARNING, "Больше, чем мест", "в 10 районах: сообщества молодых (11)")
def more_than_places(text: Material) -> Iterator[Slip]:
    """Eleven communities in ten districts: some district has two, or the numbers count different things."""
    for n, passage in enumerate(text.passages):
        found = _PLACES.search(passage.text)
        places = number_of(found["places"]) if found else None
        if found is None or places is None or not passage.cell:
            continue
        following = [each.text for each in text.passages[n + 1 :] if each.cell == passage.cell]
        listed = " ".join([passage.text[found.end() :], *following])
        counted = max(map(Decimal, _BARE.findall(listed)), default=places)
        if counted > places:
            yield Slip(
                f"«{found[0].rstrip(' :')}», а сосчитано {written(counted)}: единицы счёта разные.",
                passage.place,
                written(counted),
                found[0],
            )
