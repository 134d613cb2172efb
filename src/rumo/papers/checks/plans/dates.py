"""Do the stamps and terms of a plan come in a possible order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from rumo.papers.checks.findings import PLAN_RULES, Severity, Slip
from rumo.papers.checks.plans.terms import earliest, obligations_of
from rumo.papers.plan import Plan, StampKind
from rumo.russian.dates import short_date
from rumo.russian.deadlines.periods import Period

_IN_FORCE = {StampKind.APPROVED, StampKind.ADOPTED}
_INTERIM = re.compile(r"промежуточн", re.IGNORECASE)
_ACADEMIC = re.compile(r"(?P<first>20\d\d)\s*[-–—/]\s*(?:20)?\d\d\s*уч", re.IGNORECASE)
_YEARLY_REPORT = re.compile(r"(?:ежегодн|годов)\w*\s+отч[её]т|отч[её]т\w*[^.]*за\s+(?:\w+\s+){0,2}год\b", re.IGNORECASE)


@PLAN_RULES.rule(
    "approved_before_agreed",
    Severity.ERROR,
    "Утверждён раньше, чем согласован",
    "СОГЛАСОВАНО 26.03.2024, УТВЕРЖДЕНО 28.02.2024",
)
def approved_before_agreed(plan: Plan) -> Iterator[Slip]:
    """A document is agreed with others first and approved after that (ГОСТ Р 7.0.97-2016, 5.16–5.17)."""
    agreed = [stamp.date for stamp in plan.stamps if stamp.kind is StampKind.AGREED and stamp.date]
    for n, stamp in enumerate(plan.stamps):
        if stamp.kind in _IN_FORCE and stamp.date and agreed and stamp.date < max(agreed):
            yield Slip(
                f"План утверждён {short_date(stamp.date)}, а согласован {short_date(max(agreed))}: "
                "согласование должно быть раньше.",
                f"stamps[{n}]",
                short_date(stamp.date),
                f"не раньше {short_date(max(agreed))}",
            )


@PLAN_RULES.rule(
    "approved_after_due",
    Severity.WARNING,
    "Утверждён после собственных сроков",
    "план подписан 26 марта, в нём срок — январь",
)
def approved_after_due(plan: Plan) -> Iterator[Slip]:
    """What was due before the last stamp was done without a plan, or not at all (seen in a yearly plan)."""
    stamped = max((stamp.date for stamp in plan.stamps if stamp.date), default=None)
    if stamped is None:
        return
    for place, number, phrase in _terms(plan):
        owed = [each.due for each in obligations_of(plan, phrase)]
        dues = [due for due in owed if due is not None]
        if dues and len(dues) == len(owed) and max(dues) < stamped:
            yield Slip(
                f"{number}: срок «{phrase}» прошёл до того, как план вступил в силу ({short_date(stamped)}).",
                place,
                short_date(stamped),
                f"не позже {short_date(max(dues))}",
            )


@PLAN_RULES.rule(
    "outside_period", Severity.WARNING, "Срок вне периода плана", "план на 2024 год, срок — март 2025 года"
)
def outside_period(plan: Plan) -> Iterator[Slip]:
    """A plan of a year holds what is done in that year."""
    for place, number, phrase in _terms(plan):
        owed = obligations_of(plan, phrase)
        if owed and all(each.outside for each in owed):
            yield Slip(f"{number}: срок «{phrase}» вне периода плана ({plan.period}).", place, phrase, str(plan.period))


@PLAN_RULES.rule(
    "interim_after_end",
    Severity.WARNING,
    "Промежуточные итоги после окончания",
    "декабрь 2024: промежуточные итоги 2023/2024 учебного года",
)
def interim_after_end(plan: Plan) -> Iterator[Slip]:
    """Interim results of a year that is over by the day of the meeting are not interim (seen)."""
    for n, meeting in enumerate(plan.meetings):
        opens = earliest(plan, meeting.deadline)
        for question in meeting.questions if opens else ():
            found = _ACADEMIC.search(question.title) if _INTERIM.search(question.title) else None
            ends = _school_end(int(found["first"])) if found else None
            if found and ends and opens and opens > ends:
                yield Slip(
                    f"Заседание {meeting.number or n + 1}, вопрос {question.number}: промежуточные итоги "
                    f"{found['first']}/{int(found['first']) + 1} "
                    f"учебного года намечены на {meeting.deadline}, а год заканчивается {short_date(ends)}.",
                    f"meetings[{n}]",
                    meeting.deadline,
                    f"не позже {short_date(ends)}",
                )


@PLAN_RULES.rule(
    "report_before_end", Severity.WARNING, "Отчёт за год раньше конца года", "отчёт за календарный год до 10 декабря"
)
def report_before_end(plan: Plan) -> Iterator[Slip]:
    """A report of a year that is due before its end needs a day up to which it counts."""
    for n, row in enumerate(plan.rows):
        if plan.period is None or not _YEARLY_REPORT.search(row.title):
            continue
        dues = [each.due for each in obligations_of(plan, row.deadline) if each.due and not each.outside]
        if (
            len(dues) == 1
            and plan.period.starts.month != dues[0].month
            and dues[0] < plan.period.ends
            and _is_one_day(plan, row.deadline)
        ):
            yield Slip(
                f"Пункт {row.number}: отчёт за год нужен до {short_date(dues[0])}, "
                f"а год длится до {short_date(plan.period.ends)}. Укажите, по какой день данные.",
                f"rows[{n}]",
                short_date(dues[0]),
                short_date(plan.period.ends),
            )


def _terms(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Place, name and phrase of every term."""
    yield from ((f"rows[{n}]", f"Пункт {row.number or n + 1}", row.deadline) for n, row in enumerate(plan.rows))
    for n, meeting in enumerate(plan.meetings):
        yield f"meetings[{n}]", f"Заседание {meeting.number or n + 1}", meeting.deadline


def _is_one_day(plan: Plan, phrase: str) -> bool:
    return len(obligations_of(plan, phrase)) == 1 and "до" in phrase.lower().split()


def _school_end(first: int) -> date:
    return Period.academic_year(first).ends
