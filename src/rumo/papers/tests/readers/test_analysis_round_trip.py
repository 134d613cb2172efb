"""An analysis that we print is read back as it was, as far as print can carry it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rumo.papers.analysis import Analysis, AnalysisTable, Figure, Section
from rumo.papers.blocks import Block, Cell, ItemList, Paragraph, Run, Table, paragraph
from rumo.papers.people import Signature
from rumo.papers.readers.opening import open_document
from rumo.papers.readers.splitting import read_papers
from rumo.papers.tests.printed_text import docx_text, html_text, letters, pdf_text
from rumo.papers.writers.docx import write_docx
from rumo.papers.writers.html import write_html
from rumo.papers.writers.pdf import write_pdf
from rumo.russian.deadlines.periods import Period

BODIES = {
    "секция учителей физики": "секции учителей физики",
    "районное методическое объединение учителей химии": "районного методического объединения учителей химии",
}
YEARS = {
    "за 2023 год": Period.calendar_year(2023),
    "за 2023/2024 учебный год": Period.academic_year(2023),
    "в 2023-2024 учебном году": Period.academic_year(2023),
}
SENTENCES = st.sampled_from(
    [
        "Состоялось 119 вебинаров (в 2022-2023 учебном году – 111).",
        "В работе участвовали более 5 тысяч педагогов.",
        "Подано 32 работы, из них 16 (50 %) приняты.",
        "План выполнен, участников на 20 % больше.",
        "Обобщён опыт школ и размещён на сайте.",
    ]
)
paragraphs = st.lists(st.tuples(SENTENCES, st.booleans()), min_size=1, max_size=2).map(
    lambda found: Paragraph(tuple(Run(f"{text} ", italic=italic) for text, italic in found))
)
lists = st.builds(ItemList, st.lists(SENTENCES.map(paragraph), min_size=1, max_size=3).map(tuple), st.booleans())
numbers = st.integers(0, 60).map(lambda number: Cell((paragraph(str(number)),)))
tables = st.lists(numbers, min_size=2, max_size=4).map(
    lambda cells: Table(
        (
            (Cell((paragraph("Секция"),)), Cell((paragraph("Количество учителей, чел."),))),
            *((Cell((paragraph(f"Секция № {n}"),)), cell) for n, cell in enumerate(cells, start=1)),
        )
    )
)


def _texts() -> st.SearchStrategy[tuple[Block, ...]]:
    """A paragraph first; no two lists or tables side by side, which any reader takes for one."""
    return st.lists(st.one_of(lists, tables), max_size=2).flatmap(
        lambda found: st.tuples(*[paragraphs] * (len(found) + 1)).map(
            lambda between: tuple(
                each for pair in zip(between, (*found, None), strict=True) for each in pair if each is not None
            )
        )
    )


TITLES = ("Работа секций", "Экспертиза разработок", "Выводы", "Задачи на следующий год")


@st.composite
def sections(draw: st.DrawFn) -> tuple[Section, ...]:
    """A text before the first heading, then headings of two levels."""
    found = [Section("", 1, draw(_texts()))] if draw(st.booleans()) else []
    for title in TITLES[: draw(st.integers(1, 3))]:
        inner = tuple(
            Section(f"{title}: {part}", 2, draw(_texts())) for part in ("итоги", "трудности")[: draw(st.integers(0, 2))]
        )
        found.append(Section(title, 1, draw(_texts()), inner))
    return tuple(found)


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    body, genitive = draw(st.sampled_from(sorted(BODIES.items())))
    when = draw(st.sampled_from(sorted(YEARS)))
    signed = draw(st.sampled_from([(), (Signature("Руководитель объединения", "Ветрова А.П."),)]))
    return Analysis(f"Анализ работы {genitive} {when}", body, YEARS[when], draw(sections()), signatures=signed)


def read_back(analysis: Analysis) -> Analysis:
    (reading,) = read_papers(open_document(write_docx(analysis), "анализ.docx"))
    paper: Analysis = reading.paper
    return paper


def bare(analysis: Analysis) -> Analysis:
    """Without places: those of another file differ."""
    return replace(
        analysis,
        figures=tuple(replace(each, place=None) for each in analysis.figures),
        tables=tuple(replace(each, place=None) for each in analysis.tables),
    )


@given(analyses())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_an_analysis_is_read_back(analysis: Analysis) -> None:
    first = read_back(analysis)
    written = replace(analysis, figures=(), tables=())
    assert _plain(replace(first, figures=(), tables=())) == _plain(written)
    assert bare(read_back(first)) == bare(first)  # the figures and the tables too


def _plain(analysis: Analysis) -> Analysis:
    """Blanks at the ends of runs are no text."""
    return replace(analysis, sections=tuple(map(_plain_section, analysis.sections)))


def _plain_section(section: Section) -> Section:
    blocks = tuple(map(_plain_block, section.blocks))
    return replace(section, blocks=blocks, sections=tuple(map(_plain_section, section.sections)))


def _plain_block(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return paragraph(" ".join(block.text.replace("\u00a0", " ").split()))
    if isinstance(block, ItemList):
        return ItemList(tuple(_plain_block(item) for item in block.items), block.numbered)  # type: ignore[misc]
    return block


LEADS = Analysis(
    "Анализ работы секции учителей физики за 2023 год",
    "секция учителей физики",
    Period.calendar_year(2023),
    (
        Section("", 1, (paragraph("Секция работала по плану."),)),
        Section("Задачи", 1, (ItemList((paragraph("обобщить опыт;"), paragraph("провести семинар."))),)),
        Section("", 1, (paragraph("Задачи выполнены."),)),
        Section("Формы работы", 1, (ItemList((paragraph("семинары;"), paragraph("консультации."))),)),
    ),
)


def test_a_line_over_a_list_is_no_heading() -> None:
    """«Задачи:» stands in the text, as it stood in the paper that was read."""
    assert read_back(LEADS) == LEADS
    assert "Задачи:" in docx_text(write_docx(LEADS))
    assert "<h2>" not in write_html(LEADS)


def test_what_the_title_does_not_tell_is_printed_beside_it() -> None:
    table = Table(((Cell((paragraph("Год"),)),), (Cell((paragraph("2023"),)),)))
    paper = Analysis(
        "Аналитическая справка",
        "секция учителей физики",
        Period.calendar_year(2023),
        (Section("Выводы", 1, (paragraph("План выполнен."),)),),
        (AnalysisTable("Годы работы", table),),
    )
    words = docx_text(write_docx(paper))
    for each in ("секция учителей физики", "за 2023", "Годы работы:"):
        assert each in words


@given(analyses())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_analysis_says_the_same_in_word_and_on_the_page(analysis: Analysis) -> None:
    assert letters(html_text(write_html(analysis))) == letters(docx_text(write_docx(analysis)))


def test_the_three_writers_say_the_same() -> None:
    assert letters(pdf_text(write_pdf(LEADS))) == letters(docx_text(write_docx(LEADS)))


def test_figures_need_no_words_of_their_own() -> None:
    with_figures = replace(LEADS, figures=(Figure(Decimal(3), "3 школы"),))
    assert write_docx(with_figures) == write_docx(LEADS)
