"""How much is made: what a region of middle size has after five years, or any part or multiple of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

# What there is more of in a larger region; no region has more bodies or years by being large.
GROWING = (
    "municipalities", "organizations", "teachers", "events", "registrations", "submissions", "routes",
    "supported", "pairs", "products", "participations", "sites",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scale:
    """Of each region but `regions`; `bodies` are those by subjects; `events` and `supported` schools are those of a
    year, the others all. `certified_each`: of so many events that were held one gives certificates to all who count.

    The rest follows: a mark of attendance for everybody who came, answers of every eighth of them, ten sections of a
    method day, six of a festival with two talks each; four meetings of a body a year with four questions, three
    decisions carried and an assignment; a plan of a body a year, a collection a year that asks every municipality, a
    report of the regional body a year that is over.
    """

    regions: int = 1
    municipalities: int = 50
    organizations: int = 900
    teachers: int = 20_000
    bodies: int = 24
    years: int = 5
    events: int = 1_000
    registrations: int = 250_000
    certified_each: int = 5
    submissions: int = 2_500
    routes: int = 10_000
    supported: int = 40
    pairs: int = 600
    products: int = 100
    participations: int = 500
    sites: int = 40

    def times(self, factor: float) -> Scale:
        """The same region smaller or larger, with at least two of everything that grows."""
        return replace(self, **{name: max(2, round(getattr(self, name) * factor)) for name in GROWING})


REGION = Scale()
COUNTRY = Scale(regions=10)
SCALES = {"region": REGION, "country": COUNTRY}
