"""Zip archives and XML of strangers: nothing is unpacked beyond a limit, no entity is resolved, nothing is fetched."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from rumo.papers.readers.document import UnreadableFile
from rumo.papers.readers.formats.limits import MAX_PART, MAX_PARTS, MAX_TAGS, TOO_LONG

BROKEN = (
    "Файл повреждён или загружен не до конца. Откройте его в Word или LibreOffice, сохраните заново и загрузите "
    "ещё раз."
)
LOCKED = "Файл защищён паролем. Снимите защиту в программе, где он создан, и загрузите ещё раз."
ENTITIES = "Внутри файла описаны подстановки (DTD), документам они не нужны: такой файл не читается."
SWOLLEN = "Файл распаковывается в слишком большой объём: такие файлы не читаются. Сохраните документ заново в .docx."


class Package:
    """An office file that is a zip archive. Sizes are checked as they are read: an archive may lie about them."""

    def __init__(self, data: bytes) -> None:
        """Raises UnreadableFile for what is no whole archive."""
        try:
            self._archive = ZipFile(BytesIO(data))
            self.names = frozenset(self._archive.namelist())
        except (BadZipFile, ValueError, OSError, NotImplementedError, UnicodeError) as error:
            raise UnreadableFile(BROKEN) from error
        if len(self._archive.filelist) > MAX_PARTS:
            raise UnreadableFile(SWOLLEN)

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def read(self, name: str, limit: int = MAX_PART) -> bytes:
        """A part's bytes. Raises UnreadableFile when it is missing, locked, broken or larger than `limit`."""
        try:
            info = self._archive.getinfo(name)
        except KeyError as error:
            raise UnreadableFile(BROKEN) from error
        if info.flag_bits & 1:
            raise UnreadableFile(LOCKED)
        if info.file_size > limit:
            raise UnreadableFile(SWOLLEN)
        try:
            with self._archive.open(info) as part:
                data = part.read(limit + 1)
        except (BadZipFile, ValueError, EOFError, zlib.error, OSError, RuntimeError) as error:
            raise UnreadableFile(BROKEN) from error
        if len(data) > limit:
            raise UnreadableFile(SWOLLEN)
        return data

    def tree(self, name: str) -> etree._Element:
        return parsed(self.read(name))


def parsed(data: bytes) -> etree._Element:
    """The root of an XML part. A document type is refused: office files have none, and entities hide in it."""
    if b"<!DOCTYPE" in data[:4000]:
        raise UnreadableFile(ENTITIES)
    if data.count(b"<") > MAX_TAGS:
        raise UnreadableFile(TOO_LONG)
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(BROKEN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFile(ENTITIES)
    return root
