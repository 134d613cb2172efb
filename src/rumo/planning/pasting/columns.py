"""What each column of a pasted table is: as a person says, by its header, or by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from rumo.papers.readers.document import Grid
from rumo.papers.readers.people import names_anybody
from rumo.papers.readers.plan.cells import normal_number
from rumo.papers.readers.plan.columns import Columns, Role, columns_of, is_deadline

_WHO = re.compile(
    r"^(?:со)?(?:председател|заместител|секретар|руководител|эксперт|методист|член|специалист|министерств|комитет"
    r"|управлени|институт|ОМСУ|ГБУ|ГАУ|МБУ|МАУ|ЦНППМ)",
    re.IGNORECASE,
)


def pasted_columns(grid: Grid, roles: Sequence[str]) -> Columns:
    """As the person says; else by the headers or by what stands in them."""
    known = columns_of(grid)
    if len(roles) == grid.columns:
        header_rows = known.header_rows if known else 0
        headers = known.headers if known else ("",) * grid.columns
        return Columns(_each_once([Role(role) for role in roles]), _named(headers), header_rows, 1.0)
    if known is None or known.header_rows == 0:
        found = _by_content(grid)
        known = Columns(_each_once(found), ("",) * grid.columns, 0, 0.6)
    return replace(known, headers=_named(known.headers))


def _by_content(grid: Grid) -> list[Role]:
    """Numbers, phrases of time and people tell their columns; the longest other is the title, the last the result."""
    texts = [[cell.text.strip() for cell in column if cell.text.strip()] for column in zip(*grid.matrix, strict=True)]
    roles = [_role_of(said) for said in texts]
    free = [n for n, role in enumerate(roles) if role is Role.OTHER and texts[n]]
    if free:
        title = max(free, key=lambda n: (sum(map(len, texts[n])), -n))
        if Role.DEADLINE in roles and title > roles.index(Role.DEADLINE) and free[0] < roles.index(Role.DEADLINE):
            title = free[0]  # the result may be longer than the title, but stands after the deadline
        roles[title] = Role.TITLE
        if free[-1] > title:
            roles[free[-1]] = Role.EXPECTED
    return roles


def _role_of(said: Sequence[str]) -> Role:
    tests = (
        (Role.NUMBER, lambda text: bool(normal_number(text))),
        (Role.DEADLINE, is_deadline),
        (Role.RESPONSIBLE, lambda text: names_anybody(text) or bool(_WHO.match(text))),
    )
    for role, test in tests:
        if said and sum(map(test, said)) / len(said) > 0.5:
            return role
    return Role.OTHER


def _each_once(roles: Sequence[Role]) -> tuple[Role, ...]:
    return tuple(Role.OTHER if role in roles[:n] else role for n, role in enumerate(roles))


def _named(headers: Sequence[str]) -> tuple[str, ...]:
    return tuple(header or _("Столбец %(n)s") % {"n": n} for n, header in enumerate(headers, start=1))
