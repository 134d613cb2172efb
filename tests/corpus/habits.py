"""The habits of one secretary: how each part of the sheet is laid out. A seed gives a mix."""

from __future__ import annotations

from dataclasses import dataclass, fields
from random import Random

CHOICES: dict[str, tuple[str, ...]] = {
    "title": ("apart", "one_line", "stamped", "spaced", "number_first", "table"),
    "day": ("words", "short", "quoted", "range", "two_months"),
    "font": ("Times New Roman", "Arial", "Calibri", "Cambria"),
    "chair": ("Председательствующий", "Председательствовал:", "Председатель"),
    "separator": ("\t", " – ", ": ", " - ", "table"),
    "name": ("surname_first", "initials_first", "spaced", "tight"),
    "presence": ("commas", "counted_only", "posts", "numbered", "by_organization", "table", "counted_list"),
    "absent": ("none", "excused", "reasons", "nobody"),
    "invited": ("none", "one", "two"),
    "agenda": ("ПОВЕСТКА", "Повестка дня:", "ПОВЕСТКА ДНЯ", "Повестка дня", "none"),
    "numbers": ("typed", "program", "bracket", "none"),
    "speakers": ("italic", "Докладчик", "brackets", "next_line", "post_first", "none"),
    "heard": ("numbered", "by_question", "by_question_told", "caption_line", "title_again", "information", "with_post"),
    "decided": ("РЕШИЛИ:", "ПОСТАНОВИЛИ:", "ПОСТАНОВИЛИ (РЕШИЛИ):", "Решили:", "РЕШЕНИЕ:"),
    "points": ("single", "pairs", "unnumbered", "dashes"),
    "votes": ("counted", "unanimous", "absent", "inverted", "capitals", "inline"),
    "task": ("none", "lines", "one_line", "inside"),
    "speeches": ("none", "lines", "inline"),
    "table": ("none", "plain", "merged"),
    "signatures": ("table", "tabs", "blanks", "two_lines", "deputy"),
}


@dataclass(frozen=True, slots=True)
class Habits:
    title: str
    day: str
    font: str
    chair: str
    separator: str
    name: str
    presence: str
    absent: str
    invited: str
    agenda: str
    numbers: str
    speakers: str
    heard: str
    decided: str
    points: str
    votes: str
    task: str
    speeches: str
    table: str
    signatures: str


def habits_of(seed: int) -> Habits:
    """Every choice of every habit comes up within a few seeds: it is rotated, and shifted at random."""
    random = Random(seed)
    chosen = {
        each.name: CHOICES[each.name][(seed + random.randrange(len(CHOICES[each.name]))) % len(CHOICES[each.name])]
        for each in fields(Habits)
    }
    return Habits(**chosen)
