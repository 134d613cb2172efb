"""Registers of growth: the pools and what they made, editions, taking part in work outside the association."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from rumo.core import clock
from rumo.demo.generate.ground import Ground
from rumo.demo.generate.rows import BATCH, write
from rumo.demo.generate.scale import Scale
from rumo.growth.enums import ParticipationKind, PoolKind, ProductKind, PublicationKind
from rumo.growth.models import Participation, PoolMember, PoolProduct, Publication

POOL, EDITIONS = 120, 20
OUTSIDE = {
    ParticipationKind.EXAM_COMMISSION: "Предметная комиссия",
    ParticipationKind.WORKING_GROUP: "Рабочая группа по оценке качества",
    ParticipationKind.CPD_DEVELOPMENT: "Программа повышения квалификации",
    ParticipationKind.DRAFT_ACT: "Проект порядка методической работы",
    ParticipationKind.JURY: "Жюри конкурса педагогов",
}


def keep_registers(ground: Ground, scale: Scale) -> None:
    members = PoolMember.objects.bulk_create(_pool(ground))
    products = PoolProduct.objects.bulk_create(
        (row for n in range(scale.products) if (row := _product(ground, scale, n)).made_on <= clock.today()),
        batch_size=BATCH,
    )
    authors = PoolProduct.authors.through
    write(
        authors.objects,
        (authors(poolproduct=product, poolmember=members[n % len(members)]) for n, product in enumerate(products)),
    )
    write(Publication.objects, _editions(ground))
    write(Participation.objects, _participations(ground, scale))


def _pool(ground: Ground) -> Iterator[PoolMember]:
    kinds = list(PoolKind)
    for n, person in enumerate(ground.people[:POOL]):
        yield PoolMember(
            association=ground.rumo,
            kind=kinds[n % len(kinds)],
            person=person,
            organization=ground.place_of(n),
            municipality_id=ground.place_of(n).municipality_id,
            subject=ground.subjects[n % len(ground.subjects)],
            ground="приказ № 1_ОД",
            valid_from=date(ground.years[0], 2, 1),
        )


def _product(ground: Ground, scale: Scale, n: int) -> PoolProduct:
    """Spread evenly over the years."""
    subject = ground.subjects[n % len(ground.subjects)]
    span = (date(ground.years[-1], 12, 31) - date(ground.years[0], 3, 1)).days
    return PoolProduct(
        association=ground.rumo,
        kind=list(ProductKind)[n % len(ProductKind)],
        title=f"{subject.title}: материалы для учителя, часть {n + 1}",
        subject=subject,
        made_on=date(ground.years[0], 3, 1) + timedelta(days=span * n // scale.products),
    )


def _editions(ground: Ground) -> Iterator[Publication]:
    """As many each year; what would come out after today is not there yet."""
    kinds = list(PublicationKind)
    for year in ground.years:
        for n in range(EDITIONS):
            day = date(year, 1 + n % 12, 15)
            if day <= clock.today():
                yield Publication(
                    association=ground.bodies[n % len(ground.bodies)],
                    kind=kinds[n % len(kinds)],
                    title=f"Из опыта школ региона, выпуск {n + 1}",
                    published_on=day,
                    subject=ground.subjects[n % len(ground.subjects)],
                    for_low_results=kinds[n % len(kinds)] == PublicationKind.RECOMMENDATIONS,
                )


def _participations(ground: Ground, scale: Scale) -> Iterator[Participation]:
    """Members of the bodies in turn, equally many each year."""
    kinds = list(OUTSIDE)
    for n in range(scale.participations):
        number = n % len(ground.bodies)
        members = ground.members_of(number)
        year = ground.years[n * scale.years // scale.participations]
        starts = date(year, 1 + n % 12, 10)
        if starts <= clock.today():
            yield Participation(
                association=ground.bodies[number],
                person=ground.people[members[n // len(ground.bodies) % len(members)]],
                kind=kinds[n % len(kinds)],
                title=OUTSIDE[kinds[n % len(kinds)]],
                starts_on=starts,
                ends_on=starts + timedelta(days=20),
            )
