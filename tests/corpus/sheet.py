"""Minutes laid out by python-docx after somebody's habits, with what they say."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO
from random import Random

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.corpus import invented
from tests.corpus.habits import Habits, habits_of
from tests.corpus.invented import Person

_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()  # noqa: SIM905
_ORDINALS = "первому второму третьему четвёртому пятому".split()  # noqa: SIM905


@dataclass
class Item:
    """What is recorded under a question."""

    heard: list[str] = field(default_factory=list)
    about: str = ""
    resolutions: list[str] = field(default_factory=list)
    responsible: list[str] = field(default_factory=list)
    due: str = ""
    votes: tuple[int, int, int] | None = None
    unanimous: bool | None = None
    speeches: list[tuple[str, str]] = field(default_factory=list)
    tables: int = 0


@dataclass
class Answer:
    """What a reader should find; names in the nominative."""

    number: str = ""
    day: date = date(2000, 1, 1)
    day_to: date | None = None
    city: str = ""
    founder: str = ""
    organization: str = ""
    body: str = ""
    chair: str = ""
    secretary: str = ""
    present: list[tuple[str, str]] = field(default_factory=list)
    present_count: int = 0
    absent: list[tuple[str, str]] = field(default_factory=list)
    invited: list[tuple[str, str]] = field(default_factory=list)
    agenda: list[tuple[str, list[tuple[str, str]]]] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    signatures: list[tuple[str, str]] = field(default_factory=list)


def generate(seed: int) -> tuple[bytes, Answer, Habits]:
    """A Word file, what it says, and the habits it was laid out after."""
    sheet = _Sheet(seed)
    sheet.head()
    if seed % 4 == 3:
        sheet.agenda()
        sheet.people()
    else:
        sheet.people()
        sheet.agenda()
    sheet.record()
    sheet.signatures()
    output = BytesIO()
    sheet.word.save(output)
    return output.getvalue(), sheet.answer, sheet.habits


class _Sheet:
    def __init__(self, seed: int) -> None:
        self.random = Random(seed * 7919 + 13)
        self.habits = habits_of(seed)
        self.answer = Answer()
        self.word: WordDocument = Document()
        style = self.word.styles["Normal"]
        style.font.name, style.font.size = self.habits.font, Pt(self.random.choice([11, 12, 13, 14]))
        people = self.random.sample(invented.PEOPLE, len(invented.PEOPLE))
        self.chair, self.secretary = people[:2]
        self.members = sorted(people[2:10], key=lambda person: person.surname)
        self.away = people[10:13]
        self.guests = people[13:15]
        self.speakers = [self.chair, *self.members[:3], self.guests[0]]
        self.body, self.body_genitive = self.random.choice(invented.BODIES)
        self.asked = self.random.sample(invented.QUESTIONS, self.random.choice([2, 3, 4]))
        self.told = [self.random.sample(self.speakers, 2 if n == 1 else 1) for n in range(len(self.asked))]

    def line(self, text: str, *, bold: bool = False, centred: bool = False, right: bool = False) -> None:
        paragraph = self.word.add_paragraph()
        paragraph.add_run(text).bold = bold
        if centred or right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.RIGHT

    def written(self, person: Person, surname: str = "") -> str:
        surname = surname or person.surname
        first, second = person.initials[:2], person.initials[2:]
        return {
            "surname_first": f"{surname} {first}{second}",
            "initials_first": f"{first}{second} {surname}",
            "spaced": f"{surname} {first} {second}",
            "tight": f"{first}{second}{surname}",
        }[self.habits.name]

    def inline(self, person: Person, surname: str = "") -> str:
        """In running text the surname comes first, or the initials with a blank."""
        surname = surname or person.surname
        return (
            f"{person.initials} {surname}" if self.habits.name == "initials_first" else f"{surname} {person.initials}"
        )

    # -- the head

    def day(self) -> str:
        day = date(2018 + self.random.randrange(7), self.random.randrange(1, 13), self.random.randrange(1, 26))
        self.answer.day, month = day, _MONTHS[day.month - 1]
        if self.habits.day == "range":
            self.answer.day_to = day + timedelta(days=2)
            return f"{day.day}–{day.day + 2} {month} {day.year} г."
        if self.habits.day == "two_months":
            last = (day.replace(day=1) + timedelta(days=32)).replace(day=2)
            if last.year == day.year:
                self.answer.day_to = last
                return f"{day.day} {month} – {last.day} {_MONTHS[last.month - 1]} {day.year} года"
        return {
            "words": f"{day.day} {month} {day.year} года",
            "short": f"{day:%d.%m.%Y} г.",
            "quoted": f"«{day.day:02}» {month} {day.year} г.",
        }.get(self.habits.day, f"{day:%d.%m.%Y}")

    def head(self) -> None:
        answer, habits = self.answer, self.habits
        answer.number = self.random.choice(["4", "12", "3-к", "187_ОД", "5/24", "1"])
        sign = self.random.choice(["№ ", "№", "N ", "No "])
        answer.city = self.random.choice(invented.CITIES)
        answer.body = self.body
        day, number = self.day(), f"{sign}{answer.number}"
        if habits.title == "stamped":
            for text in ("УТВЕРЖДАЮ", "Директор центра", "____________ В.В. Ивлев", "«__» __________ 2023 г."):
                self.line(text, right=True)
        if habits.title != "one_line":
            answer.founder, answer.organization = self.random.choice(invented.ORGANIZATIONS)
            for text in (answer.founder, answer.organization):
                if text:
                    self.line(text, centred=True)
        loud = self.body_genitive.upper()
        if habits.title == "one_line":
            self.line(f"Протокол {number} заседания {self.body_genitive} от {day}", bold=True, centred=True)
            self.line(answer.city)
        elif habits.title == "number_first":
            self.line(f"ПРОТОКОЛ {number}", bold=True, centred=True)
            self.line(f"заседания {self.body_genitive}", centred=True)
            self.line(f"{day}\t{answer.city}")
        elif habits.title == "table":
            self.line("ПРОТОКОЛ", bold=True, centred=True)
            self.line(f"заседания {self.body_genitive}", bold=True, centred=True)
            self._table([[day, number, answer.city]])
        else:
            self.line("П Р О Т О К О Л" if habits.title == "spaced" else "ПРОТОКОЛ", bold=True, centred=True)
            self.line(f"ЗАСЕДАНИЯ {loud}", bold=True, centred=True)
            for text in (day, number, answer.city):
                self.line(text, centred=True)

    # -- who was there

    def people(self) -> None:
        answer, habits = self.answer, self.habits
        answer.chair, answer.secretary = self.chair.name, self.secretary.name
        rows = [(habits.chair.rstrip(":"), self.written(self.chair)), ("Секретарь", self.written(self.secretary))]
        if habits.separator == "table":
            self._table([list(row) for row in rows], borders=False)
        else:
            for label, text in rows:
                mark = habits.separator
                self.line(
                    f"{label}{mark}{text}"
                    if not (habits.chair.endswith(":") and label != "Секретарь")
                    else f"{label}: {text}"
                )
        self._present()
        self._absent()
        count = {"none": 0, "one": 1, "two": 2}[habits.invited]
        if count:
            guests = self.guests[:count]
            listed = "; ".join(f"{self.written(guest)}, {guest.post}" for guest in guests)
            self.line(f"{'Приглашённые' if count > 1 else 'Приглашенные'}: {listed}.")
            answer.invited = [(guest.name, guest.post) for guest in guests]

    def _present(self) -> None:
        answer, members = self.answer, self.members
        answer.present_count = len(members)
        answer.present = [(person.name, "") for person in members]
        kind = self.habits.presence
        if kind == "counted_only":
            answer.present, answer.present_count = [], 14
            self.line("Присутствовали: 14 человек (список прилагается)")
        elif kind == "commas":
            self.line(f"Присутствуют члены {self.body_genitive}: {', '.join(map(self.written, members))}.")
        elif kind == "counted_list":
            self.line(f"Присутствовали {len(members)} человек: {', '.join(map(self.written, members))}")
        elif kind == "by_organization":
            self.line("Присутствовали:")
            answer.present = []
            for n, school in enumerate(invented.SCHOOLS):
                group = members[2 * n : 2 * n + 2]
                self.line(f"{school}: {', '.join(map(self.written, group))}")
                answer.present += [(person.name, school) for person in group]
        elif kind == "table":
            self.line("Присутствовали:")
            self._table(
                [["№", "ФИО", "Должность"], *([str(n), self.written(p), p.post] for n, p in enumerate(members, 1))]
            )
            answer.present = [(person.name, person.post) for person in members]
        else:
            self.line("Присутствовали:")
            for n, person in enumerate(members, start=1):
                mark = f"{n}. " if kind == "numbered" else ""
                self.line(f"{mark}{self.written(person)}{self.random.choice([', ', ' – '])}{person.post}")
            answer.present = [(person.name, person.post) for person in members]

    def _absent(self) -> None:
        kind, away = self.habits.absent, self.away
        if kind == "nobody":
            self.line("Отсутствовали: нет")
        elif kind == "excused":
            self.line(f"Отсутствуют по уважительной причине: {', '.join(map(self.written, away))}.")
            self.answer.absent = [(person.name, "") for person in away]
        elif kind == "reasons":
            self.line(f"Отсутствовали: {', '.join(f'{self.written(person)} (отпуск)' for person in away)}.")
            self.answer.absent = [(person.name, "отпуск") for person in away]

    # -- the agenda

    def agenda(self) -> None:
        if self.habits.agenda == "none":
            return
        self.line(self.habits.agenda, bold=self.habits.agenda.isupper(), centred=self.habits.agenda.isupper())
        numbers = self.habits.numbers
        for n, ((title, _), people) in enumerate(zip(self.asked, self.told, strict=True), start=1):
            style = "List Number" if numbers == "program" else None
            paragraph = self.word.add_paragraph(style=style)
            mark = {"typed": f"{n}. ", "bracket": f"{n}) "}.get(numbers, "")
            self._speakers(paragraph, f"{mark}{title}", people)
            said = [] if self.habits.speakers == "none" else [(person.name, person.post) for person in people]
            self.answer.agenda.append((title, said))

    def _speakers(self, paragraph: Paragraph, text: str, people: list[Person]) -> None:
        listed = "; ".join(f"{self.inline(person)}, {person.post}" for person in people)
        kind = self.habits.speakers
        if kind == "italic":
            paragraph.add_run(f"{text}. ")
            paragraph.add_run(f"{listed}.").italic = True
        elif kind == "brackets":
            paragraph.add_run(f"{text} ({listed}).")
        elif kind == "post_first":
            posts = "; ".join(f"{person.post} {self.inline(person)}" for person in people)
            paragraph.add_run(f"{text}. Докладчик: {posts}.")
        elif kind == "none":
            paragraph.add_run(f"{text}.")
        else:
            paragraph.add_run(f"{text}.")
            caption = f"Докладчик{'и' if len(people) > 1 else ''}: " if kind == "Докладчик" else ""
            self.line(f"{caption}{listed}.")

    # -- the record

    def record(self) -> None:
        for n, ((title, about), people) in enumerate(zip(self.asked, self.told, strict=True), start=1):
            item = Item([person.name for person in people], about)
            self.answer.items.append(item)
            self._heard(n, title, about, people, item)
            self.line(self.random.choice(invented.TEXTS))
            self._content_table(item)
            self._speeches(item)
            self._decided(n, item)

    def _heard(self, n: int, title: str, about: str, people: list[Person], item: Item) -> None:
        accused = " и ".join(self.inline(person, person.accusative) for person in people)
        kind = self.habits.heard
        if kind == "by_question":
            self.line(f"СЛУШАЛИ по {_ORDINALS[n - 1]} вопросу: {accused} {about}.")
        elif kind == "by_question_told":
            nominative = ", ".join(map(self.inline, people))
            verb = "выступили" if len(people) > 1 else "выступила"
            self.line(f"По {_ORDINALS[n - 1]} вопросу слушали ({verb} {nominative}) {about}.")
        elif kind == "caption_line":
            self.line(f"{n}. СЛУШАЛИ:")
            self.line(f"{accused} – {about}.")
        elif kind == "title_again":
            self.line(f"{n}. {title}", bold=True)
            self.line(f"СЛУШАЛИ: {accused} {about}.")
        elif kind == "information":
            told = ", ".join(self.inline(person, person.genitive) for person in people)
            self.line(f"{n}. СЛУШАЛИ: информацию {told} {about}.")
        elif kind == "with_post":
            told = ", ".join(f"{self.inline(person, person.accusative)}, {person.post_accusative}" for person in people)
            self.line(f"{n}. СЛУШАЛИ: {told}, {about}. {self.random.choice(invented.TEXTS)}")
        else:
            self.line(f"{n}. СЛУШАЛИ: {accused} {about}.")

    def _content_table(self, item: Item) -> None:
        if self.habits.table == "none" or self.random.random() < 0.4:
            return
        rows = [
            ["№ п/п", "Показатель", "Значение"],
            ["1", "Доля школ", "100 %"],
            ["2", "Охват педагогов", "не менее 65 %"],
        ]
        table = self._table(rows)
        if self.habits.table == "merged":
            table.cell(1, 2).merge(table.cell(2, 2))
        item.tables = 1

    def _speeches(self, item: Item) -> None:
        kind = self.habits.speeches
        if kind == "none":
            return
        people = self.random.sample(self.members, 2)
        said = self.random.sample(invented.SPEECHES, 2)
        if kind == "inline":
            people, said = people[:1], said[:1]
            self.line(f"ВЫСТУПИЛИ: {self.inline(people[0])} – {said[0]}.")
        else:
            self.line("ВЫСТУПИЛИ:")
            for person, text in zip(people, said, strict=True):
                self.line(f"{self.inline(person)}, {person.post}, – {text}.")
        item.speeches = [(person.name, text) for person, text in zip(people, said, strict=True)]

    def _decided(self, n: int, item: Item) -> None:
        habits = self.habits
        count = 1 if habits.points == "single" else self.random.choice([2, 3])
        item.resolutions = self.random.sample(invented.DECISIONS, count)
        doer = self.random.choice(self.members)
        due = f"до {self.random.randrange(1, 28)} декабря 2024 г."
        if habits.task == "inside":
            item.resolutions[-1] = f"Поручить {self.inline(doer, doer.dative)} подготовить справку в срок {due}"
            item.responsible, item.due = [doer.name], due
        if count == 1:
            self.line(f"{habits.decided} {item.resolutions[0]}.{self._inline_votes(item)}")
        else:
            self.line(habits.decided)
            for k, text in enumerate(item.resolutions, start=1):
                mark = {"pairs": f"{n}.{k}. ", "dashes": "– "}.get(habits.points, "")
                last = self._inline_votes(item) if k == count else ""
                self.line(f"{mark}{text}{';' if habits.points == 'dashes' and k < count else '.'}{last}")
        if habits.task in {"lines", "one_line"}:
            item.responsible, item.due = [doer.name], due
            parts = [f"Ответственный: {self.inline(doer)}.", f"Срок: {due}"]
            for text in parts if habits.task == "lines" else [" ".join(parts)]:
                self.line(text)
        self._votes(item)

    def _inline_votes(self, item: Item) -> str:
        if self.habits.votes != "inline":
            return ""
        item.votes, item.unanimous = (9, 0, 1), False
        return " Голосовали: за – 9, против – 0, воздержались – 1."

    def _votes(self, item: Item) -> None:
        kind = self.habits.votes
        if kind == "counted":
            item.votes, item.unanimous = (12, 0, 1), False
            self.line("Голосовали: «за» – 12, «против» – нет, «воздержались» – 1.")
        elif kind == "capitals":
            item.votes, item.unanimous = (10, 0, 0), True
            self.line("Результаты голосования: ЗА – 10; ПРОТИВ – 0; ВОЗДЕРЖАЛИСЬ – 0.")
        elif kind == "inverted":
            item.votes, item.unanimous = (8, 2, 1), False
            self.line("Проголосовали: за 8 человек, против 2 человека, воздержался 1 человек.")
        elif kind == "unanimous":
            item.unanimous = True
            self.line(
                self.random.choice(["Решение принято единогласно.", "Голосовали: единогласно.", "Принято единогласно."])
            )

    # -- signatures

    def signatures(self) -> None:
        signed = f"{self.chair.initials} {self.chair.surname}"
        wrote = f"{self.secretary.initials} {self.secretary.surname}"
        post = "Заместитель председателя" if self.habits.signatures == "deputy" else "Председатель"
        self.answer.signatures = [(post, self.chair.name), ("Секретарь", self.secretary.name)]
        pairs = [(post, signed), ("Секретарь", wrote)]
        if self.habits.signatures == "table":
            self._table([[left, "", right] for left, right in pairs], borders=False)
            return
        for left, right in pairs:
            if self.habits.signatures == "blanks":
                self.line(f"{left} _______________ {right}")
            elif self.habits.signatures == "two_lines":
                self.line(left)
                self.line(right)
            else:
                self.line(f"{left}\t\t\t{right}")

    def _table(self, rows: list[list[str]], *, borders: bool = True) -> Table:
        table = self.word.add_table(rows=len(rows), cols=len(rows[0]))
        if borders:
            table.style = "Table Grid"
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        return table
