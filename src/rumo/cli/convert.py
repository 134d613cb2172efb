"""`rumo convert FILE --to docx|pdf|html --out FILE`: an old paper in our layout."""

from __future__ import annotations

import html
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rumo.cli.files import extract_file
from rumo.cli.refused import Refused

if TYPE_CHECKING:
    from rumo.papers.minutes import Minutes

FORMATS = ("docx", "pdf", "html")


@click.command(help="Прочитать старый протокол и записать его в нашем оформлении.")
@click.argument("file", type=click.Path(path_type=Path), metavar="ФАЙЛ")
@click.option("--to", "file_format", type=click.Choice(FORMATS), required=True, help="Вид файла.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="Куда записать файл.")
def convert(file: Path, file_format: str, out: Path) -> None:
    """The first minutes of the file. Exit code 1 when it has none, says no date, or cannot be read or written."""
    paper = _minutes(file)
    try:
        out.write_bytes(written(paper, file_format))
    except OSError as error:
        raise Refused(f"Файл {out} записать не удалось: {error.strerror}.") from error
    click.echo(f"Записано: {out}", err=True)


def _minutes(file: Path) -> Minutes:
    readings = [reading for reading, _findings in extract_file(file).papers]
    minutes = [reading for reading in readings if reading.kind == "minutes"]
    if not minutes:
        raise Refused(f"В файле {file} нет протокола. Пока в нашем оформлении записываются только протоколы.")
    if len(minutes) < len(readings):
        click.echo("В файле есть и другие документы: записан только первый протокол.", err=True)
    paper: Minutes = minutes[0].paper
    if paper.date is None:
        raise Refused(f"В протоколе файла {file} не найдена дата заседания, без неё его не напечатать.")
    return paper


def written(paper: Minutes, file_format: str) -> bytes:
    """The bytes of the file. Each writer is imported only when asked for: they are slow to load."""
    if file_format == "docx":
        from rumo.papers.writers.docx import write_docx

        return write_docx(paper)
    if file_format == "pdf":
        from rumo.papers.writers.pdf import write_pdf

        return write_pdf(paper)
    from rumo.papers.writers.html import write_html

    title = html.escape(f"Протокол № {paper.number}")
    return (
        f'<!doctype html>\n<html lang="ru">\n<head><meta charset="utf-8"><title>{title}</title></head>\n'
        f"<body>\n{write_html(paper)}\n</body>\n</html>\n"
    ).encode()
