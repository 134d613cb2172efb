"""Writes of the rows of a plan: while it is a draft, or an amendment to it is being prepared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Conflict, Refusal
from rumo.core.versions import Stale, order_mark, require_order, save_edit
from rumo.directory.models import Direction
from rumo.planning import layout, proposals
from rumo.planning.actions.holding import hold
from rumo.planning.actions.responsible import (
    ResponsibleData,
    add_responsible,
    named,
    replace_responsible,
    responsible_data,
)
from rumo.planning.actions.texts import fitting, one_line
from rumo.planning.enums import Counted
from rumo.planning.layout import Item
from rumo.planning.models import Edition, PlanLine, PlanRow, PlanSection

_Marked = PlanRow.directions.through


class Gone(Conflict):
    """Somebody deleted the record that is being written."""


@dataclass(frozen=True, slots=True)
class RowData:
    """A row as typed. `section` is the title of its heading, made when missing; `extras` are `(column, text)`.

    Without `fact_kind` and `counted` they are proposed from the words.
    """

    title: str
    points: Sequence[str] = ()
    deadline: str = ""
    expected: str = ""
    responsible: Sequence[ResponsibleData] = ()
    section: str = ""
    number: str = ""
    fact_kind: str = ""
    counted: str = Counted.LINKED
    directions: Sequence[Direction] = ()
    extras: Sequence[tuple[str, str]] = field(default=())


def row_data(row: PlanRow) -> RowData:
    """A row as it stands, to copy it or to change a part of it."""
    return RowData(
        title=row.title,
        points=tuple(row.points),
        deadline=row.deadline,
        expected=row.expected,
        responsible=tuple(responsible_data(one) for one in row.responsible.all()),
        section=row.section.title if row.section else "",
        number=row.number,
        fact_kind=row.fact_kind,
        counted=row.counted,
        directions=tuple(row.directions.all()),
        extras=tuple((column, text) for column, text in row.extras),
    )


@transaction.atomic
def add_row(
    edition: Edition, *, data: RowData, after: Item | None = None, line: PlanLine | None = None, actor: User
) -> PlanRow:
    """A row right after `after` (a row or a heading), else last of its section; without one, above the headings.

    `line` says what it plans when that was planned before, in another edition.
    """
    hold(edition, actor)
    [row] = _insert(edition, [data], after, [line or PlanLine.objects.create(plan=edition.plan)])
    audit.record(actor, "add_row", row, _("Добавлена строка: %(title)s") % {"title": row})
    return row


@transaction.atomic
def add_rows(edition: Edition, *, rows: Sequence[RowData], after: Item | None = None, actor: User) -> list[PlanRow]:
    """Many rows at once (a pasted table), all or none, in a constant number of queries. Places as in `add_row`."""
    hold(edition, actor)
    lines = PlanLine.objects.bulk_create([PlanLine(plan=edition.plan) for _row in rows])
    made = _insert(edition, rows, after, lines)
    audit.record(actor, "add_rows", edition.plan, _("Добавлено строк в план: %(n)s") % {"n": len(made)})
    return made


@transaction.atomic
def edit_row(row: PlanRow, *, data: RowData, version: int, actor: User) -> PlanRow:
    """Change a row as it stood in `version`. Raises Stale when somebody else has changed it, Gone when deleted.

    What counts as done follows the words as long as nobody has chosen otherwise. A new `section` moves the row there.
    """
    hold(row.edition, actor)
    _fresh(row, version)
    before = row_data(row)
    fields = _fields(data) | _execution(before, data)
    changes = {name: [getattr(row, name), new] for name, new in fields.items() if getattr(row, name) != new}
    if replace_responsible(row, data.responsible):
        changes["responsible"] = [named(before.responsible), named(data.responsible)]
    if set(data.directions) != set(before.directions):
        row.directions.set(data.directions)
        changes["directions"] = [[str(one) for one in before.directions], [str(one) for one in data.directions]]
    if changes:
        save_edit(row, version, **fields)
        audit.record(actor, "edit_row", row, _("Изменена строка: %(title)s") % {"title": row}, changes)
    if one_line(data.section) != before.section:
        _insert_again(row, one_line(data.section))
        audit.record(actor, "edit_row", row, _("Строка перенесена: %(title)s") % {"title": row}, {
            "section": [before.section, data.section]
        })  # fmt: skip
    return row


@transaction.atomic
def delete_row(row: PlanRow, *, actor: User) -> None:
    """Take a row out of the edition. What it planned stays when another edition or a fact knows it."""
    edition, line = row.edition, row.line
    hold(edition, actor)
    if not PlanRow.objects.filter(pk=row.pk).exists():
        return
    said = {"title": row.title, "points": row.points, "deadline": row.deadline, "expected": row.expected}
    audit.record(actor, "delete_row", edition.plan, _("Удалена строка: %(title)s") % {"title": row}, said)
    row.delete()
    drop_line(line)
    layout.settle(layout.items_of(edition))


@transaction.atomic
def move_rows(edition: Edition, *, order: Sequence[str], version: int, actor: User) -> int:
    """Put rows and headings in `order`, keys of `layout.key_of`; a row belongs to the last heading above it.

    `version` is the mark of the order it was made from (`layout.mark_of`); returns the new one. Raises Conflict when
    rows were added, moved or deleted since.
    """
    hold(edition, actor)
    items = {layout.key_of(item): item for item in layout.items_of(edition)}
    told = _("План тем временем изменили: строки добавлены, удалены или переставлены.")
    require_order(list(items), order, version, told=told)
    if list(order) != list(items):
        layout.settle([items[key] for key in order])
        audit.record(actor, "move_rows", edition.plan, _("Изменён порядок строк плана"))
    return order_mark(order)


def drop_line(line: PlanLine) -> None:
    """Forget what was planned when nothing refers to it any more."""
    kept = line.rows.exists() or line.meetings.exists() or line.facts.exists() or line.instructions.exists()
    if not kept:
        line.delete()


def _fresh(row: PlanRow, version: int) -> None:
    """The row as it stands now, with everything that an edit may replace."""
    try:
        row.refresh_from_db()
    except PlanRow.DoesNotExist:
        raise Gone(_("Эту строку удалил другой пользователь. Ваш текст не потерян.")) from None
    if row.version != version:
        raise Stale(row)


def _insert(edition: Edition, rows: Sequence[RowData], after: Item | None, lines: Sequence[PlanLine]) -> list[PlanRow]:
    items = layout.items_of(edition)
    made = [
        PlanRow(edition=edition, line=line, **_fields(data) | _proposed(data))
        for data, line in zip(rows, lines, strict=True)
    ]
    sections = _sections(edition, items, [one_line(data.section) for data in rows])
    place = items.index(after) + 1 if after in items else None
    for row, data in zip(made, rows, strict=True):
        section = sections.get(one_line(data.section))
        at = place if place is not None and section in (None, _heading(items, place)) else _end(items, section)
        items.insert(at, row)
        if at == place:
            place += 1
    PlanRow.objects.bulk_create(made)
    layout.settle(items)
    add_responsible((row, data.responsible) for row, data in zip(made, rows, strict=True))
    _Marked.objects.bulk_create(
        [
            _Marked(planrow_id=row.pk, direction_id=direction.pk)
            for row, data in zip(made, rows, strict=True)
            for direction in dict.fromkeys(data.directions)
        ]
    )
    return made


def _insert_again(row: PlanRow, title: str) -> None:
    """The row as the last of another section."""
    items = [item for item in layout.items_of(row.edition) if item != row]
    section = _sections(row.edition, items, [title]).get(title)
    items.insert(_end(items, section), row)
    layout.settle(items)


def _sections(edition: Edition, items: list[Item], titles: Sequence[str]) -> dict[str, PlanSection]:
    """Headings by title; those that are missing are made at the end of `items`."""
    found: dict[str, PlanSection] = {}
    for item in items:
        if isinstance(item, PlanSection):
            found.setdefault(item.title, item)
    last = len([item for item in items if isinstance(item, PlanSection)])
    missing = [title for title in dict.fromkeys(titles) if title and title not in found]
    for place, title in enumerate(missing, start=last + 1):
        said = fitting(title, PlanSection, "title")
        found[title] = PlanSection.objects.create(edition=edition, position=place, title=said)
        items.append(found[title])
    return found


def _heading(items: Sequence[Item], place: int) -> PlanSection | None:
    """The heading that rules at `place`."""
    above = [item for item in items[:place] if isinstance(item, PlanSection)]
    return above[-1] if above else None


def _end(items: Sequence[Item], section: PlanSection | None) -> int:
    """The place after the last row of `section`; of none, before the first heading."""
    start = 0 if section is None else items.index(section) + 1
    for place in range(start, len(items)):
        if isinstance(items[place], PlanSection):
            return place
    return len(items)


def _fields(data: RowData) -> dict[str, Any]:
    title = data.title.strip()
    if not title:
        raise Refusal(_("Напишите, что будет сделано: без мероприятия строки не бывает."))
    return {
        "title": title,
        "points": [point.strip() for point in data.points if point.strip()],
        "deadline": fitting(data.deadline, PlanRow, "deadline"),
        "expected": data.expected.strip(),
        "number": fitting(data.number, PlanRow, "number"),
        "extras": [[column, text] for column, text in data.extras],
    }


def _proposed(data: RowData) -> dict[str, str]:
    if data.fact_kind or data.counted != Counted.LINKED:
        return {"fact_kind": data.fact_kind, "counted": data.counted}
    return proposals.execution_of(data.title, data.deadline)._asdict()


def _execution(before: RowData, data: RowData) -> dict[str, str]:
    chosen = (data.fact_kind, data.counted)
    untouched = chosen == (before.fact_kind, before.counted)
    if untouched and chosen == tuple(proposals.execution_of(before.title, before.deadline)):
        return proposals.execution_of(data.title, data.deadline)._asdict()
    return {"fact_kind": data.fact_kind, "counted": data.counted}
