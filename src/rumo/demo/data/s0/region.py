"""«Западная область»: the main association and its twenty-two subject associations."""

from __future__ import annotations

from datetime import date

from rumo.demo.data.s0.directions import DIRECTIONS
from rumo.demo.data.s0.subjects import SUBJECTS, Subject
from rumo.demo.data.shapes.directory import (
    INSTITUTE,
    MAIN,
    MINISTRY,
    DemoBody,
    DemoOrder,
    DemoOrganization,
    DemoRegion,
    DemoRole,
    Someone,
    members_after,
)
from rumo.directory.association_rules import AssociationRules
from rumo.directory.enums import (
    AssociationKind,
    MunicipalityKind,
    Numbering,
    OfficeKind,
    OrganizationKind,
    Role,
    YearKind,
)

MUNICIPALITIES = {
    MunicipalityKind.CITY: ("Город Приднепровск",),
    MunicipalityKind.DISTRICT: ("Дубровицкий район", "Ельховский район", "Рославинский район"),
}

ORGANIZATIONS = (
    DemoOrganization(
        MINISTRY,
        OrganizationKind.MINISTRY,
        "Министерство образования и науки Западной области",
        "Минобрнауки области",
        before=(
            "Департамент Западной области по образованию и науке",
            "Департамент образования области",
            date(2023, 12, 31),
        ),
    ),
    DemoOrganization(
        INSTITUTE,
        OrganizationKind.INSTITUTE,
        "Государственное автономное учреждение дополнительного профессионального образования "
        "«Западный областной институт развития образования»",
        "ГАУ ДПО «ЗОИРО»",
        founder=MINISTRY,
    ),
    DemoOrganization(
        "university", OrganizationKind.UNIVERSITY, "Западный областной педагогический университет", "ЗОПУ"
    ),
    DemoOrganization(
        "gymnasium",
        OrganizationKind.SCHOOL,
        "Муниципальное бюджетное общеобразовательное учреждение «Гимназия № 4»",
        "МБОУ «Гимназия № 4»",
        place=0,
    ),
    DemoOrganization(
        "school_3",
        OrganizationKind.SCHOOL,
        "Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 3»",
        "МБОУ «СШ № 3»",
        place=1,
    ),
)

LEADERSHIP = (
    Someone("zimovets", "Зимовец", "Ростислав", "Адамович", "m", "ректор", role=Role.CHAIR),
    Someone(
        "khodkevich", "Ходкевич", "Тамара", "Николаевна", "f", "проректор по учебно-методической работе",
        role=Role.DEPUTY,
    ),
    Someone("yasinskaya", "Ясинская", "Полина", "Егоровна", "f", "методист отдела сопровождения", role=Role.SECRETARY),
    Someone("grach", "Грач", "Аркадий", "Иванович", "m", "начальник отдела общего образования", MINISTRY),
    Someone("bogush", "Богуш", "Милена", "Олеговна", "f", "заведующий кафедрой управления", role=Role.EXPERT),
)  # fmt: skip
PEOPLE = (*LEADERSHIP, *(one for subject in SUBJECTS for one in subject.people))

# Protocols and plans are of the academic year, so numbers begin anew in September.
BY_ACADEMIC_YEARS = AssociationRules(year=YearKind.ACADEMIC.value, numbering=Numbering.TERM.value)
YEAR_OF_WORK = ((date(2023, 9, 1), date(2024, 8, 31)),)

RUMO = DemoBody(
    MAIN,
    AssociationKind.REGIONAL,
    "Региональное учебно-методическое объединение по общему образованию Западной области",
    "РУМО Западной области",
    chair="khodkevich",
    secretary="yasinskaya",
    orders=(
        DemoOrder(
            "25-ОД",
            date(2023, 1, 18),
            "О составе регионального учебно-методического объединения",
            members_after(PEOPLE, 1),
            "ректор ГАУ ДПО «ЗОИРО»",
        ),
    ),
    rules=BY_ACADEMIC_YEARS,
    terms=YEAR_OF_WORK,
)


def _body(number: int, subject: Subject) -> DemoBody:
    """The composition was renewed before the academic year."""
    roles = (Role.LEADER, Role.SECRETARY, Role.MEMBER)
    members = tuple((one.key, role) for one, role in zip(subject.people, roles, strict=True))
    order = DemoOrder(
        f"{140 + number}-ОД", date(2023, 8, 21), "О составе методического объединения", members,
        "ректор ГАУ ДПО «ЗОИРО»",
    )  # fmt: skip
    return DemoBody(
        subject.key,
        AssociationKind.SUBJECT,
        f"Областное методическое объединение {subject.of}",
        subject.short,
        chair=subject.key_of(0),
        secretary=subject.key_of(1),
        orders=(order,),
        parent=MAIN,
        terms=YEAR_OF_WORK,
    )


ROLES = (
    DemoRole(
        "secretary", "Секретарь РУМО",
        "сводит год по двадцати двум объединениям, ведёт план и экспертизу разработок", "yasinskaya",
    ),
    DemoRole(
        "deputy", "Заместитель председателя", "ведёт заседания РУМО, видит, кто из объединений отстаёт", "khodkevich"
    ),
    DemoRole("chair", "Председатель РУМО", "видит год области на одной странице", "zimovets"),
    DemoRole("leader", "Руководитель ОМО", "ведёт план объединения учителей математики", "mathematics_1"),
    DemoRole("late_leader", "Руководитель ОМО без плана", "план года ещё предстоит составить", "young_1"),
    DemoRole("expert", "Эксперт", "читает разработки для Регионального банка, пишет отзывы", "bogush"),
    DemoRole(
        "teacher", "Учитель, региональный методист", "подал разработку в Региональный банк, ведёт маршруты коллег",
        "mathematics_3",
    ),
    DemoRole(
        "admin", "Администратор региона", "ведёт справочник, доступ и направления деятельности",
        office=OfficeKind.REGION_ADMIN,
    ),
)  # fmt: skip

REGION = DemoRegion(
    slug="demo-s0",
    name="Западная область",
    city="г. Приднепровск",
    about="Учебный год РУМО и двадцати двух объединений: планы, «Горячая линия», экспертиза, маршруты педагогов",
    mail="s0.demo.example",
    founded=date(2022, 9, 1),
    municipalities=MUNICIPALITIES,
    organizations=ORGANIZATIONS,
    people=PEOPLE,
    bodies=(RUMO, *(_body(number, subject) for number, subject in enumerate(SUBJECTS))),
    roles=ROLES,
    directions=DIRECTIONS,
    silent=frozenset({"gymnasium", "school_3"}),
)
