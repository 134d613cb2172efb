"""The only writes of assignments. Each is one transaction with its entry in the trail; letters leave after commit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.assignments import letters, permissions, rules
from rumo.assignments.enums import AssignmentState, ReminderKind
from rumo.assignments.models import Assignment, Evidence, Executor, Extension, Reminder
from rumo.assignments.transitions import ASSIGNMENT
from rumo.core import audit, clock, files
from rumo.core.errors import Conflict, Refusal
from rumo.core.transitions import advance, fire
from rumo.directory.models import Association, Organization, Person
from rumo.russian.dates import short_date


@dataclass(frozen=True, slots=True)
class ExecutorData:
    """One executor: exactly one of a person, a role in the association, an organization."""

    person: Person | None = None
    role: str = ""
    organization: Organization | None = None
    is_lead: bool = True


# --- drafts: part of minutes being taken, so the caller has asked whether the actor may take them ---


@transaction.atomic
def draft_assignment(
    *,
    association: Association,
    text: str,
    ground: str,
    due_text: str = "",
    due_on: date | None = None,
    executors: Sequence[ExecutorData],
    actor: User,
) -> Assignment:
    """A draft that follows from a resolution. `due_on` is read from `due_text` when it is not given.

    Raises Refusal for an empty text, a day that does not exist, an executor named twice or not named at all.
    """
    assignment = Assignment.objects.create(
        association=association,
        text=_required(text),
        ground=ground,
        due_text=due_text.strip(),
        due_on=due_on or _due_day(due_text, clock.today()),
    )
    _set_executors(assignment, executors)
    audit.record(actor, "draft_assignment", assignment, _("Проект поручения записан."), {"text": assignment.text})
    return assignment


@transaction.atomic
def edit_draft(
    assignment: Assignment,
    *,
    text: str,
    due_text: str,
    due_on: date | None,
    executors: Sequence[ExecutorData],
    actor: User,
) -> None:
    """Write a draft anew. Raises Refusal as `draft_assignment` does, Conflict when it is no longer a draft."""
    _keep_draft(assignment)
    due = due_on or _due_day(due_text, clock.today())
    changes = audit.changed(assignment, text=_required(text), due_text=due_text.strip(), due_on=due)
    assignment.save()
    assignment.executors.all().delete()
    _set_executors(assignment, executors)
    audit.record(actor, "edit_draft", assignment, _("Проект поручения изменён."), changes)


@transaction.atomic
def delete_draft(assignment: Assignment, *, actor: User) -> None:
    """Remove a draft; an issued assignment is withdrawn instead. Raises Conflict when it is no longer a draft."""
    _keep_draft(assignment)
    audit.record(actor, "delete_draft", assignment, _("Проект поручения удалён."), {"text": [assignment.text, None]})
    assignment.delete()


@transaction.atomic
def issue_assignment(assignment: Assignment, *, issued_on: date, ground: str, actor: User) -> None:
    """Issue a draft on the day its minutes were signed for; the caller has checked the signature.

    A term without a year («в срок до 1 декабря») is counted from `issued_on`. Raises Conflict when it is no draft.
    """
    due_on = _due_day(assignment.due_text, issued_on) or assignment.due_on
    _keep_draft(assignment)
    advance(ASSIGNMENT["issue"], assignment, issued_on=issued_on, ground=ground, due_on=due_on)
    audit.record(actor, "issue_assignment", assignment, _("Поручение выдано: %(ground)s.") % {"ground": ground})
    letters.tell_issued(assignment)


# --- work ---


@transaction.atomic
def take_into_work(assignment: Assignment, *, actor: User) -> None:
    fire(ASSIGNMENT["take"], assignment, user=actor)
    audit.record(actor, "take_into_work", assignment, _("Взято в работу."))


@transaction.atomic
def report_assignment(assignment: Assignment, *, text: str, uploads: Sequence[UploadedFile] = (), actor: User) -> None:
    """Report that it is done, with files that show it. Raises FileRefused for a file that is not taken."""
    ASSIGNMENT["report"].verdict(actor, assignment).require()
    for upload in uploads:
        # All are looked at before any is stored: a refused file leaves nothing half-written on the disk.
        files.check_upload(upload)
        upload.seek(0)
    report = _required(text)
    fire(ASSIGNMENT["report"], assignment, user=actor, report=report, reported_at=clock.now())
    for upload in uploads:
        Evidence.objects.create(assignment=assignment, file=files.store_upload(upload, actor=actor))
    names = [upload.name for upload in uploads]
    audit.record(
        actor, "report_assignment", assignment, _("Доложено об исполнении."), {"report": report, "files": names}
    )
    letters.tell_reported(assignment)


# --- control ---


@transaction.atomic
def accept_assignment(assignment: Assignment, *, actor: User) -> None:
    """The work is accepted and the assignment leaves control."""
    fire(ASSIGNMENT["accept"], assignment, user=actor, closed_at=clock.now(), remarks="")
    audit.record(actor, "accept_assignment", assignment, _("Исполнение принято, поручение снято с контроля."))


@transaction.atomic
def return_for_rework(assignment: Assignment, *, remarks: str, actor: User) -> None:
    """Back to work with remarks; the report and its files stay as they were."""
    remarks = _required(remarks, _("Напишите, что нужно доработать."))
    fire(ASSIGNMENT["return"], assignment, user=actor, remarks=remarks)
    audit.record(actor, "return_for_rework", assignment, _("Возвращено с замечаниями."), {"remarks": remarks})
    letters.tell_returned(assignment)


@transaction.atomic
def extend_assignment(assignment: Assignment, *, new_due_on: date, reason: str, actor: User) -> None:
    """Move the term and keep the former one. Raises Refusal for a day that is past or not later than the term."""
    permissions.may_extend(actor, assignment).require()
    reason = _required(reason, _("Напишите, почему переносится срок."))
    old = assignment.due_on
    if new_due_on < clock.today():
        raise Refusal(_("Новый срок %(day)s уже прошёл. Укажите будущую дату.") % {"day": short_date(new_due_on)})
    if old is not None and new_due_on <= old:
        raise Refusal(_("Новый срок должен быть позже прежнего (%(day)s).") % {"day": short_date(old)})
    moved = Assignment.objects.filter(pk=assignment.pk, due_on=old, state=assignment.state).update(due_on=new_due_on)
    if moved != 1:
        raise Conflict(_("Пока вы переносили срок, поручение изменил другой пользователь. Обновите страницу."))
    Extension.objects.create(
        assignment=assignment, old_due_on=old, new_due_on=new_due_on, reason=reason, extended_by=actor
    )
    assignment.refresh_from_db()
    summary = _("Срок перенесён на %(day)s: %(reason)s") % {"day": short_date(new_due_on), "reason": reason}
    audit.record(actor, "extend_assignment", assignment, summary, {"due_on": [old, new_due_on]})
    letters.tell_extended(assignment, reason)


@transaction.atomic
def withdraw_assignment(assignment: Assignment, *, reason: str, actor: User) -> None:
    """Take an issued assignment back, with the reason."""
    reason = _required(reason, _("Напишите, почему поручение отменяется."))
    fire(ASSIGNMENT["withdraw"], assignment, user=actor, withdrawn_reason=reason, closed_at=clock.now())
    audit.record(actor, "withdraw_assignment", assignment, _("Поручение отменено: %(reason)s") % {"reason": reason})
    letters.tell_withdrawn(assignment)


@transaction.atomic
def correct_assignment(assignment: Assignment, *, text: str, ground: str, reason: str, actor: User) -> None:
    """Mend what was written wrong in an assignment on control; its term is moved by `extend_assignment`."""
    permissions.may_correct(actor, assignment).require()
    text, reason = _required(text), _required(reason, _("Напишите, почему исправляется поручение."))
    same = Assignment.objects.filter(pk=assignment.pk, state=assignment.state)
    if same.update(text=text, ground=ground, updated_at=clock.now()) != 1:
        raise Conflict(_("Пока вы исправляли поручение, его изменил другой пользователь. Обновите страницу."))
    changes = audit.changed(assignment, text=text, ground=ground)
    summary = _("Поручение исправлено: %(reason)s") % {"reason": reason}
    audit.record(actor, "correct_assignment", assignment, summary, changes)


# --- reminders ---


@transaction.atomic
def remind(assignment: Assignment, person: Person, kind: ReminderKind) -> bool:
    """Send one reminder to one person, once for each term; False when it had gone out before or there is no address."""
    address = letters.address_of(person)
    if not address or assignment.due_on is None:
        return False
    sent, is_new = Reminder.objects.get_or_create(
        assignment=assignment,
        person=person,
        kind=kind,
        for_due_on=assignment.due_on,
        defaults={"sent_at": clock.now()},
    )
    if is_new:
        letters.remind(assignment, address, ReminderKind(sent.kind))
    return is_new


def _required(text: str, message: str = "") -> str:
    text = text.strip()
    if not text:
        raise Refusal(message or _("Напишите текст: он не может быть пустым."))
    return text


def _due_day(phrase: str, issued_on: date) -> date | None:
    try:
        return rules.due_day(phrase, issued_on)
    except ValueError as error:
        raise Refusal(_("Срок «%(phrase)s»: %(error)s.") % {"phrase": phrase, "error": error}) from error


def _keep_draft(assignment: Assignment) -> None:
    """Take the row in this transaction, unless it is no draft any more."""
    if not Assignment.objects.filter(pk=assignment.pk, state=AssignmentState.DRAFT).update(state=AssignmentState.DRAFT):
        raise Conflict(_("Поручение уже выдано: его можно только отменить с указанием причины."))


def _set_executors(assignment: Assignment, executors: Sequence[ExecutorData]) -> None:
    if not executors:
        raise Refusal(_("Укажите, кто исполняет поручение: человек, роль или организация."))
    for each in executors:
        if sum((each.person is not None, bool(each.role), each.organization is not None)) != 1:
            raise Refusal(_("Исполнитель — это один человек, одна роль или одна организация."))
    rows = [
        Executor(
            assignment=assignment,
            person=each.person,
            role=each.role,
            organization=each.organization,
            is_lead=each.is_lead,
        )
        for each in executors
    ]
    try:
        with transaction.atomic():
            Executor.objects.bulk_create(rows)
    except IntegrityError as error:
        raise Refusal(_("Один и тот же исполнитель указан дважды. Уберите повтор.")) from error
