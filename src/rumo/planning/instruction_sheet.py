"""The register of instructions as a table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from rumo.assignments.rules import term_words
from rumo.core.workbook import Book, Sheet, Value
from rumo.planning.models import Instruction

# Widths in characters, as Excel counts them.
WIDTHS = (14, 16, 14, 40, 60, 14, 24, 24, 40, 20, 34)


def build_register(instructions: Iterable[Instruction], day: date) -> Book:
    """A row an instruction, standing on `day`."""
    head = (
        _("Поступило"), _("Номер"), _("Дата"), _("Кто поручил"), _("Что поручено"), _("Срок"),
        _("Срок, как в письме"), _("Как стоит"), _("Исполнители"), _("Состояние"), _("Объединение"),
    )  # fmt: skip
    rows = (_row(instruction, day) for instruction in instructions)
    return Book(Sheet(_("Внешние поручения"), head, rows, WIDTHS))


def _row(instruction: Instruction, day: date) -> list[Value]:
    assignment = instruction.assignment
    return [
        instruction.received_on,
        instruction.number,
        instruction.date,
        instruction.authority.full_name,
        assignment.text,
        assignment.due_on,
        assignment.due_text,
        term_words(assignment, day),
        "; ".join(str(each) for each in assignment.executors.all()),
        str(assignment.get_state_display()),
        str(instruction.association),
    ]
