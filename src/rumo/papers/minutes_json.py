"""Minutes as JSON: what `rumo paper … --format json` prints and `rumo read --json` lists.

The shape is public. Keys that only repeat others for the reader's comfort (`present_count`, an item's `text`, `votes`
and `unanimous`, a resolution's `responsible` and `due`) are written always and needed for reading only where the
fuller key (`blocks`, a resolution's `votes` and `instructions`) is missing.
"""

from __future__ import annotations

from typing import Any

from rumo.papers.blocks import paragraphs, plain_text
from rumo.papers.codec import PaperJsonError, decode, encode
from rumo.papers.minutes import Instruction, Minutes, MinutesItem, Outcome, ResolutionPoint, Votes

_FIRST = ("number", "date", "date_to", "city", "organization", "body", "chair", "secretary", "present")


def minutes_to_json(paper: Minutes) -> dict[str, Any]:
    """The paper as a JSON object. `minutes_from_json(minutes_to_json(paper)) == paper`."""
    data = encode(paper)
    data["items"] = [_item_to_json(item) for item in paper.items]
    return (
        {"kind": paper.kind}
        | {key: data[key] for key in _FIRST}
        | {"present_count": _present_count(paper)}
        | {key: value for key, value in data.items() if key not in _FIRST}
        | {"unread": []}
    )


def minutes_from_json(data: dict[str, Any]) -> Minutes:
    """Raises PaperJsonError when the object is not minutes; the message names the field."""
    if not isinstance(data, dict) or data.get("kind") != Minutes.kind:
        raise PaperJsonError("Это не протокол: в поле «kind» ожидается «minutes».")
    items = data.get("items", [])
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise PaperJsonError("Поле «items»: ожидается список вопросов.")
    paper: Minutes = decode(Minutes, data | {"items": [_item_from_json(item) for item in items]})
    return paper


def _present_count(paper: Minutes) -> int:
    """As the paper says, where it says another number than its list has."""
    return len(paper.present) + paper.unnamed_present if paper.stated_present is None else paper.stated_present


def _item_to_json(item: MinutesItem) -> dict[str, Any]:
    data: dict[str, Any] = encode(item)
    data["blocks"] = data.pop("text")
    data["text"] = plain_text(item.text) or None
    data["resolutions"] = [_resolution_to_json(point) for point in item.resolutions]
    votes = _common_votes(item)
    data["votes"] = (
        None if votes is None else {"for": votes.in_favour, "against": votes.against, "abstained": votes.abstained}
    )
    data["unanimous"] = votes.unanimous if votes is not None else _said_unanimous(item) or None
    return data


def _common_votes(item: MinutesItem) -> Votes | None:
    """Votes of the whole item: only when all its resolutions were voted alike."""
    counts = {(v.in_favour, v.against, v.abstained) if (v := point.votes) else None for point in item.resolutions}
    return item.resolutions[0].votes if len(counts) == 1 else None


def _said_unanimous(item: MinutesItem) -> bool:
    """The paper says «единогласно» of all decisions of the item without counting."""
    return bool(item.resolutions) and all(point.said_unanimous for point in item.resolutions)


def _resolution_to_json(point: ResolutionPoint) -> dict[str, Any]:
    data: dict[str, Any] = encode(point)
    if data["votes"] is not None:
        data["votes"]["for"] = data["votes"].pop("in_favour")
    data["responsible"] = [name for each in point.instructions for name in each.responsible]
    data["due"] = next((each.due for each in point.instructions if each.due), None)
    return data


def _item_from_json(item: dict[str, Any]) -> dict[str, Any]:
    text = item.get("text")
    blocks = item["blocks"] if "blocks" in item else encode(paragraphs(text if isinstance(text, str) else ""))
    points = item.get("resolutions", [])
    if not isinstance(points, list) or not all(isinstance(point, dict) for point in points):
        raise PaperJsonError("Поле «resolutions»: ожидается список решений.")
    several = len(points) > 1
    return item | {
        "text": blocks,
        "resolutions": [
            _resolution_from_json(point, item, f"{item.get('number')}.{n}" if several else str(item.get("number")))
            for n, point in enumerate(points, start=1)
        ],
    }


def _resolution_from_json(point: dict[str, Any], item: dict[str, Any], number: str) -> dict[str, Any]:
    votes = point.get("votes", item.get("votes"))
    if isinstance(votes, dict):
        count = {"in_favour": votes.get("for"), "against": votes.get("against"), "abstained": votes.get("abstained")}
        votes = votes | count | {"outcome": votes.get("outcome") or _outcome(count)}
    instructions = point.get("instructions")
    if instructions is None:
        named = tuple(point.get("responsible") or ())
        due = point.get("due") or ""
        instructions = encode((Instruction("", named, due),)) if named or due else []
    unanimous = point.get("said_unanimous", votes is None and item.get("unanimous") is True)
    return {"number": number} | point | {"votes": votes, "instructions": instructions, "said_unanimous": unanimous}


def _outcome(count: dict[str, Any]) -> str:
    carried = (
        isinstance(count["in_favour"], int)
        and isinstance(count["against"], int)
        and count["in_favour"] > count["against"]
    )
    return (Outcome.CARRIED if carried else Outcome.LOST).value
