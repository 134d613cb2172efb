"""What an approved report keeps of its figures and blocks, and what has changed in the records since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models

from rumo.core.figures import FigureTable
from rumo.reports.blocks.making import Source, content_of, make_block
from rumo.reports.figure_book import FigureBook, Known, LiveBook, live_book
from rumo.reports.models import FrozenBlock, FrozenFigure, Report, ReportBlock
from rumo.reports.spans import counted_period

_OFTEN = 500  # rows a statement


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of an approved report against the records of now; `now` is None when nobody counts it any more.

    `gone` and `added` are the keys of the records that no longer count and of those that count since.
    """

    kept: FrozenFigure
    now: Known | None
    gone: tuple[int, ...] = ()
    added: tuple[int, ...] = ()

    @property
    def differs(self) -> bool:
        if self.now is None:
            return True
        told = (self.kept.value, self.kept.base, self.kept.previous)
        return told != (self.now.value, self.now.base, self.now.previous) or bool(self.gone or self.added)


def freeze(report: Report, book: LiveBook) -> None:
    """Keep every figure that the texts and blocks asked of `book`, and every block as it is made now."""
    source = Source(report.association, counted_period(report), book)
    rows = ReportBlock.objects.filter(section__report=report)
    blocks = [FrozenBlock(block=row, content=content_of(make_block(row, source))) for row in rows]
    FrozenBlock.objects.bulk_create(blocks, batch_size=_OFTEN)
    figures = [_frozen(report, known) for known in book.used.values()]
    FrozenFigure.objects.bulk_create(figures, batch_size=_OFTEN)


def melt(report: Report) -> None:
    """Let go of what was kept: the report is being written again."""
    FrozenBlock.objects.filter(block__section__report=report).delete()
    report.frozen.all().delete()


def differences(report: Report) -> tuple[Difference, ...]:
    """Every kept figure beside the records as they are now, in the order of their codes."""
    book = live_book(report)
    return tuple(_difference(kept, book) for kept in report.frozen.all())


def changed_blocks(report: Report) -> tuple[ReportBlock, ...]:
    """Blocks that would read otherwise if they were made now."""
    book = live_book(report)
    source = Source(report.association, counted_period(report), book)
    rows = ReportBlock.objects.filter(section__report=report).select_related("section", "frozen")
    return tuple(row for row in rows if _reads_otherwise(row, source))


def _reads_otherwise(row: ReportBlock, source: Source) -> bool:
    kept = row.frozen.content.get("blocks")
    fresh = ReportBlock(section=row.section, code=row.code, options=row.options, caption=row.caption)
    return bool(content_of(make_block(fresh, source))["blocks"] != kept)


def _difference(kept: FrozenFigure, book: FigureBook) -> Difference:
    now = book.get(kept.code)
    if now is None:
        return Difference(kept, None)
    before, after = set(kept.records), set(_keys(now))
    return Difference(kept, now, tuple(sorted(before - after)), tuple(sorted(after - before)))


def _frozen(report: Report, known: Known) -> FrozenFigure:
    model: Any = known.records.model if known.records is not None else None
    return FrozenFigure(
        report=report,
        code=known.code,
        title=known.title[:300],
        unit=known.unit,
        value=known.value,
        base=known.base,
        previous=known.previous,
        model=_label(model),
        records=list(_keys(known)),
        table=_table(known.table) if known.table else None,
    )


def _keys(known: Known) -> Iterable[int]:
    return () if known.records is None else known.records.order_by("pk").values_list("pk", flat=True)


def _label(model: type[models.Model] | None) -> str:
    return model._meta.label_lower if model is not None else ""


def _table(table: FigureTable) -> dict[str, Any]:
    rows = [{"title": str(row.title), "cells": _values(row.cells)} for row in table.rows]
    return {
        "columns": [str(each) for each in table.columns],
        "rows": rows,
        "total": {"title": str(table.total.title), "cells": _values(table.total.cells)},
    }


def _values(cells: Iterable[Any]) -> list[int | None]:
    return [None if cell is None else cell.value for cell in cells]
