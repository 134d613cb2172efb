"""Plans that are only lists, without any table: points with their terms in, behind or under them, by months, meetings
with their questions."""

from __future__ import annotations

from random import Random

from tests.corpus.invented import PEOPLE
from tests.corpus.plan_habits import DEADLINES, EXPECTED, POINTS, QUESTIONS, SECTIONS, TITLES
from tests.corpus.plan_sheets import MeetingAnswer, PlanAnswer, PlanSheet, RowAnswer

CHOICES: dict[str, tuple[str, ...]] = {
    "title": ("one line", "lines", "spaced"),
    "period": ("на 2024 год", "на 2023-2024 учебный год", "на 2024 г."),
    "stamps": ("none", "paragraphs", "sentence"),
    "told": ("under", "inline", "brackets", "dash", "one line under", "meetings"),
    "by": ("nothing", "sections", "months"),
    "numbers": ("1.", "1)", "program", "anew"),
    "people": ("one", "two", "role"),
    "result": ("none", "told"),
    "points": ("none", "dashes"),
}
_MONTHS = ("Январь", "Февраль", "Апрель", "Октябрь")
_TIMES = ("март", "до 10 декабря", "сентябрь-октябрь", "в течение года", "III квартал")


def generate_plan_list(seed: int) -> tuple[bytes, PlanAnswer, dict[str, str]]:
    """The Word file, what it says, the habits it was made after."""
    random = Random(seed)
    habits = {name: random.choice(choices) for name, choices in CHOICES.items()}
    sheet = _ListSheet(random, habits)
    return sheet.made(), sheet.answer, habits


class _ListSheet(PlanSheet):
    def body(self) -> None:
        if self.habits["told"] == "meetings":
            self._meetings()
            return
        section = number = ""
        for n in range(self.random.randint(4, 7)):
            before, section = (
                section,
                {"nothing": "", "sections": SECTIONS[n // 3], "months": _MONTHS[n // 2]}[self.habits["by"]],
            )
            if section != before:
                self.document.add_paragraph(section).runs[0].bold = True
            number = "1" if self.habits["numbers"] == "anew" and section != before else str(int(number or "0") + 1)
            self._row(n, number, section)

    def _row(self, n: int, number: str, section: str) -> None:
        by_months = self.habits["by"] == "months"
        behind = self.habits["told"] in {"brackets", "dash"}
        deadline = section if by_months else self.random.choice(_TIMES if behind else DEADLINES)
        points = list(POINTS) if self.habits["points"] == "dashes" and n == 1 and self._has_lines() else []
        row = RowAnswer(
            number,
            TITLES[n] + (":" if points else ""),
            points,
            section,
            deadline,
            [("Секретарь РУМО", False)]
            if self.habits["people"] == "role" and not behind
            else [
                (each.name, False) for each in self.random.sample(PEOPLE, 2 if self.habits["people"] == "two" else 1)
            ],
            self.random.choice(EXPECTED) if self.habits["result"] == "told" and not behind else "",
        )
        self.answer.rows.append(row)
        self._print(row, "" if by_months else deadline)

    def _has_lines(self) -> bool:
        return self.habits["told"] in {"under", "one line under"}

    def _print(self, row: RowAnswer, deadline: str) -> None:
        people = ", ".join(name for name, _ in row.responsible)
        told = [f"Срок: {deadline}"] if deadline else []
        told.append(f"{'Ответственные' if len(row.responsible) > 1 else 'Ответственный'}: {people}")
        if row.expected:
            told.append(f"Результат: {row.expected}")
        style = self.habits["told"]
        if style == "brackets":
            self._point(row, f" ({', '.join(filter(None, (deadline, people)))}).")
        elif style == "dash":
            self._point(row, f" – {', '.join(filter(None, (deadline, people)))}.")
        elif style == "inline":
            self._point(row, f". {'. '.join(told)}.")
        else:
            self._point(row, "" if row.points else ".")
            for point in row.points:
                self.document.add_paragraph(f"– {point};")
            for line in told if style == "under" else [". ".join(told)]:
                self.document.add_paragraph(line)

    def _point(self, row: RowAnswer, tail: str) -> None:
        if self.habits["numbers"] == "program" and self.habits["by"] == "nothing":
            self.document.add_paragraph(f"{row.title}{tail}", style="List Number")
            return
        mark = ")" if self.habits["numbers"] == "1)" else "."
        self.document.add_paragraph(f"{row.number}{mark} {row.title}{tail}")

    def _meetings(self) -> None:
        for n, month in enumerate(("Февраль", "Май", "Сентябрь"), start=1):
            questions = self.random.sample(QUESTIONS, self.random.randint(2, 4))
            people = self.random.sample(PEOPLE, len(questions))
            self.document.add_paragraph(f"Заседание № {n}. {month}").runs[0].bold = True
            for at, (question, person) in enumerate(zip(questions, people, strict=True), start=1):
                self.document.add_paragraph(f"{at}. {question}. Ответственный: {person.name}")
            self.answer.meetings.append(
                MeetingAnswer(str(n), questions, [[each.name] for each in people], month, "", "")
            )
