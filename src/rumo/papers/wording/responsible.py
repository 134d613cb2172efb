"""Who is responsible, as a cell of a plan names them."""

from __future__ import annotations

from collections.abc import Iterable

from rumo.papers.plan import Responsible

APPROVAL = "Согласование"
EXECUTION = "Исполнение"


def responsible_lines(people: Iterable[Responsible]) -> tuple[str, ...]:
    """One a line. Whoever agrees to the result stands after «Согласование планов – …»; a line that the next one, small,
    would seem to go on ends with a comma."""
    lines: list[str] = []
    duty: str | None = None
    for who in people:
        asked = (who.duty or APPROVAL) if who.is_approver else None
        start = "" if asked == duty else f"{asked or EXECUTION} – "
        if lines and not start and who.text[:1].islower():
            lines[-1] += ","
        lines.append(f"{start}{who.text}")
        duty = asked
    return tuple(lines)
