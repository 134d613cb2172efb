"""Does a file tell who wrote it: in its text, headers, notes and properties? And the same file with properties wiped.

Names are looked for in every case form («у Тюленевой А.Л.»), schools under each of their names. Pure: bytes in, traces
out; the caller knows the authors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from rumo.papers.readers.document import Grid, UnreadableFile
from rumo.papers.readers.formats.limits import MAX_PART
from rumo.papers.readers.opening import open_document
from rumo.russian.cases import Case
from rumo.russian.names import FullName, guess_gender, parse_name
from rumo.russian.posts import inflect_phrase

PROPERTIES = "свойства файла"
TEXT = "текст"
HEADERS = "колонтитул"
NOTES = "примечания"
UNREAD = "не прочитан"
MOST_TRACES = 20

ZIPPED = frozenset({"docx", "xlsx", "pptx", "odt", "ods"})
PICTURES = frozenset({"jpg", "png"})
READABLE = frozenset({"pdf", "rtf", "doc", "txt"})

_PARTS = re.compile(r"</(?:w:p|a:p|text:p|text:h|si|row|table:table-cell)>|<w:br[^>]*>|<text:line-break/>")
_TAGS = re.compile(r"<[^>]+>")
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
# Attributes and elements of office files that hold a person's name.
_NAMED_ATTRIBUTES = re.compile(r'\b(w:author|w:initials|w15:author|userId|initials)="[^"]*"')
_NAMED_ELEMENTS = re.compile(
    r"<(dc:creator|cp:lastModifiedBy|Company|Manager|meta:initial-creator|meta:printed-by|dc:title|dc:subject"
    r"|dc:description|cp:keywords|meta:keyword)\b([^>]*)>[^<]*</\1>"
)
_WIPED_PARTS = frozenset({"docProps/custom.xml"})
_QUOTES = re.compile("[«»„“”\"']")


@dataclass(frozen=True, slots=True)
class Known:
    """Whom a file must not name: an author by full name, with the names of the school."""

    name: str
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a file tells an author: `place` in words, `text` what stands there, with a few words around."""

    place: str
    text: str


def find_traces(content: bytes, extension: str, authors: Sequence[Known]) -> list[Trace]:
    """Places that name the authors or their schools, at most MOST_TRACES; a file that cannot be read is a trace too."""
    patterns = _patterns(authors)
    found: list[Trace] = []
    try:
        for place, text in _texts(content, extension):
            found += [Trace(place, words) for words in _search(text, patterns)]
    except (UnreadableFile, BadZipFile, PyPdfError, OSError, ValueError) as error:
        found.append(Trace(UNREAD, str(error)))
    return list(dict.fromkeys(found))[:MOST_TRACES]


def find_traces_in_words(texts: Iterable[tuple[str, str]], authors: Sequence[Known]) -> list[Trace]:
    """The same for what is typed: `texts` are places with their words, at most MOST_TRACES."""
    patterns = _patterns(authors)
    found = [Trace(place, words) for place, text in texts for words in _search(text, patterns)]
    return list(dict.fromkeys(found))[:MOST_TRACES]


def without_properties(content: bytes, extension: str) -> bytes | None:
    """The same file with its properties wiped; None where this cannot be done (old Word) or the file is broken."""
    try:
        if extension in ZIPPED:
            return _wiped_package(content)
        if extension == "pdf":
            return _wiped_pdf(content)
        if extension in PICTURES:
            return _wiped_picture(content)
    except (BadZipFile, PyPdfError, OSError, ValueError):
        return None
    return content if extension == "txt" else None


# --- what is looked for ---


def _patterns(authors: Iterable[Known]) -> list[re.Pattern[str]]:
    """One pattern for each name and body; texts are folded (no quotes, е for ё, single blanks) before the search."""
    made = []
    for author in authors:
        name = parse_name(author.name)
        if name is not None:
            made += [_any_of(forms) for forms in _name_forms(name) if forms]
        for body in author.bodies:
            if len(_folded(body)) > 2:
                made.append(_any_of({body, *(inflect_phrase(body, case) for case in Case)}))
    return made


def _name_forms(name: FullName) -> Iterator[set[str]]:
    """The surname alone, and the first name with the patronymic, in every case."""
    gender = name.gender or guess_gender(name.surname, name.first_name, name.patronymic)
    known = FullName(name.surname, name.first_name, name.patronymic, gender)
    forms = [known.inflect(case) for case in Case]
    yield {form.surname for form in forms}
    if name.patronymic and "." not in name.patronymic:
        yield {f"{form.first_name} {form.patronymic}" for form in forms}


