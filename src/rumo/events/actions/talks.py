"""Writes of talks: who speaks or shows a practice, of what, in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, versions
from rumo.core.errors import Refusal
from rumo.directory.models import Organization, Person, Subject
from rumo.events import permissions
from rumo.events.models import Event, EventSection, Talk


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkData:
    """A talk as typed. Of a `person` of the directory an empty name, post, organization and e-mail are filled in."""

    title: str
    section: EventSection | None = None
    annotation: str = ""
    is_practice: bool = False
    subject: Subject | None = None
    person: Person | None = None
    name: str = ""
    post: str = ""
    organization: Organization | None = None
    email: str = ""
    may_be_published: bool = False


@transaction.atomic
def add_talk(event: Event, *, data: TalkData, actor: User) -> Talk:
    """Put a talk last in its section. Raises NotAllowed, Refusal with what is wrong."""
    permissions.may_edit_event(actor, event).require()
    last = event.talks.filter(section=data.section).count()
    talk = Talk.objects.create(event=event, position=last + 1, **_values(event, data))
    audit.record(actor, "add_talk", event, _("Добавлено выступление: %(title)s") % {"title": talk})
    return talk


@transaction.atomic
def edit_talk(talk: Talk, *, data: TalkData, actor: User) -> Talk:
    """Change a talk; one moved to another section goes last there. A recommended practice stays a practice."""
    event = talk.event
    permissions.may_edit_event(actor, event).require()
    if talk.is_recommended and not data.is_practice:
        raise Refusal(_("Практика рекомендована в Атлас: сначала снимите рекомендацию."))
    changes = audit.changed(talk, **_values(event, data))
    if "section" in changes:
        talk.position = event.talks.filter(section=data.section).count() + 1
    if changes:
        talk.save()
        audit.record(actor, "edit_talk", event, _("Изменено выступление: %(title)s") % {"title": talk}, changes)
    return talk


@transaction.atomic
def remove_talk(talk: Talk, *, actor: User) -> None:
    """Take a talk out of the programme. Raises Refusal for a recommended practice: others rely on it."""
    event, title = talk.event, talk.title
    permissions.may_edit_event(actor, event).require()
    if talk.is_recommended:
        raise Refusal(_("Практика рекомендована в Атлас: сначала снимите рекомендацию."))
    talk.delete()
    audit.record(actor, "remove_talk", event, _("Убрано выступление: %(title)s") % {"title": title})


@transaction.atomic
def order_talks(event: Event, *, section: EventSection | None, order: Sequence[int], mark: int, actor: User) -> int:
    """Put the talks of `section` (None: of the whole event) in `order`; returns the new mark. Raises Conflict."""
    permissions.may_edit_event(actor, event).require()
    told = _("Программу тем временем изменили. Страница покажет новый порядок.")
    new = versions.save_order(event.talks.filter(section=section), order, mark, told=told)
    audit.record(actor, "order_talks", event, _("Изменён порядок выступлений"))
    return new


def _values(event: Event, data: TalkData) -> dict[str, Any]:
    """The columns of the talk. Raises Refusal with what is wrong."""
    new: dict[str, Any] = {each.name: getattr(data, each.name) for each in fields(data)}
    person = data.person
    if person is not None:
        new["name"] = data.name.strip() or person.full_name.full
        new["post"] = data.post.strip() or person.post_text(event.day)
        new["email"] = data.email or person.email
    new["title"] = " ".join(data.title.split())
    new["name"] = " ".join(str(new["name"]).split())
    if not new["title"]:
        raise Refusal(_("Напишите тему выступления или название практики."))
    if not new["name"]:
        raise Refusal(_("Укажите, кто выступает: выберите человека или впишите фамилию, имя, отчество."))
    if data.section is not None and data.section.event_id != event.pk:
        raise Refusal(_("Такой секции в программе нет: обновите страницу."))
    return new
