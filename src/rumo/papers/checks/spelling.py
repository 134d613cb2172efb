"""One person under two spellings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from rumo.papers.checks.findings import Scope, Severity, Slip, rule
from rumo.papers.checks.named import Mention, everybody
from rumo.papers.minutes import Minutes
from rumo.russian.names import FullName, parse_name

_SHORTEST = 5  # letters: in a shorter surname one letter makes another surname


@rule("two_spellings", Severity.WARNING, "Одно имя написано по-разному", "Абрамчук Л.В. и Абрамчюк Л.В.")
def two_spellings(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """Same initials and surnames one letter apart (ё and е included): most likely one person, mistyped once.

    Surnames that differ as those of a man and a woman do («Белов», «Белова») are two people.
    """
    first: dict[tuple[str, str], tuple[FullName, Mention]] = {}
    for mention in everybody(minutes):
        parsed = parse_name(mention.name)
        if parsed is not None and parsed.initials:
            first.setdefault((parsed.surname, parsed.initials), (parsed, mention))
    for (one, _at), (other, mention) in combinations(first.values(), 2):
        if one.initials == other.initials and is_near(one.surname, other.surname):
            yield Slip(
                f"{one.surname_initials} и {other.surname_initials}: похоже, это один человек.",
                mention.place,
                other.surname_initials,
                one.surname_initials,
            )


def is_near(one: str, other: str) -> bool:
    """Surnames one letter apart, but not those of a man and a woman of one family."""
    one, other = one.lower(), other.lower()
    if one.replace("ё", "е") == other.replace("ё", "е"):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST or len(long) - len(short) > 1 or long == f"{short}а" or _is_pair(short, long):
        return False
    same = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    rest = 1 if len(short) == len(long) else 0
    return short[same + rest :] == long[same + 1 :]


def _is_pair(short: str, long: str) -> bool:
    """«Заречный» and «Заречная»: as long as each other or one letter apart, the same but for the ending."""
    return short[:-2] == long[:-2] and {short[-2:], long[-2:]} <= {"ый", "ий", "ой", "ая", "яя"}
