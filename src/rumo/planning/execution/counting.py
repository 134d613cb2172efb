"""Whose facts a row counts, and how its obligations stand on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from rumo.planning.enums import Counted, FactKind
from rumo.planning.execution import readings
from rumo.planning.execution.items import Item
from rumo.planning.execution.material import DateSet, Fact, Material, Request
from rumo.planning.execution.progress import Owed, Progress, share_of
from rumo.planning.execution.statuses import most_urgent
from rumo.planning.models import Plan
from rumo.planning.sources.registry import SOURCES
from rumo.russian.deadlines.parts import Duty, Obligation
from rumo.russian.deadlines.schedule import Schedule
from rumo.russian.deadlines.statuses import Standing, status_of


@dataclass(frozen=True, slots=True)
class Counting:
    """A day and what is known on it."""

    material: Material
    today: date

    def progress(self, item: Item, below: Sequence[Progress] = (), meetings: Sequence[Progress] = ()) -> Progress:
        """How `item` stands. `below` are the lines of the sub-bodies' plans, `meetings` those of its own schedule."""
        plan = self.material.plans[item.plan_id]
        period = self.material.periods[item.plan_id]
        schedule = readings.read(item.deadline, period)
        if item.counted == Counted.INSTRUCTIONS:
            return self._of_requests(item, plan)
        if below and readings.refers_to_sub_bodies(item.deadline, period) and not schedule.obligations():
            return _standing_for(below, _("по планам подобъединений"))
        if item.counted == Counted.SCHEDULE and meetings and not schedule.obligations():
            return _standing_for(meetings, _("по графику заседаний"))
        if item.counted == Counted.SUB_BODIES:
            return self._of_each_body(item, plan, schedule)
        owed = self._owed(item, plan, schedule, self._facts(item, plan), self._dates_set(item, plan))
        return _progress(owed, _note(schedule))

    def _of_requests(self, item: Item, plan: Plan) -> Progress:
        """Each request of the period is an obligation: from the day it came to its own due date."""
        owed: list[Owed] = []
        for request in self._requests(item, plan):
            obligation = Obligation(
                duty=Duty.DO, opens=request.received_on, due=request.due_on, label=request.label, number=len(owed) + 1
            )
            facts = tuple(
                self._known(
                    [Fact(request.done_on, FactKind.ASSIGNMENT, request.assignment_id)] if request.done_on else []
                )
            )
            status = status_of(obligation, len(facts), self.today, owed=True)
            owed.append(Owed(obligation, status, facts, request_id=request.pk))
        return _progress(owed, "" if owed else _("поручений не поступало"))

    def _of_each_body(self, item: Item, plan: Plan, schedule: Schedule) -> Progress:
        """Every sub-body owes all that the phrase says."""
        kind = _kind(item)
        owed: list[Owed] = []
        for body in self.material.sub_bodies.get(plan.association_id, ()):
            facts = _within(plan, self.material.done_by.get((kind, body), []))
            dates = self.material.set_by.get(body, [])
            owed += [each._replace(body_id=body) for each in self._owed(item, plan, schedule, facts, dates)]
        return _progress(owed, _note(schedule) if owed else _("подобъединений нет"))

    def _facts(self, item: Item, plan: Plan) -> list[Fact]:
        """Those linked to the line, and with SCHEDULE what the body did by itself; each record once."""
        linked = self.material.facts.get(item.line_id, [])
        if item.fact_kind:
            linked = [fact for fact in linked if fact.kind in (item.fact_kind, FactKind.EVIDENCE)]
        if item.counted != Counted.SCHEDULE:
            return linked
        known = {fact.object_id for fact in linked}
        own = _within(plan, self.material.done_by.get((_kind(item), plan.association_id), []))
        return [*linked, *(fact for fact in own if fact.object_id not in known)]

    def _dates_set(self, item: Item, plan: Plan) -> list[DateSet]:
        if not self.material.meetings_set:
            return []
        if item.counted == Counted.SCHEDULE:
            return self.material.set_by.get(plan.association_id, [])
        known = self.material.meetings_set
        return [known[key] for key in self.material.linked_meetings.get(item.line_id, ()) if key in known]

    def _requests(self, item: Item, plan: Plan) -> list[Request]:
        """Those registered for the line, or for the body in the period and for no other line."""
        return [
            request
            for request in self.material.requests.get(plan.association_id, ())
            if request.line_id == item.line_id
            or (request.line_id is None and plan.starts <= request.received_on <= plan.ends)
        ]

    def _owed(
        self, item: Item, plan: Plan, schedule: Schedule, facts: Sequence[Fact], dates_set: Sequence[DateSet]
    ) -> list[Owed]:
        """All that the phrase obliges to; without any obligation of its own the thing is owed once, by no set date."""
        known = self._known(facts)
        period = self.material.periods[plan.pk]
        if not schedule.obligations():
            once = Obligation(duty=Duty.DO, opens=plan.starts, due=None, label=_note(schedule) or _("без срока"))
            return [Owed(once, status_of(once, len(known), self.today, owed=True), tuple(known))]
        requests = self.material.requests.get(plan.association_id, ())
        of_line = sum(request.line_id == item.line_id for request in requests)
        days = tuple([fact.day for fact in known])
        standings, places = readings.standings(item.deadline, period, days, self.today, of_line)
        owed = [
            Owed(standing.obligation, standing.status, tuple([known[at] for at in found]))
            for standing, found in zip(standings, places, strict=True)
        ]
        if readings.sets_dates(item.deadline, period):
            for index, stretch in _setting(standings, plan.ends).items():
                owed[index] = _date_set(standings[index], stretch, dates_set, known, self.today)
        return owed

    def _known(self, facts: Iterable[Fact]) -> list[Fact]:
        today = self.today
        return sorted([fact for fact in facts if fact[0] <= today])


