"""Files people bring: judged by their content, not by their name; stored once, served as they came."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import filetype
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext as _

from rumo.core import antivirus
from rumo.core.audit import Guest
from rumo.core.errors import Refusal
from rumo.core.models import StoredFile

if TYPE_CHECKING:
    from rumo.accounts.models import User


@dataclass(frozen=True, slots=True)
class FileKind:
    """What a file may be: its extension and its media type."""

    extension: str
    content_type: str


_OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX = FileKind("docx", _OFFICE + "wordprocessingml.document")
XLSX = FileKind("xlsx", _OFFICE + "spreadsheetml.sheet")
PPTX = FileKind("pptx", _OFFICE + "presentationml.presentation")
ODT = FileKind("odt", "application/vnd.oasis.opendocument.text")
ODS = FileKind("ods", "application/vnd.oasis.opendocument.spreadsheet")
PDF = FileKind("pdf", "application/pdf")
RTF = FileKind("rtf", "application/rtf")
DOC = FileKind("doc", "application/msword")
JPEG = FileKind("jpg", "image/jpeg")
PNG = FileKind("png", "image/png")
TEXT = FileKind("txt", "text/plain")
CSV = FileKind("csv", "text/csv")
ZIP = FileKind("zip", "application/zip")

DOCUMENTS = (DOCX, XLSX, PPTX, ODT, ODS, PDF, RTF, DOC, JPEG, PNG, TEXT)

# The part whose presence tells one zipped format from another.
_ZIPPED = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX, "ppt/presentation.xml": PPTX}
_BY_SIGNATURE = {kind.content_type: kind for kind in (PDF, RTF, JPEG, PNG)}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class FileRefused(Refusal):
    """The file is empty, too large or of a kind that is not taken here."""


def recognise(content: bytes) -> FileKind | None:
    """The kind by content; None for anything unknown, executable or broken."""
    if content.startswith(b"PK"):
        return _recognise_zip(content)
    if content.startswith(_OLE):
        return DOC
    guessed = filetype.guess(content)
    if guessed is not None:
        return _BY_SIGNATURE.get(guessed.mime)
    return TEXT if _is_text(content) else None


def _is_text(content: bytes) -> bool:
    """UTF-8 without control characters: a program is no text, even where its bytes decode."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not any(letter < " " and letter not in "\t\n\r\f" for letter in text)


def is_table_text(content: bytes) -> bool:
    """A table as text: UTF-8, UTF-16 or CP1251, as services and Excel write it, of several columns or lines."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or content[1:2] == b"\0":
        return b"\t\0" in content or b"\n\0" in content or b"\0\n" in content
    return not any(code < 32 and code not in b"\t\n\r\f" for code in content) and b"\n" in content


def _recognise_zip(content: bytes) -> FileKind | None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            if any(name.endswith("vbaProject.bin") for name in names):
                return None
            for part, kind in _ZIPPED.items():
                if part in names:
                    return kind
            if "mimetype" in names:
                declared = archive.read("mimetype").decode("ascii", "replace").strip()
                return next((kind for kind in (ODT, ODS) if kind.content_type == declared), None)
    except (zipfile.BadZipFile, OSError, ValueError):
        return None
    return None


def check_upload(
    upload: UploadedFile, allowed: tuple[FileKind, ...] = DOCUMENTS, max_mb: int | None = None
) -> tuple[bytes, FileKind]:
    """The bytes and the kind of an upload. Raises FileRefused with what is wrong and how to mend it.

    `max_mb` may ask for less than the installation takes; a virus scanner, where there is one, is asked last.
    """
    name = upload.name or ""
    limit = min(max_mb or settings.MAX_UPLOAD_MB, settings.MAX_UPLOAD_MB)
    if not upload.size:
        raise FileRefused(_("Файл «%(name)s» пустой. Выберите другой файл.") % {"name": name})
    if upload.size > limit * 1024 * 1024:
        raise FileRefused(
            _("Файл «%(name)s» больше %(limit)s МБ. Уменьшите его или разделите на части.")
            % {"name": name, "limit": limit}
        )
    content = upload.read()
    kind = recognise(content)
    if CSV in allowed and kind in (None, TEXT) and is_table_text(content):
        kind = CSV
    if kind not in allowed or kind is None:
        raise FileRefused(
            _("Файл «%(name)s» по содержимому не подходит. Можно загрузить: %(kinds)s (без макросов).")
            % {"name": name, "kinds": ", ".join(item.extension for item in allowed)}
        )
    _require_clean(content, name)
    return content, kind


def upload_limits() -> dict[str, Any]:
    """What a page tells beside a box for a file: `most_mb` in megabytes, `file_types` as «.docx,.xlsx,…»."""
    return {
        "most_mb": settings.MAX_UPLOAD_MB,
        "file_types": ",".join(f".{kind.extension}" for kind in DOCUMENTS),
    }


def _require_clean(content: bytes, name: str) -> None:
    try:
        infected = antivirus.is_infected(content)
    except antivirus.ScannerFailed as error:
        raise FileRefused(
            _("Файл «%(name)s» не удалось проверить на вирусы, поэтому он не принят. Попробуйте через несколько минут.")
            % {"name": name}
        ) from error
    if infected:
        raise FileRefused(
            _("В файле «%(name)s» найден вирус, файл не принят. Проверьте свой компьютер и выберите чистый файл.")
            % {"name": name}
        )


def store_upload(
    upload: UploadedFile, *, actor: User, allowed: tuple[FileKind, ...] = DOCUMENTS, max_mb: int | None = None
) -> StoredFile:
    """Check and keep an upload. Raises FileRefused. Call inside the action's transaction."""
    content, kind = check_upload(upload, allowed, max_mb)
    stem = PurePosixPath((upload.name or "").replace("\\", "/")).stem or "file"
    return store_bytes(content, f"{stem}.{kind.extension}", kind, actor=actor)


def store_bytes(content: bytes, name: str, kind: FileKind, *, actor: User | Guest) -> StoredFile:
    """Keep bytes the system itself made or has checked."""
    digest = hashlib.sha256(content).hexdigest()
    stored = StoredFile(
        name=name[-255:],
        content_type=kind.content_type,
        size=len(content),
        sha256=digest,
        created_by=None if isinstance(actor, Guest) else actor,
    )
    # The stored name carries no user's text: nothing to escape, nothing to guess.
    stored.file.save(f"{digest[:32]}.{kind.extension}", ContentFile(content), save=False)
    stored.save()
    return stored


def file_response(stored: StoredFile, *, inline: bool = False) -> FileResponse:
    """The stored bytes under their own name. Text and pictures may be shown inline; the rest is downloaded."""
    response = FileResponse(stored.file.open("rb"), content_type=stored.content_type)
    response["Content-Length"] = stored.size
    response["Content-Disposition"] = disposition(stored.name, inline=inline)
    return response


def bytes_response(content: bytes, kind: FileKind, name: str) -> HttpResponse:
    """A file made on the spot, downloaded under `name`."""
    response = HttpResponse(content, content_type=kind.content_type)
    response["Content-Disposition"] = disposition(name)
    return response


def disposition(name: str, *, inline: bool = False) -> str:
    """Content-Disposition for a Russian file name (RFC 6266)."""
    return f"{'inline' if inline else 'attachment'}; filename*=UTF-8''{quote(name)}"
