"""Growth of teachers of «Дальний край» in 2023 (S1-5, S1-9): diagnostics, routes, the two pools and what they made."""

from __future__ import annotations

from datetime import date

from rumo.demo.data.shapes.growth import DemoStep, DemoTemplate
from rumo.growth.enums import ItemKind

# Subjects of the diagnostics, and how many КИМ there are for each: 78 in all.
PAPERS = {
    "Русский язык": 10, "Литература": 6, "История": 8, "Обществознание": 8, "Английский язык": 7, "Биология": 8,
    "Химия": 7, "Физика": 8, "Математика": 10, "Информатика": 6,
}  # fmt: skip
POSTS = {
    "Русский язык": "учитель русского языка", "Литература": "учитель литературы", "История": "учитель истории",
    "Обществознание": "учитель обществознания", "Английский язык": "учитель английского языка",
    "Биология": "учитель биологии", "Химия": "учитель химии", "Физика": "учитель физики",
    "Математика": "учитель математики", "Информатика": "учитель информатики",
}  # fmt: skip

# By municipality, in the order of the region: 19 390 teachers and 123 members of the methodical pool.
TEACHERS = (
    5200, 3100, 720, 640, 980, 610, 540, 830, 760, 450, 890, 520, 640, 1010, 380, 700, 330, 410, 680,
)  # fmt: skip
# How willingly they take diagnostics: the shares differ from place to place.
EAGER = (10, 8, 13, 15, 9, 12, 7, 14, 11, 16, 10, 12, 8, 11, 15, 9, 13, 10, 12)
POOL = (30, 20, 5, 4, 6, 4, 4, 5, 5, 3, 6, 3, 4, 6, 2, 5, 3, 3, 5)
COUNTED_ON, COUNT_SOURCE = date(2022, 9, 20), "форма ОО-1 на начало 2022/23 учебного года"

TITLE = "Диагностика профессиональных дефицитов, 2022/23 учебный год"
PLATFORM = "Цифровая экосистема дополнительного образования"
DAYS = (date(2023, 1, 16), date(2023, 5, 26))
# 2036 people: of them 13 heads of kindergartens and 8 specialists of local authorities.
DIAGNOSED, HEADS_OF_KINDERGARTENS, AUTHORITIES = 2036, 13, 8
ANALYSED, ROUTES = 880, 1980
HEADS_IN_POOL = 30
POOL_SINCE, POOL_GROUND = date(2023, 9, 4), "протокол заседания РУМО от 04.09.2023 № 3"
ROUTE_DAYS = (date(2023, 6, 1), date(2023, 12, 15))

TEMPLATE = DemoTemplate(
    "Предметный дефицит: от разбора до урока",
    "Разобраться в трудной теме и провести по ней урок",
    (
        DemoStep(ItemKind.CPD, "Модуль программы повышения квалификации по предмету", "удостоверение", 24, 90),
        DemoStep(ItemKind.MENTORING, "Посетить два урока методиста актива", "лист наблюдения", 4, 130),
        DemoStep(ItemKind.SELF_STUDY, "Провести урок по трудной теме и разобрать его", "конспект и разбор", 6, 180),
    ),
    "Предметная",
)
MANAGERIAL = DemoTemplate(
    "Управление на основе данных",
    "Построить решение муниципалитета или организации на данных мониторинга",
    (
        DemoStep(ItemKind.COURSE, "Практикум по чтению данных мониторинга", "сертификат", 16, 60),
        DemoStep(ItemKind.SELF_STUDY, "Дорожная карта на учебный год", "утверждённый документ", 8, 150),
    ),
)

NEW_TITLE, NEW_DAYS = "Диагностика методических дефицитов, весна 2024 года", (date(2024, 3, 4), date(2024, 4, 30))
NEW_TEMPLATE = DemoTemplate(
    "Методический дефицит: оценивание на уроке",
    "Научиться давать ученикам обратную связь, которая помогает учиться",
    (
        DemoStep(ItemKind.SELF_STUDY, "Собрать критерии к двум своим заданиям", "задания с критериями", 6, 45),
        DemoStep(ItemKind.MENTORING, "Урок вместе с тьютором", "лист наблюдения", 4, 100),
        DemoStep(ItemKind.PUBLICATION, "Описать приём для методической копилки", "статья или пост", 4, 150),
    ),
    "Методическая",
)
NEW_ROUTE_DAYS = (date(2024, 4, 15), date(2024, 11, 29))
