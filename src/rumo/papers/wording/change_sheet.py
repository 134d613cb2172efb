"""A sheet of changes to the sheet that is printed: what was beside what becomes."""

from __future__ import annotations

from rumo.papers.blocks import Table, paragraph
from rumo.papers.change_sheet import Change, ChangeKind, ChangeSheet, Part
from rumo.papers.wording.grids import Column, cell, grid, said
from rumo.papers.wording.page import named, page, plan_in, signing
from rumo.papers.wording.paper_sheet import PaperSheet, SheetSection
from rumo.papers.wording.phrases import line, sentence
from rumo.papers.wording.plan import NUMBER
from rumo.russian.cases import Case
from rumo.russian.dates import long_date, short_date

HEADING = "ЛИСТ ИЗМЕНЕНИЙ"
GROUND = "Основание"
REASON = "Причина"
KINDS = {
    ChangeKind.ADDED: "добавлен",
    ChangeKind.CHANGED: "изменён",
    ChangeKind.REMOVED: "исключён",
    ChangeKind.MOVED: "перенесён",
}
MEETING_KINDS = {
    ChangeKind.ADDED: "добавлено",
    ChangeKind.CHANGED: "изменено",
    ChangeKind.REMOVED: "исключено",
    ChangeKind.MOVED: "перенесено",
}
FIELDS = {
    "title": "содержание",
    "points": "подпункты",
    "section": "раздел",
    "deadline": "срок",
    "responsible": "ответственные",
    "expected": "планируемые результаты",
    "extras": "прочие сведения",
    "questions": "вопросы",
    "relevance": "актуальность",
    "form": "форма проведения",
}
ITEM = "Пункт плана"
CHANGE = "Изменение"
WAS = "Было"
BECOMES = "Стало"
MEETING = "Заседание"
NOTHING = "–"
NO_CHANGES = "Редакции плана не различаются."


def build_sheet(sheet: ChangeSheet) -> PaperSheet:
    """Everything the writers print."""
    about = f"к {plan_in(Case.DATIVE, sheet.plan_title)}"
    table = _changes(sheet.changes)
    grounds = ((GROUND, sheet.ground), (REASON, sheet.reason))
    return PaperSheet(
        title=line(f"Лист изменений № {sheet.number} от {short_date(sheet.date)} {about}"),
        author=line(sheet.organization or sheet.body),
        date=sheet.date,
        layout=page(sheet.layout, [table] if table else []),
        organization=line(sheet.organization),
        heading=(line(f"{HEADING} № {sheet.number}"), named(about)),
        requisites=(line(long_date(sheet.date)),),
        foreword=tuple(paragraph(said(sentence(f"{label}: {text}"))) for label, text in grounds if text.strip()),
        sections=(SheetSection("", (table or paragraph(NO_CHANGES),)),),
        signatures=signing(sheet.signatures),
    )


def _changes(changes: tuple[Change, ...]) -> Table | None:
    if not changes:
        return None
    return grid(
        [
            Column(NUMBER, tuple(cell(str(n)) for n in range(1, len(changes) + 1)), always=True),
            Column(ITEM, tuple(cell(_item(each)) for each in changes), always=True),
            Column(CHANGE, tuple(cell(_kind(each)) for each in changes), always=True),
            Column(WAS, tuple(cell(*(each.was.splitlines() or [NOTHING])) for each in changes), always=True),
            Column(BECOMES, tuple(cell(*(each.becomes.splitlines() or [NOTHING])) for each in changes), always=True),
        ]
    )


def _item(change: Change) -> str:
    """«5. Разработка планов», «Заседание 2»."""
    if change.part is Part.MEETINGS:
        return f"{MEETING} {change.item}".strip()
    return ". ".join(filter(None, (change.item, change.title)))


def _kind(change: Change) -> str:
    """«перенесён», «изменён: ответственные»."""
    word = (MEETING_KINDS if change.part is Part.MEETINGS else KINDS)[change.kind]
    named = FIELDS.get(change.field, "") if change.kind is ChangeKind.CHANGED else ""
    return f"{word}: {named}" if named else word
