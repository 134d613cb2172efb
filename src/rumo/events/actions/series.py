"""Writes of series: events held under one name year after year."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.directory.models import Association
from rumo.events import permissions
from rumo.events.models import EventSeries


@transaction.atomic
def add_series(association: Association, *, title: str, about: str = "", actor: User) -> EventSeries:
    """Raises NotAllowed, Refusal for an empty title and for one that is there already."""
    permissions.may_create_event(actor, association).require()
    series = EventSeries.objects.create(association=association, title=_titled(association, title), about=about.strip())
    audit.record(actor, "add_series", series, _("Заведён цикл: %(title)s") % {"title": series})
    return series


@transaction.atomic
def edit_series(series: EventSeries, *, title: str, about: str, is_active: bool, actor: User) -> EventSeries:
    """Rename it, or take it out of use: its events stay in it."""
    permissions.may_create_event(actor, series.association).require()
    title = _titled(series.association, title, but=series)
    changes = audit.changed(series, title=title, about=about.strip(), is_active=is_active)
    if changes:
        series.save()
        audit.record(actor, "edit_series", series, _("Изменён цикл: %(title)s") % {"title": series}, changes)
    return series


def _titled(association: Association, title: str, but: EventSeries | None = None) -> str:
    title = " ".join(title.split())
    if not title:
        raise Refusal(_("Напишите название цикла."))
    others = EventSeries.objects.filter(association=association)
    if but is not None:
        others = others.exclude(pk=but.pk)
    if any(each.casefold() == title.casefold() for each in others.values_list("title", flat=True)):
        raise Refusal(_("Цикл «%(title)s» у этого объединения уже есть.") % {"title": title})
    return title
