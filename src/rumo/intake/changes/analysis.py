"""Taking out of an analysis the numbers that the reader took for figures, and adding a section it missed."""

from __future__ import annotations

from dataclasses import replace

from rumo.intake.changes.buttons import Button, without
from rumo.papers.analysis import Analysis, Section


def add_section(paper: Analysis) -> Analysis:
    """An empty section last."""
    return replace(paper, sections=(*paper.sections, Section("")))


def remove_figure(paper: Analysis, index: int) -> Analysis:
    return replace(paper, figures=without(paper.figures, index))


BUTTONS: dict[str, Button[Analysis]] = {
    "add_section": Button(add_section),
    "remove_figure": Button(remove_figure, 1, lambda paper, n: (f"figures[{n}]",)),
}
