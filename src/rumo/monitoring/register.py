"""The register of indicators as it is shown: by level, parts under their whole, what each says in a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rumo.core.versions import order_mark
from rumo.directory.models import Association
from rumo.monitoring.enums import Base, IndicatorLevel
from rumo.monitoring.models import Indicator, IndicatorVersion
from rumo.monitoring.targets import target_phrase
from rumo.russian.numbers import format_number


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator with its version of the year (None where it says nothing then); `depth` sets parts in."""

    indicator: Indicator
    version: IndicatorVersion | None
    versions: int
    depth: int

    @property
    def target(self) -> str:
        return target_phrase(self.version) if self.version else ""

    @property
    def base(self) -> str:
        return base_words(self.version) if self.version else ""


@dataclass(frozen=True, slots=True)
class Level:
    """`mark` names the order of all the level's indicators, whichever are shown."""

    value: str
    title: str
    lines: tuple[Line, ...]
    mark: int
    may_sort: bool


def base_words(version: IndicatorVersion) -> str:
    """«от 19 390 (форма ОО-1)», or the kind of base."""
    if version.base == Base.STATED and version.base_value is not None:
        return f"{format_number(version.base_value)} ({version.base_source})"
    return str(version.get_base_display())


def register_of(association: Association, year: int, *, words: str = "", unused: bool = False) -> list[Level]:
    """Levels with something to show. Two queries."""
    rows = list(association.indicators.prefetch_related("versions"))
    for row in rows:
        row.association = association
    levels = []
    for value, title in IndicatorLevel.choices:
        own = [row for row in rows if row.level == value]
        shown = [line for line in _walk(own, None, 0, year) if _fits(line, words, unused)]
        if shown:
            mark = order_mark(row.pk for row in own)
            levels.append(Level(value, str(title), tuple(shown), mark, len(shown) == len(own) > 1))
    return levels


def _walk(rows: Sequence[Indicator], parent: int | None, depth: int, year: int) -> list[Line]:
    found: list[Line] = []
    for row in rows:
        if row.parent_id == parent:
            versions = list(row.versions.all())
            version = next((each for each in versions if each.holds_in(year)), None)
            found.append(Line(row, version, len(versions), depth))
            found += _walk(rows, row.pk, depth + 1, year)
    return found


def _fits(line: Line, words: str, unused: bool) -> bool:
    if not unused and not line.indicator.is_active:
        return False
    text = f"{line.indicator.code} {line.version.wording if line.version else ''}".lower()
    return all(word in text for word in words.lower().split())
