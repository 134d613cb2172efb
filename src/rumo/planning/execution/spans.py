"""What an execution report may be made for: a quarter, a half or the whole of a plan's year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from rumo.core.errors import Refusal
from rumo.planning.execution.quarters import Quarter, quarters_of
from rumo.russian.deadlines.periods import Period

_FIRST_OF_SECOND_HALF = 2


@dataclass(frozen=True, slots=True)
class Span:
    """Both days inclusive; `label` is «I квартал», «первое полугодие», «год»."""

    code: str
    label: str
    first: date
    last: date


def spans_of(period: Period) -> list[Span]:
    """All that a year has: an association's year cut into four has two halves of two quarters."""
    quarters = quarters_of(period)
    found = [Span(f"Q{each.number}", f"{each.label} ({each.months})", each.first, each.last) for each in quarters]
    halves = (quarters[:_FIRST_OF_SECOND_HALF], quarters[_FIRST_OF_SECOND_HALF:])
    found += [_half(number, half) for number, half in enumerate(halves, start=1) if half]
    return [*found, Span("Y", _("год"), period.starts, period.ends)]


def span_of(period: Period, code: str) -> Span:
    """Raises Refusal when the year has no such part."""
    found = {span.code: span for span in spans_of(period)}
    if code.upper() not in found:
        raise Refusal(_("За что отчёт? Укажите одно из: %(codes)s.") % {"codes": ", ".join(found)})
    return found[code.upper()]


def _half(number: int, quarters: tuple[Quarter, ...]) -> Span:
    label = _("первое полугодие") if number == 1 else _("второе полугодие")
    return Span(f"H{number}", label, quarters[0].first, quarters[-1].last)
