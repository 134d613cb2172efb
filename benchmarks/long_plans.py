"""A plan of many pages as another program would write it: python-docx for the Word file, bare typst for the PDF."""

from __future__ import annotations

import json
from io import BytesIO

import docx
import typst

from rumo.papers.writers.fonts import FAMILY, font_directory

TITLE = "План работы регионального учебно-методического объединения на 2024 год"
HEAD = ("№ п/п", "Мероприятия", "Сроки", "Ответственные", "Ожидаемый результат")
DEADLINES = ("В течение года", "Март 2024 г.", "До 15 июня 2024 г.", "III квартал", "Апрель – май", "Ежемесячно")
PEOPLE = ("Ветрова А.П.", "Луговых К.Д., Заря Н.С.", "Островская-Лысенко М.И.", "Секретарь РУМО", "Григорян С.А.")
WORKS = (
    "Проведение семинара для руководителей муниципальных методических служб",
    "Подготовка методических рекомендаций по формированию функциональной грамотности",
    "Экспертиза дополнительных профессиональных программ повышения квалификации",
    "Организация стажировок молодых педагогов на базе школ-лидеров",
)
RESULTS = (
    "Аналитическая справка",
    "Методические рекомендации размещены на сайте института",
    "Приказ, программа, отчёт",
)
TEMPLATE = """\
#let plan = json(bytes(sys.inputs.plan))
#set page("a4", margin: 2cm, numbering: "1")
#set text(font: "%s", size: 12pt, lang: "ru")
#align(center, strong(plan.title))
#table(
  columns: (1cm, 3fr, 2fr, 2fr, 2fr),
  table.header(..plan.head.map(strong)),
  ..plan.rows.flatten(),
)
"""


def plan_rows(count: int, copy: int) -> list[tuple[str, ...]]:
    """Rows of all copies differ: a reader that remembers what it has read gains nothing by it."""
    return [
        (
            f"{n + 1}.",
            f"{WORKS[n % len(WORKS)]}, часть {n + 1}-{copy}",
            DEADLINES[n % len(DEADLINES)],
            PEOPLE[n % len(PEOPLE)],
            f"{RESULTS[n % len(RESULTS)]} ({n + 1}-{copy})",
        )
        for n in range(count)
    ]


def plan_docx(rows: list[tuple[str, ...]]) -> bytes:
    document = docx.Document()
    document.add_paragraph().add_run(TITLE).bold = True
    table = document.add_table(rows=1 + len(rows), cols=len(HEAD), style="Table Grid")
    # Cells asked for one by one are counted anew each time: minutes for such a table.
    for cell, text in zip(table._cells, [text for row in (HEAD, *rows) for text in row], strict=True):
        cell.text = text
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def plan_pdf(rows: list[tuple[str, ...]]) -> bytes:
    plan = json.dumps({"title": TITLE, "head": HEAD, "rows": rows}, ensure_ascii=False)
    source = (TEMPLATE % FAMILY).encode()
    compiler = typst.Compiler(source, font_paths=[font_directory()], ignore_system_fonts=True)
    return compiler.compile(format="pdf", sys_inputs={"plan": plan})
