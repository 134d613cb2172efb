"""The order of an edition: rows before any heading, then each heading with its rows. One list, as the grid shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rumo.core.versions import order_mark
from rumo.planning.models import Edition, PlanRow, PlanSection

Item = PlanSection | PlanRow


def laid_out(sections: Iterable[PlanSection], rows: Iterable[PlanRow]) -> list[Item]:
    """Headings and rows in one list, from those of an edition in the order of their positions."""
    by_section: dict[int | None, list[PlanRow]] = {}
    for row in rows:
        by_section.setdefault(row.section_id, []).append(row)
    items: list[Item] = list(by_section.get(None, ()))
    for section in sections:
        items += [section, *by_section.get(section.pk, ())]
    return items


def items_of(edition: Edition) -> list[Item]:
    """The list as it stands in the database; two queries."""
    return laid_out(edition.sections.all(), edition.rows.all())


def key_of(item: Item) -> str:
    """«row-5», «section-3»: how the page names it."""
    return f"{'section' if isinstance(item, PlanSection) else 'row'}-{item.pk}"


def mark_of(items: Iterable[Item]) -> int:
    return order_mark(map(key_of, items))


def settle(items: Sequence[Item]) -> None:
    """Write positions, and the section of each row (the last heading above it), where they have changed."""
    moved_rows: list[PlanRow] = []
    moved_sections: list[PlanSection] = []
    section: PlanSection | None = None
    row_place = section_place = 0
    for item in items:
        if isinstance(item, PlanSection):
            section, section_place = item, section_place + 1
            if item.position != section_place:
                item.position = section_place
                moved_sections.append(item)
            continue
        row_place += 1
        section_id = section.pk if section else None
        if (item.position, item.section_id) != (row_place, section_id):
            item.position, item.section_id = row_place, section_id
            moved_rows.append(item)
    if moved_sections:
        PlanSection.objects.bulk_update(moved_sections, ["position"])
    if moved_rows:
        PlanRow.objects.bulk_update(moved_rows, ["position", "section"])
