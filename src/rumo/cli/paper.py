"""`rumo paper …`: papers printed from the command line, the same bytes as the downloads."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rumo.cli.django import needs_django
from rumo.cli.figures import association_by
from rumo.cli.refused import Refused, WrongOptions
from rumo.russian.deadlines.periods import Period

if TYPE_CHECKING:
    from rumo.documents.prints import Print
    from rumo.meetings.models import Meeting
    from rumo.planning.models import Edition, Plan
    from rumo.reports.models import Report

FORMATS = ("docx", "pdf", "html", "json")
TEXTS = ("html", "json", "md")
PERIODS = ("Q1", "Q2", "Q3", "Q4", "H1", "H2", "Y")


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
    _check_out(out, file_format)
    _hand_out(_print(_meeting(meeting_id), form, item_number, file_format).content, out)


@paper.command(help="План работы в одной из редакций или лист изменений к нему.")
@click.option("--plan", "plan_id", type=int, required=True, metavar="ID", help="Номер плана в системе.")
@click.option("--edition", "number", type=click.IntRange(0), metavar="N", help="Редакция: 0 — сам план, N — изменение.")
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%d.%m.%Y", "%Y-%m-%d"]),
    metavar="ДАТА",
    help="Редакция, которая действует в этот день; без неё — сегодня.",
)
@click.option("--changes", is_flag=True, help="Не план, а лист изменений этой редакции.")
@click.option("--format", "file_format", type=click.Choice(FORMATS), required=True, help="Вид файла.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Куда записать файл.")
@needs_django
def plan(
    plan_id: int, number: int | None, day: datetime | None, changes: bool, file_format: str, out: Path | None
) -> None:
    """Print a plan. Without --out text goes to the standard output; Word and PDF need a file.

    Exit codes: 0 done, 1 refused (no such plan or edition), 2 wrong options.
    """
    # Models can be imported only after Django has started.
    from rumo.core.errors import Refusal
    from rumo.documents.enums import PaperFormat
    from rumo.planning import prints

    if number is not None and day is not None:
        raise WrongOptions("Укажите что-нибудь одно: --edition или --on.")
    _check_out(out, file_format)
    edition = _edition(plan_id, number, day.date() if day else None)
    try:
        made = (prints.print_sheet if changes else prints.print_plan)(edition, PaperFormat(file_format))
    except Refusal as refusal:
        raise Refused(refusal.message) from refusal
    _hand_out(made.content, out)


@paper.command(help="Отчёт об исполнении плана за квартал, полугодие или год.")
@click.option("--plan", "plan_id", type=int, required=True, metavar="ID", help="Номер плана в системе.")
@click.option(
    "--period",
    "code",
    type=click.Choice(PERIODS, case_sensitive=False),
    default="Y",
    help="За что: Q1 – Q4 — квартал, H1, H2 — полугодие, Y — год.",
)
@click.option("--format", "file_format", type=click.Choice(FORMATS), required=True, help="Вид файла.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Куда записать файл.")
@needs_django
def execution(plan_id: int, code: str, file_format: str, out: Path | None) -> None:
    """Print an execution report as of today. Exit codes: 0 done, 1 refused (no such plan, nothing in it), 2 options."""
    # Models can be imported only after Django has started.
    from rumo.core import clock
    from rumo.core.errors import Refusal
    from rumo.documents.enums import PaperFormat
    from rumo.planning.execution.prints import print_report
    from rumo.planning.execution.spans import span_of
    from rumo.planning.execution.year import year_of

    _check_out(out, file_format)
    found = plan_by(plan_id)
    try:
        span = span_of(found.period, code)
        made = print_report(year_of(found, clock.today()), span, PaperFormat(file_format))
    except Refusal as refusal:
        raise Refused(refusal.message) from refusal
    _hand_out(made.content, out)


@paper.command(help="Отчёт (анализ) объединения за год: утверждённый, а без него — проект.")
@click.option("--body", required=True, metavar="BODY", help="Номер, краткое название объединения или имя региона.")
@click.option("--period", required=True, metavar="ГОД", help="Год: 2023 или 2023-2024 (учебный).")
@click.option(
    "--format", "file_format", type=click.Choice((*FORMATS, "md")), required=True, help="Вид файла; md — Markdown."
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Куда записать файл.")
@needs_django
def report(body: str, period: str, file_format: str, out: Path | None) -> None:
    """Print the report of a body and a year. Exit codes: 0 done, 1 refused (no such report), 2 wrong options."""
    # Models can be imported only after Django has started.
    from rumo.documents.enums import PaperFormat
    from rumo.reports import prints

    _check_out(out, file_format)
    found = _report(body, period)
    if file_format == "md":
        content = prints.print_markdown(found).encode()
    else:
        content = prints.print_report(found, PaperFormat(file_format)).content
    _hand_out(content, out)


@paper.command(help="Индивидуальный маршрут педагога (ИОМ).")
@click.option("--route", "route_id", type=int, required=True, metavar="ID", help="Номер маршрута в системе.")
@click.option("--format", "file_format", type=click.Choice(FORMATS), required=True, help="Вид файла.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Куда записать файл.")
@needs_django
def route(route_id: int, file_format: str, out: Path | None) -> None:
    """Print a learning route as it stands. Exit codes: 0 done, 1 refused (no such route), 2 wrong options."""
    # Models can be imported only after Django has started.
    from rumo.documents.enums import PaperFormat
    from rumo.growth.models import LearningRoute
    from rumo.growth.route_prints import print_route

    _check_out(out, file_format)
    found = LearningRoute.objects.filter(pk=route_id).first()
    if found is None:
        raise Refused(f"Маршрута с номером {route_id} в системе нет.")
    _hand_out(print_route(found, PaperFormat(file_format)).content, out)


def _check_out(out: Path | None, file_format: str) -> None:
    if out is None and file_format not in TEXTS:
        raise WrongOptions("Для Word и PDF укажите файл: --out ПУТЬ.")


def _hand_out(content: bytes, out: Path | None) -> None:
    if out is None:
        click.echo(content.decode(), nl=not content.endswith(b"\n"))
        return
    try:
        out.write_bytes(content)
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


def plan_by(plan_id: int) -> Plan:
    """The plan of this number. Raises Refused when there is none."""
    from rumo.planning.models import Plan

    found = Plan.objects.select_related("association__region", "association__host").filter(pk=plan_id).first()
    if found is None:
        raise Refused(f"Плана с номером {plan_id} в системе нет.")
    return found


def _report(body: str, written: str) -> Report:
    """The approved report of the year, else the newest draft. Raises Refused when there is none."""
    from rumo.reports import queries

    association = association_by(body)
    try:
        period = Period.parse(written, association.rules.year_start_month)
    except ValueError as error:
        raise Refused(str(error)) from error
    found = queries.report_of(association, period)
    if found is None:
        raise Refused(f"Отчёта объединения «{association}» за {period} в системе нет.")
    return found


def _edition(plan_id: int, number: int | None, day: date | None) -> Edition:
    from rumo.core import clock
    from rumo.planning import queries

    found = plan_by(plan_id)
    if number is None:
        return queries.edition_to_read(found, day or clock.today())
    edition = found.editions.filter(number=number).first()
    if edition is None:
        raise Refused(f"Редакции {number} у этого плана нет: последняя — {found.editions.count() - 1}.")
    return edition


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
