"""Orders on composition laid out by python-docx after somebody's habits, with what they say."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from random import Random

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH

from tests.corpus.invented import BODIES, PEOPLE, Person

CHOICES: dict[str, tuple[str, ...]] = {
    "issuer": ("none", "one line", "two lines"),
    "head": ("apart", "one line", "number first", "table"),
    "day": ("short", "words", "quoted"),
    "title": ("О составе", "Об утверждении состава", "О создании и составе"),
    "composition": ("list", "groups", "table", "table with roles", "table with groups", "changes"),
    "place": ("text", "annex"),
    "numbers": ("typed", "program", "none"),
    "role": ("comma", "brackets", "dash", "in front"),
    "signature": ("tab", "blanks", "table"),
    "control": ("none", "told"),
}
_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()  # noqa: SIM905
_ISSUERS = {
    "none": [],
    "one line": ["Министерство образования Заречной области"],
    "two lines": ["Министерство образования и науки", "Заречной области"],
}
_ROLES = ("председатель", "заместитель председателя", "секретарь")
_GROUPS = {
    "председатель": "Председатель:",
    "заместитель председателя": "Заместитель председателя:",
    "секретарь": "Секретарь:",
    "член": "Члены объединения:",
}

Member = tuple[str, str, str, str]  # name, post, role, what is done with the member


@dataclass
class OrderAnswer:
    number: str = ""
    day: date = date(2024, 1, 1)
    issuer: str = ""
    title: str = ""
    association: str = ""
    members: list[Member] = field(default_factory=list)
    signature: tuple[str, str] = ("", "")


def generate_order(seed: int) -> tuple[bytes, OrderAnswer, dict[str, str]]:
    """The Word file, what it says, the habits it was made after."""
    random = Random(seed)
    habits = {name: random.choice(choices) for name, choices in CHOICES.items()}
    sheet = _Sheet(random, habits)
    return sheet.made(), sheet.answer, habits


class _Sheet:
    def __init__(self, random: Random, habits: dict[str, str]) -> None:
        self.random, self.habits = random, habits
        self.document: WordDocument = Document()
        self.answer = OrderAnswer()
        self.people = random.sample(PEOPLE, random.randint(5, 9))
        self.genitive = ""

    def made(self) -> bytes:
        self._head()
        self._title()
        self._say("В целях координации методической работы приказываю:")
        if self.habits["composition"] == "changes":
            self._changes()
            self._control(3)
            self._signature()
        elif self.habits["place"] == "annex":
            self._say(f"1. Утвердить прилагаемый состав {self.genitive}.")
            self._control(2)
            self._signature()
            self._say(f"Приложение к приказу от {self.answer.day:%d.%m.%Y} № {self.answer.number}")
            self._say(f"Состав {self.genitive}", centred=True)
            self._composition()
        else:
            self._say(f"Утвердить состав {self.genitive}:")
            self._composition()
            self._control(0)
            self._signature()
        file = BytesIO()
        self.document.save(file)
        return file.getvalue()

    def _say(self, text: str, *, centred: bool = False) -> None:
        line = self.document.add_paragraph()
        line.add_run(text).bold = centred
        if centred:
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _head(self) -> None:
        answer = self.answer
        for line in _ISSUERS[self.habits["issuer"]]:
            self._say(line, centred=True)
        answer.issuer = " ".join(_ISSUERS[self.habits["issuer"]])
        answer.day = date(
            self.random.choice((2022, 2023, 2024)), self.random.randint(1, 12), self.random.randint(1, 28)
        )
        answer.number = self.random.choice(("187_ОД", "24-ОД", "19", "01-05/312"))
        day = {
            "short": f"{answer.day:%d.%m.%Y}",
            "words": f"{answer.day.day} {_MONTHS[answer.day.month - 1]} {answer.day.year} года",
            "quoted": f"«{answer.day.day:02}» {_MONTHS[answer.day.month - 1]} {answer.day.year} г.",
        }[self.habits["day"]]
        style = self.habits["head"]
        if style == "one line":
            self._say(f"ПРИКАЗ от {day} № {answer.number}", centred=True)
            return
        self._say("ПРИКАЗ", centred=True)
        if style == "table":
            cells = self.document.add_table(rows=1, cols=2).rows[0].cells
            cells[0].text, cells[1].text = day, f"№ {answer.number}"
        elif style == "number first":
            self._say(f"№ {answer.number}\tот {day}")
        else:
            self._say(f"{day}\t№ {answer.number}")

    def _title(self) -> None:
        self.answer.association, self.genitive = self.random.choice(BODIES)
        if self.habits["composition"] == "changes":
            self.answer.title = f"О внесении изменений в состав {self.genitive}"
        elif self.habits["title"] == "О создании и составе":
            self.answer.title = f"О создании и утверждении состава {self.genitive}"
        else:
            self.answer.title = f"{self.habits['title']} {self.genitive}"
        self._say(self.answer.title)

    def _composition(self) -> None:
        members = [(person, _ROLES[n] if n < len(_ROLES) else "член") for n, person in enumerate(self.people)]
        if self.habits["composition"] == "list":  # roles are told only of those who lead
            members = [(person, "" if role == "член" else role) for person, role in members]
        self.answer.members = [(each.name, each.post, role, "approved") for each, role in members]
        style = self.habits["composition"]
        if style == "list":
            for n, (person, role) in enumerate(members, start=1):
                self._item(n, self._member(person, role))
        elif style == "groups":
            said = ""
            for n, (person, role) in enumerate(members, start=1):
                if role != said:
                    said = role
                    self._say(_GROUPS[role])
                self._item(n, f"{person.name}, {person.post}")
        else:
            self._table(members, style)

    def _member(self, person: Person, role: str) -> str:
        if not role:
            return f"{person.name}, {person.post}"
        return {
            "comma": f"{person.name}, {person.post}, {role}",
            "brackets": f"{person.name}, {person.post} ({role})",
            "dash": f"{person.name}, {person.post} – {role}",
            "in front": f"{person.name} – {role}, {person.post}",
        }[self.habits["role"]]

    def _item(self, n: int, text: str) -> None:
        numbers = self.habits["numbers"]
        if numbers == "program" and self.habits["composition"] == "list":
            self.document.add_paragraph(text, style="List Number")
        else:
            self._say(f"{n}. {text}" if numbers == "typed" else text)

    def _table(self, members: list[tuple[Person, str]], style: str) -> None:
        heads = ["№ п/п", "Фамилия, имя, отчество", "Должность, место работы"]
        heads += [] if style == "table with groups" else ["Роль" if style == "table" else "Обязанности в составе"]
        table = self.document.add_table(rows=1, cols=len(heads), style="Table Grid")
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            cell.text = head
        said = ""
        for n, (person, role) in enumerate(members, start=1):
            if style == "table with groups" and role != said:
                said = role
                cells = table.add_row().cells
                cells[0].merge(cells[-1]).text = _GROUPS[role]
            values = [f"{n}.", person.name, person.post, role]
            for cell, value in zip(table.add_row().cells, values, strict=False):
                cell.text = value

    def _changes(self) -> None:
        gone, come = self.people[:2], self.people[2:4]
        self.answer.members = [(each.name, "", "", "removed") for each in gone]
        self.answer.members += [(each.name, each.post, "", "added") for each in come]
        names = ", ".join(f"{each.accusative} {each.initials}" for each in gone)
        self._say(f"1. Вывести из состава {self.genitive} {names}.")
        people = "; ".join(f"{each.accusative} {each.initials}, {each.post_accusative}" for each in come)
        self._say(f"2. Ввести в состав {self.genitive}: {people}.")

    def _control(self, number: int) -> None:
        if self.habits["control"] == "told":
            mark = f"{number}. " if number else ""
            self._say(f"{mark}Контроль за исполнением приказа оставляю за собой.")

    def _signature(self) -> None:
        person = self.random.choice([each for each in PEOPLE if each not in self.people])
        post, signed = "Заместитель министра", f"{person.initials} {person.surname}"
        self.answer.signature = (post, person.name)
        if self.habits["signature"] == "table":
            cells = self.document.add_table(rows=1, cols=3).rows[0].cells
            cells[0].text, cells[2].text = post, signed
        else:
            self._say(f"{post}\t{signed}" if self.habits["signature"] == "tab" else f"{post} ____________ {signed}")
