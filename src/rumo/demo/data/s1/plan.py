"""The schedule of 2024: four meetings, seventeen questions with those responsible, adopted at meeting № 4."""

from __future__ import annotations

from datetime import date

from rumo.demo.data.shapes.plans import DemoPlan, DemoPlannedMeeting, DemoQuestion, DemoStamp, Who
from rumo.directory.enums import Role
from rumo.documents.enums import StampKind
from rumo.meetings.enums import MeetingForm
from rumo.russian.deadlines.periods import Period

MASLIK = Who("Маслик Е.А.", person="maslik")
REMIZOVA = Who("Ремизова С.С.", person="remizova")
KALUGINA = Who("Калугина И.Б.", person="kalugina")
# A role answers: whoever leads a body below on the day.
CHAIRS_OF_SUBJECT_BODIES = Who("Председатели РМО", role=Role.LEADER, of_sub_bodies=True)

EXPERTISE = DemoQuestion(
    "Результаты экспертизы учебно-методических материалов (при наличии заявки)",
    (Who("Зарубина Т.А.", person="zarubina"),),
    is_conditional=True,
)

MEETINGS = (
    DemoPlannedMeeting(
        "февраль",
        (
            DemoQuestion(
                "О комплексе мер по повышению качества общего образования в 2023/2024 учебном году", (MASLIK,)
            ),
            DemoQuestion("О комплексе мер по формированию и оценке функциональной грамотности", (REMIZOVA,)),
            EXPERTISE,
        ),
        title="Качество общего образования и функциональная грамотность",
        form=MeetingForm.REMOTE,
        held=date(2024, 2, 15),
    ),
    DemoPlannedMeeting(
        "май",
        (
            DemoQuestion(
                "О задачах и продуктах инновационной инфраструктуры в 2024–2025 годах",
                (Who("Обухова Е.И.", person="obukhova"),),
            ),
            DemoQuestion("Об итогах комплекса мер по повышению качества общего образования", (MASLIK,)),
            DemoQuestion("О модели непрерывного профессионального развития педагогов: итоги и планы", (KALUGINA,)),
            EXPERTISE,
        ),
        title="Инновационная инфраструктура и непрерывное профессиональное развитие",
        form=MeetingForm.REMOTE,
        held=date(2024, 6, 13),
    ),
    DemoPlannedMeeting(
        "август",
        (
            DemoQuestion(
                "О школьном информационно-библиотечном центре как ресурсе качества образования",
                (Who("Швецова Е.В.", person="shevtsova"),),
            ),
            DemoQuestion(
                "О магистральном направлении «Знание» проекта «Школа Минпросвещения России»",
                (Who("Пономарёва О.П.", person="ponomareva"),),
            ),
            DemoQuestion("О работе региональных предметных объединений (РМО)", (CHAIRS_OF_SUBJECT_BODIES,)),
            EXPERTISE,
        ),
        title="Школьные библиотечные центры и предметные объединения",
        form=MeetingForm.REMOTE,
        held=date(2024, 8, 22),
    ),
    DemoPlannedMeeting(
        "декабрь",
        (
            DemoQuestion("О промежуточных итогах комплекса мер по функциональной грамотности", (REMIZOVA,)),
            DemoQuestion("О работе регионального методического и регионального управленческого актива", (KALUGINA,)),
            DemoQuestion("О программе воспитания и социализации обучающихся", (Who("Бондарь З.А.", person="bondar"),)),
            DemoQuestion("О работе РУМО в 2024 году", (MASLIK,)),
            DemoQuestion("О проекте плана работы РУМО на 2025 год", (MASLIK,)),
            EXPERTISE,
        ),
        title="Итоги 2024 года и план на 2025 год",
        form=MeetingForm.IN_PERSON,
        held=date(2024, 12, 12),
    ),
)

PLAN = DemoPlan(
    Period.calendar_year(2024),
    "План работы регионального учебно-методического объединения в системе общего образования Дальнего края на 2024 год",
    by="zarubina",
    drawn_up=date(2023, 11, 27),
    meetings=MEETINGS,
    stamps=(
        DemoStamp(
            StampKind.APPROVED, "на заседании РУМО", date(2023, 12, 13), "4", meeting=date(2023, 12, 13), question=5
        ),
    ),
    in_force_from=date(2024, 1, 1),
)
