"""«Дальний край»: its municipalities, organizations and people."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from rumo.directory.enums import MunicipalityKind, Role

SLUG = "demo-s1"
NAME = "Дальний край"
CITY = "г. Краснореченск"

MUNICIPALITIES = {
    MunicipalityKind.URBAN_OKRUG: ("Городской округ Краснореченск", "Городской округ Портовый"),
    MunicipalityKind.MUNICIPAL_OKRUG: ("Мысовой муниципальный округ", "Озёрный муниципальный округ"),
    MunicipalityKind.DISTRICT: (
        "Амгуньский район", "Береговой район", "Верхнереченский район", "Горный район", "Заречный район",
        "Кедровый район", "Ключевской район", "Лазурный район", "Пихтовый район", "Прибрежный район",
        "Северный район", "Таёжный район", "Туманный район", "Хребтовый район", "Ягодный район",
    ),
}  # fmt: skip

ASSOCIATION = "Региональное учебно-методическое объединение в системе общего образования Дальнего края"
ASSOCIATION_SHORT = "РУМО Дальнего края"
SECTIONS = (
    ("Секция учителей математики и информатики", "Секция математики и информатики"),
    ("Секция учителей русского языка и литературы", "Секция русского языка"),
    ("Секция родных языков коренных народов", "Секция родных языков"),
)

MINISTRY = ("Министерство образования и науки Дальнего края", "Минобрнауки края")
# The ministry was a department until the end of 2022: papers of that time print the former name.
MINISTRY_BEFORE = (
    "Департамент образования и науки Дальнего края",
    "Департамент образования края",
    dt.date(2022, 12, 31),
)
INSTITUTE = (
    "Краевое государственное автономное образовательное учреждение дополнительного профессионального образования "
    "«Дальний краевой институт развития образования»",
    "ДК ИРО",
)
UNIVERSITY = ("Дальний педагогический университет", "ДПУ")
SCHOOLS = {
    "lyceum": ("Муниципальное автономное общеобразовательное учреждение «Лицей „Вектор“»", "МАОУ «Лицей „Вектор“»", 0),
    "gymnasium": ("Муниципальное бюджетное общеобразовательное учреждение «Гимназия № 2»", "МБОУ «Гимназия № 2»", 1),
    "school_7": ("Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 7»", "МБОУ СШ № 7", 8),
    "school_zarechye": ("Средняя школа села Заречье", "МБОУ СШ с. Заречье", 8),
    "school_kedrovoe": ("Средняя школа посёлка Кедровое", "МБОУ СШ п. Кедровое", 9),
}


@dataclass(frozen=True, slots=True)
class Someone:
    """`since` is the order (1 or 2) that appointed, `until` the one that withdrew; `key` is the name in references."""

    key: str
    surname: str
    first_name: str
    patronymic: str
    gender: str
    post: str
    at: str = "institute"
    role: Role = Role.MEMBER
    since: int = 1
    until: int | None = None


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
        "заместитель директора центра непрерывного повышения профессионального мастерства",
    ),
    Someone("shevtsova", "Швецова", "Елизавета", "Викторовна", "f", "заведующая библиотечно-информационным центром"),
    Someone("orlik", "Орлик", "Анна", "Юрьевна", "f", "учитель математики", "school_zarechye"),
    Someone("lukyanchikov", "Лукьянчиков", "Денис", "Сергеевич", "m", "методист центра общего образования"),
)  # fmt: skip

ABSENT_FROM_MEETING_4 = (
    "verkhoturov", "akhmedova", "boiko", "galushka", "ezhova", "zayats", "kile", "rogozina", "strizhak", "yurchenko",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DemoOrder:
    number: str
    date: dt.date
    in_force_from: dt.date
    title: str


ORDERS = {
    1: DemoOrder(
        "24_ОД", dt.date(2022, 1, 20), dt.date(2022, 1, 20), "О составе регионального учебно-методического объединения"
    ),
    2: DemoOrder(
        "187_ОД", dt.date(2023, 10, 26), dt.date(2023, 10, 26),
        "О внесении изменений в состав регионального учебно-методического объединения",
    ),
}  # fmt: skip

STRANGER_REGION = ("Соседняя область", "demo-other")
