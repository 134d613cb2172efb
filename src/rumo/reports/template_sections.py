"""What a template of a report holds: its sections, each with the blocks under it. Kept as JSON, read as dataclasses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class TemplateBlock:
    """A table, chart or list under the section; `code` names its maker (see `blocks`)."""

    code: str
    kind: str = "table"
    caption: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TemplateSection:
    """A heading of `level` 1 to 3, a word to the writer on what belongs here, and a text to begin from.

    `body` is simple HTML; a figure is quoted in it as in a section of a report (see `quotes`).
    """

    title: str
    level: int = 1
    guidance: str = ""
    body: str = ""
    blocks: tuple[TemplateBlock, ...] = ()


def to_json(sections: Sequence[TemplateSection]) -> list[dict[str, Any]]:
    return [asdict(section) for section in sections]


def from_json(rows: Sequence[Mapping[str, Any]]) -> tuple[TemplateSection, ...]:
    return tuple(
        TemplateSection(**{**row, "blocks": tuple(TemplateBlock(**block) for block in row.get("blocks", ()))})
        for row in rows
    )
