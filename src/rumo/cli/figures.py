"""`rumo figures …`: every figure of a body for a year, with last year's beside it and the records behind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from rumo.cli.django import needs_django
from rumo.cli.refused import Refused
from rumo.russian.comparisons import counted_phrase, share_phrase
from rumo.russian.deadlines.periods import Period
from rumo.russian.numbers import NO_VALUE

if TYPE_CHECKING:
    from rumo.core.figures import Counted, FigureTable, Measured
    from rumo.directory.models import Association


@click.command(
    help="Показатели объединения за год, рядом с прошлым годом.\n\n"
    "BODY — номер объединения в системе, его краткое название или адресное имя региона."
)
@click.argument("body")
@click.option("--period", required=True, metavar="ГОД", help="Год: 2023 или 2023-2024 (учебный).")
@click.option("--json", "as_json", is_flag=True, help="В виде JSON, с номерами записей.")
@needs_django
def figures(body: str, period: str, as_json: bool) -> None:
    """Print every registered figure. Exit codes: 0 done, 1 no such body or no such year."""
    # Models can be imported only after Django has started.
    from rumo.core.figures import measure_all

    association = association_by(body)
    try:
        asked = Period.parse(period, association.rules.year_start_month)
    except ValueError as error:
        raise Refused(str(error)) from error
    measured = measure_all(association, asked)
    if as_json:
        told = {each.figure.code: _as_json(each) for each in measured}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    click.echo(f"{association.full_name}, {asked}")
    for each in measured:
        click.echo(_line(each))
        if each.now.table is not None:
            click.echo(_grid(each.now.table))


def association_by(body: str) -> Association:
    """By number; by short name when one body bears it; by the slug of a region, its regional association."""
    from rumo.directory.enums import AssociationKind
    from rumo.directory.models import Association

    everything = Association.objects.select_related("region").order_by("pk")
    if body.isdecimal():
        found = list(everything.filter(pk=body))
    else:
        found = list(everything.filter(short_name__iexact=body)[:2])
        if not found:
            top = everything.filter(region__slug=body, parent__isnull=True, municipality__isnull=True)
            found = list(top.filter(kind=AssociationKind.REGIONAL)[:1]) or list(top[:1])
    if not found:
        raise Refused(f"Объединение «{body}» не найдено. Укажите его номер, краткое название или имя региона.")
    if len(found) > 1:
        raise Refused(f"Объединений с названием «{body}» несколько. Укажите номер объединения в системе.")
    return found[0]


def _line(measured: Measured) -> str:
    """«Подано материалов: 32 материала, на 88 % больше, чем годом раньше (17)»"""
    now = measured.now
    told = counted_phrase(now.value, measured.figure.unit, measured.before.value)
    share = f" ({share_phrase(now.value, now.base)})" if now.base else ""
    return f"{measured.figure.title}{share}: {told}"


def _grid(table: FigureTable) -> str:
    rows = [["", *table.columns]]
    rows += [[row.title, *(str(cell.value) if cell else "нет данных" for cell in row.cells)] for row in table.rows]
    rows.append([table.total.title, *(str(cell.value) if cell else NO_VALUE for cell in table.total.cells)])
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))]
    return "\n".join(
        "  " + "  ".join(text.rjust(width) for text, width in zip(row, widths, strict=True)) for row in rows
    )


def _as_json(measured: Measured) -> dict[str, Any]:
    """`share` and `growth` are percents with one digit after the point; null without anything to take them of."""
    told: dict[str, Any] = {
        "title": str(measured.figure.title),
        "value": measured.now.value,
        "unit": measured.figure.unit,
        "base": measured.now.base,
        "share": measured.share,
        "previous": measured.before.value,
        "growth": measured.growth,
        "records": _keys(measured.now),
    }
    if measured.now.table is not None:
        told["table"] = _table_as_json(measured.now.table)
    return told


def _table_as_json(table: FigureTable) -> dict[str, Any]:
    rows = [
        {
            "title": row.title,
            "cells": [None if cell is None else {"value": cell.value, "records": _keys(cell)} for cell in row.cells],
        }
        for row in table.rows
    ]
    total = [cell.value if cell else None for cell in table.total.cells]
    return {"columns": list(table.columns), "rows": rows, "total": total}


def _keys(counted: Counted) -> list[int]:
    return list(counted.records.order_by("pk").values_list("pk", flat=True))
