"""Who may do what with an assignment. Every refusal has its reason, which the page shows at the button."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from rumo.assignments import queries
from rumo.assignments.models import Assignment
from rumo.core.verdict import YES, No, Verdict
from rumo.directory.permissions import may_run_association


def may_control(user: Any, assignment: Assignment) -> Verdict:
    """Accept, return, extend, withdraw: those who run the association."""
    return may_run_association(user, assignment.association)


def may_execute(user: Any, assignment: Assignment) -> Verdict:
    """Take into work and report: an executor, or one who runs the association and enters a report brought on paper."""
    if may_control(user, assignment) or queries.is_executor(user, assignment):
        return YES
    return No(_("Это делают исполнители поручения и те, кто ведёт объединение."))


def may_correct(user: Any, assignment: Assignment) -> Verdict:
    if not assignment.is_open:
        return No(
            _("Поручение исправляют, пока оно на контроле; сейчас — «%(state)s».")
            % {"state": assignment.get_state_display()}
        )
    return may_control(user, assignment)


def may_extend(user: Any, assignment: Assignment) -> Verdict:
    if not assignment.is_open:
        return No(
            _("Срок переносят, пока поручение на контроле; сейчас — «%(state)s».")
            % {"state": assignment.get_state_display()}
        )
    return may_control(user, assignment)
