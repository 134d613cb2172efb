"""Invented expert conclusions. All people and places are made up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from rumo.papers.blocks import ItemList, paragraph
from rumo.papers.conclusion import CriterionResult, ExpertConclusion, ExpertOpinion, ReviewedMaterial
from rumo.papers.people import Participant, Signature

CONCLUSION = ExpertConclusion(
    body="Региональное учебно-методическое объединение в системе общего образования Озёрного края",
    track="Гриф: учебные и методические пособия",
    material=ReviewedMaterial(
        "Задачи о воде и земле Озёрного края",
        "17",
        "сборник заданий",
        "Математика",
        "основное общее",
        2,
        date(2024, 3, 12),
        (
            Participant("Тюленева Анна Львовна", "учитель математики, МБОУ СОШ № 5"),
            Participant("Щегол Пётр Ильич", "методист, МКУ «Методический центр»"),
        ),
    ),
    number="17",
    date=date(2024, 4, 22),
    round=1,
    organization="ГБУ ДПО «Озёрный институт развития образования»",
    mean_percent=Decimal("78.5"),
    pass_percent=60,
    opinions=(
        ExpertOpinion("Эксперт 1", 90, "рекомендую"),
        ExpertOpinion("Эксперт 2", 67, "доработать"),
    ),
    criteria=(
        CriterionResult("Предметная достоверность", 5, 2, (5, 4), Decimal("4.5")),
        CriterionResult("Практическая применимость", 5, 1, (4, 2), Decimal("3")),
    ),
    text=(
        paragraph("Сборник содержит 120 заданий на местном материале для 5–7 классов."),
        paragraph("Достоинства:"),
        ItemList((paragraph("Условия задач взяты из жизни края и проверены по источникам."),)),
        paragraph("Замечания:"),
        ItemList((paragraph("Ответы приведены не ко всем заданиям."),)),
    ),
    proposed="присвоить гриф УМО",
    signatures=(Signature("Секретарь", "Заря Н.С."),),
)
BARE_CONCLUSION = ExpertConclusion(
    "секция учителей физики",
    "Региональный банк",
    ReviewedMaterial("Урок-исследование"),
    draft=True,
)
CONCLUSIONS = (CONCLUSION, BARE_CONCLUSION)