def _any_of(forms: Iterable[str]) -> re.Pattern[str]:
    """A word of its own, written with a capital: «Щука» the author, not «щука» the fish."""
    options = {_folded(form) for form in forms}
    both = sorted({*options, *(each.upper() for each in options)}, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, both)) + r")(?!\w)")


def _folded(text: str) -> str:
    bare = _QUOTES.sub("", text.replace("ё", "е").replace("Ё", "Е"))
    return " ".join(bare.split())


def _search(text: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[str]:
    for line in text.splitlines():
        folded = _folded(line)
        for pattern in patterns:
            for hit in pattern.finditer(folded):
                start, end = max(0, hit.start() - 30), min(len(folded), hit.end() + 30)
                yield ("…" if start else "") + folded[start:end].strip() + ("…" if end < len(folded) else "")


# --- where it is looked for ---


def _texts(content: bytes, extension: str) -> Iterator[tuple[str, str]]:
    if extension in ZIPPED:
        yield from _package_texts(content)
    elif extension == "pdf":
        for value in (PdfReader(BytesIO(content)).metadata or {}).values():
            yield PROPERTIES, str(value)
    if extension in READABLE:
        document = open_document(content, f"file.{extension}")
        for block in document.blocks:
            page = f", с. {block.page}" if block.page else ""
            texts = [cell.text for row in block.rows for cell in row] if isinstance(block, Grid) else [block.text]
            for text in texts:
                yield TEXT + page, text


def _package_texts(content: bytes) -> Iterator[tuple[str, str]]:
    """Every XML part of an office file as plain lines, and names kept in attributes of tracked changes."""
    with ZipFile(BytesIO(content)) as package:
        for info in package.infolist():
            if not info.filename.endswith(".xml"):
                continue
            if info.file_size > MAX_PART:
                raise UnreadableFile("Файл слишком велик для проверки.")
            raw = package.read(info).decode("utf-8", "replace")
            place = _place(info.filename)
            # A word may be cut into runs, a property never is.
            yield place, _plain(raw, "\n" if place == PROPERTIES else "")
            for hit in _NAMED_ATTRIBUTES.finditer(raw):
                yield PROPERTIES, hit.group().partition("=")[2].strip('"')


def _place(part: str) -> str:
    name = part.rsplit("/", 1)[-1]
    if part.startswith("docProps/") or name == "meta.xml":
        return PROPERTIES
    if name.startswith(("header", "footer")) or name == "styles.xml":
        return HEADERS
    return NOTES if name.startswith(("comments", "footnotes", "endnotes", "notesSlide")) else TEXT


def _plain(raw: str, between: str) -> str:
    text = _TAGS.sub(between, _PARTS.sub("\n", raw))
    for entity, letter in _ENTITIES.items():
        text = text.replace(entity, letter)
    return text


# --- wiping ---


def _wiped_package(content: bytes) -> bytes:
    """Creator, company, keywords emptied; authors of notes and tracked changes called «Автор»."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as package, ZipFile(out, "w", ZIP_DEFLATED) as wiped:
        for info in package.infolist():
            data = package.read(info)
            if info.filename in _WIPED_PARTS:
                data = re.sub(rb"<property\b.*?</property>", b"", data, flags=re.DOTALL)
            elif info.filename.endswith(".xml"):
                text = _NAMED_ELEMENTS.sub(r"<\1\2></\1>", data.decode("utf-8", "surrogateescape"))
                text = _NAMED_ATTRIBUTES.sub(r'\1="Автор"', text)
                data = text.encode("utf-8", "surrogateescape")
            wiped.writestr(info.filename, data, compress_type=info.compress_type)
    return out.getvalue()


def _wiped_pdf(content: bytes) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(content))
    writer.metadata = None
    writer.root_object.pop("/Metadata", None)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _wiped_picture(content: bytes) -> bytes:
    """The picture's points alone: no EXIF, no comments."""
    out = BytesIO()
    with Image.open(BytesIO(content)) as picture:
        kind = picture.format or "PNG"
        bare = Image.new(picture.mode, picture.size)
        bare.paste(picture)
        bare.save(out, format=kind, **({"quality": 95} if kind == "JPEG" else {}))
    return out.getvalue()
