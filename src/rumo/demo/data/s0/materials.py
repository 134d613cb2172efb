"""Materials handed in to the Regional bank: thirty-two in 2023/2024 and seventeen the year before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import count

from rumo.demo.data.s0.meetings import MARCH, MAY
from rumo.demo.data.shapes.expertise import PastDecision, PastMaterial
from rumo.directory.enums import EducationLevel
from rumo.expertise.enums import Outcome, SubmissionState

LESSON, SYSTEM, PROGRAMME, GUIDE = (
    "урок или занятие", "система уроков", "рабочая программа", "методические рекомендации",
)  # fmt: skip
PRIMARY, BASIC, SECONDARY = EducationLevel.PRIMARY, EducationLevel.BASIC, EducationLevel.SECONDARY
PRESCHOOL, EXTRA = EducationLevel.PRESCHOOL, EducationLevel.EXTRA

# The title, the kind, the author (a key of the subject and the place in it), the subject, the level.
Entry = tuple[str, str, str, str, EducationLevel]

RECOMMENDED: tuple[Entry, ...] = (
    ("Орфографический практикум по местным текстам", SYSTEM, "russian_2", "Русский язык и литература", BASIC),
    ("Задачи о реках и мостах области", SYSTEM, "mathematics_2", "Математика", BASIC),
    ("Первые алгоритмы без компьютера", LESSON, "informatics_3", "Информатика", PRIMARY),
    ("Домашний эксперимент по механике", GUIDE, "physics_2", "Физика и астрономия", BASIC),
    ("Вода города: исследовательский проект", SYSTEM, "chemistry_3", "Химия", SECONDARY),
    ("Определитель растений школьного двора", GUIDE, "biology_2", "Биология", BASIC),
    ("Карта моего посёлка", LESSON, "geography_3", "География", BASIC),
    ("Письма с фронта как исторический источник", SYSTEM, "history_2", "История и обществознание", SECONDARY),
    ("Устная речь на уроке английского языка", GUIDE, "languages_2", "Иностранные языки", BASIC),
    ("Читаем вместе: вечер в начальной школе", LESSON, "primary_3", "Начальные классы", PRIMARY),
)
NOT_RECOMMENDED: tuple[Entry, ...] = (
    ("Подвижные игры на переменах", GUIDE, "sport_2", "Физическая культура", PRIMARY),
    ("Безопасный путь в школу", LESSON, "safety_3", "ОБЖ", BASIC),
    ("Мастерская народной игрушки", PROGRAMME, "technology_2", "Технология", BASIC),
    ("Музыка родного края", SYSTEM, "arts_3", "Искусство", PRIMARY),
)
IN_REVIEW: tuple[Entry, ...] = (
    ("Квадратные уравнения в задачах о движении", SYSTEM, "mathematics_3", "Математика", BASIC),
    ("Сочинение-рассуждение: от тезиса к выводу", GUIDE, "russian_3", "Русский язык и литература", SECONDARY),
)
# What the technical check found is said beside the entry.
RETURNED: tuple[tuple[Entry, str], ...] = (
    (("Притчи на уроках нравственности", LESSON, "ethics_2", "Начальные классы", PRIMARY), "Файл не открывается."),
    (("Тренинг общения для пятиклассников", GUIDE, "psychologists_2", "История и обществознание", BASIC),
     "Приложен черновик с пометками."),
    (("Звуки и буквы: занятия логопеда", PROGRAMME, "speech_3", "Начальные классы", PRIMARY), "Нет приложений."),
    (("Неделя книги в сельской библиотеке", GUIDE, "libraries_2", "Русский язык и литература", BASIC),
     "Вместо разработки приложена презентация."),
    (("Математика в группе детского сада", LESSON, "preschool_3", "Математика", PRESCHOOL), "Файл не открывается."),
    (("Юный краевед: программа кружка", PROGRAMME, "additional_2", "География", EXTRA), "Приложена не та программа."),
    (("Разговоры о важном в девятом классе", LESSON, "upbringing_3", "История и обществознание", BASIC),
     "Файл повреждён."),
    (("Первый год учителя: дневник наставника", GUIDE, "young_2", "История и обществознание", BASIC),
     "Приложены фотографии вместо текста."),
    (("Дроби на кухне", LESSON, "mathematics_2", "Математика", BASIC), "Файл не открывается."),
    (("Лыжная подготовка в сельской школе", PROGRAMME, "sport_3", "Физическая культура", BASIC), "Нет приложений."),
    (("Проекты на уроках технологии", SYSTEM, "technology_3", "Технология", BASIC), "Приложен план вместо разработки."),
    (("Химия в быту", LESSON, "chemistry_2", "Химия", BASIC), "Файл не открывается."),
)  # fmt: skip
WITHDRAWN: tuple[Entry, ...] = (("Астрономический вечер", LESSON, "physics_3", "Физика и астрономия", SECONDARY),)
SUBMITTED: tuple[Entry, ...] = (
    ("Читательский дневник семиклассника", SYSTEM, "russian_2", "Русский язык и литература", BASIC),
    ("Кодируем рисунок", LESSON, "informatics_2", "Информатика", PRIMARY),
    ("Птицы за окном: наблюдения", LESSON, "biology_3", "Биология", PRIMARY),
)

LAST_RECOMMENDED: tuple[Entry, ...] = (
    ("Словарные диктанты с продолжением", GUIDE, "russian_3", "Русский язык и литература", PRIMARY),
    ("Вероятность вокруг нас", SYSTEM, "mathematics_3", "Математика", BASIC),
    ("Таблицы и диаграммы о нашей школе", LESSON, "informatics_2", "Информатика", BASIC),
    ("Сила трения в опытах", LESSON, "physics_3", "Физика и астрономия", BASIC),
    ("Почвы области: практическая работа", LESSON, "geography_2", "География", BASIC),
    ("Семейный архив на уроке истории", GUIDE, "history_3", "История и обществознание", BASIC),
    ("Сказка на английском: школьный театр", SYSTEM, "languages_3", "Иностранные языки", PRIMARY),
    ("Счёт до ста в играх", SYSTEM, "primary_2", "Начальные классы", PRIMARY),
)
LAST_REJECTED: tuple[Entry, ...] = (("Уроки у доски и без доски", GUIDE, "young_3", "История и обществознание", BASIC),)
LAST_RETURNED: tuple[tuple[Entry, str], ...] = tuple(
    ((title, LESSON, author, subject, level), "Файл не открывается.")
    for title, author, subject, level in (
        ("Кислоты на кухне", "chemistry_2", "Химия", BASIC),
        ("Клетка под микроскопом", "biology_3", "Биология", BASIC),
        ("Утренняя гимнастика класса", "sport_2", "Физическая культура", PRIMARY),
        ("Правила похода", "safety_2", "ОБЖ", BASIC),
        ("Узоры вышивки", "arts_2", "Искусство", PRIMARY),
        ("Праздники народов области", "ethics_3", "История и обществознание", PRIMARY),
        ("Сенсорный уголок", "speech_2", "Начальные классы", PRESCHOOL),
        ("Робот из картона", "technology_3", "Технология", EXTRA),
    )
)


def _of(
    entries: Iterable[Entry], days: Iterator[date], state: SubmissionState, decision: PastDecision | None = None
) -> Iterator[PastMaterial]:
    for (title, sort, author, subject, level), day in zip(entries, days, strict=False):
        yield PastMaterial(
            title, sort, author, day, state, subject, level, f"Разработка учителя: {sort}. {subject}.", decision
        )


def _returned(entries: Iterable[tuple[Entry, str]], days: Iterator[date]) -> Iterator[PastMaterial]:
    for ((title, sort, author, subject, level), remark), day in zip(entries, days, strict=False):
        yield PastMaterial(title, sort, author, day, SubmissionState.RETURNED, subject, level, remark=remark)


def _days(first: date, step: int) -> Iterator[date]:
    return (first + timedelta(days=step * number) for number in count())


def _decided(outcome: Outcome, on: date, question: int) -> PastDecision:
    return PastDecision(outcome, on, question)


def _in_order(*parts: Iterable[PastMaterial]) -> tuple[PastMaterial, ...]:
    """Numbers are given in the order of days."""
    return tuple(sorted((one for part in parts for one in part), key=lambda one: one.submitted))


DECIDED = SubmissionState.DECIDED
THIS_YEAR = _in_order(
    _of(RECOMMENDED[:6], _days(date(2023, 9, 25), 19), DECIDED, _decided(Outcome.RECOMMENDED, MARCH, 1)),
    _of(RECOMMENDED[6:], _days(date(2024, 2, 5), 16), DECIDED, _decided(Outcome.RECOMMENDED, MAY, 2)),
    _of(NOT_RECOMMENDED[:2], _days(date(2023, 10, 9), 30), DECIDED, _decided(Outcome.REJECTED, MARCH, 1)),
    _of(NOT_RECOMMENDED[2:], _days(date(2024, 3, 11), 20), SubmissionState.REWORK, _decided(Outcome.REWORK, MAY, 2)),
    _of(IN_REVIEW, _days(date(2024, 5, 27), 2), SubmissionState.IN_REVIEW),
    _returned(RETURNED, _days(date(2023, 10, 2), 21)),
    _of(WITHDRAWN, _days(date(2024, 1, 22), 1), SubmissionState.WITHDRAWN),
    _of(SUBMITTED, _days(date(2024, 6, 13), 3), SubmissionState.SUBMITTED),
)
_BEFORE = date(2023, 5, 25)
_ACT = "протокол заседания РУМО от 25.05.2023 № 4"
LAST_YEAR = _in_order(
    _of(
        LAST_RECOMMENDED, _days(date(2022, 10, 3), 24), DECIDED,
        PastDecision(Outcome.RECOMMENDED, _BEFORE, ground=_ACT),
    ),
    _of(
        LAST_REJECTED, _days(date(2022, 11, 14), 1), DECIDED, PastDecision(Outcome.REJECTED, _BEFORE, ground=_ACT),
    ),
    _returned(LAST_RETURNED, _days(date(2022, 10, 10), 25)),
)  # fmt: skip
