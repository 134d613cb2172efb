"""The navigator of «Дальний край» on the demo's day: events of every kind of state, streams of a programme (S1-5)."""

from __future__ import annotations

from datetime import date

from rumo.demo.data.shapes.events import DemoEvent, DemoQuestion, DemoSection, DemoTalk
from rumo.events.enums import Audience, EventForm, EventKind, EventState, QuestionKind, QuestionPurpose
from rumo.events.event_rules import EventRules

DATA, ASSESSMENT, CURRICULUM, MENTORING = (
    "Работа с данными диагностики", "Оценивание на уроке", "Федеральные программы", "Наставничество",
)  # fmt: skip
TOPICS = (CURRICULUM, ASSESSMENT, DATA, MENTORING)
STREAMS = "Обновлённые стандарты в работе учителя"
SERIES = (
    (STREAMS, "Программа повышения квалификации, которую ведут тьюторы методического актива."),
    ("Методический вторник", "Вебинары актива: один приём за час."),
)
_SATISFIED = DemoQuestion(
    "Встреча соответствовала ожиданиям?",
    QuestionKind.CHOICE,
    ("да, полностью", "скорее да", "скорее нет"),
    ("да, полностью", "скорее да"),
)
SURVEY = (
    _SATISFIED,
    DemoQuestion("Насколько это пригодится на уроке?", QuestionKind.SCALE, positive=("4", "5")),
    DemoQuestion("О чём рассказать в следующий раз?", QuestionKind.LONG_TEXT, is_required=False),
)
WISHES = (
    "Покажите разбор работы слабого класса.", "Хотелось бы больше примеров по истории.", "Взаимооценивание.",
    "Как успеть дать обратную связь всем.",
)  # fmt: skip


def _stream(number: int, first: date, last: date) -> DemoEvent:
    return DemoEvent(
        key=f"stream_{number}",
        kind=EventKind.OTHER,
        title=f"Программа повышения квалификации «{STREAMS}», поток {number}",
        annotation="Занятия по видеосвязи, между ними — работа с тьютором актива.",
        announced=first.replace(day=1),
        day=first,
        hour=10,
        last=last,
        until=16,
        topic=CURRICULUM,
        series=STREAMS,
        hours=36,
        state=EventState.HELD,
    )


STREAM_EVENTS = (
    _stream(1, date(2023, 3, 13), date(2023, 3, 24)),
    _stream(2, date(2023, 5, 15), date(2023, 5, 26)),
    _stream(3, date(2023, 10, 16), date(2023, 10, 27)),
)

