"""Is everything there that the paper promises: records of items, decisions, executors, terms, annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rumo.papers.blocks import plain_text
from rumo.papers.checks.findings import Scope, Severity, Slip, rule
from rumo.papers.minutes import Conduct, Instruction, Minutes, MinutesForm, MinutesItem

_ANNEX = re.compile(r"приложени[а-яё]*\s*(?:№|N|No\.?)\s*(\d+)", re.IGNORECASE)


@rule("number_missing", Severity.ERROR, "Нет номера протокола", "ПРОТОКОЛ № ___")
def number_missing(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """Date and number are requisites of every protocol (ГОСТ Р 7.0.97-2016, 5.10–5.11)."""
    if not minutes.number:
        yield Slip("У протокола нет номера.", "number")


@rule("nothing_on_agenda", Severity.ERROR, "В повестке нет вопросов", "ни повестки, ни вопросов")
def nothing_on_agenda(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """A meeting without a question has nothing to record."""
    if not minutes.agenda and not minutes.items:
        yield Slip("В протоколе нет ни одного вопроса.", "agenda")


@rule("item_not_recorded", Severity.WARNING, "Вопрос повестки не рассмотрен", "в повестке 5 вопросов, рассмотрено 4")
def item_not_recorded(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """Each point of the agenda is heard, postponed or dropped, and the record says which."""
    recorded = {item.number for item in minutes.items}
    for n, point in enumerate(minutes.agenda):
        if point.number not in recorded:
            yield Slip(f"Вопрос {point.number} есть в повестке, но не рассмотрен.", f"agenda[{n}]")


@rule(
    "item_not_on_agenda",
    Severity.WARNING,
    "Рассмотрен вопрос, которого нет в повестке",
    "рассмотрен вопрос 6, в повестке их 5",
)
def item_not_on_agenda(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """What was heard beyond the agenda should have been put on it by the meeting."""
    planned = {point.number for point in minutes.agenda}
    for n, item in enumerate(minutes.items):
        if planned and item.number not in planned:
            yield Slip(f"Вопрос {item.number} рассмотрен, но в повестке его нет.", f"items[{n}]")


@rule("item_without_resolution", Severity.WARNING, "Вопрос без решения", "СЛУШАЛИ — и сразу следующий вопрос")
def item_without_resolution(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """Even a report that was only heard is taken note of («принять к сведению»)."""
    for n, item in enumerate(minutes.items):
        if not item.resolutions and not item.postponed:
            yield Slip(f"Вопрос {item.number}: решение не записано.", f"items[{n}]")


@rule("empty_resolution", Severity.ERROR, "Решение без текста", "РЕШИЛИ: (пусто)")
def empty_resolution(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """A decision nobody worded cannot be carried out, nor can it be signed."""
    for n, item in enumerate(minutes.items):
        for k, point in enumerate(item.resolutions):
            if not point.text.strip():
                yield Slip(f"Решение {point.number}: текст не записан.", f"items[{n}].resolutions[{k}]")


@rule("nobody_heard", Severity.WARNING, "Не указано, кого слушали", "вопрос начинается с РЕШИЛИ")
def nobody_heard(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """An item of a meeting begins with a report. In an absentee meeting nobody is heard."""
    if minutes.conduct is Conduct.ABSENTEE:
        return
    for n, item in enumerate(minutes.items):
        if not item.heard and not item.postponed:
            yield Slip(f"Вопрос {item.number}: не указано, кого слушали.", f"items[{n}]")


@rule("instruction_without_due", Severity.WARNING, "Поручение без срока", "ответственный назван, срок — нет")
def instruction_without_due(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """A responsible person without a date answers for nothing; minutes of decisions lack it most often."""
    for place, number, instruction in _instructions(minutes):
        if instruction.responsible and not instruction.due:
            names = ", ".join(instruction.responsible)
            yield Slip(f"Решение {number}: ответственный ({names}) указан, а срок — нет.", place)


@rule("instruction_without_executor", Severity.WARNING, "Поручение без исполнителя", "срок назван, ответственный — нет")
def instruction_without_executor(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """A term without an executor binds nobody."""
    for place, number, instruction in _instructions(minutes):
        if not instruction.responsible:
            yield Slip(f"Решение {number}: поручение записано, а исполнитель не указан.", place)


@rule(
    "annex_missing",
    Severity.WARNING,
    "Упомянутого приложения нет",
    "«отчёт прилагается (приложение № 2)», а приложение одно",
)
def annex_missing(minutes: Minutes, scope: Scope) -> Iterator[Slip]:
    """«Приложение № 2» in the text is in the list of annexes. An extract brings no annexes."""
    if minutes.form is MinutesForm.EXTRACT:
        return
    listed = {annex.number for annex in minutes.annexes}
    for n, item in enumerate(minutes.items):
        mentioned = {int(number) for text in _texts(item) for number in _ANNEX.findall(text)}
        for number in sorted(mentioned - listed):
            yield Slip(
                f"Вопрос {item.number}: упомянуто приложение № {number}, а среди приложений протокола его нет.",
                f"items[{n}]",
                f"приложение № {number}",
            )


def _instructions(minutes: Minutes) -> Iterator[tuple[str, str, Instruction]]:
    for n, item in enumerate(minutes.items):
        for k, point in enumerate(item.resolutions):
            for instruction in point.instructions:
                yield f"items[{n}].resolutions[{k}]", point.number, instruction


def _texts(item: MinutesItem) -> Iterator[str]:
    yield item.about
    yield plain_text(item.text)
    yield from (speech.text for speech in item.discussed)
    for point in item.resolutions:
        yield point.text
        yield from (instruction.text for instruction in point.instructions)
