"""Writes of the blocks under a section: tables, charts and lists made from the records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.reports.actions.holding import hold_section
from rumo.reports.blocks import narrowing, registry
from rumo.reports.models import ReportBlock, ReportSection


@transaction.atomic
def add_block(
    section: ReportSection,
    *,
    code: str,
    options: Mapping[str, Any] | None = None,
    caption: str = "",
    actor: User,
) -> ReportBlock:
    """Put the block of the maker `code` last under the section. Raises NotAllowed, Refusal for an unknown code."""
    hold_section(section, actor)
    maker = registry.get(code)
    if maker is None:
        raise Refusal(_("Такой таблицы или списка нет: выберите из предложенных."))
    block = ReportBlock.objects.create(
        section=section,
        position=section.blocks.count() + 1,
        code=code,
        kind=maker.kind,
        caption=_one_line(caption),
        options=_narrowing(maker, options or {}),
    )
    audit.record(actor, "add_block", section, _("Добавлено в раздел: %(block)s") % {"block": block}, {"code": code})
    return block


@transaction.atomic
def name_block(block: ReportBlock, *, caption: str, actor: User) -> ReportBlock:
    """The caption above it; an empty one gives back the usual. Raises NotAllowed."""
    hold_section(block.section, actor)
    changes = audit.changed(block, caption=_one_line(caption))
    if changes:
        block.save(update_fields=["caption", "updated_at"])
        audit.record(actor, "name_block", block.section, _("Изменена подпись: %(block)s") % {"block": block}, changes)
    return block


@transaction.atomic
def narrow_block(block: ReportBlock, *, options: Mapping[str, Any], actor: User) -> ReportBlock:
    """What the block shows from now on (see `blocks.narrowing`); an empty mapping makes it whole again.

    Raises NotAllowed, Refusal for an option its maker does not take or a block that nobody makes any more.
    """
    hold_section(block.section, actor)
    maker = registry.get(block.code)
    if maker is None:
        raise Refusal(_("Этот блок больше недоступен: уберите его или замените другим."))
    changes = audit.changed(block, options=_narrowing(maker, options))
    if changes:
        block.save(update_fields=["options", "updated_at"])
        audit.record(
            actor, "narrow_block", block.section, _("Уточнено, что показать: %(block)s") % {"block": block}, changes
        )
    return block


@transaction.atomic
def move_block(block: ReportBlock, *, step: int, actor: User) -> None:
    """One place up (−1) or down (+1) among the blocks of its section; at the edge nothing happens."""
    hold_section(block.section, actor)
    row = list(block.section.blocks.all())
    place = next(number for number, each in enumerate(row) if each.pk == block.pk)
    to = min(max(place + step, 0), len(row) - 1)
    row.insert(to, row.pop(place))
    _settle(row)
    if to != place:
        audit.record(actor, "move_block", block.section, _("Переставлено: %(block)s") % {"block": block})


@transaction.atomic
def delete_block(block: ReportBlock, *, actor: User) -> None:
    """Take a block out; the records it shows stay where they are."""
    section = block.section
    hold_section(section, actor)
    audit.record(actor, "delete_block", section, _("Убрано из раздела: %(block)s") % {"block": block})
    block.delete()
    _settle(list(section.blocks.all()))


def _settle(row: list[ReportBlock]) -> None:
    for place, block in enumerate(row, start=1):
        block.position = place
    ReportBlock.objects.bulk_update(row, ["position"])


def _narrowing(maker: registry.Maker, options: Mapping[str, Any]) -> dict[str, Any]:
    if strange := set(options) - set(maker.narrowed_by):
        names = ", ".join(sorted(map(str, strange)))
        raise Refusal(_("«%(block)s» так не уточняется: %(names)s.") % {"block": maker.title, "names": names})
    return dict(narrowing.only_known(options, maker.narrowed_by))


def _one_line(text: str) -> str:
    return " ".join(text.split())[:300]
