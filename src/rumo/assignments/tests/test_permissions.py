"""Who may do what, state by state; and whom an assignment may be seen by."""

from __future__ import annotations

from datetime import date

import pytest

from rumo.assignments import permissions, queries
from rumo.assignments.enums import AssignmentState as S
from rumo.assignments.models import Assignment
from rumo.assignments.tests.factories import make_assignment
from rumo.assignments.transitions import ASSIGNMENT
from rumo.directory.enums import OfficeKind, OrganizationKind, Role
from rumo.directory.models import Person
from rumo.directory.tests import factories as make
from tests.cast import Cast

RUNNERS = {"admin", "chair", "deputy", "secretary"}
MEMBERS = {"chair", "deputy", "secretary", "member", "expert"}


def person_of(cast: Cast, name: str) -> Person:
    return Person.objects.get(user=getattr(cast, name))


def who(cast: Cast, step: str, assignment: Assignment) -> set[str]:
    row = ASSIGNMENT[step]
    return {name for name, user in cast.everybody().items() if row.verdict(user, assignment)}


# The teacher is the executor, though no member.
TABLE = {
    (S.ISSUED, "take"): RUNNERS | {"teacher"},
    (S.ISSUED, "report"): RUNNERS | {"teacher"},
    (S.ISSUED, "withdraw"): RUNNERS,
    (S.IN_WORK, "report"): RUNNERS | {"teacher"},
    (S.IN_WORK, "withdraw"): RUNNERS,
    (S.REPORTED, "accept"): RUNNERS,
    (S.REPORTED, "return"): RUNNERS,
    (S.REPORTED, "withdraw"): RUNNERS,
}


@pytest.mark.parametrize("state", list(S))
@pytest.mark.parametrize("step", ["take", "report", "accept", "return", "withdraw"])
def test_steps_by_state_and_role(cast: Cast, state: S, step: str) -> None:
    assignment = make_assignment(cast.association, person_of(cast, "teacher"), state=state)
    assert who(cast, step, assignment) == TABLE.get((state, step), set())


@pytest.mark.parametrize("state", list(S))
def test_extending_by_state_and_role(cast: Cast, state: S) -> None:
    assignment = make_assignment(cast.association, person_of(cast, "teacher"), state=state)
    allowed = {name for name, user in cast.everybody().items() if permissions.may_extend(user, assignment)}
    assert allowed == (RUNNERS if state in {S.ISSUED, S.IN_WORK, S.REPORTED} else set())


def sees(cast: Cast, assignment: Assignment) -> set[str]:
    return {
        name
        for name, user in cast.everybody().items()
        if queries.visible_assignments(user).filter(pk=assignment.pk).exists()
    }


@pytest.mark.parametrize("state", list(S))
def test_who_sees_by_state(cast: Cast, state: S) -> None:
    assignment = make_assignment(cast.association, person_of(cast, "teacher"), state=state)
    assert sees(cast, assignment) == (RUNNERS if state == S.DRAFT else RUNNERS | MEMBERS | {"teacher"})


def test_a_role_means_those_who_hold_it(cast: Cast) -> None:
    assignment = make_assignment(cast.section, Role.LEADER)
    assert sees(cast, assignment) == RUNNERS | {"section_leader"}
    assert who(cast, "report", assignment) == RUNNERS | {"section_leader"}


def test_an_expert_by_role_reports(cast: Cast) -> None:
    assignment = make_assignment(cast.association, Role.EXPERT)
    assert who(cast, "report", assignment) == RUNNERS | {"expert"}


def test_an_organization_means_its_office_and_is_seen_by_those_who_work_there(cast: Cast) -> None:
    school = person_of(cast, "teacher").posts.get().organization
    assignment = make_assignment(cast.association, school)
    assert sees(cast, assignment) == RUNNERS | MEMBERS | {"teacher"}
    assert who(cast, "report", assignment) == RUNNERS


def test_a_local_authority_means_the_methodologist_of_its_municipality(cast: Cast) -> None:
    authority = make.make_organization(
        cast.region, kind=OrganizationKind.LOCAL_AUTHORITY, municipality=cast.municipality
    )
    assignment = make_assignment(cast.association, authority)
    assert sees(cast, assignment) == RUNNERS | MEMBERS | {"municipal_methodologist"}
    assert who(cast, "report", assignment) == RUNNERS | {"municipal_methodologist"}


def test_the_border_of_the_region_holds_even_for_an_executor(cast: Cast) -> None:
    assignment = make_assignment(cast.association, Person.objects.get(user=cast.stranger))
    assert "stranger" not in sees(cast, assignment)


def test_the_refusal_says_who_may(cast: Cast) -> None:
    assignment = make_assignment(cast.association, person_of(cast, "teacher"), state=S.REPORTED)
    assert "председатель" in ASSIGNMENT["accept"].verdict(cast.member, assignment).reason
    assert "исполнение доложено" in ASSIGNMENT["take"].verdict(cast.chair, assignment).reason


def test_people_behind_executors(cast: Cast) -> None:
    methodologist = make.make_person(cast.region, cast.institute, surname="Ярких")
    make.make_office(
        make.make_user(methodologist), cast.region, OfficeKind.INSTITUTE_METHODOLOGIST, organization=cast.institute
    )
    chair, member = cast.members[0], cast.members[4]
    rows = [
        make_assignment(cast.association, member),
        make_assignment(cast.association, Role.CHAIR, member),
        make_assignment(cast.section, Role.CHAIR),
        make_assignment(cast.association, cast.institute),
    ]
    found = queries.responsible_people(rows, date(2024, 6, 20))
    assert [found[row.pk] for row in rows] == [[member], [chair, member], [], [methodologist]]
