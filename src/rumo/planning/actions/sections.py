"""Writes of the headings over the rows of a plan."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.core.versions import Stale, save_edit
from rumo.planning import layout
from rumo.planning.actions.holding import hold
from rumo.planning.actions.rows import Gone
from rumo.planning.actions.texts import fitting, one_line
from rumo.planning.layout import Item
from rumo.planning.models import Edition, PlanSection


@transaction.atomic
def add_section(edition: Edition, *, title: str, after: Item | None = None, actor: User) -> PlanSection:
    """A heading after `after` (at the end without one). Rows below it, down to the next heading, become its own."""
    hold(edition, actor)
    items = layout.items_of(edition)
    section = PlanSection.objects.create(edition=edition, title=_title(title), position=len(items) + 1)
    items.insert(items.index(after) + 1 if after in items else len(items), section)
    layout.settle(items)
    audit.record(actor, "add_section", edition.plan, _("Добавлен раздел: %(title)s") % {"title": section})
    return section


@transaction.atomic
def rename_section(section: PlanSection, *, title: str, version: int, actor: User) -> PlanSection:
    """Raises Stale when somebody else has renamed it, Gone when deleted."""
    hold(section.edition, actor)
    try:
        section.refresh_from_db()
    except PlanSection.DoesNotExist:
        raise Gone(_("Этот раздел удалил другой пользователь. Ваш текст не потерян.")) from None
    if section.version != version:
        raise Stale(section)
    before, said = section.title, _title(title)
    if said != before:
        save_edit(section, version, title=said)
        summary = _("Раздел переименован: %(title)s") % {"title": said}
        audit.record(actor, "rename_section", section, summary, {"title": [before, said]})
    return section


@transaction.atomic
def delete_section(section: PlanSection, *, actor: User) -> None:
    """Take the heading away; its rows stay where they are, under the heading above."""
    edition = section.edition
    hold(edition, actor)
    items = layout.items_of(edition)
    if section not in items:
        return
    layout.settle([item for item in items if item != section])
    audit.record(actor, "delete_section", edition.plan, _("Удалён раздел: %(title)s") % {"title": section})
    section.delete()


def _title(text: str) -> str:
    said = fitting(one_line(text), PlanSection, "title")
    if not said:
        raise Refusal(_("Напишите название раздела."))
    return said
