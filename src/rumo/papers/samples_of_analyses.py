"""An invented annual analysis, for a trial print of a region's Word template. All people and places are made up."""

from __future__ import annotations

from rumo.papers.analysis import Analysis, Section
from rumo.papers.blocks import Cell, ItemList, Table, paragraph
from rumo.papers.people import Signature
from rumo.russian.deadlines.periods import Period


def _row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((paragraph(text),)) for text in texts)


ANALYSIS = Analysis(
    "Анализ работы секции учителей химии за 2023/2024 учебный год",
    "секция учителей химии",
    Period.academic_year(2023),
    (
        Section("", blocks=(paragraph("В секцию входят 24 педагога из девяти муниципалитетов."),)),
        Section(
            "Методическая работа",
            blocks=(
                paragraph("Проведено 19 вебинаров (годом раньше – 11)."),
                Table(
                    (_row("Месяц", "Вебинаров", "Участников"), _row("октябрь", "9", "212"), _row("март", "10", "240"))
                ),
            ),
            sections=(
                Section(
                    "Конкурсы",
                    level=2,
                    blocks=(ItemList((paragraph("«Урок года»;"), paragraph("«Открытый мастер-класс»."))),),
                ),
            ),
        ),
        Section("Выводы", blocks=(paragraph("План выполнен."),)),
    ),
    signatures=(Signature("Руководитель секции", "Ветрова А.П."),),
)
BARE_ANALYSIS = Analysis("Отчёт о работе")
ANALYSES = (ANALYSIS, BARE_ANALYSIS)
