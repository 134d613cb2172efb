"""The variables of a Word template, in Russian, for a region's secretary; docs/word-templates.md lists them."""

from __future__ import annotations

from typing import Any

from rumo.papers.wording.paper_sheet import PaperSheet, SheetAnnex, SheetSection
from rumo.papers.wording.sheet import MinutesSheet, SheetItem, SheetSignature
from rumo.papers.wording.sheets import Sheet
from rumo.papers.writers.docx_blocks import WordBlocks
from rumo.papers.writers.docx_tables import WordPage


def variables(sheet: Sheet, page: WordPage) -> dict[str, Any]:
    """All that a template may name. `page` is that of the template, for the rich text."""
    if isinstance(sheet, MinutesSheet):
        return _of_minutes(sheet, page)
    return _of_paper(sheet, page)


def _of_minutes(sheet: MinutesSheet, page: WordPage) -> dict[str, Any]:
    certified = sheet.certification
    return {
        "название": sheet.title,
        "проект": sheet.draft_mark,
        "учредитель": sheet.founder,
        "организация": sheet.organization,
        "вид_документа": sheet.heading,
        "заседание": sheet.subheading,
        "реквизиты": list(sheet.requisites),
        "исправление": sheet.revision,
        "сведения": [{"название": fact.label, "текст": fact.text} for fact in sheet.facts],
        "кворум": sheet.quorum,
        "повестка_заголовок": sheet.agenda_heading,
        "повестка": [
            {"номер": point.number, "вопрос": point.title, "докладчики": point.speakers} for point in sheet.agenda
        ],
        "вопросы": [_item(item, page) for item in sheet.items],
        "приложения_заголовок": sheet.annexes_heading,
        "приложения": list(sheet.annexes),
        "подписи": list(map(_signature, sheet.signatures)),
        "верно": certified
        and {
            "заголовок": certified.label,
            "должность": certified.post,
            "имя": certified.name,
            "дата": certified.date,
        },
        "список_заголовок": sheet.attendance_heading,
        "список_пояснение": sheet.attendance_note,
        "список": list(sheet.attendance),
    }


def _item(item: SheetItem, page: WordPage) -> dict[str, Any]:
    return {
        "номер": item.number,
        "начало": item.label,
        "слушали": item.heard,
        "присутствие": item.presence,
        "текст": WordBlocks(item.blocks, page),
        "выступления_заголовок": item.speeches_label,
        "выступления": list(item.speeches),
        "решения_заголовок": item.resolutions_label,
        "решения": [
            {
                "заголовок": each.label,
                "номер": each.number,
                "текст": each.text,
                "голосование": each.votes,
                "поручения": list(each.instructions),
            }
            for each in item.resolutions
        ],
        "примечание": item.note,
    }


def _of_paper(sheet: PaperSheet, page: WordPage) -> dict[str, Any]:
    return {
        "название": sheet.title,
        "проект": sheet.draft_mark,
        "грифы": [{"слева": list(row.left), "справа": list(row.right)} for row in sheet.stamps],
        "учредитель": sheet.founder,
        "организация": sheet.organization,
        "заголовок": "\n".join(sheet.heading),
        "реквизиты": list(sheet.requisites),
        "вступление": WordBlocks(sheet.foreword, page),
        "разделы": [_section(each, page) for each in sheet.sections],
        "заключение": WordBlocks(sheet.closing, page),
        "приложения_список": list(sheet.annexes_listed),
        "подписи": list(map(_signature, sheet.signatures)),
        "приложения": [_annex(each, page) for each in sheet.annexes],
    }


def _section(section: SheetSection, page: WordPage) -> dict[str, Any]:
    return {
        "заголовок": section.heading,
        "уровень": section.level,
        "текст": WordBlocks(section.blocks, page, is_apart=not section.heading),
    }


def _annex(annex: SheetAnnex, page: WordPage) -> dict[str, Any]:
    return {
        "номер": annex.label,
        "к_чему": annex.reference,
        "заголовок": annex.heading,
        "разделы": [_section(each, page) for each in annex.sections],
    }


def _signature(signature: SheetSignature) -> dict[str, str]:
    return {"должность": signature.post, "имя": signature.name}
