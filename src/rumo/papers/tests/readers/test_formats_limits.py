"""Bad files: each is refused with a message that says what is wrong, quickly and without filling the memory."""

from __future__ import annotations

import time
import zlib
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from pypdf import PdfWriter

from rumo.papers.readers.document import UnreadableFile
from rumo.papers.readers.formats import doc
from rumo.papers.readers.opening import open_document
from rumo.papers.tests.readers import made
from rumo.papers.tests.readers.made import W

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504


def word(body: str, head: str = "", parts: dict[str, Any] | None = None) -> bytes:
    xml = f'{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return made.zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": xml, **(parts or {})})


def spreadsheet() -> bytes:
    return made.saved(Workbook())


def lying_archive() -> bytes:
    """An archive whose directory says that a swollen part is small."""
    data = bytearray(word("x" * 30_000_000))
    size = (30_000_000 + len(f'<w:document xmlns:w="{W}"><w:body></w:body></w:document>')).to_bytes(4, "little")
    assert data.count(size) == 2
    return bytes(data.replace(size, (1000).to_bytes(4, "little")))


def locked_zip() -> bytes:
    data = bytearray(made.small_docx())
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


def locked_pdf() -> bytes:
    writer = PdfWriter(clone_from=BytesIO(made.small_pdf()))
    writer.encrypt("тайна", algorithm="RC4-128")
    return saved_pdf(writer)


def scan() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(300, 300)
    return saved_pdf(writer)


def long_pdf() -> bytes:
    writer = PdfWriter()
    for _ in range(700):
        writer.add_blank_page(300, 300)
    return saved_pdf(writer)


def saved_pdf(writer: PdfWriter) -> bytes:
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def swollen_pdf(times: int = 1) -> bytes:
    content = b"BT /F1 12 Tf (A) Tj ET\n" * 5_000_000
    for _ in range(times):
        content = zlib.compress(content, 9)
    filters = b"/FlateDecode " * times
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R>>endobj\n4 0 obj<</Length "
        + str(len(content)).encode()
        + b"/Filter["
        + filters
        + b"]>>stream\n"
        + content
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>"
    )


def nested_tables(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth


def laughs() -> str:
    entities = '<!ENTITY a0 "ха">' + "".join(
        f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10)
    )
    return f"<!DOCTYPE x [{entities}]>"


