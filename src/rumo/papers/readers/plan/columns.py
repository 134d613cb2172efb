"""What a column of a plan is: by the words of its header, else by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rumo.papers.readers.document import Grid, GridCell
from rumo.papers.readers.people import names_anybody
from rumo.russian.deadlines.parser import parse_deadline
from rumo.russian.deadlines.periods import Period


class Role(StrEnum):
    NUMBER = "number"
    TITLE = "title"
    DEADLINE = "deadline"
    RESPONSIBLE = "responsible"
    EXPECTED = "expected"
    RELEVANCE = "relevance"
    FORM = "form"
    DIRECTION = "direction"
    OTHER = "other"


# In this order: «Ответственный исполнитель» is no deadline, «Форма отчётности» no form of a meeting.
_HEADERS: tuple[tuple[Role, str], ...] = (
    (Role.NUMBER, r"^(?:№|n|номер|п/п)(?:\s*(?:п\.?\s*/?\s*п\.?|заседания|пункта))?[\s.]*$|^№"),
    (Role.RELEVANCE, r"актуальност|обоснован"),
    (Role.OTHER, r"отметк|исполнение$|примечани|целев\w+\s+аудитори|категори|участник|место|уровень|финансир"
                 r"|источник"),
    (Role.RESPONSIBLE, r"ответствен|^исполнител|докладчик|кто\s+(?:проводит|отвечает|готовит)|организатор|выступающ"),
    (Role.EXPECTED, r"результат|ожидаем|итогов\w+\s+документ|выход|продукт|отч[её]тност|форм[аы]\s+(?:отч"
                    r"|предст|предъяв|подвед)|вид\s+документ"),
    (Role.DEADLINE, r"срок|дата|^время|период|когда|месяц|график"),
    (Role.FORM, r"форм[аы]|формат|способ"),
    (Role.TITLE, r"мероприяти|содержани|тематик|вопрос|^тем[аы]|повестк|наименовани|вид\w*\s+(?:деятельност"
                 r"|работ)|заседани|дел[ао]?$"),
    (Role.DIRECTION, r"направлени|раздел|блок|задач"),
    (Role.TITLE, r"деятельност|работ"),
)  # fmt: skip
_PATTERNS = [(role, re.compile(words, re.IGNORECASE)) for role, words in _HEADERS]
_COUNTING = re.compile(r"^\d{1,3}(?:\.\d{1,3})*[.)]*$|^[IVX]{1,5}\.?$")
_MOST_HEADERS = 4
ANY_PERIOD = Period.calendar_year(2024)  # only to see whether a phrase is a deadline at all


@dataclass(frozen=True, slots=True)
class Columns:
    """The role of each column, how many rows are header, and how sure that is. `headers` are as printed."""

    roles: tuple[Role, ...]
    headers: tuple[str, ...]
    header_rows: int
    confidence: float

    def of(self, role: Role) -> int | None:
        return self.roles.index(role) if role in self.roles else None

    def header(self, role: Role) -> str:
        at = self.of(role)
        return "" if at is None else self.headers[at]


def columns_of(grid: Grid) -> Columns | None:
    """None for a table that is no plan: no column says what is to be done."""
    matrix = grid.matrix
    rows = _header_rows(grid, matrix)
    headers = tuple(_header(matrix, column, rows) for column in range(grid.columns))
    roles = _settled([_role(header) for header in headers])
    if rows and Role.TITLE in roles and len({*roles} - {Role.OTHER}) > 1:
        return Columns(tuple(roles), headers, rows, 1.0)
    guessed = _guessed(matrix)
    return Columns(tuple(guessed), ("",) * grid.columns, 0, 0.6) if guessed else None


def is_counting_row(cells: Sequence[GridCell]) -> bool:
    """The row «1 2 3 4 5» under a header."""
    texts = [cell.text.strip() for cell in cells]
    return len(texts) > 1 and texts == [str(n) for n in range(1, len(texts) + 1)]


def _header_rows(grid: Grid, matrix: Sequence[Sequence[GridCell]]) -> int:
    """Rows down to the last that names two roles or more; the format's own count where it names more."""
    named = [n + 1 for n, row in enumerate(matrix[:_MOST_HEADERS]) if _named_roles(row) >= 2]
    if not named:
        return 0
    first = named[0]
    return max(first, grid.header_rows if grid.header_rows <= _MOST_HEADERS else first)


def _named_roles(row: Sequence[GridCell]) -> int:
    """How many roles a row names; a header is short and does not end like a sentence."""
    cells = {id(cell): cell.text for cell in row if 0 < len(cell.text) <= 150}
    roles = {_role(re.sub(r"\s+", " ", text)) for text in cells.values() if not _COUNTING.match(text.strip())}
    return len(roles - {Role.OTHER})


def _header(matrix: Sequence[Sequence[GridCell]], column: int, rows: int) -> str:
    said = dict.fromkeys(re.sub(r"\s+", " ", matrix[row][column].text).strip() for row in range(rows))
    return " ".join(text for text in said if text)


def _role(header: str) -> Role:
    return next((role for role, pattern in _PATTERNS if pattern.search(header)), Role.OTHER)


def _settled(roles: list[Role]) -> list[Role]:
    """Each role once: a direction is the title where there is no other; a second column of a role is another."""
    if Role.TITLE not in roles and Role.DIRECTION in roles:
        roles[roles.index(Role.DIRECTION)] = Role.TITLE
    seen: set[Role] = set()
    for n, role in enumerate(roles):
        if role in seen:
            roles[n] = Role.OTHER
        seen.add(role)
    return roles


def _guessed(matrix: Sequence[Sequence[GridCell]]) -> list[Role]:
    """Without a header: numbers, phrases of time and names tell their columns, the longest other text is the title."""
    if len(matrix) < 2 or len(matrix[0]) < 3:
        return []
    roles = [Role.OTHER] * len(matrix[0])
    texts = [[row[column].text.strip() for row in matrix if row[column].text.strip()] for column in range(len(roles))]
    for column, said in enumerate(texts):
        if said and _share(said, lambda text: bool(_COUNTING.match(text))) > 0.7:
            roles[column] = Role.NUMBER
        elif said and _share(said, is_deadline) > 0.6:
            roles[column] = Role.DEADLINE
        elif said and _share(said, names_anybody) > 0.5:
            roles[column] = Role.RESPONSIBLE
    free = [column for column, role in enumerate(roles) if role is Role.OTHER and texts[column]]
    if not free or Role.DEADLINE not in roles:
        return []
    roles[max(free, key=lambda column: sum(map(len, texts[column])))] = Role.TITLE
    return _settled(roles)


def is_deadline(text: str) -> bool:
    """The whole text is a phrase of time."""
    if not text.strip() or len(text) > 150:
        return False
    schedule = parse_deadline(text, ANY_PERIOD)
    return not schedule.rest and bool(schedule.parts) and all(part.kind != "unparseable" for part in schedule.parts)


def _share(texts: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, texts)) / len(texts)
