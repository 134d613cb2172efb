"""The sources by the kind of fact they give."""

from __future__ import annotations

from collections.abc import Mapping

from rumo.planning.enums import FactKind
from rumo.planning.sources import assignments, events, expertise, meetings, minutes, papers
from rumo.planning.sources.records import Source

SOURCES: Mapping[str, Source] = {
    source.kind: source
    for source in (
        meetings.SOURCE,
        minutes.SOURCE,
        papers.SOURCE,
        assignments.SOURCE,
        expertise.SOURCE,
        events.SOURCE,
    )
}

# What a source takes as its key: a meeting stands behind both, so linking one of them is linking the other.
SAME_RECORD: Mapping[str, str] = {FactKind.MINUTES: FactKind.MEETING}
