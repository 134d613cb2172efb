"""Is the date of the meeting possible."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rumo.papers.checks.findings import Scope, Severity, Slip, rule
from rumo.papers.minutes import Conduct, Minutes
from rumo.russian.dates import short_date

_SATURDAY = 5


@rule("outside_period", Severity.WARNING, "Дата вне периода", "протокол 2023 года датирован 17.01.2024")
def outside_period(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """Protocols are numbered within a year or a term of powers, and the date of each lies within it."""
    period = scope.period
    if period is not None and minutes.date is not None and not period.holds(minutes.date):
        until = short_date(period.last) if period.last else "…"
        expected = f"{short_date(period.first)} – {until}"
        yield Slip(
            f"Дата {short_date(minutes.date)} вне периода, в котором нумеруется протокол: {expected}.",
            "date",
            short_date(minutes.date),
            expected,
        )


@rule("on_weekend", Severity.WARNING, "Заседание в выходной день", "заседание 16.12.2023 — в субботу")
def on_weekend(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """A slip of the pen more often than a meeting on a day off. An absentee vote may run over days off."""
    day = minutes.date
    if day is not None and minutes.conduct is not Conduct.ABSENTEE and day.weekday() >= _SATURDAY:
        yield Slip(
            f"{short_date(day)} — выходной день ({_name(day)}). Проверьте дату.",
            "date",
            short_date(day),
        )


@rule(
    "before_previous",
    Severity.WARNING,
    "Дата раньше предыдущего протокола",
    "протокол № 4 датирован раньше протокола № 3",
)
def before_previous(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """Numbers go with time: the protocol before this one is not dated later."""
    if scope.previous is not None and minutes.date is not None and minutes.date < scope.previous:
        yield Slip(
            f"Протокол от {short_date(minutes.date)} раньше предыдущего по номеру — от {short_date(scope.previous)}.",
            "date",
            short_date(minutes.date),
            f"не раньше {short_date(scope.previous)}",
        )


def _name(day: date) -> str:
    return "воскресенье" if day.weekday() > _SATURDAY else "суббота"
