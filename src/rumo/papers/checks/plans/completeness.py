"""Is everything there that a plan needs: who, by when, by which act, how often."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rumo.papers.checks.findings import PLAN_RULES, Severity, Slip
from rumo.papers.checks.plans.terms import earliest
from rumo.papers.plan import Plan, StampKind
from rumo.russian.cases import Case
from rumo.russian.numbers import agree

_BODY = re.compile(r"заседани|собрани|совет|протокол|приказ", re.IGNORECASE)
_QUARTERLY = re.compile(r"не реже\s+(?:1|одного|одного)\s*(?:раза)?\s+в\s+квартал", re.IGNORECASE)
_MEETINGS = re.compile(r"заседани\w*", re.IGNORECASE)
_SECTIONS = re.compile(r"секци|рабоч\w+ групп|отделени", re.IGNORECASE)
_MONTHS = 3


@PLAN_RULES.rule("stamp_without_number", Severity.WARNING, "Гриф без номера", "УТВЕРЖДЕНО на заседании 28.02.2024")
def stamp_without_number(plan: Plan) -> Iterator[Slip]:
    """A stamp by a body's decision gives date and number of its minutes (ГОСТ Р 7.0.97-2016, 5.17)."""
    for n, stamp in enumerate(plan.stamps):
        if stamp.kind is not StampKind.AGREED and not stamp.number and _BODY.search(stamp.by):
            yield Slip(f"В грифе «{stamp.kind.value}» нет номера протокола или приказа.", f"stamps[{n}]", stamp.by)


@PLAN_RULES.rule("stamp_without_date", Severity.WARNING, "Гриф без даты", "УТВЕРЖДЕНО председателем")
def stamp_without_date(plan: Plan) -> Iterator[Slip]:
    """Without a day nobody knows from when the plan is in force."""
    for n, stamp in enumerate(plan.stamps):
        if stamp.date is None:
            yield Slip(f"В грифе «{stamp.kind.value}» нет даты.", f"stamps[{n}]", stamp.by)


@PLAN_RULES.rule(
    "nobody_responsible", Severity.WARNING, "Нет ответственного", "в одной строке графа «Ответственные» пуста"
)
def nobody_responsible(plan: Plan) -> Iterator[Slip]:
    """A row for which nobody answers; a plan that names nobody anywhere is told of once."""
    empty = [(n, row) for n, row in enumerate(plan.rows) if not row.responsible]
    if empty and len(empty) == len(plan.rows):
        yield Slip("Ответственных нет ни в одном пункте плана.", "rows")
        return
    for n, row in empty:
        yield Slip(f"Пункт {row.number or n + 1}: ответственный не указан.", f"rows[{n}]")


@PLAN_RULES.rule(
    "meetings_without_responsible",
    Severity.WARNING,
    "Заседания без ответственных",
    "в приложении нет графы «Ответственные»",
)
def meetings_without_responsible(plan: Plan) -> Iterator[Slip]:
    """Each question of a planned meeting is prepared by somebody (seen: an annex that names nobody)."""
    empty = [
        n
        for n, meeting in enumerate(plan.meetings)
        if not meeting.responsible and not any(q.responsible for q in meeting.questions)
    ]
    if empty:
        of = agree(len(plan.meetings), "заседание", Case.GENITIVE)
        yield Slip(f"Ответственные не указаны: {len(empty)} из {of}.", f"meetings[{empty[0]}]", str(len(empty)))


@PLAN_RULES.rule("no_deadline", Severity.WARNING, "Нет срока", "в одной строке графа «Сроки» пуста")
def no_deadline(plan: Plan) -> Iterator[Slip]:
    """A row without a term cannot be late."""
    for n, row in enumerate(plan.rows):
        if not row.deadline.strip():
            yield Slip(f"Пункт {row.number or n + 1}: срок не указан.", f"rows[{n}]")
    for n, meeting in enumerate(plan.meetings):
        if not meeting.deadline.strip():
            yield Slip(f"Заседание {meeting.number or n + 1}: срок не указан.", f"meetings[{n}]")


@PLAN_RULES.rule("no_questions", Severity.WARNING, "Заседание без вопросов", "Заседание № 3, вопросы не названы")
def no_questions(plan: Plan) -> Iterator[Slip]:
    """A planned meeting has something to consider."""
    for n, meeting in enumerate(plan.meetings):
        if not meeting.questions and not meeting.title:
            yield Slip(f"Заседание {meeting.number or n + 1}: вопросы не названы.", f"meetings[{n}]")


@PLAN_RULES.rule(
    "result_missing", Severity.WARNING, "Нет ожидаемого результата", "результат указан у всех пунктов, кроме одного"
)
def result_missing(plan: Plan) -> Iterator[Slip]:
    """Where most rows say what is to come out of them, the others should."""
    empty = [(n, row) for n, row in enumerate(plan.rows) if not row.expected.strip()]
    if 0 < len(empty) < len(plan.rows) / 3:
        for n, row in empty:
            yield Slip(f"Пункт {row.number or n + 1}: ожидаемый результат не указан, а у других указан.", f"rows[{n}]")


@PLAN_RULES.rule(
    "fewer_meetings",
    Severity.WARNING,
    "Заседаний меньше, чем требует план",
    "не реже раза в квартал, а в III квартале заседания нет",
)
def fewer_meetings(plan: Plan) -> Iterator[Slip]:
    """A plan that wants a meeting in every quarter announces one in each."""
    wanted = any(
        _QUARTERLY.search(row.deadline) and _MEETINGS.search(row.title) and not _SECTIONS.search(row.title)
        for row in plan.rows
    )
    days = [earliest(plan, meeting.deadline) for meeting in plan.meetings]
    if not wanted or not days or None in days:
        return
    held = {(day.month - 1) // _MONTHS + 1 for day in days if day is not None}
    missing = sorted({1, 2, 3, 4} - held)
    if missing:
        named = ", ".join(["I", "II", "III", "IV"][quarter - 1] for quarter in missing)
        yield Slip(f"Заседания нужны в каждом квартале, а в приложении нет: {named}.", "meetings", "", named)
