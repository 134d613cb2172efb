from __future__ import annotations

from rumo.papers.readers.document import Grid, GridCell, Line, SourceDocument
from rumo.papers.readers.splitting import read_papers

MINUTES = (
    Line("ПРОТОКОЛ № 4", 0),
    Line("заседания секции учителей физики", 1),
    Line("13.12.2023", 2),
    Line("СЛУШАЛИ: Лисицыну Е.И. о плане работы на 2024 год.", 3, marker="1."),
    Line("План работы 2023 года", 4),
    Line("РЕШИЛИ: Утвердить план.", 5),
    Line("Председатель\tЕ.И. Лисицына", 6),
    Line("Секретарь", 7),
    Line("П.С. Громов", 8),
)
PLAN = (
    Line("Приложение № 1", 9),
    Line("План работы секции на 2024 год", 10),
    Grid((tuple(GridCell((Line(text, 11),)) for text in ("№", "Мероприятие", "Срок", "Ответственные")),), 11),
)


def kinds(*blocks: Line | Grid) -> list[tuple[int, int]]:
    readings = read_papers(SourceDocument("файл.docx", "docx", blocks))
    return [(reading.first, reading.last) for reading in readings]


def test_minutes_and_their_annexes_come_apart() -> None:
    assert kinds(*MINUTES, *PLAN) == [(0, 8), (9, 11)]


def test_a_line_inside_the_record_begins_no_paper() -> None:
    (reading,) = read_papers(SourceDocument("файл.docx", "docx", MINUTES))
    assert (reading.kind, reading.first, reading.last) == ("minutes", 0, 8)


def test_two_minutes_in_one_file() -> None:
    assert kinds(*MINUTES, *MINUTES) == [(0, 8), (9, 17)]


def test_a_document_of_no_kind_is_all_unread() -> None:
    (reading,) = read_papers(SourceDocument("файл.txt", "txt", (Line("Просто письмо.", 0),)))
    assert (reading.kind, reading.paper, reading.confidence) == ("unknown", None, 0.0)
    assert [each.text for each in reading.unread] == ["Просто письмо."]


def test_an_empty_document_has_no_papers() -> None:
    assert read_papers(SourceDocument("файл.txt", "txt", ())) == []
