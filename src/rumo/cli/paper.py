"""`rumo paper …`: papers printed from the command line, the same bytes as the downloads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rumo.cli.django import needs_django
from rumo.cli.refused import Refused, WrongOptions

if TYPE_CHECKING:
    from rumo.meetings.models import Meeting
    from rumo.meetings.prints import Print

FORMATS = ("docx", "pdf", "html", "json")
TEXTS = ("html", "json")


@click.group(help="Документы: напечатать в файл.")
def paper() -> None:
    """One command a kind of paper."""


@paper.command(help="Протокол заседания или выписка из него.")
@click.option("--meeting", "meeting_id", type=int, required=True, metavar="ID", help="Номер заседания в системе.")
@click.option(
    "--form", type=click.Choice(["full", "short"]), default="full", help="Полный (full) или краткий (short) протокол."
)
@click.option("--item", "item_number", type=int, metavar="N", help="Выписка: номер вопроса повестки.")
@click.option("--format", "file_format", type=click.Choice(FORMATS), required=True, help="Вид файла.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Куда записать файл.")
@needs_django
def minutes(meeting_id: int, form: str, item_number: int | None, file_format: str, out: Path | None) -> None:
    """Print minutes. Without --out text goes to the standard output; Word and PDF need a file.

    Exit codes: 0 done, 1 refused (no such meeting or item, not signed), 2 wrong options.
    """
    if out is None and file_format not in TEXTS:
        raise WrongOptions("Для Word и PDF укажите файл: --out ПУТЬ.")
    made = _print(_meeting(meeting_id), form, item_number, file_format)
    if out is None:
        click.echo(made.content.decode(), nl=not made.content.endswith(b"\n"))
        return
    try:
        out.write_bytes(made.content)
    except OSError as error:
        raise Refused(f"Файл {out} записать не удалось: {error.strerror}.") from error
    click.echo(f"Записано: {out}", err=True)


def _meeting(meeting_id: int) -> Meeting:
    # Models can be imported only after Django has started.
    from rumo.meetings import queries
    from rumo.meetings.models import Meeting

    try:
        return queries.meeting_for_minutes(meeting_id)
    except Meeting.DoesNotExist:
        raise Refused(f"Заседания с номером {meeting_id} в системе нет.") from None


def _print(meeting: Meeting, form: str, item_number: int | None, file_format: str) -> Print:
    from rumo.core.errors import Refusal
    from rumo.documents.enums import PaperFormat
    from rumo.meetings import prints
    from rumo.papers.minutes import MinutesForm

    if item_number is None:
        return prints.print_minutes(meeting, MinutesForm(form), PaperFormat(file_format))
    item = meeting.items.filter(position=item_number).first()
    if item is None:
        raise Refused(f"Вопроса {item_number} в повестке нет: в ней вопросов {meeting.items.count()}.")
    try:
        return prints.print_extract(meeting, item, PaperFormat(file_format))
    except Refusal as refusal:
        raise Refused(refusal.message) from refusal