# Held, with a survey and certificates; the teacher of the demo was there.
PAST = DemoEvent(
    key="criteria",
    kind=EventKind.WEBINAR,
    title="Критерии, понятные ученику",
    annotation="Как составить критерии вместе с классом и не утонуть в проверке.",
    announced=date(2024, 5, 13),
    day=date(2024, 6, 11),
    hour=15,
    until=17,
    topic=ASSESSMENT,
    series="Методический вторник",
    subjects=("Математика", "Физика", "Информатика"),
    hours=2,
    rules=EventRules(minutes_needed=40, code_word="линейка"),
    recording="https://video.demo.example/criteria",
    publication="https://demo.example/news/criteria",
    organizers=(("melnichenko", "ведущий"), ("zarubina", "регистрация")),
    talks=(DemoTalk("Критерии вместо галочек", "kovalchuk"), DemoTalk("Как мы проверяли друг друга", "belykh")),
    questions=SURVEY,
    materials=(("Карточки с критериями", "https://demo.example/files/criteria-cards"),),
    outcome=(
        "Приём годится для любого предмета; участники просят примеры работ.",
        "Проверка по критериям отнимает больше времени, чем привычная.",
        "К августу актив соберёт банк коротких критериев, по три на предмет.",
    ),
    state=EventState.HELD,
)
# Today, for check-in and the code word.
TODAY = DemoEvent(
    key="june_seminar",
    kind=EventKind.SEMINAR,
    title="Данные диагностики: от отчёта к плану школы",
    annotation="Читаем отчёты весенней диагностики и составляем план поддержки на лето.",
    announced=date(2024, 5, 27),
    day=date(2024, 6, 20),
    hour=9,
    until=20,
    topic=DATA,
    form=EventForm.MIXED,
    place="г. Краснореченск, Дальний краевой институт развития образования, актовый зал",
    hours=6,
    rules=EventRules(code_word="компас"),
    organizers=(("melnichenko", "встречает участников"),),
    talks=(DemoTalk("Что видно в отчёте школы", "remizova"), DemoTalk("План на одну страницу", "sedykh")),
    questions=SURVEY,
)
# Few seats, many wishes: a waiting list of the event and of a section.
COMING = DemoEvent(
    key="june_workshop",
    kind=EventKind.MASTER_CLASS,
    title="Мастерская заданий: обратная связь на уроке",
    annotation="Полдня работы в малых группах: каждый уходит с тремя готовыми заданиями.",
    announced=date(2024, 6, 3),
    day=date(2024, 6, 27),
    hour=10,
    until=14,
    topic=ASSESSMENT,
    form=EventForm.ONSITE,
    place="г. Краснореченск, лицей «Вектор», кабинет 214",
    hours=4,
    capacity=12,
    organizers=(("melnichenko", "ведёт мастерскую"),),
    sections=(
        DemoSection("Точные предметы", "melnichenko", "mathematics", "кабинет 214", 7),
        DemoSection("Гуманитарные предметы", "solovey", "russian", "кабинет 216", 8),
    ),
    questions=(
        DemoQuestion(
            "Какой класс взять для примеров?", QuestionKind.CHOICE, ("5–6", "7–9", "10–11"),
            purpose=QuestionPurpose.REGISTRATION,
        ),
        *SURVEY,
    ),
)  # fmt: skip
OTHERS = (
    DemoEvent(
        key="august",
        kind=EventKind.FORUM,
        title="Августовский форум методистов края",
        annotation="Итоги года, планы объединений, встречи по предметам.",
        announced=date(2024, 6, 10),
        day=date(2024, 8, 21),
        last=date(2024, 8, 22),
        hour=10,
        until=16,
        topic=CURRICULUM,
        form=EventForm.MIXED,
        place="г. Краснореченск, Дальний педагогический университет",
        hours=12,
        capacity=300,
        partners=("university", "ministry"),
        sections=(
            DemoSection("Точные предметы", "melnichenko", "mathematics"),
            DemoSection("Русский язык и литература", "korotkova", "russian"),
            DemoSection("Родные языки", "kile", "native"),
        ),
        talks=(DemoTalk("Год методического актива", "kalugina"),),
    ),
    DemoEvent(
        key="young",
        kind=EventKind.CONSULTATION,
        title="Первый класс молодого учителя: вопросы перед сентябрём",
        annotation="Отвечаем на вопросы тех, кто в сентябре впервые войдёт в класс.",
        announced=date(2024, 6, 14),
        day=date(2024, 7, 4),
        hour=16,
        until=17,
        topic=MENTORING,
        audience=Audience.YOUNG,
    ),
    DemoEvent(
        key="native_readings",
        kind=EventKind.READINGS,
        title="Чтения учителей родных языков",
        annotation="Сказка на уроке: записи, игры, словари.",
        announced=date(2024, 4, 1),
        day=date(2024, 5, 16),
        hour=11,
        until=15,
        body="native",
        form=EventForm.ONSITE,
        place="посёлок Кедровое, школа",
        talks=(DemoTalk("Словарь в картинках", "kile", is_practice=True),),
        state=EventState.CANCELLED,
        reason="Из-за паводка дорога закрыта. Новый день назначим в сентябре.",
    ),
    DemoEvent(
        key="september",
        kind=EventKind.METHOD_DAY,
        title="Единый методический день края",
        annotation="Программа составляется.",
        announced=date(2024, 6, 18),
        day=date(2024, 9, 27),
        hour=10,
        until=15,
        form=EventForm.MIXED,
        place="г. Краснореченск",
        state=EventState.DRAFT,
    ),
)
# From the methodologist of a district.
PROPOSED = (
    DemoEvent(
        key="zarechye_fair",
        kind=EventKind.FESTIVAL,
        title="Ярмарка уроков Заречного района",
        annotation="Шесть школ района показывают уроки, которые получились.",
        announced=date(2024, 6, 17),
        day=date(2024, 9, 19),
        hour=10,
        until=14,
        place_of=8,
        form=EventForm.ONSITE,
        place="село Заречье, средняя школа",
        state=EventState.PROPOSED,
    ),
    DemoEvent(
        key="zarechye_council",
        kind=EventKind.OTHER,
        title="Совещание директоров района",
        annotation="О подготовке школ к зиме.",
        announced=date(2024, 5, 20),
        day=date(2024, 6, 25),
        hour=10,
        until=12,
        place_of=8,
        form=EventForm.ONSITE,
        place="администрация района",
        state=EventState.DECLINED,
        reason="В Навигаторе — методические мероприятия для педагогов. Совещание лучше объявить письмом.",
    ),
)
