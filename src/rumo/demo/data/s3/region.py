"""«Уральская область»: its organizations, people, the association and its five sections."""

from __future__ import annotations

from datetime import date

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
from rumo.directory.enums import AssociationKind, MunicipalityKind, OfficeKind, OrganizationKind, Role

MUNICIPALITIES = {
    MunicipalityKind.URBAN_OKRUG: ("Златокаменский городской округ", "Озёрский-Заводской городской округ"),
    MunicipalityKind.DISTRICT: ("Таганский район", "Увельгинский район", "Юрюзенский район"),
}

ORGANIZATIONS = (
    DemoOrganization(
        MINISTRY, OrganizationKind.MINISTRY, "Министерство образования и науки Уральской области", "Минобрнауки области"
    ),
    DemoOrganization(
        INSTITUTE,
        OrganizationKind.INSTITUTE,
        "Государственное бюджетное учреждение дополнительного профессионального образования "
        "«Уральский институт развития образования»",
        "ГБУ ДПО «УИРО»",
        founder=MINISTRY,
    ),
    DemoOrganization("university", OrganizationKind.UNIVERSITY, "Уральский педагогический университет", "УПУ"),
    DemoOrganization(
        "lyceum",
        OrganizationKind.SCHOOL,
        "Муниципальное автономное общеобразовательное учреждение «Лицей № 31»",
        "МАОУ «Лицей № 31»",
        place=0,
    ),
    DemoOrganization(
        "school_12",
        OrganizationKind.SCHOOL,
        "Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 12»",
        "МБОУ «СОШ № 12»",
        place=1,
    ),
    DemoOrganization(
        "school_taganka", OrganizationKind.SCHOOL, "Средняя школа посёлка Таганка", "МКОУ «СОШ п. Таганка»", place=2
    ),
)

PEOPLE = (
    Someone("severyukhin", "Северюхин", "Игорь", "Матвеевич", "m", "ректор", role=Role.CHAIR),
    Someone(
        "lozhkareva", "Ложкарёва", "Наталия", "Юрьевна", "f", "проректор по научно-методической работе",
        role=Role.DEPUTY,
    ),
    Someone(
        "dzyuba", "Дзюба", "Виктор", "Павлович", "m", "начальник управления общего образования", MINISTRY, Role.DEPUTY
    ),
    Someone(
        "oshchepkova", "Ощепкова", "Алёна", "Игоревна", "f", "старший методист учебно-методического центра",
        role=Role.SECRETARY,
    ),
    # Leaders of the five sections, in their order.
    Someone("bakhteeva", "Бахтеева", "Лилия", "Рашидовна", "f", "заведующий кафедрой общего образования"),
    Someone("chumak", "Чумак", "Григорий", "Львович", "m", "доцент кафедры начального образования"),
    Someone("solodovnik", "Солодовник", "Вера", "Антоновна", "f", "доцент кафедры естественно-научных дисциплин"),
    Someone("girsh", "Гирш", "Александр", "Эмильевич", "m", "руководитель центра оценки качества образования"),
    Someone("podkorytova", "Подкорытова", "Юлия", "Денисовна", "f", "руководитель центра непрерывного образования"),
    Someone(
        "abdullin", "Абдуллин", "Ринат", "Фаридович", "m", "профессор кафедры педагогики", "university", Role.EXPERT
    ),
    Someone("kosykh", "Косых", "Людмила", "Ивановна", "f", "доцент кафедры филологии", "university", Role.EXPERT),
    Someone("ryabokon", "Рябоконь", "Степан", "Олегович", "m", "учитель математики", "lyceum", Role.EXPERT),
    Someone(
        "ter_avanesyan", "Тер-Аванесян", "Карина", "Робертовна", "f", "учитель химии", "school_12", Role.EXPERT
    ),
    Someone("volozhanin", "Воложанин", "Кирилл", "Петрович", "m", "методист центра воспитания"),
    Someone("galyuk", "Галюк", "Анастасия", "Романовна", "f", "учитель физики", "lyceum"),
    Someone("zhigadlo", "Жигадло", "Фёдор", "Ильич", "m", "директор", "school_12"),
    Someone("ibatullina", "Ибатуллина", "Зоя", "Маратовна", "f", "учитель начальных классов", "school_12"),
    Someone("krupa", "Крупа", "Оксана", "Львовна", "f", "заместитель директора", "lyceum"),
    Someone("leshchuk", "Лещук", "Никита", "Андреевич", "m", "учитель информатики", "school_taganka"),
    Someone("musikhina", "Мусихина", "Дарья", "Сергеевна", "f", "методист учебно-методического центра"),
    Someone("pesterev", "Пестерев", "Руслан", "Юрьевич", "m", "старший преподаватель кафедры технологии"),
    Someone("tolstykh", "Толстых", "Андрей", "Никитич", "m", "директор", "school_taganka"),
    Someone("shkurat", "Шкурат", "Полина", "Вячеславовна", "f", "главный специалист отдела школ", MINISTRY),
    # Members of sections only.
    Someone("ermolenko", "Ермоленко", "Ирина", "Васильевна", "f", "учитель русского языка", "lyceum", None),
    Someone("nifantova", "Нифантова", "Галина", "Олеговна", "f", "учитель истории", "school_12", None),
    Someone("smetana", "Сметана", "Мария", "Викторовна", "f", "учитель географии", "school_taganka", None),
    Someone("udod", "Удод", "Елена", "Карповна", "f", "методист центра оценки качества образования", role=None),
    Someone("shcherbina", "Щербина", "Лев", "Борисович", "m", "методист центра непрерывного образования", role=None),
)  # fmt: skip


