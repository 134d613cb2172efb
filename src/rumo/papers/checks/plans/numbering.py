"""Are rows and meetings numbered one after another, in one way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rumo.papers.checks.findings import PLAN_RULES, Severity, Slip
from rumo.papers.plan import Plan

_LEAST = 3  # rows: of fewer no habit can be told


@PLAN_RULES.rule("gap", Severity.WARNING, "Пропуск или повтор в нумерации", "1, 2, 4")
def gap(plan: Plan) -> Iterator[Slip]:
    """Each number is one more than the number before it; a new section may begin again with 1."""
    numbers = [(f"rows[{n}]", row.section, row.number) for n, row in enumerate(plan.rows)]
    yield from _gaps(numbers, "пункта")
    yield from _gaps([(f"meetings[{n}]", "", meeting.number) for n, meeting in enumerate(plan.meetings)], "заседания")


@PLAN_RULES.rule("punctuation", Severity.WARNING, "Номера записаны по-разному", "1. 2. 3. 4 5.")
def punctuation(plan: Plan) -> Iterator[Slip]:
    """Numbers of one table end alike (seen: «4» and «13..» among «1.», «2.»)."""
    printed = [row.printed_number.strip() for row in plan.rows]
    tails = [_tail(number) for number in printed]
    if sum(map(bool, printed)) < _LEAST:
        return
    common = max(set(tails), key=tails.count)
    odd = [n for n, number in enumerate(printed) if number and tails[n] != common]
    if odd and len(odd) * 2 < len(printed):
        named = ", ".join(f"«{printed[n]}»" for n in odd)
        yield Slip(
            f"Номера записаны не как остальные: {named}.",
            f"rows[{odd[0]}]",
            named,
            f"«{_bare(printed[odd[0]])}{common}»",
        )


def _gaps(numbers: Sequence[tuple[str, str, str]], of: str) -> Iterator[Slip]:
    for (_, section, before), (place, here, number) in pairwise(numbers):
        if not (re.fullmatch(r"\d{1,4}", before) and re.fullmatch(r"\d{1,4}", number)):
            continue
        restarts = here != section and int(number) == 1
        if int(number) != int(before) + 1 and not restarts:
            yield Slip(f"После {of} {before} идёт {number}.", place, number, str(int(before) + 1))


def _tail(number: str) -> str:
    return number[len(number.rstrip(".)")) :]


def _bare(number: str) -> str:
    return number.rstrip(".)")
