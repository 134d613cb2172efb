from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from rumo.papers.blocks import Cell, Table, paragraph
from rumo.papers.minutes import MinutesItem, MinutesLayout
from rumo.papers.samples import SAMPLE
from rumo.papers.tests.printed_text import letters
from rumo.papers.writers import fonts
from rumo.papers.writers.pdf import write_pdf

HEAD = "Показатель по району"


def row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((paragraph(text),)) for text in texts)


def long_table(rows: int) -> MinutesItem:
    body = (row(str(n), f"начало{n}. " + "Четыре строки текста в ячейке. " * 8 + f"конец{n}.") for n in range(rows))
    return MinutesItem(1, about="о показателях", text=(Table((row("№", HEAD), *body)),))


def read(**changes: object) -> PdfReader:
    return PdfReader(BytesIO(write_pdf(replace(SAMPLE, **changes))))  # type: ignore[arg-type]


def test_it_is_an_archive_pdf_in_russian_with_a_title() -> None:
    pdf = read()
    packet = pdf.metadata
    assert packet is not None
    assert packet.title == "Протокол №\u00a04 от 13.12.2023"
    assert packet.author == SAMPLE.organization
    xmp = pdf.xmp_metadata
    assert xmp is not None
    raw = xmp.stream.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in raw
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in raw
    root = pdf.root_object
    assert str(root["/Lang"]) == "ru-RU"
    assert "/Marked': True" in str(root["/MarkInfo"])
    assert "/StructTreeRoot" in root


def test_fonts_are_tinos_and_embedded() -> None:
    embedded, loose = read().pages[0]._get_fonts()
    assert not loose
    assert embedded
    assert all("Tinos" in name for name in embedded)


def test_pages_are_numbered_from_the_second() -> None:
    first, second, *_ = [page.extract_text().split() for page in read().pages]
    assert first[0] == "Министерство"
    assert second[0] == "2"


def test_a_long_table_repeats_its_header_and_splits_no_row() -> None:
    pages = [letters(page.extract_text()) for page in read(items=(long_table(40),)).pages]
    with_rows = [page for page in pages if "начало" in page]
    assert len(with_rows) > 2
    assert all(letters(HEAD) in page for page in with_rows)
    for page in pages:
        assert all((f"начало{n}." in page) == (f"конец{n}." in page) for n in range(40))


@pytest.mark.parametrize("lines", range(26, 60, 3))
def test_signatures_never_stand_alone(lines: int) -> None:
    text = tuple(paragraph(f"Строка {n}") for n in range(lines))
    last = read(agenda=(), annexes=(), items=(MinutesItem(1, about="о сроках", text=text),)).pages[-1]
    assert "Строка" in last.extract_text()
    assert letters(last.extract_text()).endswith("Заместительпредседателя" + "А.П.Ветрова" + "Секретарь" + "Н.С.Заря")


def test_layout_of_the_region() -> None:
    assert letters(read(layout=MinutesLayout(left_margin_mm=30, font_size_pt=14)).pages[0].extract_text()).startswith(
        "Мин"
    )
    assert len(read(layout=MinutesLayout(font_size_pt=14)).pages) > len(read().pages)


def test_printers_at_once_do_not_mix_up_their_papers() -> None:
    papers = [replace(SAMPLE, number=str(number), items=()) for number in range(1, 13)]
    with ThreadPoolExecutor(4) as pool:
        printed = list(pool.map(write_pdf, papers))
    for paper, data in zip(papers, printed, strict=True):
        assert f"№{paper.number}г.Снежногорск" in letters(PdfReader(BytesIO(data)).pages[0].extract_text())


def test_missing_fonts_are_told_plainly(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setenv("RUMO_FONTS", str(tmp_path))
    with pytest.raises(fonts.FontsMissingError, match="нет шрифтов Tinos"):
        write_pdf(SAMPLE)
