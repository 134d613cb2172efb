"""Schools with low results: the list of each academic year, who curates them and what was done there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from rumo.core import clock
from rumo.demo.generate.ground import Ground
from rumo.demo.generate.registers import POOL
from rumo.demo.generate.rows import BATCH, write
from rumo.demo.generate.scale import Scale
from rumo.directory.enums import OrganizationKind
from rumo.growth.enums import SupportKind
from rumo.growth.models import SupportedSchool, SupportVisit

# From one year to the next so many schools leave the list, and as many come.
CHANGING = 10
# Days after the first of September.
VISITS = (40, 90, 180, 230)


def support_schools(ground: Ground, scale: Scale) -> None:
    schools = SupportedSchool.objects.bulk_create(_schools(ground, scale), batch_size=BATCH)
    write(SupportVisit.objects, (visit for school in schools for visit in _visits(school)))


def _schools(ground: Ground, scale: Scale) -> Iterator[SupportedSchool]:
    schools = [each for each in ground.organizations if each.kind == OrganizationKind.SCHOOL]
    for year in ground.years:
        if date(year, 9, 1) > clock.today():
            return
        first = (year - ground.years[0]) * CHANGING
        for n in range(first, first + min(scale.supported, len(schools))):
            yield SupportedSchool(
                association=ground.rumo,
                organization=schools[n % len(schools)],
                year=year,
                curator=ground.people[n % min(POOL, len(ground.people))],
                ground="приказ о поддержке школ",
            )


def _visits(school: SupportedSchool) -> Iterator[SupportVisit]:
    kinds = list(SupportKind)
    for n, days in enumerate(VISITS):
        day = date(school.year, 9, 1) + timedelta(days=days)
        if day <= clock.today():
            yield SupportVisit(
                school=school,
                kind=kinds[n % len(kinds)],
                date=day,
                person=school.curator,
                summary="Разобрали с учителями результаты и наметили, что сделать до следующей встречи.",
            )
