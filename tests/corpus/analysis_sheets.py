"""Annual analyses laid out by python-docx after somebody's habits, with the figures they hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from random import Random

from docx import Document
from docx.document import Document as WordDocument

from tests.corpus.invented import BODIES, PEOPLE

CHOICES: dict[str, tuple[str, ...]] = {
    "title": ("Анализ работы", "Отчёт о деятельности", "Аналитическая справка о работе", "Анализ деятельности"),
    "period": ("за 2022-2023 учебный год", "в 2023/2024 учебном году", "за 2023 год", "за 2022-23 учебный год"),
    "headings": ("style", "bold", "numbered", "parts"),
    "table": ("sizes", "years", "two headers", "none"),
    "signature": ("tab", "two lines", "table"),
    "list": ("bullets", "paragraphs"),
}
STARTS = {
    "за 2022-2023 учебный год": 2022,
    "в 2023/2024 учебном году": 2023,
    "за 2023 год": 2023,
    "за 2022-23 учебный год": 2022,
}
NOUNS = (  # in the nominative plural, and after 1, 2 and 5
    ("семинары", "семинар", "семинара", "семинаров"),
    ("мастер-классы", "мастер-класс", "мастер-класса", "мастер-классов"),
    ("открытые уроки", "открытый урок", "открытых урока", "открытых уроков"),
    ("консультации", "консультация", "консультации", "консультаций"),
    ("методические разработки", "методическая разработка", "методические разработки", "методических разработок"),
    ("ИОМ", "ИОМ", "ИОМ", "ИОМ"),
)
HEADINGS = ("Организация работы", "Поддержка педагогов", "Экспертиза материалов", "Выводы")
SECTIONS = ("физики", "химии", "биологии", "истории")
NOISE = (
    "Работа строилась по приказу от 12.09.2022 № 45-ОД.",
    "Материалы размещены на сайте https://example.org/page42.",
    "Особое внимание уделено учащимся 9-х классов.",
    "Площадкой стала школа № 7.",
    "Закон 273-ФЗ изучен.",
)
Figure = tuple[str, str, str | None, str | None]  # value, of, previous, count


@dataclass
class AnalysisAnswer:
    title: str = ""
    body: str = ""
    starts: int = 0
    headings: list[str] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    cells: list[tuple[str, str]] = field(default_factory=list)
    signature: tuple[str, str] = ("", "")


def generate_analysis(seed: int) -> tuple[bytes, AnalysisAnswer, dict[str, str]]:
    """The Word file, what it says, the habits it was made after."""
    random = Random(seed)
    habits = {name: random.choice(choices) for name, choices in CHOICES.items()}
    sheet = _Sheet(random, habits)
    return sheet.made(), sheet.answer, habits


class _Sheet:
    def __init__(self, random: Random, habits: dict[str, str]) -> None:
        self.random, self.habits = random, habits
        self.document: WordDocument = Document()
        self.answer = AnalysisAnswer()

    def made(self) -> bytes:
        body, genitive = self.random.choice(BODIES)
        title = f"{self.habits['title']} {genitive} {self.habits['period']}"
        self.document.add_paragraph().add_run(title).bold = True
        self.answer.title, self.answer.body, self.answer.starts = title, body, STARTS[self.habits["period"]]
        for n, heading in enumerate(HEADINGS, start=1):
            self._heading(n, heading)
            self.document.add_paragraph(self.random.choice(NOISE))
            for sentence in [self._sentence() for _ in range(3)]:
                bulleted = self.habits["list"] == "bullets"
                self.document.add_paragraph(sentence, style="List Bullet" if bulleted else None)
        self._table()
        self._signature()
        file = BytesIO()
        self.document.save(file)
        return file.getvalue()

    def _heading(self, n: int, text: str) -> None:
        style = self.habits["headings"]
        said = {"numbered": f"{n}. {text}", "parts": f"Раздел {n}. {text}"}.get(style, text)
        self.answer.headings.append(said)
        if style == "style":
            self.document.add_heading(said, 1)
        else:
            self.document.add_paragraph().add_run(said).bold = True

    def _sentence(self) -> str:
        noun = self.random.choice(NOUNS)
        now, before, whole = self.random.randint(20, 90), self.random.randint(5, 95), self.random.randint(100, 400)
        kind = self.random.randrange(6)
        if kind == 0:
            self._say(now, noun)
            return f"Проведено {_with(now, noun)}."
        if kind == 1:
            self._say(now, noun, previous=before)
            self._say(before, noun)
            return f"Подготовлено {_with(now, noun)} (в прошлом году – {before})."
        if kind == 2:
            self._say(now, noun)
            self.answer.figures.append(("50", noun[0], None, str(now)))
            return f"Приняты {_with(now, noun)} (50 %)."
        if kind == 3:
            self._say(whole, noun)
            return f"Всего проведено более {_with(whole, noun, genitive=True)}."
        if kind == 4:
            self._say(now, noun, previous=before)
            self._say(before, noun)
            return f"Проведено {_with(now, noun)} против {before} в предыдущем году."
        self.answer.figures.append(("4", "секции", None, None))
        return "Работали четыре секции."

    def _say(self, value: int, noun: tuple[str, ...], previous: int | None = None) -> None:
        self.answer.figures.append((str(value), noun[0], None if previous is None else str(previous), None))

    def _table(self) -> None:
        style = self.habits["table"]
        if style == "none":
            return
        values = [[str(self.random.randint(0, 40)) for _ in range(2)] for _ in SECTIONS]
        years = style == "years"
        names = [str(2019 + n) for n in range(4)] if years else [f"Секция {name}" for name in SECTIONS]
        header = ["Год" if years else "Секция", "Педагоги", "Практики"]
        table = self.document.add_table(rows=0, cols=3)
        if style == "two headers":
            cells = table.add_row().cells
            cells[0].text = header[0]
            cells[1].merge(cells[2]).text = "Участие"
        for row in [header, *([name, *said] for name, said in zip(names, values, strict=True))]:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        above = "Участие: " if style == "two headers" else ""
        self.answer.cells = [
            (value, f"{above}{column} — {name}")
            for name, said in zip(names, values, strict=True)
            for value, column in zip(said, header[1:], strict=True)
        ]

    def _signature(self) -> None:
        person = self.random.choice(PEOPLE)
        self.answer.signature = ("Руководитель объединения", person.name)
        name = f"{person.initials} {person.surname}"
        if self.habits["signature"] == "tab":
            self.document.add_paragraph(f"Руководитель объединения\t{name}")
        elif self.habits["signature"] == "two lines":
            self.document.add_paragraph("Руководитель объединения")
            self.document.add_paragraph(name)
        else:
            cells = self.document.add_table(rows=1, cols=2).rows[0].cells
            cells[0].text, cells[1].text = "Руководитель объединения", name


def _with(value: int, noun: tuple[str, ...], *, genitive: bool = False) -> str:
    """The number with its noun; after «более» in the genitive plural."""
    units, tens = value % 10, value // 10 % 10
    form = 3 if tens == 1 or units == 0 or units > 4 or genitive else 1 if units == 1 else 2
    return f"{value} {noun[form]}"
