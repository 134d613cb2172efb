"""Files named on the command line: each is read by itself, one that cannot be read stops no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rumo.cli.refused import Refused

if TYPE_CHECKING:
    from rumo.intake.extraction import Extraction

FILES = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=False), metavar="ФАЙЛ…")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Вывести JSON, а не текст.")


def extracted(files: Sequence[Path]) -> Iterator[tuple[Path, Extraction | None]]:
    """Each file with what is in it; None for one that was refused, after its message went to the error output."""
    for path in files:
        try:
            yield path, extract_file(path)
        except Refused as refused:
            click.echo(f"{path}: {refused.format_message()}", err=True)
            yield path, None


def _reason(error: OSError) -> str:
    return {
        FileNotFoundError: "Такого файла нет.",
        IsADirectoryError: "Это папка, а нужен файл.",
        PermissionError: "Нет права читать этот файл.",
    }.get(type(error), f"Файл не открылся: {error}.")


def extract_file(path: Path) -> Extraction:
    """Raises Refused with a Russian message."""
    # The readers take a moment to import, and `rumo --help` need not wait for them.
    from rumo.intake.extraction import extract
    from rumo.papers.readers.document import UnreadableFile

    try:
        return extract(path.read_bytes(), path.name)
    except UnreadableFile as error:
        raise Refused(str(error)) from error
    except OSError as error:
        raise Refused(_reason(error)) from error
