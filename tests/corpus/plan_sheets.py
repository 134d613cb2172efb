"""Plans laid out by python-docx after somebody's habits, with what they say."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from random import Random

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.table import _Cell

from tests.corpus.invented import BODIES, PEOPLE
from tests.corpus.plan_habits import CHOICES, DEADLINES, EXPECTED, HEADERS, POINTS, QUESTIONS, ROLES, SECTIONS, TITLES

_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()  # noqa: SIM905


@dataclass(frozen=True)
class RowAnswer:
    number: str
    title: str
    points: list[str]
    section: str
    deadline: str
    responsible: list[tuple[str, bool]]
    expected: str


@dataclass(frozen=True)
class MeetingAnswer:
    number: str
    questions: list[str]
    responsible: list[list[str]]
    deadline: str
    form: str
    relevance: str


@dataclass
class PlanAnswer:
    title: str = ""
    body: str = ""
    starts: date = date(2024, 1, 1)
    stamps: list[tuple[str, str, date, str]] = field(default_factory=list)
    rows: list[RowAnswer] = field(default_factory=list)
    meetings: list[MeetingAnswer] = field(default_factory=list)
    signature: tuple[str, str] = ("", "")


def generate_plan(seed: int) -> tuple[bytes, PlanAnswer, dict[str, str]]:
    """The Word file, what it says, the habits it was made after."""
    random = Random(seed)
    habits = {name: random.choice(choices) for name, choices in CHOICES.items()}
    sheet = PlanSheet(random, habits)
    return sheet.made(), sheet.answer, habits


class PlanSheet:
    """A plan with its stamps, title, rows and signature; what stands between the last two is `body`."""

    def __init__(self, random: Random, habits: dict[str, str]) -> None:
        self.random, self.habits = random, habits
        self.document: WordDocument = Document()
        self.answer = PlanAnswer()

    def made(self) -> bytes:
        self._stamps()
        self._title()
        self.body()
        person = self.random.choice(PEOPLE)
        self.document.add_paragraph(f"Председатель РУМО\t{person.initials} {person.surname}")
        self.answer.signature = ("Председатель РУМО", person.name)
        file = BytesIO()
        self.document.save(file)
        return file.getvalue()

    def body(self) -> None:
        if self.habits["rows"] == "list":
            self._list()
        else:
            self._table()
            self._schedule()

    def _stamps(self) -> None:
        style = self.habits["stamps"]
        if style == "none":
            return
        agreed, approved = self._day(), self._day()
        by = ("Министерство образования Заречной области", "на заседании РУМО")
        self.answer.stamps = [("СОГЛАСОВАНО", by[0], agreed, ""), ("УТВЕРЖДЕНО", by[1], approved, "")]
        if style == "sentence":
            self.answer.stamps = [("УТВЕРЖДЕНО", "на заседании РУМО", approved, "3")]
            self.document.add_paragraph(f"УТВЕРЖДЕНО на заседании РУМО (протокол от {approved:%d.%m.%Y} № 3)")
        elif style == "paragraphs":
            for word, who, day in (("Согласовано:", by[0], agreed), ("Утверждено:", by[1], approved)):
                for text in (word, who, _quoted(day)):
                    self.document.add_paragraph(text)
        elif style == "tabs":
            for left, right in (("СОГЛАСОВАНО", "УТВЕРЖДЕНО"), by, (_quoted(agreed), _quoted(approved))):
                self.document.add_paragraph(f"{left}\t{right}")
        else:
            cells = self.document.add_table(rows=1, cols=2).rows[0].cells
            _fill(cells[0], ["СОГЛАСОВАНО", by[0], _quoted(agreed)])
            _fill(cells[1], ["УТВЕРЖДЕНО", by[1], _quoted(approved)])

    def _title(self) -> None:
        body, genitive = self.random.choice(BODIES)
        when = self.habits["period"]
        self.answer.body = body
        self.answer.starts = date(2024, 1, 1) if "2023" not in when else date(2023, 9, 1)
        parts = {
            "one line": [f"План работы {genitive} {when}"],
            "lines": ["ПЛАН", f"работы {genitive}", when],
            "spaced": ["П Л А Н", f"работы {genitive} {when}"],
        }[self.habits["title"]]
        self.answer.title = " ".join(parts).replace("П Л А Н", "ПЛАН")
        for part in parts:
            line = self.document.add_paragraph()
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
            line.add_run(part).bold = True

    def _rows(self) -> list[RowAnswer]:
        found = []
        sections = self.habits["sections"]
        for n in range(self.random.randint(4, 7)):
            points = list(POINTS) if self.habits["points"] != "none" and n == 1 else []
            found.append(
                RowAnswer(
                    number="" if self.habits["numbers"] == "none" else str(n + 1),
                    title=TITLES[n] + (":" if points else ""),
                    points=points,
                    section="" if sections == "none" else SECTIONS[n // 3],
                    deadline=self.random.choice(DEADLINES),
                    responsible=self._people(n),
                    expected="" if self.habits["order"] == "no expected" else self.random.choice(EXPECTED),
                )
            )
        return found

    def _people(self, n: int) -> list[tuple[str, bool]]:
        style = self.habits["people"]
        if style == "names":
            return [(each.name, False) for each in self.random.sample(PEOPLE, 2)]
        if style == "names with posts":
            return [(f"{each.name}, {each.post}", False) for each in self.random.sample(PEOPLE[:9], 2)]
        roles = [(role, False) for role in self.random.sample(ROLES, 2)]
        if style == "run together":  # a body that follows a role without its own association cannot be told apart
            return [("Председатель РУМО", False), ("Секретарь РУМО", False)]
        return [*roles[:1], ("Председатель РУМО", True)] if style == "approvers" and n % 2 else roles

    def _said(self, people: list[tuple[str, bool]]) -> list[str]:
        style = self.habits["people"]
        names = [name for name, _ in people]
        if style in {"commas", "names"}:
            return [", ".join(names)]
        if style == "names with posts":
            return ["; ".join(names)]
        if style == "run together":
            return [" ".join(names)]
        return [f"Согласование планов – {name}" if approves else name for name, approves in people]

    def _number(self, row: RowAnswer) -> str:
        style = self.habits["numbers"]
        slips = {"3": "3", "4": "4.."}
        return {"1.": f"{row.number}.", "1": row.number, "1)": f"{row.number})", "none": ""}.get(
            style, slips.get(row.number, f"{row.number}.")
        )

    def _table(self) -> None:
        order = {
            "usual": ["number", "title", "deadline", "responsible", "expected"],
            "deadline first": ["number", "deadline", "title", "expected", "responsible"],
            "responsible before deadline": ["number", "title", "responsible", "deadline", "expected"],
            "no expected": ["number", "title", "deadline", "responsible"],
        }[self.habits["order"]]
        if self.habits["numbers"] == "none":
            order.remove("number")
        table = self.document.add_table(rows=1, cols=len(order))
        for cell, name in zip(table.rows[0].cells, order, strict=True):
            cell.text = self.random.choice(HEADERS[name])
        self.answer.rows = self._rows()
        section = ""
        for row in self.answer.rows:
            if row.section != section:
                section = row.section
                cells = table.add_row().cells
                if self.habits["sections"] == "spanning":
                    cells[0].merge(cells[-1]).text = section
                else:
                    cells[0].text = section
            cells = table.add_row().cells
            for cell, name in zip(cells, order, strict=True):
                self._cell(cell, name, row)

    def _cell(self, cell: _Cell, name: str, row: RowAnswer) -> None:
        if name == "number":
            cell.text = self._number(row)
        elif name == "title":
            mark = "– " if self.habits["points"] == "bullets" else ""
            _fill(cell, [row.title, *(f"{mark}{point};" for point in row.points)])
        elif name == "responsible":
            _fill(cell, self._said(row.responsible))
        else:
            cell.text = row.deadline if name == "deadline" else row.expected

    def _list(self) -> None:
        for n, row in enumerate(self._rows(), start=1):
            people = [("Секретарь РУМО", False)]
            self.answer.rows.append(RowAnswer(str(n), row.title.rstrip(":"), [], "", row.deadline, people, ""))
            self.document.add_paragraph(f"{n}. {row.title.rstrip(':')}.")
            self.document.add_paragraph(f"Срок: {row.deadline}")
            self.document.add_paragraph("Ответственный: Секретарь РУМО")

    def _schedule(self) -> None:
        style = self.habits["schedule"]
        if style == "none":
            return
        self.document.add_paragraph("Приложение к плану работы")
        self.document.add_paragraph("План заседаний объединения").runs[0].bold = True
        months = ("Февраль", "Май", "Сентябрь")
        for n, month in enumerate(months, start=1):
            questions = self.random.sample(QUESTIONS, self.random.randint(2, 4))
            people = [[each.name] for each in self.random.sample(PEOPLE, len(questions))]
            relevance = style == "relevance"
            self.answer.meetings.append(
                MeetingAnswer(
                    str(n),
                    questions,
                    [[] for _ in questions] if relevance else people,
                    month,
                    "очная форма проведения" if relevance else "",
                    "Запрос муниципалитетов" if relevance else "",
                )
            )
        {
            "own numbers": self._own_numbers,
            "relevance": self._relevance,
            "a row a question": self._row_a_question,
            "headings": self._headings,
        }[style]()

    def _own_numbers(self) -> None:
        table = self._begun("№ п/п", "Тематика заседания", "Сроки", "Ответственные")
        for meeting in self.answer.meetings:
            cells = table.add_row().cells
            cells[0].text = f"{meeting.number}."
            lines = [f"{n}. {question}" for n, question in enumerate(meeting.questions, start=1)]
            _fill(cells[1], [f"Заседание № {meeting.number}", *lines])
            cells[2].text = meeting.deadline
            _fill(cells[3], [name for (name,) in meeting.responsible])

    def _relevance(self) -> None:
        table = self._begun(
            "№", "Вопросы для обсуждения на заседании", "Актуальность вопросов", "Сроки, форма проведения"
        )
        for meeting in self.answer.meetings:
            cells = table.add_row().cells
            cells[0].text = meeting.number
            _fill(cells[1], [f"{n}) {question}." for n, question in enumerate(meeting.questions, start=1)])
            cells[2].text = meeting.relevance
            cells[3].text = f"{meeting.deadline}, {meeting.form}"

    def _row_a_question(self) -> None:
        table = self._begun("№ заседания", "Вопросы заседаний", "Дата", "Докладчик")
        for meeting in self.answer.meetings:
            rows = [table.add_row() for _ in meeting.questions]
            for row, question, (name,) in zip(rows, meeting.questions, meeting.responsible, strict=True):
                row.cells[1].text, row.cells[3].text = question, name
            rows[0].cells[0].merge(rows[-1].cells[0]).text = meeting.number
            rows[0].cells[2].merge(rows[-1].cells[2]).text = meeting.deadline

    def _headings(self) -> None:
        table = self._begun("№ п/п", "Рассматриваемые вопросы", "Ответственные")
        for meeting in self.answer.meetings:
            cells = table.add_row().cells
            cells[0].merge(cells[-1]).text = f"Заседание № {meeting.number}. {meeting.deadline}"
            for n, (question, (name,)) in enumerate(zip(meeting.questions, meeting.responsible, strict=True), start=1):
                cells = table.add_row().cells
                cells[0].text, cells[1].text, cells[2].text = f"{n}.", question, name

    def _begun(self, *headers: str):  # type: ignore[no-untyped-def]  # python-docx has no public name for its table
        table = self.document.add_table(rows=1, cols=len(headers))
        for cell, header in zip(table.rows[0].cells, headers, strict=True):
            cell.text = header
        return table

    def _day(self) -> date:
        return date(2024, self.random.randint(1, 12), self.random.randint(1, 28))


def _fill(cell: _Cell, lines: list[str]) -> None:
    cell.text = lines[0]
    for line in lines[1:]:
        cell.add_paragraph(line)


def _quoted(day: date) -> str:
    return f"«{day.day:02}» {_MONTHS[day.month - 1]} {day.year} г."
