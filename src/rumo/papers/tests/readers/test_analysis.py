"""Analyses: the title and its body, sections, tables, signatures, numbers of tables."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rumo.papers.analysis import Analysis, Figure
from rumo.papers.blocks import ItemList, Paragraph
from rumo.papers.codec import PaperJsonError
from rumo.papers.json import paper_from_json, to_json
from rumo.papers.people import Signature
from rumo.papers.readers.analysis.reader import read_analysis
from rumo.papers.readers.document import Grid, Line, SourceDocument
from rumo.papers.readers.reading import Reading
from rumo.papers.tests.readers.blocks_made import document
from rumo.russian.deadlines.periods import Period

TEXT = """
**Анализ работы**
**районного методического объединения учителей биологии**
**за 2022-2023 учебный год**
В объединение входят 24 педагога.
Задачи:
- обмен опытом;
- поддержка молодых учителей.
После списка сказано ещё.
**1. Работа секций**
Работали секции по темам.
Секция | Количество участников, чел.
Ботаника | 12
Экология | 9
ИТОГО | 21
**Выводы**
План выполнен на 95 %.
Руководитель объединения\tВ.Л. Тополь
"""


def read(text: str) -> Reading:
    made = document(text)
    return read_analysis(made, 0, len(made.blocks) - 1)


def paper(text: str) -> Analysis:
    found: Analysis = read(text).paper
    return found


def test_title_body_period() -> None:
    analysis = paper(TEXT)
    assert (
        analysis.title == "Анализ работы районного методического объединения учителей биологии за 2022-2023 учебный год"
    )
    assert analysis.body == "районное методическое объединение учителей биологии"
    assert analysis.period == Period.academic_year(2022)


@pytest.mark.parametrize(
    ("title", "body", "period"),
    [
        ("Отчёт о деятельности секции учителей химии в 2023 году", "секция учителей химии", "2023"),
        ("Анализ деятельности РУМО за 2023/24 учебный год", "РУМО", "2023/2024"),
        (
            "Аналитическая справка о работе городского методического совета за 2022 г.",
            "городской методический совет",
            "2022",
        ),
        ("ОТЧЕТ О РАБОТЕ РАБОЧЕЙ ГРУППЫ ЗА 2024 ГОД", "рабочая группа", "2024"),
        ("Отчёт о результатах работы экспертной группы за 2021–2023 годы", "экспертная группа", "2021–2023"),
    ],
)
def test_titles(title: str, body: str, period: str) -> None:
    analysis = paper(f"**{title}**\nРабота велась.")
    assert (analysis.body, analysis.period and analysis.period.name) == (body, period)


def test_sections() -> None:
    sections = paper(TEXT).sections
    assert [each.title for each in sections] == ["", "Задачи", "", "1. Работа секций", "Выводы"]
    (goals,) = sections[1].blocks
    assert isinstance(goals, ItemList)
    assert [item.text for item in goals.items] == ["обмен опытом;", "поддержка молодых учителей."]
    assert isinstance(sections[2].blocks[0], Paragraph)


def test_headings_nest() -> None:
    sections = paper(
        "# Отчёт секции за 2023 год\n# Итоги\n## Заседания\nПрошли.\n## Семинары\nТоже.\n# Планы\nЕсть."
    ).sections
    assert [(each.title, [inner.title for inner in each.sections]) for each in sections] == [
        ("Итоги", ["Заседания", "Семинары"]),
        ("Планы", []),
    ]


def test_tables_are_whole() -> None:
    (table,) = paper(TEXT).tables
    assert [[cell.blocks[0].text for cell in row] for row in table.table.rows][1:] == [  # type: ignore[union-attr]
        ["Ботаника", "12"],
        ["Экология", "9"],
        ["ИТОГО", "21"],
    ]


def test_signatures() -> None:
    assert paper(TEXT).signatures == (Signature("Руководитель объединения", "Тополь В.Л."),)


def figures(text: str) -> list[Figure]:
    return [each for each in paper(text).figures if each.place and each.place.row is not None]


def test_numbers_of_a_table_have_headers() -> None:
    found = figures(TEXT)
    assert [(each.value, each.of, each.unit) for each in found] == [
        (Decimal(12), "Количество участников, чел. — Ботаника", "чел."),
        (Decimal(9), "Количество участников, чел. — Экология", "чел."),
        (Decimal(21), "Количество участников, чел. — ИТОГО", "чел."),
    ]


def test_years_and_ordering_of_a_table_are_no_figures() -> None:
    found = figures(
        "Отчёт за 2023 год\n№ п/п | Год | Практики | Доля, %\n"
        "1 | 2021 | 8 | 50\n2 | 2022 | 0 | 12,5\n3 | 2023 | 4 | 25 %"
    )
    assert [(each.value, each.of, each.unit, each.period and each.period.name) for each in found] == [
        (Decimal(8), "Практики — 2021", "", "2021"),
        (Decimal(50), "Доля, % — 2021", "%", "2021"),
        (Decimal(0), "Практики — 2022", "", "2022"),
        (Decimal("12.5"), "Доля, % — 2022", "%", "2022"),
        (Decimal(4), "Практики — 2023", "", "2023"),
        (Decimal(25), "Доля, % — 2023", "%", "2023"),
    ]


def test_sentences_inside_cells() -> None:
    found = figures("Отчёт за 2023 год\nПоказатель | Факт\nДоля школ | 14 (93 %) школ закрепили порядок")
    assert [(each.value, each.of, each.count) for each in found] == [
        (Decimal(14), "школы", None),
        (Decimal(93), "школы", Decimal(14)),
    ]


def test_of_them_goes_over_lines() -> None:
    found = paper("Отчёт за 2023 год\n- приступили 183 педагога\n- из них 20 наставников прошли обучение").figures
    assert [(each.value, each.base) for each in found] == [(Decimal(183), None), (Decimal(20), Decimal(183))]


def test_what_is_not_counted_is_listed() -> None:
    reading = read("Отчёт за 2023 год\n17")
    assert [each.text for each in reading.unread] == ["17"]


def test_json() -> None:
    analysis = paper(TEXT)
    data = json.loads(json.dumps(to_json(analysis)))
    assert paper_from_json(data) == analysis
    assert data["period"] == {"kind": "academic_year", "from": "2022-09-01", "to": "2023-08-31"}
    assert data["figures"][0] | {"place": None, "phrase": None, "period": None} == {
        "value": 24,
        "text": "24 педагога",
        "unit": None,
        "of": "педагоги",
        "phrase": None,
        "qualifier": "exact",
        "change": None,
        "period": None,
        "when": None,
        "previous": None,
        "previous_period": None,
        "base": None,
        "base_text": None,
        "count": None,
        "place": None,
    }


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"kind": "letter"}, "не документ"),
        ({"kind": "analysis"}, "«title»"),
        ({"kind": "analysis", "title": "А", "figures": {}}, "«figures»"),
        ({"kind": "analysis", "title": "А", "figures": [{"value": "много", "text": ""}]}, "«figures[0].value»"),
        (
            {
                "kind": "analysis",
                "title": "А",
                "period": {"kind": "calendar_year", "from": "2024-02-01", "to": "2024-01-01"},
            },
            "«period»",
        ),
    ],
)
def test_what_is_no_analysis_is_refused_by_field(data: dict[str, object], said: str) -> None:
    with pytest.raises(PaperJsonError) as refused:
        paper_from_json(data)
    assert said in str(refused.value)


LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            *TEXT.split("\n"),
            "|",
            "a|b|c",
            "1|2|3",
            "№|Год|→2",
            "Заседание № 1→3|2",
            "Из них 5 (10 %)",
            "_____ А.Б. Тополь",
        ]
    ),
)


@given(st.lists(LINES, max_size=12))
@settings(max_examples=150, deadline=None)
def test_never_raises_and_figures_stand_at_their_places(lines: list[str]) -> None:
    made = document("\n".join(line.replace("\r", " ") for line in lines))
    reading = read_analysis(made, 0, len(made.blocks) - 1)
    assert 0 <= reading.confidence <= 1
    assert paper_from_json(to_json(reading.paper)) == reading.paper
    for figure in reading.paper.figures:
        assert said_at(made, figure) == figure.text


def said_at(made: SourceDocument, figure: Figure) -> str:
    place = figure.place
    assert place is not None
    block = made.blocks[place.block]
    if isinstance(block, Line):
        return block.text[place.start : place.end]
    assert isinstance(block, Grid)
    assert place.row is not None
    assert place.column is not None
    return block.rows[place.row][place.column].text[place.start : place.end]
