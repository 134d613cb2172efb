"""Makers of assignments for tests, in any state, as the actions would leave them."""

from __future__ import annotations

from datetime import date
from typing import Any

from rumo.assignments.enums import AssignmentState as S
from rumo.assignments.models import Assignment, Executor
from rumo.core import clock
from rumo.directory.models import Association, Organization, Person


def make_assignment(association: Association, *executors: Person | str | Organization, **fields: Any) -> Assignment:
    """An issued assignment; an executor is a person, a role or an organization."""
    state = fields.get("state", S.ISSUED)
    defaults: dict[str, Any] = {
        "association": association,
        "text": "Подготовить методические рекомендации",
        "ground": "протокол от 13.12.2023 № 4, п. 1",
        "state": state,
    }
    if state != S.DRAFT:
        defaults["issued_on"] = date(2023, 12, 13)
    if state in {S.REPORTED, S.ACCEPTED}:
        defaults |= {"reported_at": clock.now(), "report": "Рекомендации подготовлены."}
    if state in {S.ACCEPTED, S.WITHDRAWN}:
        defaults["closed_at"] = clock.now()
    if state == S.WITHDRAWN:
        defaults["withdrawn_reason"] = "Больше не нужно"
    assignment = Assignment.objects.create(**{**defaults, **fields})
    for each in executors:
        make_executor(assignment, each)
    return assignment


def make_executor(assignment: Assignment, executor: Person | str | Organization) -> Executor:
    if isinstance(executor, Person):
        return Executor.objects.create(assignment=assignment, person=executor)
    if isinstance(executor, Organization):
        return Executor.objects.create(assignment=assignment, organization=executor)
    return Executor.objects.create(assignment=assignment, role=executor)
