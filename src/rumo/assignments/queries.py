"""Reads of assignments. Every page starts from `visible_assignments`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, Prefetch, Q, QuerySet, Value, When

from rumo.assignments.enums import OPEN_STATES, AssignmentState
from rumo.assignments.models import Assignment, Executor
from rumo.assignments.rules import SOON
from rumo.core import clock
from rumo.directory.enums import OfficeKind, OrganizationKind
from rumo.directory.models import Association, Membership, Office, Organization, Person, Post
from rumo.directory.powers import powers_of

# A municipal methodologist answers for these organizations of the municipality.
MUNICIPAL_OFFICES = (OrganizationKind.LOCAL_AUTHORITY, OrganizationKind.MUNICIPAL_SERVICE)
IN_WORK_STATES = (AssignmentState.ISSUED, AssignmentState.IN_WORK)


def visible_assignments(user: Any) -> QuerySet[Assignment]:
    """Those who run the association see drafts too; members, executors and their colleagues what is issued.

    Nothing crosses the border of the user's own regions.
    """
    powers = powers_of(user)
    everything = Assignment.objects.select_related("association").prefetch_related(
        Prefetch("executors", Executor.objects.select_related("person", "organization"))
    )
    if powers.everything:
        return everything
    told = ~Q(state=AssignmentState.DRAFT)
    mine = _executed_by_user(user) | Q(organization__in=_workplaces(powers.person_id))
    return everything.filter(
        Q(association__in=powers.runs)
        | (told & Q(association__in=powers.member_of))
        | (told & Q(pk__in=Executor.objects.filter(mine).values("assignment"))),
        association__region__in=powers.regions,
    )


def is_executor(user: Any, assignment: Assignment) -> bool:
    """Is `user` one of those who do it today: by name, by role, or by an office at the executing organization."""
    return Executor.objects.filter(_executed_by_user(user), assignment=assignment).exists()


def executed_by_user(user: Any) -> Q:
    """A condition on assignments: `user` executes them by name, by role or by an office."""
    return Q(pk__in=Executor.objects.filter(_executed_by_user(user)).values("assignment"))


def executed_by_person(person: Person) -> Q:
    """A condition on assignments: `person` executes them by name or by a role held today."""
    roles = _in_force(clock.today()).filter(person=person).values_list("association_id", "role")
    return Q(pk__in=Executor.objects.filter(_named_or_in_role(person.pk, roles)).values("assignment"))


def by_urgency(assignments: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Overdue first, then due within a week, then by date, then without a date; closed ones last, the latest first."""
    day = clock.today()
    waiting = Q(state__in=IN_WORK_STATES)
    rank = Case(
        When(waiting & Q(due_on__lt=day), then=Value(0)),
        When(waiting & Q(due_on__lte=day + SOON), then=Value(1)),
        When(Q(state__in=OPEN_STATES, due_on__isnull=False), then=Value(2)),
        When(Q(state__in=(*OPEN_STATES, AssignmentState.DRAFT)), then=Value(3)),
        default=Value(4),
        output_field=IntegerField(),
    )
    return assignments.annotate(rank=rank).order_by("rank", "-closed_at", "due_on", "pk")


def associations_on_board(user: Any) -> QuerySet[Association]:
    """Associations that have assignments the user may see."""
    return Association.objects.filter(pk__in=visible_assignments(user).order_by().values("association"))


def executors_on_board(user: Any) -> QuerySet[Person]:
    """People named as executors of what the user may see, and those who hold today a role so named."""
    executors = Executor.objects.filter(assignment__in=visible_assignments(user).order_by().values("pk"))
    in_role = executors.filter(assignment__association=OuterRef("association"), role=OuterRef("role"))
    holders = _in_force(clock.today()).filter(Exists(in_role))
    return Person.objects.filter(
        Q(pk__in=executors.filter(person__isnull=False).values("person")) | Q(pk__in=holders.values("person"))
    )


def overdue(assignments: QuerySet[Assignment]) -> QuerySet[Assignment]:
    return assignments.filter(state__in=IN_WORK_STATES, due_on__lt=clock.today())


def my_assignments(user: Any) -> QuerySet[Assignment]:
    """For the desk: what the user has to do, the most urgent first; what is reported waits for others."""
    return by_urgency(visible_assignments(user).filter(executed_by_user(user), state__in=IN_WORK_STATES))


def overdue_of_run_associations(user: Any) -> QuerySet[Assignment]:
    """For the desk of those who run associations: overdue assignments of these, the longest overdue first."""
    return by_urgency(overdue(_of_run_associations(user)))


