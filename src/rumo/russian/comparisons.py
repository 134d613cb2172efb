"""A number beside its base or beside last year's, in words: «16 материалов из 32 поданных (50 %)», «на 88 % больше, чем
годом раньше (17)».

The base is always named. The annual analyses compared with one base and took the share of another («почти на 50 %»
of 32 and 17, which is 88 %).
"""

from __future__ import annotations

from decimal import Decimal

from rumo.russian.cases import Case
from rumo.russian.numbers import agree, format_number, format_percent, noun_form, percent

# From this many times on a percentage is hard to grasp: «в 3 раза больше».
TIMES_FROM = 2


def share_phrase(part: int, base: int) -> str:
    """«16 из 32, 50 %», for a cell or a line of its own; «0 из 0» has no share to tell."""
    told = f"{format_number(part)} из {format_number(base)}"
    return f"{told}, {format_percent(part, base, digits=_digits(part, base))}" if base else told


def counted_share(part: int, base: int, unit: str, of: str = "") -> str:
    """«16 материалов из 32 поданных (50 %)», for a sentence. `unit` and `of`, what the base counts («поданный»,
    «участник объединений»), stand in the nominative singular."""
    counted = agree(base, of, Case.GENITIVE) if of else format_number(base)
    told = f"{agree(part, unit)} из {counted}"
    return f"{told} ({format_percent(part, base, digits=_digits(part, base))})" if base else told


def growth_phrase(value: int, before: int) -> str:
    """How `value` stands to `before`, that of a year earlier."""
    if not before:
        return "годом раньше не было" if value else "как и годом раньше"
    if value == before:
        return "столько же, сколько годом раньше"
    earlier = f"чем годом раньше ({format_number(before)})"
    if not value:
        return f"годом раньше было {format_number(before)}"
    if value >= TIMES_FROM * before:
        times = (Decimal(value) / before).quantize(Decimal("0.1"))
        return f"в {agree(times, 'раз')} больше, {earlier}"
    difference = abs(value - before)
    size = percent(Decimal(100 * difference) / before, digits=_digits(difference, before))
    return f"на {size} {'больше' if value > before else 'меньше'}, {earlier}"


def counted_phrase(value: int, unit: str, before: int | None = None) -> str:
    """«32 материала, на 88 % больше, чем годом раньше (17)»; `unit` stands in the nominative singular."""
    told = agree(value, unit) if value else _none_of(unit)
    return told if before is None else f"{told}, {growth_phrase(value, before)}"


def _digits(part: int, base: int) -> int:
    """A tenth more where whole percents would say 0 % of something or 100 % of not all."""
    rounded = percent(Decimal(100 * part) / base)
    return 1 if (part and rounded.startswith("0")) or (part != base and rounded.startswith("100")) else 0


def _none_of(unit: str) -> str:
    """«нет материалов»; of people one says «никого»."""
    return "никого" if unit == "человек" else f"нет {noun_form(5, unit, Case.NOMINATIVE)}"
