"""The cast: one region with everybody a test may need, and a stranger from another."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from rumo.accounts.models import User
from rumo.directory.enums import AssociationKind, OfficeKind, OrganizationKind, Role
from rumo.directory.models import Association, Municipality, Organization, Person, Region
from rumo.directory.tests import factories as make


@dataclass(frozen=True)
class Cast:
    """Users by what they are. `section` stands below `association`, the region's РУМО; `institute` hosts both."""

    region: Region
    municipality: Municipality
    ministry: Organization
    institute: Organization
    association: Association
    section: Association
    members: tuple[Person, ...]
    admin: User
    chair: User
    deputy: User
    secretary: User
    section_leader: User
    member: User
    expert: User
    teacher: User
    municipal_methodologist: User
    stranger: User

    def everybody(self) -> dict[str, User]:
        names = [
            "admin", "chair", "deputy", "secretary", "section_leader", "member", "expert", "teacher",
            "municipal_methodologist", "stranger",
        ]  # fmt: skip
        return {name: getattr(self, name) for name in names}


@pytest.fixture
def cast(db: None) -> Cast:
    """Seven members of the association (chair, deputy, secretary, expert and three more)."""
    region = make.make_region(name="Дальний край", slug="dalniy")
    municipality = make.make_municipality(region, name="Заречный район")
    ministry = make.make_organization(
        region, kind=OrganizationKind.MINISTRY, full_name="Министерство образования Дальнего края", short_name="Минобр"
    )
    institute = make.make_organization(
        region, full_name="Дальний институт развития образования", short_name="ДИРО", founder=ministry
    )
    association = make.make_association(
        institute,
        full_name="Региональное учебно-методическое объединение в системе общего образования Дальнего края",
        short_name="РУМО Дальнего края",
    )
    section = make.make_association(
        institute,
        parent=association,
        kind=AssociationKind.SECTION,
        full_name="Секция математики",
        short_name="Секция математики",
    )
    order = make.make_order(association, number="187_ОД")

    def person(surname: str, title: str, role: Role | None = None, at: Organization = institute) -> Person:
        made = make.make_person(region, at, title, surname=surname)
        if role is not None:
            make.make_membership(association, made, role, appointed_by=order)
        return made

    chair = person("Гуменник", "директор центра", Role.CHAIR)
    deputy = person("Саенко", "проректор", Role.DEPUTY)
    secretary = person("Петрова", "старший методист", Role.SECRETARY)
    expert = person("Долгих", "доцент", Role.EXPERT)
    member = person("Ковалян", "методист", Role.MEMBER)
    others = (person("Белова", "учитель", Role.MEMBER), person("Римская-Лебедь", "учитель", Role.MEMBER))
    leader = person("Щука", "методист")
    make.make_membership(section, leader, Role.LEADER)
    school = make.make_organization(
        region,
        kind=OrganizationKind.SCHOOL,
        full_name="Школа № 5",
        short_name="МБОУ СОШ № 5",
        municipality=municipality,
    )
    teacher = person("Орлова", "учитель математики", at=school)
    admin = make.make_user(name="Администратор")
    make.make_office(admin, region)
    methodologist = make.make_user(name="Методист района")
    make.make_office(methodologist, region, OfficeKind.MUNICIPAL_METHODOLOGIST, municipality=municipality)
    return Cast(
        region=region,
        municipality=municipality,
        ministry=ministry,
        institute=institute,
        association=association,
        section=section,
        members=(chair, deputy, secretary, expert, member, *others),
        admin=admin,
        chair=make.make_user(chair),
        deputy=make.make_user(deputy),
        secretary=make.make_user(secretary),
        section_leader=make.make_user(leader),
        member=make.make_user(member),
        expert=make.make_user(expert),
        teacher=make.make_user(teacher),
        municipal_methodologist=methodologist,
        stranger=_stranger(),
    )


def _stranger() -> User:
    """Chair of an association of another region."""
    region = make.make_region(name="Чужая область", slug="chuzhaya")
    institute = make.make_organization(region, short_name="ЧИРО")
    person = make.make_person(region, institute, surname="Чужих")
    make.make_membership(make.make_association(institute), person, Role.CHAIR)
    return make.make_user(person)
