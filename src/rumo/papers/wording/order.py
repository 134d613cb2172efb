"""An order on composition to the sheet that is printed: its points, and the composition as an annex."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rumo.papers.blocks import Block, ItemList, Paragraph, Table, paragraph
from rumo.papers.layout import PaperLayout
from rumo.papers.order import Change, CompositionOrder, OrderMember
from rumo.papers.wording.grids import Column, cell, grid, said
from rumo.papers.wording.page import named, page, signing
from rumo.papers.wording.paper_sheet import PaperSheet, SheetAnnex, SheetSection
from rumo.papers.wording.phrases import line
from rumo.russian.cases import Case
from rumo.russian.dates import short_date
from rumo.russian.posts import inside_phrase

ORDER = "ПРИКАЗ"
I_ORDER = "ПРИКАЗЫВАЮ:"
ANNEX = "Приложение"
COMPOSITION = "Состав"
NUMBER = "№\nп/п"
NAME = "Фамилия, имя, отчество"
POST = "Должность, место работы"
ROLE = "Роль"
_POINTS = {
    Change.APPROVED: "Утвердить состав{body} согласно приложению.",
    Change.ADDED: "Ввести в состав{body}:",
    Change.REMOVED: "Вывести из состава{body}:",
}


def build_sheet(order: CompositionOrder) -> PaperSheet:
    """Everything the writers print. Members are named in the nominative, so nobody's name has to be declined."""
    approved = [member for member in order.members if member.change is Change.APPROVED]
    return PaperSheet(
        title=line(order.title or ORDER.capitalize()),
        author=line(order.issuer),
        date=order.date,
        layout=page(PaperLayout()),
        organization=line(order.issuer),
        heading=(ORDER,),
        requisites=(requisites,) if (requisites := _requisites(order)) else (),
        sections=(SheetSection(named(order.title), tuple(_points(order))),),
        signatures=signing(order.signatures),
        annexes=(_annex(order, approved),) if approved else (),
    )


def _requisites(order: CompositionOrder) -> str:
    """«26.10.2023 № 187_ОД»"""
    return line(" ".join(filter(None, (short_date(order.date) if order.date else "", _number(order)))))


def _points(order: CompositionOrder) -> Iterator[Block]:
    """A point for each change; the approved composition stands in the annex."""
    yield paragraph(I_ORDER)
    for number, (change, members) in enumerate(groupby(order.members, key=lambda member: member.change), start=1):
        yield paragraph(line(f"{number}. {_POINTS[change].format(body=_of_body(order))}"))
        if change is not Change.APPROVED:
            yield ItemList(tuple(map(_listed, members)))


def _of_body(order: CompositionOrder) -> str:
    return f" {inside_phrase(order.association, Case.GENITIVE)}" if order.association else ""


def _listed(member: OrderMember) -> Paragraph:
    """«Громов П.С., методист центра, секретарь»"""
    return paragraph(said(", ".join(filter(None, (member.name, member.post, member.role)))))


def _annex(order: CompositionOrder, members: Sequence[OrderMember]) -> SheetAnnex:
    act = " ".join(filter(None, (f"от {short_date(order.date)}" if order.date else "", _number(order))))
    return SheetAnnex(
        ANNEX,
        line(f"к приказу {act}") if act else "",
        named(f"{COMPOSITION}{_of_body(order)}"),
        (SheetSection("", (_table(members),)),),
    )


def _number(order: CompositionOrder) -> str:
    return f"№ {order.number}" if order.number else ""


def _table(members: Sequence[OrderMember]) -> Table:
    """Posts and roles that nobody has are no columns."""
    return grid([
        Column(NUMBER, tuple(cell(f"{number}.") for number in range(1, len(members) + 1))),
        Column(NAME, tuple(cell(member.name) for member in members), always=True),
        Column(POST, tuple(cell(member.post) for member in members)),
        Column(ROLE, tuple(cell(member.role) for member in members)),
    ])  # fmt: skip
