from __future__ import annotations

import json
from datetime import date

from rumo.papers.json import paper_from_json, to_json
from rumo.papers.order import Change, CompositionOrder, OrderMember
from rumo.papers.readers.document import Grid, GridCell, Line, SourceDocument
from rumo.papers.readers.splitting import read_papers

HEAD = (
    "Министерство образования Северного края",
    "ПРИКАЗ",
    "26.10.2023 № 187_ОД",
    "О составе регионального учебно-методического объединения",
    "Приказываю:",
)


def document(*texts: str | list[list[str]]) -> SourceDocument:
    blocks: list[Line | Grid] = []
    for index, text in enumerate(texts):
        if isinstance(text, str):
            blocks.append(Line(text, index))
        else:
            rows = tuple(tuple(GridCell((Line(cell, index),)) for cell in row) for row in text)
            blocks.append(Grid(rows, index))
    return SourceDocument("приказ.docx", "docx", tuple(blocks))


def read(*texts: str | list[list[str]]) -> CompositionOrder:
    (reading,) = read_papers(document(*texts))
    assert reading.kind == "order"
    paper: CompositionOrder = reading.paper
    return paper


def test_an_annex_with_a_table() -> None:
    table = [
        ["№", "ФИО", "Должность", "Роль"],
        ["1", "Лисицына Елена Ивановна", "проректор по науке", "председатель"],
        ["2", "Громов П.С.", "методист центра", "секретарь"],
        ["3", "Черных О.Ю.", "учитель физики", "член"],
    ]
    order = read(
        *HEAD,
        "Утвердить состав объединения (приложение).",
        "Министр\tИ.М. Заславский",
        "Приложение к приказу от 26.10.2023 № 187_ОД",
        "Состав регионального учебно-методического объединения",
        table,
    )
    assert (order.number, order.date) == ("187_ОД", date(2023, 10, 26))
    assert order.issuer == "Министерство образования Северного края"
    assert order.association == "региональное учебно-методическое объединение"
    assert order.members == (
        OrderMember("Лисицына Елена Ивановна", "проректор по науке", "председатель"),
        OrderMember("Громов П.С.", "методист центра", "секретарь"),
        OrderMember("Черных О.Ю.", "учитель физики", "член"),
    )
    assert [(each.post, each.name) for each in order.signatures] == [("Министр", "Заславский И.М.")]


def test_an_order_survives_json() -> None:
    order = read(*HEAD, "Лисицына Е.И., методист, председатель", "Громов П.С., учитель")
    data = json.loads(json.dumps(to_json(order)))
    assert data["members"][0]["role"] == "председатель"
    assert paper_from_json(data) == order


def test_a_list_under_headings() -> None:
    order = read(
        *HEAD,
        "Председатель:",
        "Лисицына Е.И., проректор по науке",
        "Члены объединения:",
        "Громов П.С., методист центра",
        "Черных О.Ю., учитель физики, секретарь",
    )
    assert [(each.name, each.post, each.role) for each in order.members] == [
        ("Лисицына Е.И.", "проректор по науке", "председатель"),
        ("Громов П.С.", "методист центра", "член"),
        ("Черных О.Ю.", "учитель физики", "секретарь"),
    ]


def test_changes_of_a_composition() -> None:
    order = read(
        "ПРИКАЗ",
        "от 14 марта 2023 г. № 19",
        "О внесении изменений в состав методического совета",
        "Вывести из состава методического совета Громова П.С.",
        "Ввести в состав методического совета Лисицыну Е.И., методиста центра.",
    )
    assert [(each.name, each.change) for each in order.members] == [
        ("Громов П.С.", Change.REMOVED),
        ("Лисицына Е.И.", Change.ADDED),
    ]
    assert order.association == "методический совет"
    assert (order.number, order.date) == ("19", date(2023, 3, 14))


def test_a_composition_without_its_order() -> None:
    order = read("СОСТАВ СЕКЦИИ УЧИТЕЛЕЙ ФИЗИКИ", "Лисицына Е.И., методист – председатель", "Громов П.С., учитель")
    assert order.association == "секция учителей физики"
    assert [(each.name, each.role) for each in order.members] == [
        ("Лисицына Е.И.", "председатель"),
        ("Громов П.С.", ""),
    ]
    assert (order.number, order.date) == ("", None)
