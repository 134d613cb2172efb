"""The hotline of «Западная область», and what is held for schools with low results (S0-5, S0-6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rumo.demo.data.shapes.directory import INSTITUTE, MINISTRY

TITLE = "Горячая линия РУМО"
ABOUT = (
    "Встречи по вопросам, которые присылают учителя: отвечают методисты института, преподаватели вуза, специалисты "
    "министерства и коллеги из школ."
)


@dataclass(frozen=True, slots=True)
class HotTopic:
    """`webinars` of this year and of the one before; `themes` go round, each with one of the `bodies`."""

    title: str
    webinars: int
    before: int
    themes: tuple[str, ...]
    bodies: tuple[str, ...]


_SUBJECTS = (
    "russian", "mathematics", "informatics", "physics", "chemistry", "biology", "geography", "history", "languages",
)  # fmt: skip
_SCHOOL = (*_SUBJECTS, "primary", "sport", "technology", "arts")
_UPBRINGING = ("upbringing", "primary", "ethics", "libraries", "sport", "safety")

TOPICS = (
    HotTopic(
        "Результаты итоговой аттестации", 14, 14,
        ("Что показали экзамены прошлого лета", "Ошибки, которые повторяются", "Как читать статистику экзаменов"),
        _SUBJECTS,
    ),
    HotTopic(
        "Подготовка к ОГЭ, ЕГЭ и ВПР", 16, 18,
        ("Трудные задания второй части", "Развёрнутый ответ на высокий балл", "Повторение без натаскивания"),
        _SUBJECTS,
    ),
    HotTopic(
        "Обновлённые стандарты", 13, 15,
        ("Первый год по обновлённому стандарту", "Планируемые результаты в плане года", "Проект старшеклассника"),
        _SCHOOL,
    ),
    HotTopic(
        "Федеральные образовательные программы", 10, 6,
        ("Рабочая программа на основе федеральной", "Углублённый уровень: что меняется", "Конструктор программ"),
        _SCHOOL,
    ),
    HotTopic(
        "Функциональная грамотность", 12, 13,
        ("Задания с жизненной ситуацией", "Читательская грамотность на каждом уроке", "Банк заданий: как выбрать своё"),
        _SCHOOL,
    ),
    HotTopic(
        "Оценивание результатов", 9, 8,
        ("Оценка, которая помогает учиться", "Критерии вместе с классом", "Внутренний мониторинг без перегрузки"),
        _SCHOOL,
    ),
    HotTopic(
        "Цифровые ресурсы урока", 10, 9,
        ("Урок с ресурсами «Моей школы»", "Библиотека материалов: с чего начать", "Задание, которое не спишешь"),
        _SCHOOL,
    ),
    HotTopic(
        "«Разговоры о важном»", 9, 8,
        ("Разговор, а не лекция", "Местная история в разговорах о важном", "Вопросы, на которые хочется отвечать"),
        _UPBRINGING,
    ),
    HotTopic(
        "Воспитание, здоровье и выбор профессии", 10, 8,
        ("Школьный музей и класс", "Здоровье без назиданий", "Профессии рядом с домом"),
        _UPBRINGING,
    ),
    HotTopic(
        "Дополнительное образование детей", 8, 6,
        ("Программа, которую выбирают", "Кружок в сельской школе", "Лучшие практики педагогов области"),
        ("additional", "technology", "arts", "sport"),
    ),
    HotTopic(
        "Психологическая безопасность", 8, 6,
        ("Когда ребёнку трудно: что замечает учитель", "Травля: первые шаги школы", "Разговор с родителями подростка"),
        ("psychologists", "speech", "upbringing", "young"),
    ),
)  # fmt: skip

# Both kinds stand in the series besides the webinars; the paper of the region names them without a number.
CONSULTATIONS = ("Вопросы по федеральным программам", "Вопросы по олимпиадам", "Вопросы молодых педагогов")
ROUND_TABLES = ("Единая программа: первые итоги", "Сельская школа и сетевые уроки")

# Keys of organizations whose people are invited: by turns, the institute always.
PARTNERS = ((INSTITUTE,), (INSTITUTE, "university"), (INSTITUTE, MINISTRY), (INSTITUTE, "gymnasium"))

# First and last days of the two years of webinars.
YEAR, YEAR_BEFORE = (date(2023, 9, 5), date(2024, 5, 30)), (date(2022, 9, 6), date(2023, 5, 30))
# The fewest that come to a webinar; by turns some more. So many different teachers in all.
GUESTS, GUESTS_BEFORE, TEACHERS = 54, 20, 5900
MINUTES_NEEDED = 20

PANORAMA = "Панорама опыта: уроки, которые вытянули класс"
MARATHON = "Марафон мастер-классов"
MASTER_CLASSES = (
    ("Геометрия в задачах экзамена", "mathematics"),
    ("Текст и его смыслы: сжатое изложение", "russian"),
    ("Задачи с химическим экспериментом", "chemistry"),
    ("Карта как источник ответа", "geography"),
    ("Механика без страха", "physics"),
    ("Генетические задачи по шагам", "biology"),
)
SEMINAR = "Методический абонемент"
SEMINARS = (
    (date(2023, 9, 20), "Диагностика класса в начале года"),
    (date(2023, 10, 18), "Трудная тема: как объяснить её иначе"),
    (date(2023, 11, 22), "Разные дети на одном уроке"),
    (date(2024, 1, 24), "Домашнее задание, которое делают"),
    (date(2024, 2, 21), "Пробный экзамен: разбор с учениками"),
    (date(2024, 3, 20), "Команда школы: завуч, учитель, родители"),
    (date(2024, 4, 17), "Последние недели перед экзаменом"),
)
