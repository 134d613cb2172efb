"""Bringing files in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, files
from rumo.core.errors import Refusal
from rumo.core.files import DOC, DOCX, ODT, PDF, RTF, TEXT, FileKind, FileRefused
from rumo.directory.models import Association
from rumo.intake import permissions, queries, tasks
from rumo.intake.models import Batch, IncomingFile

KINDS = (DOCX, DOC, ODT, RTF, PDF, TEXT)
_TEXT_NAMES = (".txt", ".md")


@dataclass(frozen=True, slots=True)
class Received:
    """`batch` is None when no file was taken; `refused` says why of each that was not, `known` were brought before."""

    batch: Batch | None
    refused: tuple[str, ...]
    known: tuple[IncomingFile, ...]


@dataclass(frozen=True, slots=True)
class _Checked:
    name: str
    content: bytes
    kind: FileKind

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@transaction.atomic
def receive_files(
    association: Association, *, uploads: Iterable[UploadedFile], again: bool = False, actor: User
) -> Received:
    """Keep the files and read them in the background, each by itself. One that does not fit stops no other.

    A file that the region has already is left out unless `again`. Raises NotAllowed, and Refusal for too many files.
    """
    permissions.may_upload(actor, association).require()
    brought = list(uploads)
    if len(brought) > settings.MAX_BATCH_FILES:
        raise Refusal(
            _("Файлов %(n)s, а за один раз можно не больше %(most)s. Загрузите их частями.")
            % {"n": len(brought), "most": settings.MAX_BATCH_FILES}
        )
    checked, refused = _check(brought)
    known = {} if again else queries.known_files(association.region, [each.sha256 for each in checked])
    fresh = {each.sha256: each for each in checked if each.sha256 not in known}
    batch = _keep(association, list(fresh.values()), actor) if fresh else None
    return Received(batch, tuple(refused), tuple(known.values()))


def _check(uploads: Iterable[UploadedFile]) -> tuple[list[_Checked], list[str]]:
    checked, refused = [], []
    for upload in uploads:
        try:
            checked.append(_checked(upload))
        except FileRefused as refusal:
            refused.append(refusal.message)
    return checked, refused


def _checked(upload: UploadedFile) -> _Checked:
    """By content; text of the years before UTF-8 is known by its name and by having no control characters."""
    name = PurePosixPath((upload.name or "").replace("\\", "/")).name or "file"
    try:
        content, kind = files.check_upload(upload, allowed=KINDS)
    except FileRefused:
        upload.seek(0)
        content, kind = upload.read(), TEXT
        if not (content and name.lower().endswith(_TEXT_NAMES) and _is_old_text(content)):
            raise
    return _Checked(name, content, kind)


def _is_old_text(content: bytes) -> bool:
    if len(content) > settings.MAX_UPLOAD_MB * 1024 * 1024:
        return False
    return not any(byte < 32 and byte not in b"\t\n\r\f" for byte in content)


def _keep(association: Association, checked: list[_Checked], actor: User) -> Batch:
    batch = Batch.objects.create(region=association.region, association=association, uploaded_by=actor)
    for position, each in enumerate(checked, start=1):
        stored = files.store_bytes(each.content, each.name, each.kind, actor=actor)
        kept = IncomingFile.objects.create(batch=batch, position=position, stored=stored, sha256=stored.sha256)
        transaction.on_commit(partial(tasks.read_file.enqueue, kept.pk))
    summary = _("Загружены старые документы: %(n)s") % {"n": len(checked)}
    audit.record(actor, "receive_files", batch, summary, {"files": [each.name for each in checked]})
    return batch
