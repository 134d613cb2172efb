"""Names of the Word styles a template of minutes has; a region changes their look, not their names."""

from __future__ import annotations

from docx.document import Document

MARK = "Протокол: отметка"
REQUISITE = "Протокол: реквизит"
FACT = "Протокол: сведение"
TEXT = "Протокол: текст"
POINT = "Протокол: пункт повестки"
OPENING = "Протокол: начало вопроса"
LABEL = "Протокол: подзаголовок"
RESOLUTION = "Протокол: решение"
VOTES = "Протокол: голосование"
LIST = "Протокол: пункт списка"
CELL = "Протокол: ячейка таблицы"
CELL_HEAD = "Протокол: шапка таблицы"
SIGNATURE = "Протокол: подпись"
SERVICE = "Протокол: служебная строка"


def style_ids(document: Document) -> dict[str, str]:
    """Word marks paragraphs by ids, which differ from names and from file to file."""
    return {style.name: style.style_id for style in document.styles if style.name}