def _progress(owed: Sequence[Owed], note: str) -> Progress:
    return Progress(most_urgent(each.status for each in owed), tuple(owed), note=note)


def _standing_for(lines: Sequence[Progress], note: str) -> Progress:
    """A row that speaks for other lines stands as the most urgent of them."""
    return Progress(most_urgent(each.status for each in lines), share=share_of(lines), note=note)


def _setting(standings: Sequence[Standing], ends: date) -> dict[int, tuple[date, date]]:
    """By the index of each duty to set a date: the days among which that date lies.

    «Дата определяется до 10 числа первого месяца квартала»: from the first day of that month to the next such month.
    """
    setting = [index for index, each in enumerate(standings) if each.obligation.duty is Duty.SET_DATE]
    dues = sorted(due for index in setting if (due := standings[index].obligation.due))
    starts = [due.replace(day=1) for due in dues] + [ends + timedelta(days=1)]
    return {index: _stretch(standings[index].obligation.due, starts) for index in setting}


def _stretch(due: date | None, starts: Sequence[date]) -> tuple[date, date]:
    first = due.replace(day=1) if due else date.min
    return first, next((start for start in starts if start > first), date.max)


def _date_set(
    standing: Standing, stretch: tuple[date, date], dates_set: Iterable[DateSet], facts: Iterable[Fact], today: date
) -> Owed:
    """A date is set on the day the meeting of the stretch got its record; what was held had its date."""
    first, after = stretch
    days = sorted(each.set_on for each in dates_set if first <= each.held_on < after and each.set_on <= today)
    held = any(first <= fact.day < after for fact in facts)
    found = tuple(Fact(day, FactKind.MEETING, None) for day in days[:1])
    status = status_of(standing.obligation, len(found) or held, today, owed=True)
    return Owed(standing.obligation, status, found)


def _note(schedule: Schedule) -> str:
    """Why the phrase gives no date, when it gives none."""
    if schedule.obligations():
        return ""
    if not schedule.text.strip():
        return _("срок не указан")
    return "; ".join(part.meaning() for part in schedule.parts) if readings.refers(schedule) else _("срок не разобран")


def _within(plan: Plan, facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if plan.starts <= fact.day <= plan.ends]


def _kind(item: Item) -> str:
    """What a body has to do for the row; a meeting where the row does not say."""
    return item.fact_kind if item.fact_kind in SOURCES else FactKind.MEETING.value
