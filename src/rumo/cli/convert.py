"""`rumo convert FILE --to docx|pdf|html --out FILE`: an old paper in our layout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rumo.cli.files import extract_file
from rumo.cli.refused import Refused

if TYPE_CHECKING:
    from rumo.papers.json import Paper

FORMATS = ("docx", "pdf", "html")


@click.command(help="Прочитать старый документ и записать его в нашем оформлении.")
@click.argument("file", type=click.Path(path_type=Path), metavar="ФАЙЛ")
@click.option("--to", "file_format", type=click.Choice(FORMATS), required=True, help="Вид файла.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="Куда записать файл.")
@click.option(
    "--paper", "number", type=click.IntRange(min=1), metavar="N", help="Который документ файла; без указания — первый."
)
def convert(file: Path, file_format: str, out: Path, number: int | None) -> None:
    """One paper of the file. Exit code 1 when it has none such, or cannot be read or written."""
    paper = _paper(file, number)
    try:
        out.write_bytes(written(paper, file_format))
    except OSError as error:
        raise Refused(f"Файл {out} записать не удалось: {error.strerror}.") from error
    click.echo(f"Записано: {out}", err=True)


def _paper(file: Path, number: int | None) -> Paper:
    """The paper of this number (from 1, as `rumo read` lists them), else the first that can be written."""
    from rumo.papers.wording.sheets import is_printed

    readings = [reading for reading, _findings in extract_file(file).papers]
    if number is not None and number > len(readings):
        raise Refused(f"Документа {number} в файле {file} нет: в нём документов {len(readings)}.")
    asked = readings if number is None else readings[number - 1 : number]
    known = [reading for reading in asked if is_printed(reading.kind)]
    if not known:
        which = "документов, вид которых распознан" if number is None else f"документа {number} распознанного вида"
        raise Refused(f"В файле {file} нет {which}: в нашем оформлении записывать нечего.")
    if number is None and len(readings) > 1:
        place = readings.index(known[0]) + 1
        click.echo(
            f"В файле документов: {len(readings)}. Записан документ {place}; другой можно выбрать так: --paper N.",
            err=True,
        )
    paper: Paper = known[0].paper
    return paper


def written(paper: Paper, file_format: str) -> bytes:
    """The bytes of the file. Each writer is imported only when asked for: they are slow to load."""
    if file_format == "docx":
        from rumo.papers.writers.docx import write_docx

        return write_docx(paper)
    if file_format == "pdf":
        from rumo.papers.writers.pdf import write_pdf

        return write_pdf(paper)
    from rumo.papers.wording.sheets import build_sheet
    from rumo.papers.writers.html import write_page

    return write_page(paper, build_sheet(paper).title).encode()
