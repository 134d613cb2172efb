"""Choices of a region about how its papers look (⚙); ГОСТ Р 7.0.97-2016 leaves them open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class StampPlace(StrEnum):
    """Where stamps stand. CORNERS: whoever agreed or considered in the left corner, whoever approved or adopted in the
    right one. RIGHT: all in the right corner, one under another."""

    CORNERS = "corners"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class PaperLayout:
    """`landscape` None: as the tables of the paper ask, by the number of their columns."""

    stamps: StampPlace = StampPlace.CORNERS
    landscape: bool | None = None
    left_margin_mm: int = 20
    font_size_pt: int = 12
