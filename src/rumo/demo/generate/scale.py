"""How much is made: what a region of middle size has after five years, or any part or multiple of it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, slots=True)
class Scale:
    """Of each region but `regions`; `bodies` are those by subjects; `events` are those of a year, the others all."""

    regions: int = 1
    municipalities: int = 50
    organizations: int = 900
    teachers: int = 20_000
    bodies: int = 24
    years: int = 5
    events: int = 1_000
    registrations: int = 250_000
    submissions: int = 2_500
    routes: int = 10_000

    def times(self, factor: float) -> Scale:
        """The same region smaller or larger: bodies and years stay, for no region has more of them by being large."""
        grown = {each.name for each in fields(self)} - {"regions", "bodies", "years"}
        return replace(self, **{name: max(2, round(getattr(self, name) * factor)) for name in grown})


REGION = Scale()
COUNTRY = Scale(regions=10)
SCALES = {"region": REGION, "country": COUNTRY}
