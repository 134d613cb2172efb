"""The method day, the festival of practices and the travelling seminar of «Таёжный район» (S2-3 … S2-5)."""

from __future__ import annotations

from datetime import date

from rumo.demo.data.s2.communities import COMMUNITIES
from rumo.demo.data.shapes.events import DemoEvent, DemoQuestion, DemoSection
from rumo.events.enums import EventForm, EventKind, EventState, QuestionKind

SPACE, PRACTICES, CURRICULUM = "Единое образовательное пространство", "Опыт коллег", "Федеральные программы"
TOPICS = (SPACE, PRACTICES, CURRICULUM)

MET, PARTLY, NOT_MET = "да", "отчасти", "нет"
METHOD_DAY = DemoEvent(
    key="method_day",
    kind=EventKind.METHOD_DAY,
    title="Единый методический день: качество образования в каждой школе",
    annotation="Секции районных объединений: экзамены, олимпиады, приёмы, которые работают.",
    announced=date(2023, 3, 13),
    day=date(2023, 4, 7),
    hour=10,
    until=15,
    topic=SPACE,
    form=EventForm.ONSITE,
    place="п. Таёжный, школа № 1",
    hours=5,
    organizers=(("vyrypaeva", "регистрация"), ("lopatkina", "ведущий дня")),
    sections=tuple(
        DemoSection(each.short, each.leader, each.key, people=each.at_day) for each in COMMUNITIES if each.at_day
    ),
    questions=(DemoQuestion("День соответствовал ожиданиям?", QuestionKind.CHOICE, (MET, PARTLY, NOT_MET), (MET,)),),
    outcome=(
        "Секции работали по общей теме; участники знают, что изменится в экзаменах и программах.",
        "Практическую часть удалось собрать с трудом: учителя неохотно показывают свой опыт.",
        "К следующему дню о выступлениях договариваются вместе с руководителями школ.",
    ),
    state=EventState.HELD,
)
# Of those who answered the survey, all of whom had registered.
POSITIVE, PARTLY_POSITIVE = 110, 24

# Practices by section; those recommended to the Atlas begin with an asterisk.
RECOMMENDED, KINDERGARTEN = "*", "Детский сад"
FESTIVAL_SECTIONS = {
    "Начальная школа": (
        "*Азбука профессий в первом классе", "Утро начинается с вопроса", "*Дневник одного дерева",
        "Задачи в картинках", "Читаем вслух всей семьёй", "Тихий угол в классе",
    ),
    "Точные науки": (
        "*Геометрия лесного дома", "Физика на кухне", "Алгоритм на спичках", "*Ошибка дня", "Контрольная наоборот",
        "Олимпиадный кружок без отбора",
    ),
    "Язык и литература": (
        "*Письма героям", "Диктант из трёх слов", "Английский на прогулке", "Книга, которую мы издали",
        "*Спорим по правилам", "Немое кино на уроке",
    ),
    "Природа и общество": (
        "*Река под наблюдением", "Суд над фактом", "Химия чистой воды", "Карта семейных историй",
        "Школьная метеостанция",
    ),
    KINDERGARTEN: (
        "*Сказочный счёт", "Рисуем песком", "Театр из рукавички", "Зарядка с героями сказок", "Мастерская шишек",
    ),
    "Воспитание": (
        "*Класс решает сам", "Прогулка с ветераном", "Школьное радио", "Разговор у карты", "Лыжня для родителей",
    ),
}  # fmt: skip
PARTICIPANTS = 156
FESTIVAL = DemoEvent(
    key="festival",
    kind=EventKind.FESTIVAL,
    title="Районный фестиваль образовательных практик",
    annotation="Педагоги школ и детских садов показывают то, что получилось.",
    announced=date(2023, 1, 12),
    day=date(2023, 2, 3),
    hour=10,
    until=15,
    topic=PRACTICES,
    form=EventForm.ONSITE,
    place="п. Таёжный, школа № 2",
    hours=5,
    organizers=(("tagirov", "ведущий"),),
    sections=tuple(DemoSection(title) for title in FESTIVAL_SECTIONS),
    outcome=("Показаны практики шести направлений; лучшие советуем отправить в Атлас.", "", ""),
    state=EventState.HELD,
)
SEMINAR = DemoEvent(
    key="leaders",
    kind=EventKind.FIELD_SEMINAR,
    title="Выездной семинар руководителей объединений",
    annotation="Федеральные программы: что меняется в предметах; во второй день — планы объединений на год.",
    announced=date(2023, 4, 10),
    day=date(2023, 4, 27),
    last=date(2023, 4, 28),
    hour=10,
    until=16,
    topic=CURRICULUM,
    form=EventForm.ONSITE,
    place="институт повышения квалификации края",
    hours=16,
    state=EventState.HELD,
)
