"""Pages of files as pictures, made by the worker and kept."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.core import audit, files
from rumo.core.models import StoredFile
from rumo.expertise.enums import PreviewState
from rumo.expertise.models import FilePreview, PreviewPage

WEBP = files.FileKind("webp", "image/webp")
_SECONDS = 240


def make_preview(preview_id: int) -> None:
    """Make the pages one by one, each seen as soon as it is there. Raises nothing for a bad file: it is told."""
    preview = FilePreview.objects.select_related("stored").get(pk=preview_id)
    if preview.state != PreviewState.MAKING:
        return
    _forget_pages(preview)
    said: dict[str, Any] = {}
    with TemporaryDirectory() as name:
        folder = Path(name)
        for line in _made(preview.stored, folder):
            if "page" in line:
                _keep_page(preview, folder, line)
            else:
                said |= line
                FilePreview.objects.filter(pk=preview_id).update(
                    total=line.get("total", 0), is_cut=line.get("is_cut", False), blocks=line.get("blocks", [])
                )
    is_whole = bool(said.get("blocks")) or preview.pages.count() == said.get("total", -1)
    message = said.get("message") or _("Страницы этого файла показать не удалось. Скачайте файл и откройте его у себя.")
    FilePreview.objects.filter(pk=preview_id).update(
        state=PreviewState.READY if is_whole else PreviewState.FAILED, message="" if is_whole else message[:300]
    )


def _made(stored: StoredFile, folder: Path) -> Iterator[dict[str, Any]]:
    """What the process tells, line by line; it and its LibreOffice are stopped when they take too long."""
    source = folder / f"source.{stored.name.rpartition('.')[2].lower()}"
    source.write_bytes(stored.content())
    command = (sys.executable, "-m", "rumo.expertise.page_images", str(source), str(folder))
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
    ) as process:
        timer = Timer(_SECONDS, _stop, [process.pid])
        timer.start()
        try:
            assert process.stdout is not None
            for line in process.stdout:
                yield json.loads(line)
        finally:
            timer.cancel()
            if process.poll() is None:
                _stop(process.pid)


def _stop(process_id: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process_id, signal.SIGKILL)


@transaction.atomic
def _keep_page(preview: FilePreview, folder: Path, line: dict[str, Any]) -> None:
    number = line["page"]
    content = (folder / f"{number}.webp").read_bytes()
    # The name tells nothing of the file it was made from.
    stored = files.store_bytes(content, f"{number}.webp", WEBP, actor=audit.SYSTEM)
    PreviewPage.objects.create(
        preview=preview, number=number, stored=stored, width=line["width"], height=line["height"]
    )


@transaction.atomic
def _forget_pages(preview: FilePreview) -> None:
    for page in preview.pages.select_related("stored"):
        stored = page.stored
        page.delete()
        stored.delete()
        transaction.on_commit(partial(stored.file.storage.delete, str(stored.file.name)))
