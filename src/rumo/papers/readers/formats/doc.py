"""Word files before 2007 (.doc): LibreOffice makes a .docx of them, where it is installed."""

from __future__ import annotations

import resource
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from rumo.papers.readers.document import SourceDocument, UnreadableFile
from rumo.papers.readers.formats.docx import read_docx
from rumo.papers.readers.formats.package import BROKEN

NO_OFFICE = (
    "Это документ старого Word (.doc). Чтобы читать такие файлы, установите на сервер LibreOffice или сохраните файл "
    "как .docx."
)
_SECONDS = 60


def read_doc(data: bytes, name: str) -> SourceDocument:
    """Raises UnreadableFile when there is no LibreOffice or it cannot read the file."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        raise UnreadableFile(NO_OFFICE)
    with TemporaryDirectory() as folder:
        source, made = Path(folder, "source.doc"), Path(folder, "made", "source.docx")
        source.write_bytes(data)
        try:
            # A profile of its own: LibreOffice refuses to start twice with one, and macros have nothing to find there.
            subprocess.run(
                [
                    office,
                    "--headless",
                    "--norestore",
                    f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
                    "--convert-to",
                    "docx",
                    "--outdir",
                    str(made.parent),
                    str(source),
                ],
                capture_output=True,
                preexec_fn=_lift_limits,
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise UnreadableFile(f"Файл не удалось прочитать за {_SECONDS} секунд. Сохраните его как .docx.") from error
        if not made.exists():
            raise UnreadableFile(BROKEN)
        return replace(read_docx(made.read_bytes(), name), format="doc")


def _lift_limits() -> None:
    """A process that reads strangers' files limits itself to what its own readers need; LibreOffice takes more."""
    for limit in (resource.RLIMIT_AS, resource.RLIMIT_CPU):
        _soft, hard = resource.getrlimit(limit)
        resource.setrlimit(limit, (hard, hard))
