"""A hundred and twenty programs of further education (ДПП) of the institute, looked at within the year."""

from __future__ import annotations

from datetime import date, timedelta

from rumo.demo.data.s0.meetings import DECEMBER
from rumo.demo.data.shapes.expertise import PastDecision, PastMaterial
from rumo.expertise.enums import Outcome, SubmissionState

COURSE, RETRAINING = "программа повышения квалификации", "программа профессиональной переподготовки"

TOPICS = (
    "Формирующее оценивание на уроках {of}",
    "Функциональная грамотность средствами {of}",
    "Обновлённые ФГОС: проектирование уроков {of}",
    "Подготовка к государственной аттестации по предмету: методика {of}",
    "Цифровые образовательные ресурсы для уроков {of}",
    "Одарённые дети: олимпиадное движение на материале {of}",
    "Дети с ограниченными возможностями здоровья на уроках {of}",
    "Проектная и исследовательская деятельность на материале {of}",
    "Преодоление трудностей в обучении: приёмы для уроков {of}",
    "Воспитательный потенциал уроков {of}",
    "Наставничество: первый год на уроках {of}",
    "Педагогическое образование: преподавание {of}",
)
# The subject in the genitive and who brings its programs.
SUBJECTS = (
    ("русского языка", "russian_1"),
    ("математики", "mathematics_1"),
    ("информатики", "informatics_1"),
    ("физики", "physics_1"),
    ("химии", "chemistry_1"),
    ("биологии", "biology_1"),
    ("географии", "geography_1"),
    ("истории", "history_1"),
    ("иностранного языка", "languages_1"),
    ("технологии", "technology_1"),
)
# Programs of the autumn are decided by the meeting on further education, the others by the commission each month.
_COMMISSION = "протокол экспертной комиссии по ДПП от {day:%d.%m.%Y}"
_BY_MEETING = 5


def _program(number: int) -> PastMaterial:
    topic, (of, author) = TOPICS[number // len(SUBJECTS)], SUBJECTS[number % len(SUBJECTS)]
    day = date(2023, 9, 11) + timedelta(days=number * 9 // 4)
    outcome = Outcome.REWORK if number % 20 == 13 else Outcome.RECOMMENDED
    decided = day + timedelta(days=18)
    decision = (
        PastDecision(outcome, DECEMBER, 1)
        if number % _BY_MEETING == 0 and decided < DECEMBER
        else PastDecision(outcome, decided, ground=_COMMISSION.format(day=decided))
    )
    return PastMaterial(
        topic.format(of=of),
        RETRAINING if topic == TOPICS[-1] else COURSE,
        author,
        day,
        SubmissionState.REWORK if outcome == Outcome.REWORK else SubmissionState.DECIDED,
        annotation="Программа института на 36 часов и более, с итоговой аттестацией.",
        decision=decision,
    )


PROGRAMS = tuple(_program(number) for number in range(len(TOPICS) * len(SUBJECTS)))
