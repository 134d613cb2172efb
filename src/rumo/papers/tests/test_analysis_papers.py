"""An analysis built from records: its stamp, its bars, its Markdown."""

from __future__ import annotations

from datetime import date

from rumo.papers.analysis import Analysis, Section
from rumo.papers.blocks import Cell, Run, Table, paragraph
from rumo.papers.blocks import Paragraph as Line
from rumo.papers.json import paper_from_json, to_json
from rumo.papers.plan import PlanStamp, StampKind
from rumo.papers.tests.printed_text import pdf_text
from rumo.papers.tests.schemas import faults
from rumo.papers.writers.html import write_html
from rumo.papers.writers.markdown import write_markdown
from rumo.papers.writers.pdf import write_pdf


def _row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((paragraph(text),)) for text in texts)


COUNTS = Table((_row("Вид", "2024", "Доля"), _row("Семинары", "37", "75 %"), _row("Форумы", "4", "25 %")), bars=True)
PAPER = Analysis(
    "Отчёт секции за 2024 год",
    "секция учителей химии",
    sections=(Section("Мероприятия", blocks=(Line((Run("Всего "), Run("16", bold=True), Run(" | так*"))), COUNTS)),),
    stamps=(PlanStamp(StampKind.APPROVED, "на заседании секции", date(2024, 12, 10), "4"),),
)


def test_stamp_and_bars_survive_json() -> None:
    assert faults("analysis.json", to_json(PAPER)) == []
    assert paper_from_json(to_json(PAPER)) == PAPER


def test_the_stamp_is_printed() -> None:
    assert "(протокол от 10.12.2024 № 4)" in write_html(PAPER).replace("\u00a0", " ")


def test_only_columns_of_numbers_are_drawn() -> None:
    """Labels and numbers stand twice, in the picture and in the table; shares in the table alone."""
    text = pdf_text(write_pdf(PAPER))
    assert (text.count("Семинары"), text.count("75"), text.count("37")) == (2, 1, 2)


def test_markdown() -> None:
    said = write_markdown(PAPER).replace("\u00a0", " ")
    assert "# Отчёт секции за 2024 год" in said
    assert r"Всего **16** \| так\*" in said
    assert "| Вид | 2024 | Доля |\n| --- | --- | --- |\n| Семинары | 37 | 75 % |" in said
