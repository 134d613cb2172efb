"""«Дальний край»: its municipalities, organizations, people and bodies."""

from __future__ import annotations

from datetime import date

from rumo.demo.data.shapes.directory import (
    MAIN,
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
    MunicipalityKind.URBAN_OKRUG: ("Городской округ Краснореченск", "Городской округ Портовый"),
    MunicipalityKind.MUNICIPAL_OKRUG: ("Мысовой муниципальный округ", "Озёрный муниципальный округ"),
    MunicipalityKind.DISTRICT: (
        "Амгуньский район", "Береговой район", "Верхнереченский район", "Горный район", "Заречный район",
        "Кедровый район", "Ключевской район", "Лазурный район", "Пихтовый район", "Прибрежный район",
        "Северный район", "Таёжный район", "Туманный район", "Хребтовый район", "Ягодный район",
    ),
}  # fmt: skip

ORGANIZATIONS = (
    # The ministry was a department until the end of 2022: papers of that time print the former name.
    DemoOrganization(
        "ministry",
        OrganizationKind.MINISTRY,
        "Министерство образования и науки Дальнего края",
        "Минобрнауки края",
        before=(
            "Департамент образования и науки Дальнего края",
            "Департамент образования края",
            date(2022, 12, 31),
        ),
    ),
    DemoOrganization(
        "institute",
        OrganizationKind.INSTITUTE,
        "Краевое государственное автономное образовательное учреждение дополнительного профессионального образования "
        "«Дальний краевой институт развития образования»",
        "ДК ИРО",
        founder="ministry",
    ),
    DemoOrganization("university", OrganizationKind.UNIVERSITY, "Дальний педагогический университет", "ДПУ"),
    DemoOrganization(
        "lyceum",
        OrganizationKind.SCHOOL,
        "Муниципальное автономное общеобразовательное учреждение «Лицей „Вектор“»",
        "МАОУ «Лицей „Вектор“»",
        place=0,
    ),
    DemoOrganization(
        "gymnasium",
        OrganizationKind.SCHOOL,
        "Муниципальное бюджетное общеобразовательное учреждение «Гимназия № 2»",
        "МБОУ «Гимназия № 2»",
        place=1,
    ),
    DemoOrganization(
        "school_7",
        OrganizationKind.SCHOOL,
        "Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 7»",
        "МБОУ СШ № 7",
        place=8,
    ),
    DemoOrganization(
        "school_zarechye", OrganizationKind.SCHOOL, "Средняя школа села Заречье", "МБОУ СШ с. Заречье", place=8
    ),
    DemoOrganization(
        "school_kedrovoe", OrganizationKind.SCHOOL, "Средняя школа посёлка Кедровое", "МБОУ СШ п. Кедровое", place=9
    ),
)

