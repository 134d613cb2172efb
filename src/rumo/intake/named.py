"""The people a paper names, of any kind: whoever is to be found in the directory."""

from __future__ import annotations

from rumo.meetings.actions import archive as meetings
from rumo.papers.json import Paper
from rumo.papers.minutes import Minutes
from rumo.papers.order import CompositionOrder
from rumo.papers.plan import Plan
from rumo.planning.actions import archive as plans


def names_of(paper: Paper) -> tuple[str, ...]:
    """Once each, in the order of the paper. An analysis names nobody who matters to the register."""
    if isinstance(paper, Minutes):
        return meetings.names_of(paper)
    if isinstance(paper, Plan):
        return plans.names_of(paper)
    if isinstance(paper, CompositionOrder):
        return tuple(dict.fromkeys(member.name for member in paper.members if member.name))
    return ()
