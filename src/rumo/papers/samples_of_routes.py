"""Invented learning routes. All people and places are made up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from rumo.papers.people import Participant, Signature
from rumo.papers.plan import PlanStamp, StampKind
from rumo.papers.route import LearningRoute, RouteConsultation, RouteGap, RouteStep

ROUTE = LearningRoute(
    person=Participant("Тюленева Анна Львовна", "учитель математики"),
    body="Региональное учебно-методическое объединение в системе общего образования Озёрного края",
    starts=date(2023, 9, 4),
    ends=date(2024, 5, 31),
    organization="ГБУ ДПО «Озёрный институт развития образования»",
    school="МБОУ СОШ № 5",
    municipality="Приозёрный район",
    subject="Математика",
    tutor=Participant("Щегол Пётр Ильич", "региональный методист"),
    ground="Диагностика «Математика, 2023» (площадка «Родник»), 28.08.2023, выполнено 54 %",
    goal="Освоить методику обучения решению задач с параметром.",
    gaps=(
        RouteGap("Предметная", "ниже базового", "решение задач с параметром"),
        RouteGap("Методическая", "базовый"),
    ),
    steps=(
        RouteStep(
            "1",
            "Вебинар «Задачи с параметром: от простого к сложному»",
            "мероприятие",
            "Предметная",
            "по видеосвязи (ВКС)",
            date(2023, 10, 12),
            Decimal("1.5"),
            "сертификат",
            date(2023, 10, 12),
            "сертификат № 2023-000118",
            "Собрала подборку задач для 9 класса.",
        ),
        RouteStep(
            "2",
            "Курс «Методика обучения решению задач»",
            "курс",
            "Методическая",
            due=date(2024, 3, 29),
            hours=Decimal(36),
            evidence="удостоверение",
            credited_on=date(2024, 4, 2),
            credited_by="тьютор Щегол П.И.",
        ),
        RouteStep("3", "Открытый урок в школе", "самообразование", due=date(2024, 5, 17), evidence="конспект урока"),
    ),
    consultations=(RouteConsultation(date(2023, 11, 9), "Разбор первых уроков", "Изменён порядок тем."),),
    state="выполняется",
    reflection="Ученики стали решать такие задачи увереннее.",
    conclusion="Осталось провести открытый урок.",
    stamps=(PlanStamp(StampKind.AGREED, "тьютор Щегол П.И.", date(2023, 9, 4)),),
    signatures=(Signature("Педагог", "Тюленева А.Л."), Signature("Тьютор", "Щегол П.И.")),
)
BARE_ROUTE = LearningRoute(
    Participant("Заря Нина Семёновна"),
    "секция учителей физики",
    date(2024, 1, 15),
    date(2024, 6, 14),
    draft=True,
)
ROUTES = (ROUTE, BARE_ROUTE)
