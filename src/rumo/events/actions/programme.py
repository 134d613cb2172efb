"""Writes of the programme: sections and their order, organizers. What is said in them is in `talks`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, versions
from rumo.core.errors import Refusal
from rumo.directory.models import Association, Person
from rumo.events import permissions
from rumo.events.actions import waiting
from rumo.events.models import Event, EventSection, Organizer


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionData:
    """What people say of a section. The field names are those of the model; moments are aware."""

    title: str
    slot: int = 1
    association: Association | None = None
    leader: Person | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    room: str = ""
    link: str = ""
    capacity: int | None = None


@transaction.atomic
def add_section(event: Event, *, data: SectionData, actor: User) -> EventSection:
    """Put a section last. Raises NotAllowed, Refusal with what is wrong."""
    permissions.may_edit_event(actor, event).require()
    values = _values(event, data)
    section = EventSection.objects.create(event=event, position=event.sections.count() + 1, **values)
    audit.record(actor, "add_section", event, _("Добавлена секция: %(title)s") % {"title": section})
    return section


@transaction.atomic
def edit_section(section: EventSection, *, data: SectionData, actor: User) -> EventSection:
    """Change a section. Its slot stays once somebody has a place there: of one slot a person has one section."""
    event = section.event
    permissions.may_edit_event(actor, event).require()
    changes = audit.changed(section, **_values(event, data, but=section))
    if "slot" in changes and section.seats.exists():
        raise Refusal(_("На секцию уже записались, поэтому поток менять нельзя."))
    if changes:
        section.save(update_fields=[*changes, "updated_at"])
        audit.record(actor, "edit_section", event, _("Изменена секция: %(title)s") % {"title": section}, changes)
    if "capacity" in changes:
        waiting.fill_free_seats(event)
    return section


@transaction.atomic
def remove_section(section: EventSection, *, actor: User) -> None:
    """Take an empty section out; its talks go with it. Raises Refusal when somebody has a place there."""
    event, title = section.event, section.title
    permissions.may_edit_event(actor, event).require()
    if section.seats.exists():
        raise Refusal(_("На секцию «%(title)s» записались люди: сначала переведите их.") % {"title": title})
    if section.talks.filter(is_recommended=True).exists():
        raise Refusal(_("В секции есть практика, рекомендованная в Атлас: сначала снимите рекомендацию."))
    section.delete()
    audit.record(actor, "remove_section", event, _("Убрана секция: %(title)s") % {"title": title})


@transaction.atomic
def order_sections(event: Event, *, order: Sequence[int], mark: int, actor: User) -> int:
    """Put the sections in `order` (their keys); returns the new mark. Raises Conflict when the list has changed."""
    permissions.may_edit_event(actor, event).require()
    told = _("Программу тем временем изменили. Страница покажет новый порядок.")
    new = versions.save_order(event.sections.all(), order, mark, told=told)
    audit.record(actor, "order_sections", event, _("Изменён порядок секций"))
    return new


@transaction.atomic
def add_organizer(event: Event, *, person: Person, duty: str = "", actor: User) -> Organizer:
    """Somebody who prepares or leads the event, and so may work with it. Naming the person again changes the duty."""
    permissions.may_edit_event(actor, event).require()
    if person.region_id != event.association.region_id:
        raise Refusal(_("%(person)s — из другого региона.") % {"person": person})
    duty = " ".join(duty.split())[:200]
    organizer, _made = Organizer.objects.update_or_create(event=event, person=person, defaults={"duty": duty})
    audit.record(actor, "add_organizer", event, _("Организатор: %(person)s") % {"person": person})
    return organizer


@transaction.atomic
def remove_organizer(organizer: Organizer, *, actor: User) -> None:
    event, person = organizer.event, organizer.person
    permissions.may_edit_event(actor, event).require()
    organizer.delete()
    audit.record(actor, "remove_organizer", event, _("Больше не организатор: %(person)s") % {"person": person})


def _values(event: Event, data: SectionData, but: EventSection | None = None) -> dict[str, Any]:
    """The columns of the section. Raises Refusal with what is wrong."""
    title = " ".join(data.title.split())
    if not title:
        raise Refusal(_("Напишите название секции."))
    others = dict(event.sections.values_list("pk", "title"))
    if but is not None:
        others.pop(but.pk)
    if title.casefold() in {each.casefold() for each in others.values()}:
        raise Refusal(_("Секция «%(title)s» уже есть в программе.") % {"title": title})
    if data.starts_at and data.ends_at and data.ends_at <= data.starts_at:
        raise Refusal(_("Окончание секции должно быть позже её начала."))
    moments = [each for each in (data.starts_at, data.ends_at) if each]
    if any(not event.starts_at <= each <= event.ends_at for each in moments):
        raise Refusal(_("Секция выходит за время мероприятия: проверьте её начало и окончание."))
    plain = {each.name: getattr(data, each.name) for each in fields(data)}
    return {**plain, "title": title}
