"""Writes of a region's list of topics."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, versions
from rumo.core.errors import Refusal
from rumo.directory.models import Region
from rumo.events import permissions
from rumo.events.models import Topic


@transaction.atomic
def add_topic(region: Region, *, title: str, actor: User) -> Topic:
    """Put a topic last. Raises NotAllowed, Refusal for an empty title and for one that is there already."""
    permissions.may_keep_topics(actor, region).require()
    topic = Topic.objects.create(
        region=region, title=_titled(region, title), position=Topic.objects.filter(region=region).count() + 1
    )
    audit.record(actor, "add_topic", topic, _("Добавлена тематика: %(title)s") % {"title": topic})
    return topic


@transaction.atomic
def edit_topic(topic: Topic, *, title: str, is_active: bool, actor: User) -> Topic:
    """Rename it, or take it out of use: events keep it, new ones are not marked with it."""
    permissions.may_keep_topics(actor, topic.region).require()
    changes = audit.changed(topic, title=_titled(topic.region, title, but=topic), is_active=is_active)
    if changes:
        topic.save()
        audit.record(actor, "edit_topic", topic, _("Изменена тематика: %(title)s") % {"title": topic}, changes)
    return topic


@transaction.atomic
def order_topics(region: Region, *, order: Sequence[int], mark: int, actor: User) -> int:
    """Put the topics in `order` (their keys); returns the new mark. Raises Conflict when the list has changed."""
    permissions.may_keep_topics(actor, region).require()
    told = _("Список тематик тем временем изменили. Страница покажет новый порядок.")
    new = versions.save_order(Topic.objects.filter(region=region), order, mark, told=told)
    audit.record(actor, "order_topics", region, _("Изменён порядок тематик"))
    return new


def _titled(region: Region, title: str, but: Topic | None = None) -> str:
    title = " ".join(title.split())
    if not title:
        raise Refusal(_("Напишите название тематики."))
    others = Topic.objects.filter(region=region)
    if but is not None:
        others = others.exclude(pk=but.pk)
    if any(each.casefold() == title.casefold() for each in others.values_list("title", flat=True)):
        raise Refusal(_("Тематика «%(title)s» уже есть в списке.") % {"title": title})
    return title
