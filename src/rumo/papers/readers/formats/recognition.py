"""What a file is, by its content: names lie («протокол.doc» that is RTF, «план.docx» that is a spreadsheet)."""

from __future__ import annotations

import re

from rumo.papers.readers.document import UnreadableFile
from rumo.papers.readers.formats.package import LOCKED, Package

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh")
_READABLE = "Читаются .docx, .odt, .rtf, .pdf с текстом, .txt, .md и .doc."


def recognised(data: bytes, name: str) -> str:
    """docx, odt, rtf, pdf, doc or txt. Raises UnreadableFile for what no reader takes, and says what it is."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \r\n\t")
    if not data.strip(b"\x00 \r\n\t"):
        raise UnreadableFile("Файл пуст.")
    if head.startswith(b"PK"):
        return _archived(data)
    if data.startswith(_OLE):
        return _old(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_PICTURES):
        raise UnreadableFile(f"Это рисунок, а не документ. Распознайте текст и сохраните его в .docx. {_READABLE}")
    if data.startswith(_ARCHIVES):
        raise UnreadableFile("Это архив. Распакуйте его и загрузите документы из него.")
    if re.match(rb"<(?:!doctype html|html|head|body)\b", head, re.IGNORECASE):
        raise UnreadableFile(f"Это страница сайта. Откройте её в Word и сохраните в .docx. {_READABLE}")
    if head.startswith(b"<?xml"):
        raise UnreadableFile(f"Это файл XML, а не документ Word. Откройте его в Word и сохраните в .docx. {_READABLE}")
    if _is_binary(data):
        raise UnreadableFile(f"Не удалось понять, что это за файл. {_READABLE}")
    return "txt"


def _archived(data: bytes) -> str:
    package = Package(data)
    names = package.names
    if any(name.endswith("vbaProject.bin") for name in names):
        raise UnreadableFile("В файле есть макросы (программы): такие файлы не читаются. Сохраните документ как .docx.")
    if "mimetype" in names:
        kind = package.read("mimetype", 200).decode("ascii", "replace").strip()
        if kind in ("application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-template"):
            return "odt"
        if kind.startswith("application/vnd.oasis.opendocument.spreadsheet"):
            raise UnreadableFile(_sheet("таблица Calc"))
        if kind.startswith("application/vnd.oasis.opendocument"):
            raise UnreadableFile(f"Это не текстовый документ OpenDocument. {_READABLE}")
    if any(name.startswith("xl/") for name in names):
        raise UnreadableFile(_sheet("таблица Excel"))
    if any(name.startswith("ppt/") for name in names):
        raise UnreadableFile(f"Это презентация PowerPoint, а не документ. {_READABLE}")
    if "word/document.xml" in names or "[Content_Types].xml" in names:
        return "docx"
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        return "odt"
    raise UnreadableFile("Это архив. Распакуйте его и загрузите документы из него.")


def _sheet(kind: str) -> str:
    return f"Это {kind}, а не документ Word. Скопируйте нужные строки в документ Word или сохраните таблицу в .pdf."


def _old(data: bytes) -> str:
    """A compound file: old Word, or a newer office file behind a password. Names of its streams are in UTF-16."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise UnreadableFile(LOCKED)
    if holds("WordDocument"):
        return "doc"
    if holds("Workbook") or holds("Book"):
        raise UnreadableFile(_sheet("таблица Excel"))
    if holds("PowerPoint Document"):
        raise UnreadableFile(f"Это презентация PowerPoint, а не документ. {_READABLE}")
    raise UnreadableFile(f"Не удалось понять, что это за файл. {_READABLE}")


def _is_binary(data: bytes) -> bool:
    """Control bytes that no text has, and no UTF-16 to explain them."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    sample = data[:8000]
    zeros = sample.count(0)
    if zeros:
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        return min(even, odd) * 4 > max(even, odd) or zeros * 20 < len(sample)
    controls = sum(sample.count(code) for code in (*range(1, 9), *range(14, 27), *range(28, 32)))
    return controls * 50 > len(sample)