MEMBERS = (
    Someone("verkhoturov", "Верхотуров", "Глеб", "Андреевич", "m", "заместитель министра", "ministry", Role.CHAIR),
    Someone("maslik", "Маслик", "Елена", "Аркадьевна", "f", "директор центра общего образования", role=Role.DEPUTY),
    Someone(
        "zarubina", "Зарубина", "Татьяна", "Алексеевна", "f", "старший методист центра общего образования",
        role=Role.SECRETARY,
    ),
    Someone("abramchenko", "Абрамченко", "Елена", "Викторовна", "f", "методист центра общего образования"),
    Someone("akhmedova", "Ахмедова", "Наталья", "Андреевна", "f", "доцент кафедры педагогики", "university"),
    Someone("belykh", "Белых", "Сергей", "Егорович", "m", "учитель физики", "lyceum", since=2),
    Someone("boiko", "Бойко", "Тамара", "Константиновна", "f", "учитель начальных классов", "gymnasium"),
    Someone("bondar", "Бондарь", "Злата", "Андреевна", "f", "заведующая кафедрой воспитания"),
    Someone("gaidamak", "Гайдамак", "Евгения", "Сергеевна", "f", "учитель английского языка", "lyceum"),
    Someone("galushka", "Галушка", "Алина", "Артуровна", "f", "учитель химии", "school_7"),
    Someone("grigoryan", "Григорян", "Ольга", "Суреновна", "f", "доцент кафедры естествознания", "university"),
    Someone("demina", "Дёмина", "Ирина", "Геннадьевна", "f", "методист центра общего образования"),
    Someone("ezhova", "Ежова", "Светлана", "Геннадьевна", "f", "учитель истории", "gymnasium"),
    Someone("zhuk", "Жук", "Марина", "Владимировна", "f", "директор", "school_zarechye", since=2),
    Someone("zayats", "Заяц", "Ирина", "Андреевна", "f", "учитель биологии", "school_kedrovoe"),
    Someone(
        "kalugina", "Калугина", "Инга", "Борисовна", "f",
        "директор центра непрерывного повышения профессионального мастерства",
    ),
    Someone("kile", "Киле", "Марина", "Григорьевна", "f", "учитель родного языка", "school_kedrovoe", Role.EXPERT),
    Someone("kirsanova", "Кирсанова", "Жанна", "Борисовна", "f", "учитель географии", "gymnasium"),
    Someone("kovalchuk", "Ковальчук", "Пётр", "Семёнович", "m", "учитель информатики", "lyceum", Role.EXPERT),
    Someone("korotkova", "Короткова-Лунёва", "Ирина", "Викторовна", "f", "доцент кафедры филологии", "university"),
    Someone("lisitsa", "Лисица", "Елена", "Андреевна", "f", "учитель-логопед", "school_7"),
    Someone("melnichenko", "Мельниченко", "Антон", "Андреевич", "m", "учитель математики", "school_7"),
    Someone("obukhova", "Обухова", "Елена", "Игоревна", "f", "проректор по науке и инновациям"),
    Someone("pavlik", "Павлик", "Галина", "Николаевна", "f", "главный специалист отдела школ", "ministry"),
    Someone("petrosyan", "Петросян", "Армен", "Ваганович", "m", "профессор кафедры истории", "university", Role.EXPERT),
    Someone("remizova", "Ремизова", "Светлана", "Степановна", "f", "методист центра оценки качества образования"),
    Someone("rogozina", "Рогозина", "Оксана", "Игоревна", "f", "директор", "school_kedrovoe"),
    Someone("savchuk", "Савчук", "Татьяна", "Григорьевна", "f", "учитель обществознания", "lyceum"),
    Someone("sedykh", "Седых", "Галина", "Валерьевна", "f", "старший преподаватель кафедры управления"),
    Someone("solovey", "Соловей", "Михаил", "Георгиевич", "m", "учитель литературы", "gymnasium", since=2),
    Someone("strizhak", "Стрижак", "Ольга", "Юрьевна", "f", "начальник отдела общего образования", "ministry"),
    Someone("tarasyuk", "Тарасюк", "Екатерина", "Олеговна", "f", "заместитель директора", "school_7", since=2),
    Someone("ustimenko", "Устименко", "Марина", "Борисовна", "f", "педагог-психолог", "gymnasium"),
    Someone("chernykh", "Черных", "Павел", "Сергеевич", "m", "учитель физики", "school_zarechye"),
    Someone("yurchenko", "Юрченко", "Елена", "Васильевна", "f", "заместитель директора", "lyceum", since=2),
)  # fmt: skip

FORMER_MEMBERS = (
    Someone("gorodnik", "Городник", "Нина", "Павловна", "f", "методист центра общего образования", until=2),
    Someone("dubovitskiy", "Дубовицкий", "Лев", "Ильич", "m", "учитель физики", "lyceum", until=2),
    Someone("malykh", "Малых", "Вера", "Никитична", "f", "учитель музыки", "gymnasium", until=2),
)

OTHERS = (
    Someone(
        "ponomareva", "Пономарёва", "Ольга", "Петровна", "f",
        "заместитель директора центра непрерывного повышения профессионального мастерства", role=None,
    ),
    Someone(
        "shevtsova", "Швецова", "Елизавета", "Викторовна", "f", "заведующая библиотечно-информационным центром",
        role=None,
    ),
    Someone("orlik", "Орлик", "Анна", "Юрьевна", "f", "учитель математики", "school_zarechye", None),
    Someone("lukyanchikov", "Лукьянчиков", "Денис", "Сергеевич", "m", "методист центра общего образования", role=None),
)  # fmt: skip

