"""A schedule as JSON."""

from __future__ import annotations

from typing import Any

from rumo.russian.deadlines.parts import Obligation, Part
from rumo.russian.deadlines.schedule import Schedule


def to_json(schedule: Schedule) -> dict[str, Any]:
    """Only strings, numbers, booleans, lists and nulls; dates are ISO.

        {"text": "до 10 декабря",
         "period": {"kind": "calendar_year" | "academic_year", "from": "2024-01-01", "to": "2024-12-31"},
         "parts": [{"type": "deadline", "text": "до 10 декабря", "start": 0, "end": 13, "remark": null, …}],
         "obligations": [{"kind": "do" | "set_date" | "report_as_of", "opens": "2024-01-01", "due": "2024-12-10" | null,
                          "label": "до 10.12.2024", "number": 1, "wanted": 1, "part": 0,
                          "strict": false, "conditional": false, "outside": false}],
         "explanation": "до 10 декабря: по 10.12.2024 включительно",
         "rest": []}

    A part has besides, by its type:

        window         stretches [{from, to, label}], controlled
        deadline       due, before (the phrase names the day after: «к 1 сентября»), duty
        as_of          date
        recurrence     unit (week, month, quarter, half_year, year), duty, stretches, days [ISO dates]
        minimum_count  count, most (null: no limit), unit, each («на каждую секцию»), stretches
        on_event       condition («при наличии …»)
        reference      target (plan, annex, event, agreement), confirmation
        unparseable    reason (may be empty)
    """
    period = schedule.period
    return {
        "text": schedule.text,
        "period": {
            "kind": period.kind.value,
            "from": period.starts.isoformat(),
            "to": period.ends.isoformat(),
        },
        "parts": [_part(part) for part in schedule.parts],
        "obligations": [_obligation(obligation) for obligation in schedule.obligations()],
        "explanation": schedule.explain(),
        "rest": [excerpt.text for excerpt in schedule.rest],
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "type": part.kind,
        "text": part.text,
        "start": part.start,
        "end": part.end,
        "remark": part.remark or None,
        **part.details(),
    }


def _obligation(obligation: Obligation) -> dict[str, Any]:
    return {
        "kind": obligation.duty.value,
        "opens": obligation.opens.isoformat(),
        "due": obligation.due.isoformat() if obligation.due else None,
        "label": obligation.label,
        "number": obligation.number,
        "wanted": obligation.wanted,
        "part": obligation.part,
        "strict": obligation.strict,
        "conditional": obligation.conditional,
        "outside": obligation.outside,
    }
