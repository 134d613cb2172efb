"""Whether a number meets the target of an indicator, and when a number asks for an explanation. No database."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from rumo.monitoring.enums import Base, Better, Comparison, TargetOf, ValueKind, Verdict
from rumo.monitoring.models import IndicatorVersion
from rumo.russian.cases import Case
from rumo.russian.numbers import agree, format_number, percent

# Digits after the comma that a share is compared and printed with: 1980 of 19 390 is 10,2 % (S1).
_DIGITS = Decimal("0.1")


def percent_of(part: Decimal, base: Decimal) -> Decimal | None:
    """Percent with one digit after the comma; None without a base to take it of."""
    return (part * 100 / base).quantize(_DIGITS, rounding=ROUND_HALF_UP) if base else None


def holds(version: IndicatorVersion, number: Decimal) -> bool | None:
    """Whether `number` (the value, or its percent for a target of a share) meets the target; None without one."""
    if version.comparison == Comparison.EXISTS:
        return number > 0
    if not version.comparison or version.target is None:
        return None
    if version.comparison == Comparison.AT_LEAST:
        return number >= version.target
    if version.comparison == Comparison.AT_MOST:
        return number <= version.target
    return number == version.target


def verdict_of(answers: Iterable[bool | None]) -> Verdict:
    """One verdict of the answers to each base: bases that disagree are named, never chosen between."""
    known = {answer for answer in answers if answer is not None}
    if not known:
        return Verdict.UNKNOWN
    if len(known) > 1:
        return Verdict.DEPENDS
    return Verdict.MET if known.pop() else Verdict.NOT_MET


def target_phrase(version: IndicatorVersion) -> str:
    """The target as the result table has it: «100 %», «не менее 65 %», «сформирован»; "" without one."""
    if version.comparison == Comparison.EXISTS:
        return _("сформирован (есть)")
    if not version.comparison or version.target is None:
        return ""
    if version.target_of == TargetOf.SHARE:
        amount = percent(version.target, digits=1)
    else:
        case = Case.NOMINATIVE if version.comparison == Comparison.EQUAL else Case.GENITIVE
        amount = agree(version.target, version.unit, case) if version.unit else format_number(version.target)
    # «Не менее 100 %» reads «100 %»: there is no more than all.
    is_plain = version.comparison == Comparison.EQUAL or (version.target_of == TargetOf.SHARE and version.target == 100)
    return amount if is_plain else f"{version.get_comparison_display()} {amount}"


def own_answer(version: IndicatorVersion, number: Decimal) -> bool | None:
    """Whether one respondent meets the target by itself: a «no» where all should have it, a number below it.

    A share of all respondents says nothing of one number; a share of a stated base does.
    """
    if version.kind == ValueKind.YES_NO:
        return number > 0 if version.comparison else None
    if version.target_of == TargetOf.VALUE or version.comparison == Comparison.EXISTS:
        return holds(version, number)
    if version.base == Base.STATED and version.base_value:
        share = percent_of(number, version.base_value)
        return holds(version, share) if share is not None else None
    return None


def jump(version: IndicatorVersion, number: Decimal, before: Decimal | None) -> str:
    """How a number jumped since last year, in words; "" when it did not jump further than allowed (⚙)."""
    if version.jump_percent is None or before is None or version.kind != ValueKind.NUMBER or number == before:
        return ""
    if not before:
        return _("год назад был ноль")
    change = abs(number - before) * 100 / abs(before)
    if change <= version.jump_percent:
        return ""
    told = {"change": percent(change), "before": format_number(before)}
    if number > before:
        return _("на %(change)s больше, чем год назад (%(before)s)") % told
    return _("на %(change)s меньше, чем год назад (%(before)s)") % told


def asks_explanation(version: IndicatorVersion, number: Decimal | None, before: Decimal | None) -> str:
    """Why the value asks for an explanation, a Russian clause; "" when it does not."""
    if number is None:
        return ""
    jumped = jump(version, number, before)
    if jumped:
        return jumped
    if version.better != Better.NEITHER and own_answer(version, number) is False:
        target = target_phrase(version)
        return _("порог не достигнут: %(target)s") % {"target": target} if target else _("порог не достигнут")
    return ""
