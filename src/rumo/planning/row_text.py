"""A row's title with its sub-points as they are typed in one cell: the first line, then lines «• …»."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BULLET = re.compile(r"^(?:[•·▪●○◦■□*]\s*|[-–—]\s+)")


def joined_text(title: str, points: Sequence[str]) -> str:
    return "\n".join([title, *(f"• {point}" for point in points)])


def parted_text(text: str) -> tuple[str, tuple[str, ...]]:
    """The title and the points; empty lines and lone bullets say nothing."""
    lines = [_BULLET.sub("", line.strip()).strip() for line in text.splitlines()]
    said = [line for line in lines if line.strip("•·- ")]
    return (said[0], tuple(said[1:])) if said else ("", ())
