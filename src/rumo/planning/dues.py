"""What plans in force oblige to, day by day, and who answers: for the calendar, reminders, the digest and the desk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.core import clock
from rumo.directory.enums import Role
from rumo.directory.models import Membership, Person
from rumo.directory.powers import LEADING, Powers
from rumo.directory.queries import in_force
from rumo.meetings.models import Meeting
from rumo.planning.enums import FactKind, Link, PlanState
from rumo.planning.execution.computing import progress_of
from rumo.planning.execution.items import editions_on
from rumo.planning.execution.material import sub_bodies_of
from rumo.planning.execution.progress import UNFINISHED, Owed, Progress
from rumo.planning.execution.words import Told, tell
from rumo.planning.models import LineFact, Plan, PlanLine, PlannedMeeting, PlanRow, Responsible
from rumo.planning.sources.meetings import VOID
from rumo.russian.deadlines.parts import Duty
from rumo.russian.deadlines.statuses import Standing, Status, overall

# Plans that are carried out: their people are reminded.
CARRIED_OUT = (PlanState.APPROVED, PlanState.IN_FORCE)


@dataclass(frozen=True, slots=True)
class Due:
    """A thing planned and its obligations of one day; several when each sub-body owes it («секции, не менее трёх»).

    `has_meeting`: of a planned meeting, that it has got its record with a date.
    """

    plan: Plan
    planned: PlanRow | PlannedMeeting
    owed: tuple[Owed, ...]
    has_meeting: bool = False

    @property
    def day(self) -> date | None:
        """The last day, inclusive."""
        return self.owed[0].due

    @property
    def opens(self) -> date:
        return self.owed[0].obligation.opens

    @property
    def label(self) -> str:
        """The stretch as the plan names it: «февраль 2024»."""
        return self.owed[0].obligation.label

    @property
    def is_meeting(self) -> bool:
        return isinstance(self.planned, PlannedMeeting)

    @property
    def title(self) -> str:
        """What is to be done; a date that is only to be set says so."""
        if isinstance(self.planned, PlannedMeeting):
            return str(self.planned)
        if self.owed[0].obligation.duty is Duty.SET_DATE:
            return _("Назначить дату: %(what)s") % {"what": self.planned.title}
        return self.planned.title

    @property
    def url(self) -> str:
        """The page of the line: what it owes, what was done, what to do next."""
        return reverse("planning:line", args=[self.planned.line_id])

    @property
    def status(self) -> Status:
        return overall(Standing(each.obligation, each.status, ()) for each in self.owed)

    @property
    def told(self) -> Told:
        return tell(self.status, was_late=any(each.was_late for each in self.owed))

    @property
    def is_unfinished(self) -> bool:
        """Somebody is still to act; of a planned meeting, to set its date or to hold it."""
        return self.status in UNFINISHED

    @property
    def bodies(self) -> list[int]:
        """The sub-bodies that still owe it; empty when the plan's own body does."""
        return [each.body_id for each in self.owed if each.body_id and each.status in UNFINISHED]

    @property
    def key(self) -> str:
        """What stays the same while the date moves: the line, the part of its phrase, the number in that part."""
        obligation = self.owed[0].obligation
        return f"{self.planned.line_id}-{obligation.part}-{obligation.number}"


@dataclass(frozen=True, slots=True)
class Dues:
    """Dues of plans and how each of their lines stands."""

    dues: tuple[Due, ...]
    progress: dict[int, dict[int, Progress]]


def read_dues(plans: Iterable[Plan], today: date) -> Dues:
    """Every obligation of the adopted editions of `plans` on `today`, in a constant number of queries.

    Dues come in order of their days; those without a day of control come last.
    """
    known = {plan.pk: plan for plan in plans}
    editions = editions_on(known.values(), today, with_drafts=False)
    if not editions:
        return Dues((), {})
    progress = progress_of([known[pk] for pk in editions], today)
    planned = _planned(editions.values())
    dated = _with_meetings(each.line_id for each in planned if isinstance(each, PlannedMeeting))
    dues = [
        Due(plan, each, owed, each.line_id in dated)
        for each in planned
        if (plan := known[each.edition.plan_id])
        for owed in _by_day(progress[plan.pk].get(each.line_id))
    ]
    return Dues(tuple(sorted(dues, key=lambda due: (due.day or date.max, due.opens))), progress)


