"""Makers of directory records for tests, each with sensible defaults. All people are invented."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from rumo.accounts.models import User
from rumo.directory.enums import (
    AssociationKind,
    Gender,
    MunicipalityKind,
    OfficeKind,
    OrderKind,
    OrganizationKind,
    Role,
)
from rumo.directory.models import (
    Association,
    Membership,
    Municipality,
    Office,
    Order,
    Organization,
    Person,
    Post,
    Region,
)

_serial = count(1)
SURNAMES = ["Аверьянова", "Борейко", "Вольных", "Гребенюк", "Дымова", "Ефремян", "Жарких", "Зимина", "Ильюк", "Корж"]


def make_region(**fields: Any) -> Region:
    n = next(_serial)
    return Region.objects.create(**{"name": f"Край {n}", "slug": f"krai-{n}", **fields})


def make_municipality(region: Region, **fields: Any) -> Municipality:
    n = next(_serial)
    return Municipality.objects.create(
        **{"region": region, "name": f"Район {n}", "kind": MunicipalityKind.DISTRICT, **fields}
    )


def make_organization(region: Region, **fields: Any) -> Organization:
    n = next(_serial)
    defaults = {
        "region": region,
        "kind": OrganizationKind.INSTITUTE,
        "full_name": f"Институт развития образования № {n}",
        "short_name": f"ИРО-{n}",
        "city": "Дальнегорье",
    }
    return Organization.objects.create(**{**defaults, **fields})


def make_person(
    region: Region, organization: Organization | None = None, title: str = "методист", **fields: Any
) -> Person:
    n = next(_serial)
    defaults = {
        "region": region,
        "surname": SURNAMES[n % len(SURNAMES)],
        "first_name": "Елена",
        "patronymic": "Павловна",
        "gender": Gender.FEMALE,
        "email": f"person{n}@example.org",
    }
    person = Person.objects.create(**{**defaults, **fields})
    if organization is not None:
        Post.objects.create(person=person, organization=organization, title=title)
    return person


def make_user(person: Person | None = None, **fields: Any) -> User:
    n = next(_serial)
    name = person.short_name if person else f"Пользователь {n}"
    user = User.objects.create_user(
        **{"email": f"user{n}@example.org", "password": "parol-dlya-testov", "name": name, **fields}
    )
    if person is not None:
        person.user = user
        person.save(update_fields=["user"])
    return user


def make_association(host: Organization, **fields: Any) -> Association:
    n = next(_serial)
    defaults = {
        "region": host.region,
        "host": host,
        "kind": AssociationKind.REGIONAL,
        "full_name": f"Региональное учебно-методическое объединение № {n}",
        "short_name": f"РУМО-{n}",
        "city": host.city,
    }
    return Association.objects.create(**{**defaults, **fields})


def make_order(association: Association, **fields: Any) -> Order:
    n = next(_serial)
    day = fields.get("date", date(2023, 1, 10))
    defaults = {
        "association": association,
        "issuer": association.host,
        "kind": OrderKind.COMPOSITION,
        "number": f"{n}-п",
        "date": day,
        "in_force_from": day,
        "title": "О составе объединения",
    }
    return Order.objects.create(**{**defaults, **fields})


def make_membership(association: Association, person: Person, role: str = Role.MEMBER, **fields: Any) -> Membership:
    order = fields.pop("appointed_by", None) or make_order(association)
    defaults = {"association": association, "person": person, "role": role, "valid_from": order.in_force_from}
    return Membership.objects.create(**{**defaults, "appointed_by": order, **fields})


def make_office(user: User, region: Region, kind: str = OfficeKind.REGION_ADMIN, **fields: Any) -> Office:
    return Office.objects.create(user=user, region=region, kind=kind, **fields)