def to_accept(user: Any) -> QuerySet[Assignment]:
    """For the desk of those who run associations: reported and waiting to be accepted."""
    return by_urgency(_of_run_associations(user).filter(state=AssignmentState.REPORTED))


def overdue_for_agenda(association: Association) -> QuerySet[Assignment]:
    """Overdue assignments of `association`, to be offered as questions of its next meeting."""
    return by_urgency(overdue(association.assignments.prefetch_related("executors__person", "executors__organization")))


def responsible_people(assignments: Iterable[Assignment], day: date) -> dict[int, list[Person]]:
    """The people behind the executors of each assignment on `day`, in a constant number of queries.

    A role means those who hold it in the composition of that day; an organization, those with an office there.
    """
    rows = list(assignments)
    found_executors = Executor.objects.filter(assignment__in=[row.pk for row in rows])
    executors = list(found_executors.select_related("person__user", "assignment", "organization"))
    holders = _role_holders({row.association_id for row in rows}, day)
    officers = _officers({each.organization for each in executors if each.organization})
    found: dict[int, dict[int, Person]] = {row.pk: {} for row in rows}
    for each in executors:
        people = [each.person] if each.person else []
        if each.role:
            people = holders[each.assignment.association_id, each.role]
        elif each.organization_id:
            people = officers[each.organization_id]
        found[each.assignment_id].update({person.pk: person for person in people})
    return {pk: list(people.values()) for pk, people in found.items()}


def to_remind(day: date, horizon: timedelta) -> QuerySet[Assignment]:
    """Assignments whose term is past or comes within `horizon`."""
    return Assignment.objects.select_related("association").filter(state__in=IN_WORK_STATES, due_on__lte=day + horizon)


def _of_run_associations(user: Any) -> QuerySet[Assignment]:
    powers = powers_of(user)
    visible = visible_assignments(user)
    return visible if powers.everything else visible.filter(association__in=powers.runs)


def _executed_by_user(user: Any) -> Q:
    """A condition on executors."""
    powers = powers_of(user)
    return _named_or_in_role(powers.person_id, powers.roles) | Q(organization__in=_offices(user))


def _named_or_in_role(person_id: int | None, roles: Iterable[tuple[int, str]]) -> Q:
    condition = Q(person=person_id) if person_id else Q(pk__in=[])
    for association_id, role in roles:
        condition |= Q(assignment__association=association_id, role=role)
    return condition


def _offices(user: Any) -> QuerySet[Organization]:
    """Organizations for which the user answers by an office."""
    offices = Office.objects.filter(user=user.pk)
    return Organization.objects.filter(
        Q(pk__in=offices.filter(kind=OfficeKind.INSTITUTE_METHODOLOGIST).values("organization"))
        | Q(
            kind__in=MUNICIPAL_OFFICES,
            municipality__in=offices.filter(kind=OfficeKind.MUNICIPAL_METHODOLOGIST).values("municipality"),
        )
    )


def _workplaces(person_id: int | None) -> Any:
    """Organizations where the person holds a post today."""
    day = clock.today()
    started = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    lasts = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    return Post.objects.filter(started & lasts, person=person_id).values("organization") if person_id else []


def _in_force(day: date) -> QuerySet[Membership]:
    return Membership.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


def _role_holders(associations: set[int], day: date) -> dict[tuple[int, str], list[Person]]:
    holders: dict[tuple[int, str], list[Person]] = defaultdict(list)
    for membership in _in_force(day).filter(association__in=associations).select_related("person__user"):
        holders[membership.association_id, membership.role].append(membership.person)
    return holders


def _officers(organizations: set[Organization]) -> dict[int, list[Person]]:
    """People with an office at each organization (or at the municipality of a local authority)."""
    places = {each.municipality_id for each in organizations if each.kind in MUNICIPAL_OFFICES} - {None}
    offices = Office.objects.filter(
        Q(kind=OfficeKind.INSTITUTE_METHODOLOGIST, organization__in=organizations)
        | Q(kind=OfficeKind.MUNICIPAL_METHODOLOGIST, municipality__in=places),
        user__person__isnull=False,
    ).select_related("user__person__user")
    officers: dict[int, list[Person]] = defaultdict(list)
    for office in offices:
        for each in organizations:
            municipal = each.kind in MUNICIPAL_OFFICES and office.municipality_id == each.municipality_id
            at_place = municipal and office.kind == OfficeKind.MUNICIPAL_METHODOLOGIST
            at_institute = office.kind == OfficeKind.INSTITUTE_METHODOLOGIST and office.organization_id == each.pk
            if at_place or at_institute:
                officers[each.pk].append(office.user.person)
    return officers
