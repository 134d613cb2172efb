"""Reads of reports. Every page starts from one of these; what is not in it is a 404."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from rumo.core import clock
from rumo.directory.enums import Role
from rumo.directory.models import Association, Membership, Person
from rumo.directory.powers import powers_of
from rumo.directory.queries import in_force, visible_associations
from rumo.planning.enums import EditionState
from rumo.planning.models import Edition
from rumo.reports.enums import ReportState, SectionState
from rumo.reports.models import Report, ReportSection, ReportTemplate
from rumo.russian.deadlines.periods import Period


def visible_reports(user: Any) -> QuerySet[Report]:
    """Of the bodies one runs or belongs to, those with a section asked of one, and the published ones of the region."""
    powers = powers_of(user)
    everything = Report.objects.select_related("association__region")
    if powers.everything:
        return everything
    mine = Q(association__in=powers.runs) | Q(is_published=True, association__region__in=powers.regions)
    mine |= Q(state="approved", association__in=powers.member_of)
    if powers.person_id is not None:
        mine |= Q(pk__in=ReportSection.objects.filter(asked_of=powers.person_id).values("report"))
    return everything.filter(mine)


def run_reports(user: Any) -> QuerySet[Report]:
    powers = powers_of(user)
    everything = Report.objects.select_related("association__region")
    return everything if powers.everything else everything.filter(association__in=powers.runs)


def asked_sections(user: Any) -> QuerySet[ReportSection]:
    """Sections the user was asked to write and has not handed in."""
    person_id = powers_of(user).person_id
    if person_id is None:
        return ReportSection.objects.none()
    return ReportSection.objects.select_related("report__association").filter(asked_of=person_id, state="asked")


def waited_for(last: date) -> QuerySet[ReportSection]:
    """Sections of reports being written that were asked of somebody by a day not later than `last`."""
    asked = ReportSection.objects.filter(state=SectionState.ASKED, asked_until__lte=last)
    drafts = asked.filter(report__state=ReportState.DRAFT)
    return drafts.select_related("report__association__region", "asked_of__user")


def published_reports() -> QuerySet[Report]:
    """What everybody may read."""
    return Report.objects.select_related("association__region").filter(is_published=True)


def reports_below(report: Report) -> QuerySet[Report]:
    """Approved reports of the bodies right below, whose year overlaps."""
    return (
        Report.objects.filter(association__parent=report.association_id, state=ReportState.APPROVED)
        .filter(starts_on__lte=report.ends_on, ends_on__gte=report.starts_on)
        .select_related("association")
        .order_by("association__full_name", "starts_on")
    )


def sections_to_take_over(report: Report) -> QuerySet[ReportSection]:
    """Sections with a text of the reports below."""
    return (
        ReportSection.objects.filter(report__in=reports_below(report))
        .exclude(body="")
        .select_related("report__association")
        .order_by("report__association__full_name", "report", "position")
    )


def draft_editions(report: Report) -> QuerySet[Edition]:
    """What is being written of the plans of the same body that go on after the report begins."""
    return (
        Edition.objects.filter(
            plan__association=report.association_id, state=EditionState.DRAFT, plan__ends__gt=report.ends_on
        )
        .select_related("plan")
        .order_by("plan__starts")
    )


def section_of(report: Report, key: int) -> QuerySet[ReportSection]:
    return report.sections.filter(pk=key).select_related("report__association__region", "asked_of")


def leaders_below(report: Report) -> QuerySet[Person]:
    """Who lead the bodies right below today."""
    day = clock.today()
    leading = Membership.objects.filter(
        in_force(day), association__parent=report.association_id, role__in=[Role.CHAIR, Role.LEADER]
    )
    return Person.objects.filter(pk__in=leading.values("person")).order_by("surname", "first_name", "pk")


def run_templates(user: Any) -> QuerySet[ReportTemplate]:
    """Own templates of the bodies one runs."""
    powers = powers_of(user)
    everything = ReportTemplate.objects.select_related("association").order_by("association__full_name", "title")
    return everything if powers.everything else everything.filter(association__in=powers.runs)


def report_of(association: Association, period: Period) -> Report | None:
    """The approved report of the body for the year, else its newest draft, else None."""
    found = Report.objects.select_related("association__region", "paper", "stamp").filter(
        association=association, starts_on=period.starts, ends_on=period.ends
    )
    return found.order_by("state", "-approved_on", "-pk").first()


def compared_bodies(user: Any) -> QuerySet[Association]:
    """Bodies that may stand side by side: those one runs, and all of the regions one administers."""
    powers = powers_of(user)
    everything = visible_associations(user)
    mine = Q(pk__in=powers.runs) | Q(region__in=powers.administers)
    return everything if powers.everything else everything.filter(mine)
