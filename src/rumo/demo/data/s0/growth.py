"""Growth of teachers of «Западная область» in 2023/24 (S0-6, S0-9 … S0-11): routes, mentoring, recommendations."""

from __future__ import annotations

from datetime import date

from rumo.demo.data.shapes.growth import DemoStep, DemoTemplate
from rumo.growth.enums import ItemKind, ParticipationKind

METHODOLOGISTS, METHODOLOGISTS_SINCE = 20, date(2023, 9, 1)
LOW_RESULTS, YOUNG, PROGRAMS = 103, 43, 56
# Schools with low results of the two years.
SCHOOLS, SCHOOLS_BEFORE = 18, 14
YEAR = (date(2023, 10, 2), date(2024, 5, 31))

FOR_LOW_RESULTS = DemoTemplate(
    "Школа с низкими результатами: урок за уроком",
    "Поднять результаты класса по трудным темам",
    (
        DemoStep(ItemKind.SELF_STUDY, "Разобрать входную работу класса", "таблица ошибок", 4, 21),
        DemoStep(ItemKind.MENTORING, "Три урока вместе с методистом", "листы наблюдения", 6, 120),
        DemoStep(ItemKind.COURSE, "Занятия методического абонемента", "отметка о посещении", 12, 200),
        DemoStep(ItemKind.SELF_STUDY, "Итоговая работа и её разбор", "сравнение двух работ", 4, 230),
    ),
    "Предметная",
)
FOR_YOUNG = DemoTemplate(
    "Первые годы в школе",
    "Уверенно вести урок и разговаривать с родителями",
    (
        DemoStep(ItemKind.MENTORING, "Посетить уроки наставника и обсудить их", "дневник", 6, 60),
        DemoStep(ItemKind.COURSE, "Встречи объединения молодых педагогов", "отметка о посещении", 8, 180),
        DemoStep(ItemKind.PUBLICATION, "Поделиться находкой с коллегами", "выступление или пост", 2, 230),
    ),
    "Методическая",
)

# Nine subjects, each with recommendations on what is hard to teach.
RECOMMENDED = (
    "Русский язык и литература", "Математика", "Информатика", "Физика и астрономия", "Химия", "Биология", "География",
    "История и обществознание", "Иностранные языки",
)  # fmt: skip
COLLECTION, COLLECTED_BY, PAGES = "Трудные темы школьного курса: как их преподавать", "составитель Т. Н. Ходкевич", 381
PUBLISHER, PUBLISHED_ON = "ГАУ ДПО «ЗОИРО»", date(2024, 4, 15)

# Who took part in what: bodies whose leaders and second members did.
PARTICIPATIONS = (
    (
        ParticipationKind.EXAM_COMMISSION, "комиссии ЕГЭ по предметам", (date(2024, 5, 20), date(2024, 6, 18)),
        (
            "russian", "mathematics", "informatics", "physics", "chemistry", "biology", "geography", "history",
            "languages",
        ),
    ),
    (
        ParticipationKind.CPD_DEVELOPMENT, "программы повышения квалификации института",
        (date(2023, 11, 1), date(2024, 1, 31)),
        ("primary", "mathematics", "additional", "psychologists", "preschool", "technology"),
    ),
    (
        ParticipationKind.DRAFT_ACT, "проекты концепций учебных предметов", (date(2024, 2, 5), date(2024, 2, 22)),
        ("history", "geography", "safety", "arts", "ethics"),
    ),
)  # fmt: skip
