"""Files are judged by their content: a renamed program stays a program."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from rumo.core import files
from tests.cast import Cast


def _word() -> bytes:
    out = BytesIO()
    docx.Document().save(out)
    return out.getvalue()


def _excel() -> bytes:
    out = BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def _zip(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (_word(), files.DOCX),
        (_excel(), files.XLSX),
        (b"%PDF-1.7\n%\xe2\xe3", files.PDF),
        (b"{\\rtf1\\ansi }", files.RTF),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 32, files.PNG),
        ("Протокол".encode(), files.TEXT),
        (_zip(mimetype=b"application/vnd.oasis.opendocument.text"), files.ODT),
        (_zip(**{"word/document.xml": b"<x/>", "word/vbaProject.bin": b""}), None),
        (_zip(**{"readme.txt": b"x"}), None),
        (b"PK\x03\x04 broken", None),
        (b"MZ\x90\x00\x03", None),
        (b"\x7fELF\x02\x01", None),
        ("Протокол".encode("cp1251"), None),
    ],
)
def test_recognising(content: bytes, kind: files.FileKind | None) -> None:
    assert files.recognise(content) == kind


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("приказ.pdf", b"MZ\x90\x00", "«приказ.pdf» по содержимому не подходит"),
        ("пустой.docx", b"", "«пустой.docx» пустой"),
        ("большой.txt", b"a" * (1024 * 1024 + 1), "«большой.txt» больше 1 МБ"),
    ],
)
def test_a_bad_file_is_refused_with_the_way_out(settings: Settings, name: str, content: bytes, said: str) -> None:
    settings.MAX_UPLOAD_MB = 1
    with pytest.raises(files.FileRefused, match=said):
        files.check_upload(SimpleUploadedFile(name, content))


def test_a_stored_file_comes_back_as_it_was(cast: Cast) -> None:
    content = _word()
    upload = SimpleUploadedFile("../Приказ 187_ОД.pdf", content)
    stored = files.store_upload(upload, actor=cast.secretary)
    assert (stored.name, stored.size) == ("Приказ 187_ОД.docx", len(content))
    assert stored.content() == content
    assert stored.created_by == cast.secretary


def test_the_name_of_a_download_may_be_russian() -> None:
    assert files.disposition("Протокол № 4.pdf") == (
        "attachment; filename*=UTF-8''%D0%9F%D1%80%D0%BE%D1%82%D0%BE%D0%BA%D0%BE%D0%BB%20%E2%84%96%204.pdf"
    )
