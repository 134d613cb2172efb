"""What was read as JSON: the paper with what was not understood and where each field stood (`rumo read --json`)."""

from __future__ import annotations

from typing import Any

from rumo.papers.codec import encode
from rumo.papers.json import to_json
from rumo.papers.readers.reading import Reading


def reading_json(reading: Reading) -> dict[str, Any]:
    """The paper's own JSON and beside it `unread`, `found`, `confidence`, and the `blocks` it was read from.

    `unread` lists the words, the reason and the place; `found` the path of a field, its place, the confidence, 0 to 1.
    """
    data = {} if reading.paper is None else to_json(reading.paper)
    return (
        {"kind": reading.kind}
        | data
        | {
            "confidence": reading.confidence,
            "blocks": [reading.first, reading.last],
            "unread": [encode(each) for each in reading.unread],
            "found": [encode(each) for each in reading.found],
        }
    )
