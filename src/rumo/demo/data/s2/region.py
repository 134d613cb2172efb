"""«Таёжный район»: the district methodical service, its associations of teachers, the schools."""

from __future__ import annotations

from datetime import date

from rumo.demo.data.s2.communities import COMMUNITIES, LEADERS
from rumo.demo.data.shapes.directory import (
    INSTITUTE,
    MAIN,
    DemoBody,
    DemoOrder,
    DemoOrganization,
    DemoRegion,
    DemoRole,
    Someone,
    members_after,
)
from rumo.directory.association_rules import AssociationRules
from rumo.directory.enums import AssociationKind, MunicipalityKind, OfficeKind, OrganizationKind, Role, YearKind


def _school(key: str, number: int, place: str) -> DemoOrganization:
    return DemoOrganization(
        key,
        OrganizationKind.SCHOOL,
        f"Муниципальное казённое общеобразовательное учреждение «{place} школа № {number}»",
        f"МКОУ «{place} школа № {number}»",
        founder="authority",
        place=0,
    )


ORGANIZATIONS = (
    DemoOrganization(
        "authority",
        OrganizationKind.LOCAL_AUTHORITY,
        "Управление образования администрации Таёжного района",
        "Управление образования",
        place=0,
    ),
    DemoOrganization(
        INSTITUTE,
        OrganizationKind.MUNICIPAL_SERVICE,
        "Муниципальное казённое учреждение «Методический центр Таёжного района»",
        "МКУ «Методический центр»",
        founder="authority",
        place=0,
    ),
    DemoOrganization(
        "territory_institute",
        OrganizationKind.INSTITUTE,
        "Институт повышения квалификации работников образования края",
        "Краевой ИПК",
    ),
    _school("school_1", 1, "Таёжнинская"),
    _school("school_2", 2, "Таёжнинская"),
    _school("school_4", 4, "Гремучинская"),
    DemoOrganization(
        "kindergarten",
        OrganizationKind.KINDERGARTEN,
        "Муниципальное казённое дошкольное учреждение «Детский сад „Белочка“»",
        "МКДОУ «Белочка»",
        founder="authority",
        place=0,
    ),
)

PEOPLE = (
    Someone("lopatkina", "Лопаткина", "Римма", "Алексеевна", "f", "заведующий методическим центром", role=Role.CHAIR),
    Someone("vyrypaeva", "Вырыпаева", "Ксения", "Олеговна", "f", "методист", role=Role.SECRETARY),
    Someone("tagirov", "Тагиров", "Ильдар", "Маратович", "m", "методист"),
    Someone("shalamova", "Шаламова", "Нелли", "Ивановна", "f", "учитель начальных классов", "school_1"),
    Someone("kondakov", "Кондаков", "Матвей", "Павлович", "m", "учитель математики", "school_1"),
    Someone("brykina", "Брыкина", "Алла", "Юрьевна", "f", "учитель русского языка", "school_2"),
    Someone("ostroukh", "Остроух", "Вадим", "Игоревич", "m", "директор", "school_2"),
    Someone("pakhomchik", "Пахомчик", "Дина", "Сергеевна", "f", "учитель биологии", "school_4"),
    Someone("zyryanova", "Зырянова", "Эльвира", "Львовна", "f", "заместитель директора", "school_4"),
    Someone("malysheva", "Малышкова", "Инесса", "Петровна", "f", "воспитатель", "kindergarten"),
)

DISTRICT = DemoBody(
    MAIN,
    AssociationKind.DISTRICT,
    "Районное методическое объединение педагогов Таёжного района",
    "РМО Таёжного района",
    chair="lopatkina",
    secretary="vyrypaeva",
    orders=(
        DemoOrder(
            "07-П", date(2019, 1, 21), "О составе районного методического объединения", members_after(PEOPLE, 1),
            "начальник управления образования",
        ),
    ),
    rules=AssociationRules(year=YearKind.CALENDAR.value),
)  # fmt: skip

ROLES = (
    DemoRole(
        "methodologist", "Заведующий методическим центром", "видит Атлас практик, методический день и маршруты района",
        "lopatkina",
    ),
    DemoRole("secretary", "Секретарь объединения", "ведёт Атлас практик, мероприятия, диагностику", "vyrypaeva"),
    DemoRole("leader", "Руководитель РМО", "ведёт объединение учителей математики и маршруты коллег", "kondakov"),
    DemoRole("teacher", "Учитель", "автор практики с фестиваля, ищет опыт коллег", "shalamova"),
    DemoRole("admin", "Администратор", "ведёт справочник и доступ", office=OfficeKind.REGION_ADMIN),
)  # fmt: skip

REGION = DemoRegion(
    slug="demo-s2",
    name="Таёжный район",
    city="п. Таёжный",
    about="Муниципальный район: Атлас практик, тринадцать объединений, методический день, фестиваль, маршруты",
    mail="s2.demo.example",
    founded=date(2019, 1, 14),
    municipalities={MunicipalityKind.DISTRICT: ("Таёжный район",)},
    organizations=ORGANIZATIONS,
    people=(*PEOPLE, *LEADERS),
    bodies=(DISTRICT, *(each.body for each in COMMUNITIES)),
    roles=ROLES,
    silent=frozenset({"kindergarten"}),
)