def _section(number: int, subject: str, short_name: str, *team: str) -> DemoBody:
    """The first of the team leads the section, the second writes its minutes."""
    roles = (Role.LEADER, Role.SECRETARY, *[Role.MEMBER] * (len(team) - 2))
    members = tuple(zip(team, roles, strict=True))
    order = DemoOrder(f"{310 + number}-о", date(2023, 9, 11), "О составе секции", members, "ректор ГБУ ДПО «УИРО»")
    return DemoBody(
        f"section_{number}",
        AssociationKind.SECTION,
        f"Секция УМО {subject}",
        short_name,
        chair=team[0],
        secretary=team[1],
        orders=(order,),
        parent=MAIN,
    )


UMO = DemoBody(
    MAIN,
    AssociationKind.REGIONAL,
    "Учебно-методическое объединение в системе общего образования Уральской области",
    "УМО Уральской области",
    chair="severyukhin",
    secretary="oshchepkova",
    orders=(
        DemoOrder(
            "298-о",
            date(2023, 9, 4),
            "О составе учебно-методического объединения",
            members_after(PEOPLE, 1),
            "ректор ГБУ ДПО «УИРО»",
        ),
    ),
)

SECTIONS = (
    _section(
        1, "в части ФГОС общего образования", "Секция ФГОС", "bakhteeva", "musikhina", "ibatullina", "ermolenko"
    ),
    _section(
        2, "в части федеральных основных общеобразовательных программ", "Секция ФООП", "chumak", "krupa", "galyuk",
        "nifantova",
    ),
    _section(
        3, "в части концепций учебных предметов (предметных областей)", "Секция предметных концепций", "solodovnik",
        "ryabokon", "ter_avanesyan", "leshchuk", "smetana",
    ),
    _section(
        4, "в части государственной аккредитации и контроля (надзора) в сфере образования", "Секция аккредитации",
        "girsh", "udod", "shkurat", "zhigadlo",
    ),
    _section(
        5, "по профессиональному совершенствованию педагогических работников", "Секция профессионального роста",
        "podkorytova", "shcherbina", "volozhanin", "pesterev", "tolstykh",
    ),
)  # fmt: skip

ROLES = (
    DemoRole(
        "secretary", "Секретарь УМО", "ведёт план года и экспертизу на гриф от проверки до решения", "oshchepkova"
    ),
    DemoRole(
        "chair", "Председатель УМО", "видит план УМО и планы пяти секций: что сделано и где отстают", "severyukhin"
    ),
    DemoRole("deputy", "Заместитель председателя", "согласует планы секций, отвечает за заседания", "lozhkareva"),
    DemoRole("leader", "Руководитель секции", "ведёт план секции предметных концепций", "solodovnik"),
    DemoRole(
        "late_leader", "Руководитель секции, которая отстаёт", "план секции ещё на согласовании, заседаний не было",
        "podkorytova",
    ),
    DemoRole("expert", "Эксперт УМО", "отвечает на приглашения, пишет отзывы, один уже просрочен", "abdullin"),
    DemoRole("author", "Учитель, автор пособий", "подаёт материалы на гриф, исправляет замечания", "galyuk"),
    DemoRole("juror", "Член конкурсной комиссии", "оценивает заявки на отборе экспертов", "shkurat"),
    DemoRole(
        "admin", "Администратор региона", "ведёт справочник, доступ и шаблоны области", office=OfficeKind.REGION_ADMIN
    ),
)  # fmt: skip

REGION = DemoRegion(
    slug="demo-s3",
    name="Уральская область",
    city="г. Златокаменск",
    about="План УМО на 2024 год в середине исполнения, экспертиза на гриф на каждом шаге, отбор экспертов",
    mail="s3.demo.example",
    founded=date(2022, 9, 1),
    municipalities=MUNICIPALITIES,
    organizations=ORGANIZATIONS,
    people=PEOPLE,
    bodies=(UMO, *SECTIONS),
    roles=ROLES,
    silent=frozenset({"lyceum", "school_12", "school_taganka"}),
)
