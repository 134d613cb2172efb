"""Drafts follow from resolutions: written, rewritten and removed with the minutes, issued by the signature."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from rumo.assignments import actions
from rumo.assignments.actions import ExecutorData
from rumo.assignments.enums import AssignmentState as S
from rumo.assignments.models import Assignment
from rumo.assignments.tests.factories import make_assignment
from rumo.core import audit, clock
from rumo.core.errors import Conflict, Refusal
from rumo.core.models import AuditEntry, Mail
from rumo.directory.enums import Role
from tests.cast import Cast


@pytest.fixture(autouse=True)
def _day() -> Any:
    with clock.standing_at(date(2023, 12, 13)):
        yield


def draft(cast: Cast, **fields: Any) -> Assignment:
    defaults: dict[str, Any] = {
        "association": cast.association,
        "text": " Подготовить отчёт ",
        "ground": "протокол от 13.12.2023 № 4",
        "executors": [ExecutorData(person=cast.members[4])],
        "actor": cast.secretary,
    }
    return actions.draft_assignment(**{**defaults, **fields})


def test_a_draft_tells_nobody(cast: Cast) -> None:
    made = draft(cast, due_text="до 10 декабря 2024 г.")
    assert (made.state, made.text, made.due_on) == (S.DRAFT, "Подготовить отчёт", date(2024, 12, 10))
    assert made.due_text == "до 10 декабря 2024 г."
    assert [str(each) for each in made.executors.all()] == [cast.members[4].short_name]
    assert not Mail.objects.exists()


def test_executors_of_all_three_kinds(cast: Cast) -> None:
    made = draft(
        cast,
        executors=[
            ExecutorData(person=cast.members[4]),
            ExecutorData(role=Role.SECRETARY),
            ExecutorData(organization=cast.institute, is_lead=False),
        ],
    )
    kinds = [(each.person_id, each.role, each.organization_id, each.is_lead) for each in made.executors.all()]
    assert kinds == [
        (cast.members[4].pk, "", None, True),
        (None, Role.SECRETARY, None, True),
        (None, "", cast.institute.pk, False),
    ]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"text": "  "}, "Напишите текст"),
        ({"executors": []}, "Укажите, кто исполняет"),
        ({"executors": [ExecutorData()]}, "один человек, одна роль или одна организация"),
        ({"executors": [ExecutorData(role=Role.CHAIR), ExecutorData(role=Role.CHAIR)]}, "указан дважды"),
        ({"due_text": "до 31 апреля 2024 г."}, "такого дня нет"),
    ],
)
def test_a_bad_draft_is_refused_whole(cast: Cast, fields: dict[str, Any], message: str) -> None:
    with pytest.raises(Refusal, match=message):
        draft(cast, **fields)
    assert not Assignment.objects.exists()
    assert not AuditEntry.objects.filter(verb="draft_assignment").exists()


def test_editing_replaces_everything(cast: Cast) -> None:
    made = draft(cast)
    actions.edit_draft(
        made,
        text="Подготовить план",
        due_text="постоянно",
        due_on=None,
        executors=[ExecutorData(role=Role.CHAIR)],
        actor=cast.secretary,
    )
    made.refresh_from_db()
    assert (made.text, made.due_text, made.due_on) == ("Подготовить план", "постоянно", None)
    assert [each.role for each in made.executors.all()] == [Role.CHAIR]


def test_deleting_leaves_a_trace(cast: Cast) -> None:
    actions.delete_draft(draft(cast), actor=cast.secretary)
    assert not Assignment.objects.exists()
    assert AuditEntry.objects.filter(verb="delete_draft").get().changes == {"text": ["Подготовить отчёт", None]}


@pytest.mark.parametrize("state", sorted(set(S) - {S.DRAFT}))
def test_what_is_issued_is_no_draft(cast: Cast, state: S) -> None:
    made = make_assignment(cast.association, cast.members[4], state=state)
    with pytest.raises(Conflict):
        actions.delete_draft(made, actor=cast.secretary)
    with pytest.raises(Conflict):
        actions.edit_draft(made, text="x", due_text="", due_on=None, executors=[], actor=cast.secretary)
    with pytest.raises(Conflict):
        actions.issue_assignment(made, issued_on=date(2024, 1, 1), ground="протокол", actor=cast.secretary)
    made.refresh_from_db()
    assert made.state == state


def test_issuing_counts_the_term_from_the_day_of_issue_and_tells_the_executors(cast: Cast) -> None:
    made = draft(cast, due_text="в срок до 1 декабря", executors=[ExecutorData(role=Role.SECRETARY)])
    assert made.due_on == date(2024, 12, 1)
    actions.issue_assignment(made, issued_on=date(2023, 11, 20), ground="протокол от 20.11.2023 № 3", actor=cast.chair)
    made.refresh_from_db()
    assert (made.state, made.issued_on, made.due_on) == (S.ISSUED, date(2023, 11, 20), date(2023, 12, 1))
    letter = Mail.objects.get()
    assert letter.to == cast.members[2].email
    assert f"/assignments/{made.pk}/" in letter.body
    assert "протокол от 20.11.2023 № 3" in letter.body
    assert audit.history(made)[0].verb == "issue_assignment"
