"""A plan as JSON: as its dataclass, with each deadline read out: {"text", "parts": [{"type", …}], "explanation", …}."""

from __future__ import annotations

from typing import Any

from rumo.papers.codec import PaperJsonError, decode, encode
from rumo.papers.plan import Plan
from rumo.russian.deadlines.schedule_json import to_json as schedule_to_json


def plan_to_json(plan: Plan) -> dict[str, Any]:
    """`plan_from_json(plan_to_json(plan)) == plan`. Without a period a deadline is its text alone."""
    data = encode(plan)
    for each in (*data["rows"], *data["meetings"]):
        each["deadline"] = _deadline_to_json(plan, each["deadline"])
    return {"kind": plan.kind} | data | {"unread": []}


def plan_from_json(data: dict[str, Any]) -> Plan:
    """Raises PaperJsonError when the object is not a plan; the message names the field."""
    if not isinstance(data, dict) or data.get("kind") != Plan.kind:
        raise PaperJsonError("Это не план: в поле «kind» ожидается «plan».")
    plain = data | {key: [_with_phrase(each) for each in _listed(data, key)] for key in ("rows", "meetings")}
    plan: Plan = decode(Plan, plain)
    return plan


def _deadline_to_json(plan: Plan, text: str) -> dict[str, Any] | None:
    if not text:
        return None
    schedule = plan.schedule(text)
    if schedule is None:
        return {"text": text, "parts": []}
    read = schedule_to_json(schedule)
    return {key: read[key] for key in ("text", "parts", "obligations", "explanation", "rest")}


def _listed(data: dict[str, Any], key: str) -> list[Any]:
    found = data.get(key, [])
    if not isinstance(found, list):
        raise PaperJsonError(f"Поле «{key}»: ожидается список.")
    return found


def _with_phrase(each: Any) -> Any:
    """A row with its deadline as the phrase alone."""
    if not isinstance(each, dict):
        return each
    deadline = each.get("deadline")
    if isinstance(deadline, dict):
        deadline = deadline.get("text")
    return each | {"deadline": "" if deadline is None else deadline}
