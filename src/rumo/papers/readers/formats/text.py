"""Text files of any Russian encoding. Files written in Markdown, with HTML inside cells, are told by their marks."""

from __future__ import annotations

import codecs
import re

from rumo.papers.readers.document import SourceDocument, UnreadableFile
from rumo.papers.readers.formats.breaks import mended
from rumo.papers.readers.formats.limits import MAX_LETTERS, TOO_LONG, check_count
from rumo.papers.readers.formats.markup import has_markup, runs_of
from rumo.papers.readers.formats.runs import Run
from rumo.papers.readers.formats.tables import assembled
from rumo.papers.readers.formats.text_blocks import text_pieces

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ONE_BYTE = ("cp1251", "koi8-r", "cp866", "mac-cyrillic", "iso8859-5")
_COMMON = "оеаинтсрвлкмдпу"
_NEVER = re.compile(r"[а-яё][А-ЯЁ]|[\u2500-\u25a0]|[\x80-\x9f]|[ЂЃѓЉЊЌЋЏђљњќћџЎўЄєЇїІі¤]")


def read_text(data: bytes, name: str) -> SourceDocument:
    """Raises UnreadableFile for bytes that are no text."""
    text = decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MAX_LETTERS:
        raise UnreadableFile(TOO_LONG)
    check_count(text.count("\n") // 2)
    is_marked = has_markup(text)
    pieces = text_pieces(mended(text), runs_of if is_marked else _plain)
    return SourceDocument(name, "md" if is_marked else "txt", assembled(pieces))


def decoded(data: bytes) -> str:
    """Text of bytes in UTF-8, UTF-16 or a Russian one-byte encoding, chosen by how Russian the letters look."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if b"\x00" in data[:4000]:
        return _strict(data, "utf-16-le" if data[1:2000:2].count(0) + data[1:2000:2].count(4) else "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    sample = data[:20000]
    best = max(_ONE_BYTE, key=lambda encoding: _russian(sample.decode(encoding, "replace")))
    return data.decode(best, "replace")


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile("Это не текстовый документ. Загрузите файл .docx, .odt, .rtf, .pdf или .txt.") from error
    if text.count("\x00") * 50 > len(text):
        raise UnreadableFile("Это не текстовый документ. Загрузите файл .docx, .odt, .rtf, .pdf или .txt.")
    return text


def _russian(text: str) -> int:
    """Common small letters speak for an encoding; capitals inside words and drawing signs against it."""
    return sum(text.count(letter) for letter in _COMMON) - 4 * len(_NEVER.findall(text)) - 4 * text.count("\ufffd")


def _plain(text: str) -> list[Run]:
    return [Run(text)]
