"""Tables of other rooms inside the record of a question: live while the minutes are made, frozen in a signed paper.

The rooms that have such tables stand above, so they register how to offer and to build them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from rumo.meetings.models import ItemBlock, Meeting
from rumo.papers.blocks import Block, paragraph


@dataclass(frozen=True, slots=True)
class LiveBlock:
    """`offers(user, meeting)` gives keys and titles of what the user may put in, in a constant number of queries.

    `build(key)` gives the text as the records stand now; nothing when they are gone.
    """

    code: str
    offers: Callable[[Any, Meeting], Sequence[tuple[str, str]]]
    build: Callable[[str], tuple[Block, ...]]


@dataclass(frozen=True, slots=True)
class Offer:
    code: str
    key: str
    title: str

    @property
    def value(self) -> str:
        """As a form sends it."""
        return f"{self.code}:{self.key}"


_blocks: dict[str, LiveBlock] = {}


def register_block(block: LiveBlock) -> None:
    if _blocks.get(block.code, block).build is not block.build:
        raise ValueError(f"live block {block.code} is registered twice")
    _blocks[block.code] = block


def offers_for(user: Any, meeting: Meeting) -> list[Offer]:
    """Everything the user may put into questions of the meeting."""
    return [Offer(block.code, key, title) for block in _blocks.values() for key, title in block.offers(user, meeting)]


def text_of(block: ItemBlock) -> tuple[Block, ...]:
    """What stands in the record; a table whose records are gone says so in its place instead of vanishing."""
    found = _blocks.get(block.code)
    built = found.build(block.key) if found else ()
    return built or (paragraph(_("Таблица «%(title)s» недоступна: её записей больше нет.") % {"title": block.title}),)
