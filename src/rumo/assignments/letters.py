"""What executors and those who control are told by mail. Called by actions, inside their transactions."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.assignments import queries
from rumo.assignments.enums import ReminderKind
from rumo.assignments.models import Assignment
from rumo.core import clock, mail
from rumo.directory.enums import Role
from rumo.directory.models import Person
from rumo.directory.queries import composition_on
from rumo.russian.dates import long_date


def address_of(person: Person) -> str:
    """Where to write to a person: the address in the directory, else that of the account."""
    return person.email or (person.user.email if person.user else "")


def tell_issued(assignment: Assignment) -> None:
    _tell_executors(assignment, _("Вам поручено"), _("Объединение поручило вам:"))


def tell_returned(assignment: Assignment) -> None:
    intro = _("Отчёт об исполнении возвращён с замечаниями: %(remarks)s") % {"remarks": assignment.remarks}
    _tell_executors(assignment, _("Поручение возвращено с замечаниями"), intro)


def tell_extended(assignment: Assignment, reason: str) -> None:
    intro = _("Срок поручения перенесён. Причина: %(reason)s") % {"reason": reason}
    _tell_executors(assignment, _("Срок поручения перенесён"), intro)


def tell_withdrawn(assignment: Assignment) -> None:
    intro = _("Поручение отменено. Причина: %(reason)s") % {"reason": assignment.withdrawn_reason}
    _tell_executors(assignment, _("Поручение отменено"), intro)


def tell_reported(assignment: Assignment) -> None:
    """To the secretary, who accepts or returns it."""
    subject = _("Доложено об исполнении поручения")
    intro = _("Исполнители доложили: %(report)s") % {"report": assignment.report}
    for membership in composition_on(assignment.association, clock.today()).filter(role=Role.SECRETARY):
        _send(assignment, address_of(membership.person), subject, intro)


def remind(assignment: Assignment, address: str, kind: ReminderKind) -> None:
    """A reminder before the term, on its day, or after it."""
    subjects = {
        ReminderKind.BEFORE: _("Скоро срок поручения"),
        ReminderKind.DUE: _("Сегодня срок поручения"),
        ReminderKind.OVERDUE: _("Срок поручения прошёл"),
    }
    _send(assignment, address, subjects[kind], _("Напоминаем о поручении."))


def _tell_executors(assignment: Assignment, subject: str, intro: str) -> None:
    for person in queries.responsible_people([assignment], clock.today())[assignment.pk]:
        _send(assignment, address_of(person), subject, intro)


def _send(assignment: Assignment, address: str, subject: str, intro: str) -> None:
    if not address:
        return
    body = _("%(intro)s\n\n%(text)s\n\nСрок: %(due)s\nОснование: %(ground)s\nОбъединение: %(body)s\n\n%(url)s\n") % {
        "intro": intro,
        "text": assignment.text,
        "due": _due(assignment),
        "ground": assignment.ground,
        "body": assignment.association.full_name,
        "url": settings.BASE_URL + reverse("assignments:assignment", args=[assignment.pk]),
    }
    mail.send(to=address, subject=f"{subject}: {assignment.text[:120]}", body=body)


def _due(assignment: Assignment) -> str:
    if assignment.due_on:
        return _("до %(day)s включительно") % {"day": long_date(assignment.due_on)}
    return assignment.due_text or _("не указан")
