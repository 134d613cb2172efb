"""The Atlas of practices of the district: campaigns of 2019, 2020, 2021 and 2023, twenty practices (S2-6)."""

from __future__ import annotations

from datetime import date

from rumo.demo.data.shapes.expertise import DemoCampaign, DemoPractice, DemoTrack
from rumo.expertise.enums import PracticeLevel, PracticeType, TrackKind
from rumo.expertise.presets import TITLES, preset

SUBJECTS = ("Русский язык", "Математика", "Биология", "Начальные классы")

_YEARS = (2019, 2020, 2021, 2023)

TRACK = DemoTrack(
    TrackKind.ATLAS,
    TITLES[TrackKind.ATLAS],
    preset(TrackKind.ATLAS),
    date(2019, 2, 4),
    tuple(
        DemoCampaign(f"atlas_{year}", f"Атлас практик {year} года", date(year, 2, 11), date(year, 11, 1))
        for year in _YEARS
    ),
)

_TEACHING, _METHODICAL, _MANAGERIAL = PracticeType
_INITIAL, _ADVANCED, _HIGHEST = PracticeLevel


def _practice(
    year: int, title: str, level: PracticeLevel, author: str, subject: str = "", sort: PracticeType = _TEACHING
) -> DemoPractice:
    annotation = f"{title}: какую проблему решает практика, что делается, какой получен результат."
    return DemoPractice(year, title, sort, level, author, annotation, subject)


PRACTICES = (
    _practice(2020, "Утренний круг в первом классе", _INITIAL, "shalamova", "Начальные классы"),
    _practice(2020, "Математические прогулки", _INITIAL, "kondakov", "Математика"),
    _practice(2020, "Словарь таёжных слов", _INITIAL, "brykina", "Русский язык"),
    _practice(2020, "Играем в театр", _INITIAL, "malysheva"),
    _practice(2020, "Листовки для младших читателей", _ADVANCED, "brykina", "Русский язык"),
    _practice(2020, "Следопыты школьного леса", _ADVANCED, "pakhomchik", "Биология"),
    _practice(2020, "Перевёрнутый урок без интернета", _HIGHEST, "kondakov", "Математика"),
    _practice(2020, "Портфолио ученика начальной школы", _HIGHEST, "shalamova", "Начальные классы"),
    _practice(2021, "Дневник наблюдений за рекой", _ADVANCED, "pakhomchik", "Биология"),
    _practice(2021, "Разновозрастная группа на уроке", _ADVANCED, "shalamova", "Начальные классы"),
    _practice(2021, "Задачи из жизни лесхоза", _ADVANCED, "kondakov", "Математика"),
    _practice(2021, "Медленное чтение", _HIGHEST, "brykina", "Русский язык"),
    _practice(2023, "Счёт на спилах", _INITIAL, "malysheva"),
    _practice(2023, "Экологическая тропа", _INITIAL, "pakhomchik", "Биология"),
    _practice(2023, "Класс как редакция", _INITIAL, "brykina", "Русский язык"),
    _practice(2023, "Смысловое чтение условия задачи", _ADVANCED, "kondakov", "Математика"),
    _practice(2023, "Оцениваем себя сами", _ADVANCED, "shalamova", "Начальные классы"),
    _practice(2023, "Полевая лаборатория", _ADVANCED, "pakhomchik", "Биология"),
    _practice(2023, "Методический день на выезде", _ADVANCED, "tagirov", sort=_METHODICAL),
    _practice(2023, "Школа без второй смены: расписание", _HIGHEST, "ostroukh", sort=_MANAGERIAL),
)