ABSENT_FROM_MEETING_4 = (
    "verkhoturov", "akhmedova", "boiko", "galushka", "ezhova", "zayats", "kile", "rogozina", "strizhak", "yurchenko",
)  # fmt: skip


PEOPLE = (*MEMBERS, *FORMER_MEMBERS, *OTHERS)


def _section(key: str, number: int, full_name: str, short_name: str, *team: str) -> DemoBody:
    """The first of the team leads, the second writes the minutes."""
    members = tuple((one, Role.LEADER if one == team[0] else Role.MEMBER) for one in team)
    order = DemoOrder(f"19{number}_ОД", date(2023, 11, 10), "О составе секции", members)
    return DemoBody(key, AssociationKind.SECTION, full_name, short_name, team[0], team[1], (order,), parent=MAIN)


RUMO = DemoBody(
    MAIN,
    AssociationKind.REGIONAL,
    "Региональное учебно-методическое объединение в системе общего образования Дальнего края",
    "РУМО Дальнего края",
    chair="maslik",
    secretary="zarubina",
    orders=(
        DemoOrder(
            "24_ОД",
            date(2022, 1, 20),
            "О составе регионального учебно-методического объединения",
            members_after(PEOPLE, 1),
            signed_by="ректор ДК ИРО",
        ),
        DemoOrder(
            "187_ОД",
            date(2023, 10, 26),
            "О внесении изменений в состав регионального учебно-методического объединения",
            members_after(PEOPLE, 2),
            signed_by="ректор ДК ИРО",
        ),
    ),
)
SECTIONS = (
    _section(
        "mathematics", 1, "Секция учителей математики и информатики", "Секция математики и информатики",
        "melnichenko", "kovalchuk", "orlik",
    ),
    _section(
        "russian", 2, "Секция учителей русского языка и литературы", "Секция русского языка",
        "korotkova", "solovey", "gaidamak",
    ),
    _section("native", 3, "Секция родных языков коренных народов", "Секция родных языков", "kile", "savchuk"),
)  # fmt: skip

ROLES = (
    DemoRole("secretary", "Секретарь РУМО", "готовит заседания, ведёт Навигатор и диагностику", "zarubina"),
    DemoRole("deputy", "Заместитель председателя", "ведёт заседания, подписывает протоколы", "maslik"),
    DemoRole("chair", "Председатель РУМО", "видит всё, что делает объединение", "verkhoturov"),
    DemoRole("member", "Член РУМО", "получает приглашения, исполняет поручения", "remizova"),
    DemoRole("expert", "Эксперт", "член РУМО с ролью эксперта", "petrosyan"),
    DemoRole(
        "leader", "Руководитель секции", "ведёт секцию математики, тьютор маршрутов, отмечает участников мероприятий",
        "melnichenko",
    ),
    DemoRole(
        "admin", "Администратор региона", "ведёт справочник, доступ и шаблоны", office=OfficeKind.REGION_ADMIN
    ),
    DemoRole(
        "institute", "Методист института", "ведёт объединения при институте", "lukyanchikov",
        OfficeKind.INSTITUTE_METHODOLOGIST,
    ),
    DemoRole(
        "municipal", "Муниципальный методист",
        "заполняет форму мониторинга, предлагает мероприятия в Навигатор, видит диагностику педагогов района",
        office=OfficeKind.MUNICIPAL_METHODOLOGIST, place=8,
    ),
    DemoRole(
        "teacher", "Учитель", "идёт по своему маршруту, видит свои результаты, записан на мастерскую", "orlik"
    ),
)  # fmt: skip

REGION = DemoRegion(
    slug="demo-s1",
    name="Дальний край",
    city="г. Краснореченск",
    about="Заседания от повестки до протокола, поручения; Навигатор мероприятий, диагностика и маршруты педагогов",
    mail="demo.example",
    founded=date(2021, 9, 1),
    municipalities=MUNICIPALITIES,
    organizations=ORGANIZATIONS,
    people=PEOPLE,
    bodies=(RUMO, *SECTIONS),
    roles=ROLES,
    # Teachers of schools have not (yet) agreed to being named in public.
    silent=frozenset(one.key for one in ORGANIZATIONS if one.kind == OrganizationKind.SCHOOL),
)
