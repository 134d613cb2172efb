"""How an author narrows a block: to a body below, to kinds or topics, to so many rows, to this year, drawn or not.

`ReportBlock.options` holds only what narrows: {"body": 14, "kinds": ["festival"], "topics": [3], "campaign": 12,
"rows": 10, "last_year": false, "show": "table"}. A maker names those it takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.directory.models import Association
from rumo.directory.queries import branch_of
from rumo.events.enums import EventKind
from rumo.events.models import Topic
from rumo.growth.enums import ParticipationKind, PublicationKind
from rumo.papers.blocks import Block, ItemList, Table
from rumo.reports.enums import Look, Narrowing

MOST_ROWS = 200
BODY_GONE = gettext_lazy(
    "Объединения, чьи записи здесь показаны, в составе больше нет: выберите другое или уберите блок."
)
KINDS: Mapping[str, Any] = {
    "events.list": EventKind,
    "publications.list": PublicationKind,
    "participations.list": ParticipationKind,
}


def body_of(association: Association, options: Mapping[str, Any]) -> Association | None:
    """Whose records are counted: the body itself unless one below is named; None for one that is not below it."""
    key = options.get(Narrowing.BODY)
    if not key or key == association.pk:
        return association
    return Association.objects.filter(pk__in=branch_of(association)).filter(pk=key).first()


def words_of(code: str, options: Mapping[str, Any], body: Association | None) -> str:
    """«РУМО края, фестиваль, конкурс, только этот год»: what a reader is told of the block; «» when it is whole."""
    told = [str(body)] if body is not None else []
    if code in KINDS:
        told += [str(kind.label) for kind in KINDS[code] if kind.value in options.get(Narrowing.KINDS, ())]
    if options.get(Narrowing.TOPICS):
        told += (
            Topic.objects.filter(pk__in=options[Narrowing.TOPICS]).order_by("position").values_list("title", flat=True)
        )
    if options.get(Narrowing.LAST_YEAR) is False:
        told.append(_("только этот год"))
    return ", ".join(told)


def shortened(blocks: Iterable[Block], rows: int) -> tuple[tuple[Block, ...], str]:
    """The first `rows` rows of each table, items of each list; «первые 10 из 34» where something was left out."""
    kept, said = [], ""
    for block in blocks:
        short, all_of_it = _shortened(block, rows)
        kept.append(short)
        if all_of_it > rows:
            said = _("первые %(shown)s из %(all)s") % {"shown": rows, "all": all_of_it}
    return tuple(kept), said


def undrawn(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Tables without bars beside their numbers."""
    return tuple(replace(each, bars=False) if isinstance(each, Table) else each for each in blocks)


def only_known(options: Mapping[str, Any], taken: Sequence[str]) -> Mapping[str, Any]:
    """Options of these names that narrow at all: nothing chosen is not kept."""
    usual: Mapping[str, Any] = {Narrowing.LAST_YEAR: True, Narrowing.SHOW: Look.BOTH.value}
    return {
        name: value
        for name, value in options.items()
        if name in taken and value not in (None, "", []) and usual.get(name) != value
    }


def _shortened(block: Block, rows: int) -> tuple[Block, int]:
    if isinstance(block, ItemList):
        return replace(block, items=block.items[:rows]), len(block.items)
    if isinstance(block, Table):
        head, body = block.rows[: block.header_rows], block.rows[block.header_rows :]
        return replace(block, rows=(*head, *body[:rows])), len(body)
    return block, 0
