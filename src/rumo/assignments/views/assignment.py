"""The page of one assignment, and the files that show it was done."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render

from rumo.accounts.requests import UserRequest
from rumo.assignments import permissions, queries
from rumo.assignments.enums import AssignmentState
from rumo.assignments.models import Assignment, Evidence
from rumo.assignments.transitions import ASSIGNMENT
from rumo.assignments.views.rows import as_rows
from rumo.core import audit, clock, files


def assignment_page(request: UserRequest, pk: int) -> HttpResponse:
    assignment = get_object_or_404(queries.visible_assignments(request.user), pk=pk)
    return render(request, "assignments/assignment.html", page_context(request.user, assignment))


def evidence_file(request: UserRequest, pk: int, evidence_pk: int) -> FileResponse:
    assignment = get_object_or_404(queries.visible_assignments(request.user), pk=pk)
    evidence = get_object_or_404(Evidence.objects.select_related("file"), pk=evidence_pk, assignment=assignment)
    return files.file_response(evidence.file)


def page_context(user: Any, assignment: Assignment) -> dict[str, Any]:
    day = clock.today()
    return {
        "row": as_rows([assignment])[0],
        "assignment": assignment,
        "responsible": [
            (person, person.post_text(day)) for person in queries.responsible_people([assignment], day)[assignment.pk]
        ],
        "extensions": assignment.extensions.select_related("extended_by"),
        "evidence": assignment.evidence.select_related("file"),
        "history": [
            {"at": entry.at, "actor": entry.actor_name, "text": entry.summary, "note": entry.changes.get("remarks")}
            for entry in audit.history(assignment)
        ],
        "may": {
            row.name: row.verdict(user, assignment) for row in ASSIGNMENT.possible(assignment) if row.name != "issue"
        },
        "may_extend": permissions.may_extend(user, assignment),
        "is_returned": assignment.state == AssignmentState.IN_WORK and assignment.remarks,
    }
