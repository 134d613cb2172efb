"""A file as pictures of its pages: `python -m rumo.expertise.page_images SOURCE FOLDER`, a process of its own.

Whatever a stranger's file does to the reader, the worker goes on. One JSON object a line is printed:
`{"total", "is_cut"}`, then `{"page", "width", "height"}` for each `FOLDER/<page>.webp` as it is made; or `{"blocks"}`
of a text that cannot be laid out here; or `{"message"}`, what is wrong, in Russian. Pictures carry no properties.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError
from pypdfium2 import PdfiumError

from rumo.papers.readers.document import Grid, UnreadableFile
from rumo.papers.readers.opening import open_document

MOST_PAGES = 300
_WIDTH = 1200  # pixels: twice what half of a wide screen shows
_TALLEST = 4000
_QUALITY = 78
_CPU_SECONDS = 150
_OFFICE_SECONDS = 90
_PICTURES = frozenset({".jpg", ".png"})
_BROKEN = "Страницы этого файла показать не удалось. Скачайте файл и откройте его у себя."


def main(source: Path, folder: Path) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
    try:
        if source.suffix in _PICTURES:
            _tell(total=1, is_cut=False)
            with Image.open(source) as picture:
                _keep(ImageOps.exif_transpose(picture), folder, 1)
        elif source.suffix == ".pdf":
            _pages(source, folder)
        elif made := _laid_out(source, folder):
            _pages(made, folder)
        else:
            _tell(blocks=_blocks(source))
    except UnreadableFile as error:
        _tell(message=str(error))
    except (PdfiumError, UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError):
        _tell(message=_BROKEN)


def _pages(pdf: Path, folder: Path) -> None:
    document = pypdfium2.PdfDocument(pdf)
    shown = min(len(document), MOST_PAGES)
    _tell(total=shown, is_cut=len(document) > shown)
    for number in range(1, shown + 1):
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(_WIDTH / max(width, 1), _TALLEST / max(height, 1))
        _keep(page.render(scale=scale).to_pil(), folder, number)
        page.close()


def _laid_out(source: Path, folder: Path) -> Path | None:
    """The file as PDF by LibreOffice; None where there is none, or it cannot."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    # A text file has no pages to lay out: its lines read better as they are.
    if not office or source.suffix == ".txt":
        return None
    # A profile of its own: LibreOffice refuses to start twice with one, and macros have nothing to find there.
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        office,
        "--headless",
        "--norestore",
        profile,
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(source),
    ]
    try:
        subprocess.run(command, capture_output=True, timeout=_OFFICE_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return None
    made = folder / f"{source.stem}.pdf"
    return made if made.exists() else None


def _blocks(source: Path) -> list[dict[str, Any]]:
    document = open_document(source.read_bytes(), source.name)
    return [
        {"text": "", "level": 0, "marker": "", "rows": [[cell.text for cell in row] for row in block.rows]}
        if isinstance(block, Grid)
        else {"text": block.text, "level": block.level, "marker": block.marker, "rows": None}
        for block in document.blocks
    ]


def _keep(picture: Image.Image, folder: Path, number: int) -> None:
    bare = picture.convert("RGB")
    bare.thumbnail((_WIDTH, _TALLEST))
    # A picture made anew: nothing but its points goes into the file.
    clean = Image.new("RGB", bare.size)
    clean.paste(bare)
    clean.save(folder / f"{number}.webp", "WEBP", quality=_QUALITY, method=3)
    _tell(page=number, width=clean.width, height=clean.height)


def _tell(**said: Any) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
