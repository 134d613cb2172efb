"""A table as Markdown whose columns also line up on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median


@dataclass(slots=True)
class Table:
    """`head` names the columns, the first is text and the others are figures; `notes` follow the table, a line each."""

    title: str
    head: Sequence[str]
    rows: list[Sequence[str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        widths = [max(2, *map(len, column)) for column in zip(self.head, *self.rows, strict=True)]
        rule = [width * "-" if at == 0 else max(width - 1, 1) * "-" + ":" for at, width in enumerate(widths)]
        lines = [_line(row, widths) for row in (self.head, rule, *self.rows)]
        notes = [f"- {note}" for note in self.notes]
        return "\n".join([f"## {self.title}", "", *lines, *([""] if notes else []), *notes])


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [
        text.ljust(width) if at == 0 else text.rjust(width)
        for at, (text, width) in enumerate(zip(row, widths, strict=True))
    ]
    return f"| {' | '.join(cells)} |"


def p95(times: Sequence[float]) -> float:
    """The least of `times` that 95 % of them do not exceed; of fewer than twenty it is the greatest."""
    ordered = sorted(times)
    return ordered[-(-len(ordered) * 95 // 100) - 1]


def spread(times: Sequence[float]) -> str:
    """«12 (15)»: the median and the p95; of no times a dash."""
    return "—" if not times else f"{figure(median(times))} ({figure(p95(times))})"


def figure(number: float) -> str:
    """Two figures that matter: 0.84, 8.4, 84, 8400."""
    if number < 1:
        return f"{number:.2f}"
    return f"{number:.1f}" if number < 10 else f"{number:.0f}"
