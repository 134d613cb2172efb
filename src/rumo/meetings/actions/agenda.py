"""Writes of the agenda: items with their speakers, their order, items taken over from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Case, F, PositiveSmallIntegerField, Value, When
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.assignments.models import Assignment
from rumo.core import audit, rich_text, versions
from rumo.core.errors import Refusal
from rumo.directory.models import Person
from rumo.meetings import permissions, queries
from rumo.meetings.actions.holding import hold
from rumo.meetings.models import AgendaItem, Meeting, Speaker

# Positions are unique at every moment, so a new order first steps out of the way of the old one.
_ASIDE = 10_000


@dataclass(frozen=True, slots=True)
class SpeakerData:
    """Who reports, and the post as papers print it; an empty post is taken from the directory as of the day."""

    person: Person
    post: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemData:
    title: str
    expected_resolution: str = ""
    is_standing: bool = False
    speakers: Sequence[SpeakerData] = ()


@transaction.atomic
def add_item(meeting: Meeting, *, data: ItemData, control_of: Assignment | None = None, actor: User) -> AgendaItem:
    """Put a question last. After the invitations went out it is marked as late."""
    hold(meeting)
    permissions.may_edit_agenda(actor, meeting).require()
    item = _append(meeting, data, control_of)
    audit.record(actor, "add_item", meeting, _("Добавлен вопрос: %(title)s") % {"title": item.title})
    return item


@transaction.atomic
def edit_item(item: AgendaItem, *, data: ItemData, version: int, actor: User) -> AgendaItem:
    """Change a question as it stood in `version`. Raises Stale when somebody else has changed it."""
    hold(item.meeting)
    permissions.may_edit_agenda(actor, item.meeting).require()
    before = item.title
    versions.save_edit(
        item,
        version,
        title=_title(data.title),
        expected_resolution=data.expected_resolution.strip(),
        is_standing=data.is_standing,
    )
    _set_speakers(item, data.speakers)
    audit.record(
        actor,
        "edit_item",
        item.meeting,
        _("Изменён вопрос: %(title)s") % {"title": item.title},
        {"title": [before, item.title]} if before != item.title else {},
    )
    return item


@transaction.atomic
def delete_item(item: AgendaItem, *, actor: User) -> None:
    """Take a question out of an agenda that is being prepared; the rest close up."""
    meeting, title = item.meeting, item.title
    permissions.may_delete_item(actor, item).require()
    item.delete()
    _place(meeting, queries.item_ids(meeting))
    audit.record(actor, "delete_item", meeting, _("Убран вопрос: %(title)s") % {"title": title})


@transaction.atomic
def order_items(meeting: Meeting, *, order: Sequence[int], mark: int, actor: User) -> int:
    """Put the items in `order` (their keys). `mark` names the order it was made from; returns the new one.

    Raises Conflict when the agenda has changed since.
    """
    hold(meeting)
    permissions.may_edit_agenda(actor, meeting).require()
    now = queries.item_ids(meeting)
    versions.require_order(now, order, mark, told=_("Повестку тем временем изменили. Страница покажет новый порядок."))
    if list(order) != now:
        _place(meeting, order)
        audit.record(actor, "order_items", meeting, _("Изменён порядок вопросов"))
    return versions.order_mark(order)


@transaction.atomic
def copy_items(meeting: Meeting, *, items: Iterable[AgendaItem], actor: User) -> list[AgendaItem]:
    """Repeat questions of an earlier meeting with their speakers, whose posts are those of the new day."""
    hold(meeting)
    permissions.may_edit_agenda(actor, meeting).require()
    copied = [_append(meeting, _as_data(item), None) for item in items]
    if not copied:
        raise Refusal(_("Не выбрано ни одного вопроса: отметьте, что перенести."))
    summary = _("Перенесены вопросы: %(titles)s") % {"titles": "; ".join(item.title for item in copied)}
    audit.record(actor, "copy_items", meeting, summary)
    return copied


@transaction.atomic
def add_control_item(meeting: Meeting, *, assignment: Assignment, actor: User) -> AgendaItem:
    """A question on an assignment that is overdue; those responsible report."""
    if meeting.items.filter(control_of=assignment).exists():
        raise Refusal(_("Это поручение уже стоит в повестке."))
    responsible = assignment.executors.filter(person__isnull=False, is_lead=True).select_related("person")
    data = ItemData(
        title=_("Об исполнении поручения: %(text)s") % {"text": assignment.text.rstrip(".")},
        speakers=[SpeakerData(executor.person) for executor in responsible if executor.person],
    )
    return add_item(meeting, data=data, control_of=assignment, actor=actor)


@transaction.atomic
def bring_material(item: AgendaItem, *, text: str, expected_resolution: str, actor: User) -> AgendaItem:
    """What another room prepared for a question: HTML with which its record begins, and the draft decision.

    Only while the meeting is being prepared: later the record is the secretary's. Raises NotAllowed, Refusal.
    """
    hold(item.meeting)
    permissions.may_edit_agenda(actor, item.meeting).require()
    if item.meeting.state not in permissions.PREPARING:
        raise Refusal(_("Заседание уже началось: ход обсуждения записывает секретарь."))
    prepared = {"text": rich_text.clean(text), "expected_resolution": expected_resolution.strip()}
    versions.save_edit(item, item.version, **prepared)
    audit.record(actor, "bring_material", item.meeting, _("Подготовлен вопрос: %(title)s") % {"title": item.title})
    return item


@transaction.atomic
def drop_item(item: AgendaItem, *, dropped: bool = True, actor: User) -> AgendaItem:
    """A question of a meeting under way is not heard (`dropped=False`: it is after all)."""
    hold(item.meeting)
    permissions.may_take_minutes(actor, item.meeting).require()
    if AgendaItem.objects.filter(pk=item.pk, is_dropped=not dropped).update(is_dropped=dropped):
        told = _("Снят с рассмотрения: %(title)s") if dropped else _("Возвращён к рассмотрению: %(title)s")
        audit.record(actor, "drop_item", item.meeting, told % {"title": item.title})
    item.refresh_from_db()
    return item


def _append(meeting: Meeting, data: ItemData, control_of: Assignment | None) -> AgendaItem:
    item = AgendaItem.objects.create(
        meeting=meeting,
        position=len(queries.item_ids(meeting)) + 1,
        title=_title(data.title),
        expected_resolution=data.expected_resolution.strip(),
        is_standing=data.is_standing,
        is_late=meeting.invited_at is not None,
        control_of=control_of,
    )
    _set_speakers(item, data.speakers)
    return item


def _as_data(item: AgendaItem) -> ItemData:
    return ItemData(
        title=item.title,
        expected_resolution=item.expected_resolution,
        is_standing=item.is_standing,
        speakers=[SpeakerData(speaker.person) for speaker in item.speakers.all() if speaker.on_agenda],
    )


def _title(text: str) -> str:
    title = " ".join(text.split())
    if not title:
        raise Refusal(_("Напишите, о чём вопрос."))
    return title


def _set_speakers(item: AgendaItem, speakers: Sequence[SpeakerData]) -> None:
    """The speakers of the agenda become these; those who spoke without standing on it are left alone."""
    kept = {speaker.person.pk for speaker in speakers}
    item.speakers.filter(on_agenda=True).exclude(person__in=kept).delete()
    for position, speaker in enumerate(speakers, start=1):
        Speaker.objects.update_or_create(
            item=item,
            person=speaker.person,
            defaults={
                "post": speaker.post.strip() or speaker.person.post_text(item.meeting.date),
                "position": position,
                "on_agenda": True,
            },
        )


def _place(meeting: Meeting, order: Sequence[int]) -> None:
    if not order:
        return
    meeting.items.update(position=F("position") + _ASIDE)
    places = [When(pk=pk, then=Value(place)) for place, pk in enumerate(order, start=1)]
    meeting.items.update(position=Case(*places, output_field=PositiveSmallIntegerField()))
