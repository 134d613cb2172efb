"""What papers that are not minutes have alike: the page, the signatures, the plan they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rumo.papers.blocks import Table, row_width
from rumo.papers.layout import PaperLayout
from rumo.papers.people import Signature
from rumo.papers.wording.phrases import line, signed_name
from rumo.papers.wording.sheet import SheetLayout, SheetSignature
from rumo.russian.cases import Case
from rumo.russian.typography import NBSP

_WIDE = 6  # columns that ask for a landscape page
_PLAN = re.compile(r"план(?=\s|$)", re.IGNORECASE)
_YEAR = re.compile(r"(?<=\d{4}) (?=год)")
_FORMS = {Case.GENITIVE: ("плана", "документа"), Case.DATIVE: ("плану", "документу")}


def named(title: str) -> str:
    """A line of a title: «2024 год» stays together."""
    return _YEAR.sub(NBSP, line(title))


def page(layout: PaperLayout, tables: Iterable[Table] = ()) -> SheetLayout:
    """The page as the layout says, else as the widest of the tables asks."""
    width = max((row_width(table.rows[0]) for table in tables), default=0)
    return SheetLayout(
        layout.left_margin_mm,
        layout.font_size_pt,
        width >= _WIDE if layout.landscape is None else layout.landscape,
    )


def signing(signatures: Iterable[Signature]) -> tuple[SheetSignature, ...]:
    """The lines of the signature block: initials before the surname."""
    return tuple(SheetSignature(line(each.post), line(signed_name(each.name))) for each in signatures)


def plan_in(case: Case, title: str) -> str:
    """«плана работы РУМО на 2024 год» of «План работы РУМО на 2024 год»; any other title is quoted."""
    plan, document = _FORMS[case]
    return _PLAN.sub(plan, title, count=1) if _PLAN.match(title) else f"{document} «{title}»"