def carried_out(day: date) -> QuerySet[Plan]:
    """Plans whose people are to act on `day`: approved or in force, and their year has come or comes soon."""
    plans = Plan.objects.filter(state__in=CARRIED_OUT, ends__gte=day)
    return plans.select_related("association__region", "association__parent")


def plans_naming(powers: Powers) -> QuerySet[Plan]:
    """Plans carried out today that may charge somebody: by name, by leading a named body, or one's own body's."""
    if powers.person_id is None:
        return Plan.objects.none()
    led = [body for body, role in powers.roles if role in LEADING]
    named = Responsible.objects.filter(Q(person=powers.person_id) | Q(association__in=led), is_approver=False)
    lines = Q(pk__in=named.values("row__line")) | Q(pk__in=named.values("meeting__line"))
    by_name = PlanLine.objects.filter(lines).values("plan")
    # A role may be charged in one's own body or, for all sub-bodies, in the body above.
    own = Q(association__in=powers.member_of) | Q(association__children__in=powers.member_of)
    by_role = Plan.objects.filter(own).values("pk")
    return carried_out(clock.today()).filter(Q(pk__in=by_name) | Q(pk__in=by_role))


class Answerable:
    """The people behind the words «Ответственные» on a day, read once for any number of dues.

    A role means those who hold it in the plan's body, or in each body directly below it; a body means those who lead
    it; an organization nobody. Who only agrees to the result is not charged with it. A planned meeting that names
    nobody is the secretary's.
    """

    def __init__(self, dues: Sequence[Due], day: date) -> None:
        self._below = sub_bodies_of({due.plan.pk: due.plan for due in dues}.values())
        named = {each.association_id for due in dues for each in due.planned.responsible.all()} - {None}
        bodies = {due.plan.association_id for due in dues} | named
        for due in dues:
            bodies.update(self._below.get(due.plan.association_id, ()))
        self._holders: dict[tuple[int, str], list[Person]] = defaultdict(list)
        if bodies:
            rows = Membership.objects.filter(in_force(day), association__in=bodies)
            for membership in rows.select_related("person__user").order_by("person__surname", "pk"):
                self._holders[membership.association_id, membership.role].append(membership.person)

    def people(self, due: Due) -> list[Person]:
        """Each once, in the order of the plan."""
        found: dict[int, Person] = {}
        charged = [each for each in due.planned.responsible.all() if not each.is_approver]
        for each in charged:
            found.update({person.pk: person for person in self._behind(each, due)})
        if not charged and due.is_meeting:
            found.update({one.pk: one for one in self._holders[due.plan.association_id, Role.SECRETARY]})
        return list(found.values())

    def _behind(self, responsible: Responsible, due: Due) -> list[Person]:
        if responsible.person:
            return [responsible.person]
        if responsible.association_id:
            return [one for role in LEADING for one in self._holders[responsible.association_id, role]]
        if not responsible.role:
            return []
        bodies: Collection[int] = [due.plan.association_id]
        if responsible.of_sub_bodies:
            bodies = due.bodies or self._below.get(due.plan.association_id, ())
        return [one for body in bodies for one in self._holders[body, responsible.role]]


def _planned(editions: Collection[int]) -> list[PlanRow | PlannedMeeting]:
    responsible = Prefetch("responsible", Responsible.objects.select_related("person__user"))
    rows = PlanRow.objects.filter(edition__in=editions)
    meetings = PlannedMeeting.objects.filter(edition__in=editions)
    return [
        *rows.select_related("edition", "line").prefetch_related(responsible),
        *meetings.select_related("edition", "line").prefetch_related(responsible),
    ]


def _with_meetings(lines: Iterable[int]) -> set[int]:
    """Lines of planned meetings that have got a record which still stands."""
    standing = Meeting.objects.exclude(state__in=VOID).values("pk")
    facts = LineFact.objects.filter(line__in=list(lines), kind=FactKind.MEETING, object_id__in=standing)
    return set(facts.exclude(link=Link.DISMISSED).values_list("line_id", flat=True))


def _by_day(progress: Progress | None) -> list[tuple[Owed, ...]]:
    """Obligations that fall on one day together: those of several bodies stand as one."""
    groups: dict[tuple[date | None, int, int], list[Owed]] = defaultdict(list)
    for owed in progress.owed if progress else ():
        if owed.status is not Status.NOT_APPLICABLE:
            groups[owed.due, owed.obligation.part, owed.obligation.number].append(owed)
    return [tuple(group) for group in groups.values()]
