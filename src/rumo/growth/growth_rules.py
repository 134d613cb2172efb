"""What differs from region to region (⚙) in growth, kept as one JSON value and read as a dataclass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rumo.papers.codec import decode, encode


@dataclass(frozen=True, slots=True)
class GrowthRules:
    """`smallest_group`: people fewer than this are not broken down further. `teachers_per_methodologist`: the norm of
    the pool (S1: не более 100 педагогов на одного). `tutor_limit` open routes a tutor leads at once; 0 sets none.
    `credit_percent` of a route's items must be credited before the route is. `route_stamp`: a printed
    route has «СОГЛАСОВАНО» by its tutor in the corner.
    """

    smallest_group: int = 5
    teachers_per_methodologist: int = 100
    tutor_limit: int = 25
    credit_percent: int = 100
    route_stamp: bool = True

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> GrowthRules:
        rules: GrowthRules = decode(cls, dict(data))
        return rules

    def to_json(self) -> dict[str, Any]:
        data: dict[str, Any] = encode(self)
        return data
