"""Expertise of «Уральская область»: materials for the stamp at every step of their way, a few for the bank."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rumo.demo.data.shapes.expertise import (
    Answer,
    DemoCampaign,
    DemoExpert,
    DemoMaterial,
    DemoRegister,
    DemoReview,
    DemoTrack,
    PastCampaign,
    PastDecision,
    PastMaterial,
    Step,
)
from rumo.directory.enums import EducationLevel
from rumo.expertise.enums import Outcome, Recommendation, SubmissionState, TrackKind
from rumo.expertise.presets import TITLES, preset

SUBJECTS = (
    "Русский язык", "Математика", "Информатика", "Физика", "Химия", "География", "История", "Начальные классы",
)  # fmt: skip

# Until 2023 the stamp was given for a year, which is how one has expired by now.
_STAMP = replace(preset(TrackKind.ENDORSEMENT), review_days=14, validity_months=36)
STAMP = DemoTrack(
    TrackKind.ENDORSEMENT,
    TITLES[TrackKind.ENDORSEMENT],
    _STAMP,
    date(2022, 10, 3),
    (
        DemoCampaign(
            "stamp_2022", "Гриф: 2022 год", date(2022, 10, 10), date(2022, 12, 23), replace(_STAMP, validity_months=12)
        ),
        DemoCampaign("stamp_2024", "Гриф: 2024 год", date(2024, 3, 4), date(2024, 11, 15)),
    ),
)
BANK = DemoTrack(
    TrackKind.BANK,
    TITLES[TrackKind.BANK],
    preset(TrackKind.BANK),
    date(2024, 2, 12),
    (DemoCampaign("bank_2024", "Разработки 2024 года", date(2024, 2, 19), date(2024, 12, 20)),),
)

REGISTER = DemoRegister(
    "приказ ГБУ ДПО «УИРО» от 19.09.2022 № 287-о",
    date(2022, 9, 19),
    date(2025, 9, 18),
    (
        DemoExpert("abdullin"),
        DemoExpert("kosykh", ("Русский язык", "История")),
        DemoExpert("bakhteeva", ("Русский язык", "Начальные классы", "История")),
        DemoExpert("chumak", ("Начальные классы", "Русский язык")),
        DemoExpert("solodovnik", ("Физика", "Химия", "География")),
        DemoExpert("girsh", ("Математика", "Физика", "Информатика")),
        DemoExpert("podkorytova"),
        DemoExpert("ryabokon", ("Математика", "Информатика"), limit=2),
        DemoExpert("ter_avanesyan", ("Химия",), limit=2),
    ),
)

_MANUAL, _TASKS = "учебно-методическое пособие", "сборник заданий"
_OF_STAMP: dict[str, str | bool] = {
    "audience": "учителям основной школы",
    "novelty": "Задания составлены на материале области и проверены в трёх школах.",
    "pages": "64",
    "original": True,
}
_OF_BANK: dict[str, str | bool] = {
    "class": "7 класс",
    "result": "Ученики работают с текстом и картой самостоятельно.",
    "original": True,
}
_HIGH, _GOOD, _LOW = (5, 5, 5, 4, 5, 5), (4, 4, 5, 4, 4, 5), (2, 2, 2, 3, 2, 3)


def _read(expert: str, scores: tuple[int, ...], said: str, *, note: str = "") -> DemoReview:
    recommendation = Recommendation.REWORK if sum(scores) < 20 else Recommendation.ACCEPT
    return DemoReview(expert, Answer.SUBMITTED, scores, recommendation, said, note)


def _for_stamp(
    title: str, author: str, day: date, step: Step, subject: str, level: EducationLevel, *reviews: DemoReview,
    sort: str = _MANUAL, remarks: dict[str, str] | None = None, outcome: Outcome | None = None, also: str = "",
) -> DemoMaterial:  # fmt: skip
    return DemoMaterial(
        "stamp_2024",
        title,
        sort,
        (author, also) if also else (author,),
        day,
        step,
        subject,
        level,
        "Пособие помогает учителю выстроить работу на материале родного края.",
        _OF_STAMP,
        reviews,
        remarks or {},
        outcome,
        # The question of the May meeting on the results of expertise.
        question=3,
    )


_BASIC, _PRIMARY = EducationLevel.BASIC, EducationLevel.PRIMARY
_READY = "Пособие готово к изданию: содержание достоверно, задания разнообразны."
_USEFUL = "Пособие полезно учителю, замечания мелкие."

FOR_STAMP = (
    _for_stamp(
        "Экономическая география заводского города", "smetana", date(2024, 4, 8), Step.DECIDED, "География", _BASIC,
        _read("solodovnik", _HIGH, _READY), _read("podkorytova", _GOOD, _USEFUL), outcome=Outcome.ENDORSED,
    ),
    _for_stamp(
        "Прописи и сказки Урала", "ibatullina", date(2024, 4, 9), Step.DECIDED, "Начальные классы", _PRIMARY,
        _read("bakhteeva", _LOW, "Задания повторяют прописи известных изданий, нужна переработка."),
        _read("chumak", (3, 3, 2, 3, 3, 3), "Есть удачные находки, но нет методического аппарата."),
        outcome=Outcome.REWORK,
    ),
    _for_stamp(
        "Тесты по информатике для всех", "leshchuk", date(2024, 4, 10), Step.DECIDED, "Информатика", _BASIC,
        _read("girsh", _LOW, "В ключах ошибки, часть заданий взята из открытых сборников."),
        _read("ryabokon", (2, 1, 2, 2, 2, 3), "Задания не проверяют заявленные умения."),
        sort=_TASKS, outcome=Outcome.REJECTED,
    ),
    _for_stamp(
        "Заводские истории: рабочая тетрадь", "nifantova", date(2024, 5, 6), Step.ON_AGENDA, "История", _BASIC,
        _read("kosykh", _HIGH, _READY), _read("podkorytova", _GOOD, _USEFUL), also="ermolenko",
    ),
    _for_stamp(
        "Диалектный словарик школьника", "ermolenko", date(2024, 5, 13), Step.CONCLUDED, "Русский язык", _BASIC,
        _read("kosykh", _GOOD, _USEFUL), _read("bakhteeva", _HIGH, _READY, note="Похоже на серию издательства."),
    ),
    _for_stamp(
        "Задачи горнозаводского края", "galyuk", date(2024, 5, 14), Step.IN_REVIEW, "Физика", _BASIC,
        _read("solodovnik", _HIGH, _READY), _read("abdullin", _LOW, "Половина задач решается в одно действие."),
        sort=_TASKS,
    ),
    _for_stamp(
        "Читаем карту области", "smetana", date(2024, 5, 20), Step.IN_REVIEW, "География", _BASIC,
        DemoReview("abdullin", Answer.ACCEPTED),
        DemoReview("girsh", Answer.DECLINED, said="Болею до конца месяца, в срок не успею."),
    ),
    _for_stamp(
        "Химия металлов: лабораторный журнал", "krupa", date(2024, 6, 12), Step.IN_REVIEW, "Химия", _BASIC,
        DemoReview("abdullin", Answer.SILENT), DemoReview("ter_avanesyan", Answer.ACCEPTED),
    ),
    _for_stamp(
        "Орнамент и симметрия", "ibatullina", date(2024, 6, 11), Step.CHECKED, "Математика", _PRIMARY,
    ),
    _for_stamp(
        "Физический практикум в сельской школе", "galyuk", date(2024, 6, 13), Step.RETURNED, "Физика", _BASIC,
        remarks={"sources": "Нет списка источников.", "layout": "Рисунки без подписей."},
    ),
    _for_stamp(
        "Роботы на уроке: первые шаги", "leshchuk", date(2024, 6, 18), Step.SUBMITTED, "Информатика", _BASIC,
    ),
    _for_stamp(
        "Опыты с водой и светом", "galyuk", date(2024, 6, 19), Step.DRAFT, "Физика", _BASIC, sort=_TASKS,
    ),
)  # fmt: skip


def _for_bank(
    title: str, author: str, day: date, step: Step, subject: str, *reviews: DemoReview, outcome: Outcome | None = None
) -> DemoMaterial:
    return DemoMaterial(
        "bank_2024",
        title,
        "система уроков",
        (author,),
        day,
        step,
        subject,
        _BASIC,
        "Уроки с раздаточным материалом, проверены в двух классах.",
        _OF_BANK,
        reviews,
        outcome=outcome,
        question=3,
    )


FOR_BANK = (
    _for_bank(
        "Письмо предку: уроки семейной истории", "nifantova", date(2024, 4, 11), Step.DECIDED, "История",
        _read("kosykh", _HIGH, "Уроки готовы к использованию."), _read("bakhteeva", _GOOD, "Уроки интересны."),
        outcome=Outcome.RECOMMENDED,
    ),
    _for_bank(
        "Таблицы в задачах", "leshchuk", date(2024, 6, 10), Step.IN_REVIEW, "Информатика",
        DemoReview("abdullin", Answer.ACCEPTED), DemoReview("ryabokon", Answer.ACCEPTED),
    ),
)  # fmt: skip

PAST = PastCampaign(
    "stamp_2022",
    "oshchepkova",
    (
        PastMaterial(
            "Урал на карте мира",
            _MANUAL,
            "smetana",
            date(2022, 10, 24),
            SubmissionState.DECIDED,
            "География",
            EducationLevel.BASIC,
            "Пособие по краеведению для основной школы.",
            PastDecision(
                Outcome.ENDORSED,
                date(2023, 2, 15),
                ground="протокол заседания УМО от 15.02.2023 № 1",
            ),
        ),
    ),
    ("abdullin", "solodovnik"),
    each=2,
)

# Called out of turn, before the summer: the autumn one would come too late for print.
JUNE_MEETING = date(2024, 6, 27)
APPEAL = (
    "Тесты по информатике для всех",
    date(2024, 5, 30),
    "В заключении названы ошибки в ключах первой редакции, во второй они исправлены. Прошу рассмотреть её.",
)