BAD = {
    "nothing": (lambda: b"", "Файл пуст"),
    "blanks only": (lambda: b" \n\t ", "Файл пуст"),
    "no letters": (lambda: b"--- *** ---", "нет текста"),
    "half a docx": (lambda: made.small_docx()[:9000], "повреждён"),
    "half a pdf": (lambda: made.small_pdf()[:900], "повреждён"),
    "half an rtf": (lambda: made.small_rtf()[:-200], "повреждён"),
    "half an odt": (lambda: made.small_odt()[:700], "повреждён"),
    "locked zip": (locked_zip, "паролем"),
    "locked docx": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "паролем"),
    "locked pdf": (locked_pdf, "паролем"),
    "locked odt": (
        lambda: made.zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "META-INF/manifest.xml": "<m><manifest:encryption-data/></m>",
                "content.xml": b"\x01\x02",
            }
        ),
        "паролем",
    ),
    "a bomb": (lambda: word(" " * 30_000_000), "слишком большой объём"),
    "a bomb that lies": (lying_archive, "повреждён"),
    "a thousand parts": (lambda: made.zipped({f"a{number}": "" for number in range(4000)}), "слишком большой объём"),
    "a pdf bomb": (swollen_pdf, "слишком большой объём"),
    "a pdf bomb in a bomb": (lambda: swollen_pdf(2), "слишком большой объём"),
    "entities": (lambda: word("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", laughs()), "DTD"),
    "a file of the server": (
        lambda: word("<w:p><w:r><w:t>&f;</w:t></w:r></w:p>", '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hosts">]>'),
        "DTD",
    ),
    "macros": (lambda: word("", parts={"word/vbaProject.bin": b"x"}), "макросы"),
    "tables in tables": (lambda: word(nested_tables(5000)), "повреждён"),
    "groups in groups": (lambda: b"{\\rtf1 " + b"{" * 100_000 + b"}" * 100_001, "повреждён"),
    "a spreadsheet called docx": (spreadsheet, "таблица Excel"),
    "an old spreadsheet": (lambda: OLE + "Workbook".encode("utf-16-le"), "таблица Excel"),
    "slides": (lambda: made.zipped({"ppt/presentation.xml": "<p/>", "[Content_Types].xml": "<T/>"}), "презентация"),
    "an archive": (lambda: made.zipped({"план.docx": made.small_docx()}), "архив"),
    "a picture": (lambda: b"\xff\xd8\xff\xe0" + b"\x00" * 100, "рисунок"),
    "a web page": (lambda: b"<!DOCTYPE html><html></html>", "страница сайта"),
    "bytes": (lambda: bytes(range(256)) * 50, "Не удалось понять"),
    "a scan": (scan, "скан"),
    "700 pages": (long_pdf, "700 страниц"),
    "a million paragraphs": (lambda: word("<w:p/>" * 1_000_000), "слишком большой"),
    "a long text": (lambda: "план ".encode() * 700_000, "слишком большой"),
    "a huge file": (lambda: b"x" * (50 * 1024 * 1024 + 1), "больше 50 МБ"),
    "repeated cells": (
        lambda: made.odt(
            "<table:table><table:table-row table:number-rows-repeated='1000000'>"
            "<table:table-cell table:number-columns-repeated='16000'/></table:table-row></table:table>"
        ),
        "нет текста",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_refused_in_words(kind):
    make, message = BAD[kind]
    data = make()
    began = time.monotonic()
    with pytest.raises(UnreadableFile, match=message):
        open_document(data, "протокол.docx")
    assert time.monotonic() - began < 5


def test_an_empty_table_is_no_block():
    data = word("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p><w:r><w:t>Текст</w:t></w:r></w:p>")
    assert made.said(open_document(data, "x.docx")) == ("Текст",)


def test_another_language_is_noted():
    document = open_document(b"Minutes of the meeting of the regional board. Agenda: plans for the year.", "x.txt")
    assert document.notes == ("В документе почти нет русских букв: возможно, он на другом языке.",)


def test_scanned_pages_among_others_are_noted():
    writer = PdfWriter(clone_from=BytesIO(made.small_pdf()))
    writer.add_blank_page(300, 300)
    assert open_document(saved_pdf(writer), "x.pdf").notes == ("Нет текста на страницах: 2. Возможно, это сканы.",)


def test_old_word_needs_libreoffice(monkeypatch):
    monkeypatch.setattr(doc.shutil, "which", lambda name: None)
    with pytest.raises(UnreadableFile, match="LibreOffice"):
        open_document(OLE + "WordDocument".encode("utf-16-le"), "x.doc")


def test_old_word_goes_through_libreoffice(monkeypatch, tmp_path):
    """A stand-in for LibreOffice that leaves a document where it is asked to."""
    office, ready = tmp_path / "soffice", tmp_path / "ready.docx"
    ready.write_bytes(made.small_docx())
    office.write_text(
        f'#!/bin/sh\nwhile [ "$1" != "--outdir" ]; do shift; done\nmkdir -p "$2"\ncp "{ready}" "$2/source.docx"\n'
    )
    office.chmod(0o755)
    monkeypatch.setattr(doc.shutil, "which", lambda name: str(office))
    document = open_document(OLE + "WordDocument".encode("utf-16-le"), "x.doc")
    assert document.format == "doc"
    assert made.said(document) == made.EXPECTED


def test_libreoffice_that_makes_nothing_is_told(monkeypatch):
    monkeypatch.setattr(doc.shutil, "which", lambda name: "/bin/true")
    with pytest.raises(UnreadableFile, match="повреждён"):
        open_document(OLE + "WordDocument".encode("utf-16-le"), "x.doc")


def test_a_part_stored_under_a_wrong_checksum_is_told():
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<a/>" * 100)
    data = bytearray(file.getvalue())
    data[45] ^= 0xFF
    with pytest.raises(UnreadableFile, match="повреждён"):
        open_document(bytes(data), "x.docx")
