"""Expertise of 2023 in «Дальний край»: seventeen materials, twelve manuals and five recommendations (S1-12)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from rumo.demo.data.shapes.expertise import (
    DemoCampaign,
    DemoExpert,
    DemoRegister,
    DemoTrack,
    PastCampaign,
    PastDecision,
    PastMaterial,
)
from rumo.directory.enums import EducationLevel
from rumo.expertise.enums import Outcome, SubmissionState, TrackKind
from rumo.expertise.presets import preset
from rumo.expertise.track_config import OutcomeWording

NATIVE = "Родные языки"
SUBJECTS = (NATIVE, "Математика", "Русский язык", "Литература", "История", "Биология", "Информатика", "Физика")
MANUAL, ADVICE = "учебное пособие", "методические рекомендации"
_ACT = "протокол экспертной комиссии от {day:%d.%m.%Y}"
_COMMISSION = date(2023, 11, 24)

TRACK = DemoTrack(
    TrackKind.OTHER,
    "Экспертиза учебно-методических материалов",
    replace(
        preset(TrackKind.OTHER),
        kinds=(MANUAL, ADVICE),
        outcomes=(
            OutcomeWording(Outcome.TO_FEDERAL, "направить в федеральное учебно-методическое объединение"),
            OutcomeWording(Outcome.RECOMMENDED, "рекомендовать к использованию в школах края"),
            OutcomeWording(Outcome.REWORK, "направить на доработку"),
            OutcomeWording(Outcome.REJECTED, "отклонить"),
        ),
        asks_subject=True,
        asks_level=True,
        # The author mends for half a year: a manual is printed and tried anew.
        rework_days=240,
    ),
    date(2023, 1, 16),
    (
        DemoCampaign("materials_2023", "Материалы 2023 года", date(2023, 1, 23), date(2023, 12, 25)),
        DemoCampaign("materials_2024", "Материалы 2024 года", date(2024, 1, 22), date(2024, 12, 25)),
    ),
)

REGISTER = DemoRegister(
    "приказ ДК ИРО от 20.01.2023 № 11_ОД",
    date(2023, 1, 20),
    None,
    tuple(DemoExpert(person) for person in ("petrosyan", "akhmedova", "grigoryan", "korotkova", "remizova", "sedykh")),
)

# Twelve manuals of one publisher's line for the languages of the North go to the federal association.
_MANUALS = tuple(
    f"{book}: {grade} класс" for book in ("Родное слово", "Букварь и прописи", "Сказки и игры") for grade in range(1, 5)
)
_AUTHORS = ("kile", "savchuk", "zayats", "rogozina")


def _manual(number: int) -> PastMaterial:
    return PastMaterial(
        _MANUALS[number],
        MANUAL,
        _AUTHORS[number % len(_AUTHORS)],
        date(2023, 3, 6) + timedelta(days=12 * number),
        SubmissionState.DECIDED,
        NATIVE,
        EducationLevel.PRIMARY,
        "Пособие по родному языку для школ коренных народов края.",
        PastDecision(Outcome.TO_FEDERAL, _COMMISSION, ground=_ACT.format(day=_COMMISSION)),
    )


def _recommendation(
    title: str, author: str, day: date, subject: str, state: SubmissionState, outcome: Outcome | None = None
) -> PastMaterial:
    decided = day + timedelta(days=40)
    decision = PastDecision(outcome, decided, ground=_ACT.format(day=decided)) if outcome else None
    annotation = "Рекомендации учителям по опыту школ края."
    return PastMaterial(title, ADVICE, author, day, state, subject, EducationLevel.BASIC, annotation, decision)


_RECOMMENDATIONS = (
    _recommendation(
        "Оценивание в начале изучения физики", "chernykh", date(2023, 4, 10), "Физика", SubmissionState.DECIDED,
        Outcome.RECOMMENDED,
    ),
    _recommendation(
        "Читательские маршруты по книгам края", "solovey", date(2023, 5, 15), "Литература", SubmissionState.DECIDED,
        Outcome.RECOMMENDED,
    ),
    _recommendation(
        "Полевой практикум по биологии", "galushka", date(2023, 11, 6), "Биология", SubmissionState.REWORK,
        Outcome.REWORK,
    ),
    _recommendation(
        "Задачи с избытком данных", "orlik", date(2023, 12, 4), "Математика", SubmissionState.IN_REVIEW
    ),
    _recommendation(
        "Датчики и микроконтроллеры в классе", "belykh", date(2023, 12, 18), "Информатика", SubmissionState.CHECKED
    ),
)  # fmt: skip

PAST = PastCampaign(
    "materials_2023",
    "zarubina",
    tuple(sorted((*map(_manual, range(12)), *_RECOMMENDATIONS), key=lambda one: one.submitted)),
    tuple(one.person for one in REGISTER.experts),
    each=3,
)
