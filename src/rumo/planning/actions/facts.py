"""Writes of what was done: records linked to a line of a plan, evidence, reasons, meetings and events made from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock, files, versions
from rumo.core.errors import Refusal
from rumo.directory.enums import Role
from rumo.directory.models import Association, Membership, Person
from rumo.directory.queries import composition_on
from rumo.events.actions.events import EventData, create_event
from rumo.events.models import Event
from rumo.meetings.actions import agenda
from rumo.meetings.actions.agenda import ItemData, SpeakerData
from rumo.meetings.actions.meetings import MeetingDetails, create_meeting
from rumo.meetings.models import Meeting
from rumo.planning import permissions
from rumo.planning.enums import FactKind, Link
from rumo.planning.models import LineFact, PlanLine, PlannedMeeting, PlanRow, Responsible
from rumo.planning.sources.records import SourceRecord
from rumo.planning.sources.registry import SOURCES
from rumo.russian.dates import short_date


@transaction.atomic
def link_fact(line: PlanLine, *, kind: str, object_id: int, link: str = Link.CONFIRMED, actor: User) -> LineFact:
    """Say that a record shows how the line was carried out. Linking it again changes nothing.

    Raises Refusal when there is no such record in the plan's region, or it will not take place.
    """
    permissions.may_link_facts(actor, line.plan).require()
    record = _record(line, kind, object_id)
    if record.is_void:
        raise Refusal(_("«%(what)s»: %(state)s. Исполнением плана это не считается.") % _told(record))
    fact = _put(line, record, link, actor)
    audit.record(actor, "link_fact", line.plan, _("К пункту плана привязано: %(what)s") % _told(record))
    return fact


@transaction.atomic
def dismiss_proposal(line: PlanLine, *, kind: str, object_id: int, actor: User) -> LineFact:
    """Say that a record has nothing to do with the line; it is not proposed again."""
    permissions.may_link_facts(actor, line.plan).require()
    record = _record(line, kind, object_id)
    fact = _put(line, record, Link.DISMISSED, actor)
    audit.record(actor, "dismiss_proposal", line.plan, _("К пункту плана не относится: %(what)s") % _told(record))
    return fact


@transaction.atomic
def unlink_fact(fact: LineFact, *, actor: User) -> None:
    """Take a record or evidence away from its line. The record itself stays; it may be proposed again."""
    permissions.may_link_facts(actor, fact.line.plan).require()
    title = fact.title
    if fact.object_id is not None and fact.kind in SOURCES:
        title = next((each.title for each in SOURCES[fact.kind].described([fact.object_id])), "")
    fact.delete()
    audit.record(actor, "unlink_fact", fact.line.plan, _("От пункта плана отвязано: %(what)s") % {"what": title})


@transaction.atomic
def add_evidence(
    line: PlanLine, *, title: str, day: date, url: str = "", upload: UploadedFile | None = None, actor: User
) -> LineFact:
    """Show by a link or a file what happened outside of the system. Raises FileRefused, and Refusal in words."""
    permissions.may_link_facts(actor, line.plan).require()
    if not title.strip():
        raise Refusal(_("Напишите, что сделано."))
    if day > clock.today():
        raise Refusal(_("%(day)s ещё не наступило: подтверждают то, что уже сделано.") % {"day": short_date(day)})
    if not url and upload is None:
        raise Refusal(_("Приложите файл или укажите ссылку, по которой это видно."))
    fact = LineFact.objects.create(
        line=line,
        kind=FactKind.EVIDENCE,
        title=title.strip(),
        day=day,
        url=url,
        file=files.store_upload(upload, actor=actor) if upload else None,
        linked_by=actor,
    )
    audit.record(actor, "add_evidence", line.plan, _("Приложено подтверждение: %(what)s") % {"what": fact.title})
    return fact


@transaction.atomic
def give_reason(line: PlanLine, *, reason: str, version: int, actor: User) -> PlanLine:
    """Write why the thing was not done; an empty reason takes it away. Raises Stale."""
    permissions.may_link_facts(actor, line.plan).require()
    before = line.reason
    versions.save_edit(line, version, reason=reason.strip())
    if before != line.reason:
        told = _("Указано, почему не выполнено: %(why)s") if line.reason else _("Снято: почему не выполнено")
        audit.record(actor, "give_reason", line.plan, told % {"why": line.reason}, {"reason": [before, line.reason]})
    return line


@transaction.atomic
def create_meeting_from(planned: PlannedMeeting | PlanRow, *, details: MeetingDetails, actor: User) -> Meeting:
    """A meeting in preparation with the planned questions on its agenda, linked to the line of the plan.

    A conditional question is a standing one; those responsible for a question report on it. The sub-points of a row
    are its questions. Raises Refusal when the line has its meeting already; NumberTaken.
    """
    plan = planned.edition.plan
    permissions.may_link_facts(actor, plan).require()
    PlanLine.objects.select_for_update().get(pk=planned.line_id)
    _require_no_meeting(planned)
    meeting = create_meeting(association=plan.association, details=details, actor=actor)
    for data in _questions(planned, plan.association, details.date):
        agenda.add_item(meeting, data=data, actor=actor)
    LineFact.objects.create(
        line=planned.line, kind=FactKind.MEETING, object_id=meeting.pk, link=Link.CREATED, linked_by=actor
    )
    audit.record(actor, "create_meeting_from", plan, _("По плану создано: %(what)s") % {"what": meeting})
    return meeting


@transaction.atomic
def create_event_from(row: PlanRow, *, data: EventData, actor: User) -> Event:
    """An event in preparation linked to the row, which is carried out when the event is held. Raises what
    `create_event` raises; a row may want several events."""
    plan = row.edition.plan
    permissions.may_link_facts(actor, plan).require()
    event = create_event(association=plan.association, data=data, actor=actor)
    LineFact.objects.create(line=row.line, kind=FactKind.EVENT, object_id=event.pk, link=Link.CREATED, linked_by=actor)
    audit.record(actor, "create_event_from", plan, _("По плану создано: %(what)s") % {"what": event})
    return event


def _require_no_meeting(planned: PlannedMeeting | PlanRow) -> None:
    """A planned meeting is held once; a row may want several."""
    if isinstance(planned, PlanRow):
        return
    linked = LineFact.objects.filter(line=planned.line_id, kind=FactKind.MEETING).exclude(link=Link.DISMISSED)
    living = [each for each in SOURCES[FactKind.MEETING].described(linked.values("object_id")) if not each.is_void]
    if living:
        raise Refusal(_("По этому пункту плана уже есть заседание: %(what)s.") % _told(living[0]))


def _questions(planned: PlannedMeeting | PlanRow, association: Association, day: date) -> list[ItemData]:
    if isinstance(planned, PlanRow):
        return [ItemData(title=point) for point in planned.points if point.strip()]
    members = list(composition_on(association, day))
    questions = planned.questions.prefetch_related("responsible__person")
    return [
        ItemData(
            title=question.title,
            is_standing=question.is_conditional,
            speakers=[SpeakerData(person) for person in _speakers(question.responsible.all(), members)],
        )
        for question in questions
    ]


def _speakers(responsible: Iterable[Responsible], members: Sequence[Membership]) -> list[Person]:
    """People named, and holders of a named role of the body itself; each once."""
    found: dict[int, Person] = {}
    for each in responsible:
        if each.is_approver:
            continue
        if each.person is not None:
            found.setdefault(each.person.pk, each.person)
        # «Члены РУМО» report on nothing, and «руководители секций» are many.
        elif each.role and not each.of_sub_bodies and each.role != Role.MEMBER:
            holders = [member.person for member in members if member.role == each.role]
            found.update({person.pk: person for person in holders if person.pk not in found})
    return list(found.values())


def _record(line: PlanLine, kind: str, object_id: int) -> SourceRecord:
    """The record in the plan's own region."""
    source = SOURCES.get(kind)
    found = next(iter(source.described([object_id])), None) if source else None
    region = Association.objects.filter(region=line.plan.association.region_id)
    if found is None or not region.filter(pk=found.association_id).exists():
        raise Refusal(_("Такой записи нет: обновите страницу."))
    return found


def _put(line: PlanLine, record: SourceRecord, link: str, actor: User) -> LineFact:
    fact, _made = LineFact.objects.update_or_create(
        line=line, kind=record.kind, object_id=record.object_id, defaults={"link": link, "linked_by": actor}
    )
    return fact


def _told(record: SourceRecord) -> dict[str, str]:
    return {"what": record.title, "state": record.state}
