"""Names of the Word styles a template has; a region changes their look, not their names.

They are given as in the template of minutes; in that of other papers they begin «Документ:».
"""

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
STAMP = "Протокол: гриф"
ANNEX = "Протокол: приложение"
LISTED = "Протокол: перечень приложений"

_MINUTES, _PAPER = "Протокол: ", "Документ: "


def style_ids(document: Document) -> dict[str, str]:
    """Word marks paragraphs by ids, which differ from names and from file to file. By names as given above."""
    return {canonical(style.name): style.style_id for style in document.styles if style.name}


def canonical(name: str) -> str:
    """The name as given above of a style of any template."""
    return _MINUTES + name.removeprefix(_PAPER) if name.startswith(_PAPER) else name


def of_papers(name: str) -> str:
    """The name of the same style in the template of papers other than minutes."""
    return _PAPER + name.removeprefix(_MINUTES)
