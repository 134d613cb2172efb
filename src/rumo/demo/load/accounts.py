"""Accounts of the demo: one a role, all with the same password, entered by one click from the sign-in page."""

from __future__ import annotations

from dataclasses import dataclass

from rumo.accounts.models import User
from rumo.core import audit
from rumo.demo.data import region as data
from rumo.demo.load.directory import MAIL_DOMAIN, World
from rumo.directory.enums import AssociationKind, Gender, OfficeKind, OrganizationKind, Role
from rumo.directory.models import (
    Association,
    Membership,
    Office,
    Order,
    Organization,
    Person,
    Post,
    Region,
)

PASSWORD = "rumo-demo-2024"  # noqa: S105 — printed at the end of `make demo`, works in the demo only


@dataclass(frozen=True, slots=True)
class DemoRole:
    """`key` is the person of the data whose account it is; empty for accounts that are not people of the directory."""

    slug: str
    title: str
    hint: str
    key: str = ""


ROLES = (
    DemoRole("secretary", "Секретарь РУМО", "готовит заседания, ведёт протоколы", "zarubina"),
    DemoRole("deputy", "Заместитель председателя", "ведёт заседания, подписывает протоколы", "maslik"),
    DemoRole("chair", "Председатель РУМО", "видит всё, что делает объединение", "verkhoturov"),
    DemoRole("member", "Член РУМО", "получает приглашения, исполняет поручения", "remizova"),
    DemoRole("expert", "Эксперт", "член РУМО с ролью эксперта", "petrosyan"),
    DemoRole("leader", "Руководитель секции", "ведёт секцию математики и информатики", "melnichenko"),
    DemoRole("admin", "Администратор региона", "ведёт справочник, доступ и шаблоны"),
    DemoRole("institute", "Методист института", "ведёт объединения при институте", "lukyanchikov"),
    DemoRole("municipal", "Муниципальный методист", "район, ещё без своих объединений"),
    DemoRole("teacher", "Учитель", "член секции", "orlik"),
    DemoRole("stranger", "Председатель из другого региона", "не видит ничего из этого"),
)


def create_administrator() -> User:
    """The first account of an installation: it makes the rest."""
    return User.objects.create_user(f"admin@{MAIL_DOMAIN}", PASSWORD, name="Администратор региона")


def appoint_administrator(admin: User, region: Region) -> None:
    Office.objects.create(user=admin, region=region, kind=OfficeKind.REGION_ADMIN)
    audit.record(audit.SYSTEM, "grant_office", region, "Назначен администратор региона")


def load_accounts(world: World) -> None:
    users = {role.key: _give_account(world.people[role.key], role.slug) for role in ROLES if role.key}
    Office.objects.create(
        user=users["lukyanchikov"],
        region=world.region,
        kind=OfficeKind.INSTITUTE_METHODOLOGIST,
        organization=world.organizations["institute"],
    )
    municipal = User.objects.create_user(f"municipal@{MAIL_DOMAIN}", PASSWORD, name="Муниципальный методист")
    Office.objects.create(
        user=municipal,
        region=world.region,
        kind=OfficeKind.MUNICIPAL_METHODOLOGIST,
        municipality=world.municipalities[8],
    )
    _load_stranger()


def _give_account(person: Person, slug: str) -> User:
    user = User.objects.create_user(f"{slug}@{MAIL_DOMAIN}", PASSWORD, name=person.short_name)
    person.user = user
    person.save(update_fields=["user"])
    return user


def _load_stranger() -> None:
    name, slug = data.STRANGER_REGION
    region = Region.objects.create(name=name, slug=slug)
    institute = Organization.objects.create(
        region=region,
        kind=OrganizationKind.INSTITUTE,
        full_name="Институт развития образования Соседней области",
        short_name="ИРО СО",
        city="Соседск",
    )
    person = Person.objects.create(
        region=region, surname="Нездешних", first_name="Роман", patronymic="Олегович", gender=Gender.MALE
    )
    Post.objects.create(person=person, organization=institute, title="проректор")
    association = Association.objects.create(
        region=region,
        host=institute,
        kind=AssociationKind.REGIONAL,
        full_name="Учебно-методическое объединение Соседней области",
        short_name="УМО Соседней области",
        city="г. Соседск",
    )
    day = data.ORDERS[1].date
    order = Order.objects.create(
        association=association,
        issuer=institute,
        kind="composition",
        number="1",
        date=day,
        in_force_from=day,
        title="О составе",
    )
    Membership.objects.create(
        association=association, person=person, role=Role.CHAIR, valid_from=day, appointed_by=order
    )
    _give_account(person, "stranger")
