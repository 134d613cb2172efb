"""What differs between two editions of a plan, row by row of the same lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core import clock
from rumo.documents.rules import paper_sha256
from rumo.papers.change_sheet import Change, ChangeKind, ChangeSheet, Part
from rumo.papers.plan import Plan as PlanPaper
from rumo.papers.plan_comparison import compare_plans
from rumo.planning import builders, queries
from rumo.planning.models import Edition

_FIELDS = {
    "title": gettext_lazy("мероприятие"),
    "points": gettext_lazy("подпункты"),
    "section": gettext_lazy("раздел"),
    "deadline": gettext_lazy("срок"),
    "responsible": gettext_lazy("ответственные"),
    "expected": gettext_lazy("планируемый результат"),
    "extras": gettext_lazy("другие графы"),
    "questions": gettext_lazy("вопросы"),
    "relevance": gettext_lazy("актуальность"),
    "form": gettext_lazy("форма"),
}
_AKIN = 0.4  # of the words of two texts: fewer in common, and they are simply two texts
_WHOLE = {ChangeKind.ADDED: gettext_lazy("добавлено"), ChangeKind.REMOVED: gettext_lazy("исключено")}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in one of the two texts only (`differs`), or in both."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that differs: `label` says what of it («срок»), the pieces the words before and after."""

    label: str
    was: tuple[Piece, ...]
    becomes: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A row or a meeting that differs. `kind` is a change: added, removed, changed."""

    name: str
    title: str
    kind: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """`old` and `new` are the papers of the editions. They may differ in nothing but their order: then no items."""

    old: PlanPaper
    new: PlanPaper
    changes: tuple[Change, ...]

    @property
    def any(self) -> bool:
        return self.old != self.new

    @property
    def items(self) -> list[Item]:
        by_item = groupby(self.changes, key=lambda change: (change.part, change.item, change.title, _is_whole(change)))
        return [_item(list(changes)) for _key, changes in by_item]

    @property
    def only_order(self) -> bool:
        return self.any and not self.changes and self.old.foreword == self.new.foreword

    @property
    def foreword_changed(self) -> bool:
        return self.old.foreword != self.new.foreword


def between(before: Edition, after: Edition) -> Differences:
    """Both editions of one plan; a constant number of queries."""
    old, new = queries.edition_with_contents(before.pk), queries.edition_with_contents(after.pk)
    papers = builders.build_plan(old), builders.build_plan(new)
    rows = tuple([row.line_id for row in edition.rows.all()] for edition in (old, new))
    meetings = tuple([each.line_id for each in edition.meetings.all()] for edition in (old, new))
    changes = compare_plans(*papers, rows=(rows[0], rows[1]), meetings=(meetings[0], meetings[1]))
    return Differences(*papers, changes)


def mark_of(edition: Edition) -> str:
    """A mark of what an edition says now: another text has another mark."""
    return paper_sha256(builders.build_plan(queries.edition_with_contents(edition.pk)))


def change_sheet(before: Edition, after: Edition) -> ChangeSheet:
    """The sheet of what `after` changes in `before`; of a draft, as it would be issued today."""
    plan = after.plan
    day = after.in_force_from or clock.today()
    return ChangeSheet(
        plan_title=plan.title,
        body=plan.association.name_on(day).full,
        number=after.number,
        date=day,
        ground=after.ground,
        reason=after.reason,
        organization=plan.association.host.name_on(day).full,
        changes=between(before, after).changes,
        layout=builders.layout_of(plan.association),
    )


def _is_whole(change: Change) -> bool:
    return change.kind in _WHOLE


def _item(changes: list[Change]) -> Item:
    first = changes[0]
    name = _("Заседание %(number)s") if first.part is Part.MEETINGS else _("Пункт %(number)s")
    kind = first.kind if _is_whole(first) else ChangeKind.CHANGED
    return Item(
        name=name % {"number": first.item},
        title=first.title,
        kind=kind.value,
        rows=tuple(_row(change) for change in changes),
    )


def _row(change: Change) -> Row:
    if change.kind in _WHOLE:
        label = str(_WHOLE[change.kind])
        return Row(label, _pieces(change.was), _pieces(change.becomes))
    return Row(str(_FIELDS.get(change.field, change.field)), *_marked(change.was, change.becomes))


def _pieces(text: str) -> tuple[Piece, ...]:
    return (Piece(text, differs=True),) if text else ()


def _marked(was: str, becomes: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts cut where they differ, word by word; texts that have little in common are marked whole."""
    old, new = re.findall(r"\S+\s*", was), re.findall(r"\S+\s*", becomes)
    matcher = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False)
    if matcher.ratio() < _AKIN:
        return _pieces(was), _pieces(becomes)
    steps = matcher.get_opcodes()
    left = tuple(_cut((tag, old[a:b]) for tag, a, b, _c, _d in steps))
    return left, tuple(_cut((tag, new[c:d]) for tag, _a, _b, c, d in steps))


def _cut(steps: Iterator[tuple[str, list[str]]]) -> Iterator[Piece]:
    for tag, words in steps:
        if words:
            yield Piece("".join(words), differs=tag != "equal")
