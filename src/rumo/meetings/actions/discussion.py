"""Writing the course of the discussion: who was heard, about what, the text, speeches."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, rich_text
from rumo.core.models import Versioned
from rumo.core.versions import save_edit
from rumo.directory.models import Person
from rumo.meetings import permissions
from rumo.meetings.actions.holding import hold
from rumo.meetings.models import AgendaItem, Speaker, Speech

# Longer texts are kept in the trail only by what changed in them: autosave writes every few seconds.
_WHOLE = 200


@transaction.atomic
def save_item(
    item: AgendaItem, *, version: int, about: str, text: str, heard: Collection[int], actor: User
) -> AgendaItem:
    """Save what was heard. `text` is HTML of the editor, `heard` the keys of the item's speakers who reported.

    Raises Stale when the item was saved since `version`; then nothing is written.
    """
    hold(item.meeting)
    permissions.may_take_minutes(actor, item.meeting).require()
    fields = {"about": about.strip(), "text": rich_text.clean(text)}
    changes = changes_of(item, fields)
    saved = save_edit(item, version, **fields)
    for speaker in Speaker.objects.filter(item=item):
        was_heard = speaker.pk in heard
        if speaker.was_heard != was_heard:
            Speaker.objects.filter(pk=speaker.pk).update(was_heard=was_heard)
            changes[f"heard_{speaker.pk}"] = [speaker.was_heard, was_heard]
    if changes:
        audit.record(actor, "save_item", item, _("Ход обсуждения вопроса № %(n)s") % {"n": item.position}, changes)
    return saved


@transaction.atomic
def add_heard(item: AgendaItem, person: Person, *, actor: User) -> Speaker:
    """Somebody reported who does not stand on the agenda. Repeating it is harmless."""
    hold(item.meeting)
    permissions.may_take_minutes(actor, item.meeting).require()
    last = item.speakers.aggregate(last=Max("position"))["last"] or 0
    speaker, new = Speaker.objects.get_or_create(
        item=item,
        person=person,
        defaults={"post": person.post_text(item.meeting.date), "position": last + 1, "on_agenda": False},
    )
    if not new and not speaker.was_heard:
        speaker.was_heard = True
        speaker.save(update_fields=["was_heard", "updated_at"])
    audit.record(actor, "add_heard", item, _("Заслушан: %(name)s") % {"name": person.short_name})
    return speaker


@transaction.atomic
def add_speech(item: AgendaItem, person: Person, *, actor: User) -> Speech:
    """A new line of ВЫСТУПИЛИ, its text to be typed."""
    hold(item.meeting)
    permissions.may_take_minutes(actor, item.meeting).require()
    last = item.speeches.aggregate(last=Max("position"))["last"] or 0
    speech = Speech.objects.create(
        item=item, person=person, post=person.post_text(item.meeting.date), position=last + 1
    )
    audit.record(actor, "add_speech", item, _("Выступление: %(name)s") % {"name": person.short_name})
    return speech


@transaction.atomic
def save_speech(speech: Speech, *, version: int, person: Person, text: str, actor: User) -> Speech:
    """Raises Stale when the speech was saved since `version`."""
    hold(speech.item.meeting)
    permissions.may_take_minutes(actor, speech.item.meeting).require()
    fields: dict[str, Any] = {"text": text.strip()}
    if person.pk != speech.person_id:
        fields |= {"person": person, "post": person.post_text(speech.item.meeting.date)}
    changes = changes_of(speech, fields)
    saved = save_edit(speech, version, **fields)
    if changes:
        audit.record(actor, "save_speech", speech, _("Выступление: %(name)s") % {"name": person.short_name}, changes)
    return saved


@transaction.atomic
def delete_speech(speech: Speech, *, actor: User) -> None:
    hold(speech.item.meeting)
    permissions.may_take_minutes(actor, speech.item.meeting).require()
    summary = _("Удалено выступление: %(name)s") % {"name": speech.person.short_name}
    audit.record(actor, "delete_speech", speech.item, summary, {"text": speech.text})
    speech.delete()


def changes_of(record: Versioned, fields: dict[str, Any]) -> dict[str, list[Any]]:
    """`{field: [old, new]}` of what an edit changes; of a long text only the part that differs. Sets nothing."""
    changes: dict[str, list[Any]] = {}
    for name, new in fields.items():
        old = getattr(record, name)
        if old == new:
            continue
        long = isinstance(old, str) and isinstance(new, str) and max(len(old), len(new)) > _WHOLE
        changes[name] = _difference(old, new) if long else [old, new]
    return changes


def _difference(old: str, new: str) -> list[str]:
    """Both texts without their common beginning and end."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return [old[start : len(old) - end], new[start : len(new) - end]]
