"""Instructions from outside: registered with the letter they came in, carried out as an assignment on control."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.assignments import actions as assignments
from rumo.assignments import rules
from rumo.assignments.actions import ExecutorData
from rumo.core import audit, clock, files
from rumo.core.errors import Refusal
from rumo.directory.models import Association, Organization
from rumo.planning import permissions
from rumo.planning.models import Instruction, PlanLine
from rumo.russian.cases import Case
from rumo.russian.dates import short_date
from rumo.russian.deadlines.parser import parse_deadline
from rumo.russian.deadlines.periods import Period
from rumo.russian.posts import inflect_phrase

# The ground of an assignment has room for this much.
LONGEST_GROUND = 300


class AlreadyRegistered(Refusal):
    """The same authority, number and date stand in the register already."""

    def __init__(self, instruction: Instruction) -> None:
        super().__init__(_("Это поручение уже зарегистрировано: %(it)s.") % {"it": instruction})
        self.instruction = instruction


@dataclass(frozen=True, slots=True)
class Letter:
    """What the register keeps of the letter itself: who sent it, its number and date, when it came."""

    authority: Organization
    date: dt.date
    received_on: dt.date
    number: str = ""


@transaction.atomic
def register_instruction(
    *,
    association: Association,
    authority: Organization,
    number: str,
    date: dt.date,
    received_on: dt.date,
    text: str,
    due_text: str = "",
    due_on: dt.date | None = None,
    executors: Sequence[ExecutorData],
    line: PlanLine | None = None,
    upload: UploadedFile | None = None,
    actor: User,
) -> Instruction:
    """Register a letter and issue its assignment; the executors are told by mail.

    `due_on` is read from `due_text` when it is not given. Raises AlreadyRegistered; Refusal for days out of order, a
    day that does not exist, a phrase and a date that contradict each other; FileRefused.
    """
    permissions.may_register_instruction(actor, association).require()
    letter = Letter(authority, date, received_on, number.strip())
    _require_sense(association, letter, line)
    due = _due(due_text, due_on, letter)
    stored = files.store_upload(upload, actor=actor) if upload else None
    ground = ground_of(letter)
    assignment = assignments.draft_assignment(
        association=association,
        text=text,
        ground=ground,
        due_text=due_text,
        due_on=due,
        executors=executors,
        actor=actor,
    )
    assignments.issue_assignment(assignment, issued_on=received_on, ground=ground, actor=actor)
    instruction = Instruction.objects.create(
        association=association,
        authority=authority,
        number=letter.number,
        date=date,
        received_on=received_on,
        line=line,
        assignment=assignment,
        file=stored,
    )
    audit.record(actor, "register_instruction", instruction, _("Зарегистрировано: %(it)s") % {"it": ground})
    return instruction


@transaction.atomic
def edit_instruction(
    instruction: Instruction,
    *,
    letter: Letter,
    text: str,
    line: PlanLine | None,
    upload: UploadedFile | None,
    reason: str,
    actor: User,
) -> None:
    """Mend what was entered wrong; the assignment's text and ground follow. Its term is moved on its own page.

    A new file takes the place of the former one. Raises as `register_instruction` does.
    """
    permissions.may_register_instruction(actor, instruction.association).require()
    letter = Letter(letter.authority, letter.date, letter.received_on, letter.number.strip())
    _require_sense(instruction.association, letter, line, besides=instruction)
    assignments.correct_assignment(
        instruction.assignment, text=text, ground=ground_of(letter), reason=reason, actor=actor
    )
    stored = files.store_upload(upload, actor=actor) if upload else instruction.file
    changes = audit.changed(
        instruction,
        authority=letter.authority,
        number=letter.number,
        date=letter.date,
        received_on=letter.received_on,
        line=line,
        file=stored,
    )
    instruction.save()
    summary = _("Исправлено: %(reason)s") % {"reason": reason.strip()}
    audit.record(actor, "edit_instruction", instruction, summary, changes)


@transaction.atomic
def withdraw_instruction(instruction: Instruction, *, reason: str, actor: User) -> None:
    """The authority took it back, or it was entered by mistake: the assignment is withdrawn, the record stays."""
    assignments.withdraw_assignment(instruction.assignment, reason=reason, actor=actor)
    summary = _("Отозвано: %(reason)s") % {"reason": reason.strip()}
    audit.record(actor, "withdraw_instruction", instruction, summary)


def ground_of(letter: Letter) -> str:
    """«поручение Министерства образования края от 12.02.2024 № 5», by the name the authority bore on that day."""
    name = letter.authority.name_on(letter.date)
    number = f" № {letter.number}" if letter.number else ""

    def worded(authority: str) -> str:
        return _("поручение %(authority)s от %(day)s%(number)s") % {
            "authority": inflect_phrase(authority, Case.GENITIVE),
            "day": short_date(letter.date),
            "number": number,
        }

    whole = worded(name.full)
    return whole if len(whole) <= LONGEST_GROUND else worded(name.short or name.full)[:LONGEST_GROUND]


def _require_sense(
    association: Association, letter: Letter, line: PlanLine | None, besides: Instruction | None = None
) -> None:
    """Days in order, the row of this association's plan, and no second entry of the same letter."""
    if letter.received_on > clock.today():
        raise Refusal(_("Дата поступления %(day)s ещё не наступила.") % {"day": short_date(letter.received_on)})
    if letter.received_on < letter.date:
        raise Refusal(
            _("Поручение от %(written)s не могло поступить раньше, %(came)s: проверьте даты.")
            % {"written": short_date(letter.date), "came": short_date(letter.received_on)}
        )
    if line is not None and line.plan.association_id != association.pk:
        raise Refusal(_("Этот пункт — из плана другого объединения. Выберите пункт своего плана."))
    if not letter.number:
        return
    same = Instruction.objects.filter(
        association=association, authority=letter.authority, number=letter.number, date=letter.date
    ).select_related("authority")
    found = (same.exclude(pk=besides.pk) if besides else same).first()
    if found is not None:
        raise AlreadyRegistered(found)


def _due(due_text: str, due_on: dt.date | None, letter: Letter) -> dt.date | None:
    """The day of control; the phrase is read when no date is given. What comes again and again has none."""
    read = due_day(due_text, letter.received_on)
    if due_on and read and due_on != read:
        raise Refusal(
            _("Срок «%(text)s» — это %(read)s, а дата контроля — %(day)s. Оставьте одно из двух или исправьте.")
            % {"text": due_text.strip(), "read": short_date(read), "day": short_date(due_on)}
        )
    due = due_on or read
    if due and due < letter.date:
        raise Refusal(_("Срок %(day)s раньше самого поручения: проверьте даты.") % {"day": short_date(due)})
    return due


def due_day(phrase: str, received_on: dt.date) -> dt.date | None:
    """The only last day that the phrase names, counted from the day of receipt; None for none or for several.

    Refusal for a day that does not exist.
    """
    try:
        plain = rules.due_day(phrase, received_on)
    except ValueError as error:
        raise Refusal(_("Срок «%(phrase)s»: %(error)s.") % {"phrase": phrase.strip(), "error": error}) from error
    if plain or not phrase.strip():
        return plain
    schedule = parse_deadline(phrase, Period.calendar_year(received_on.year))
    days = {owed.due for owed in schedule.obligations() if owed.due}
    return days.pop() if len(days) == 1 else None
