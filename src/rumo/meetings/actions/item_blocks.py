"""Live tables put into the record of a question and taken out of it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.meetings import live_blocks, permissions
from rumo.meetings.actions.holding import hold
from rumo.meetings.models import AgendaItem, ItemBlock


@transaction.atomic
def add_block(item: AgendaItem, *, code: str, key: str, actor: User) -> ItemBlock:
    """Raises NotAllowed once the minutes are signed, Refusal for a table not offered or already there."""
    meeting = item.meeting
    hold(meeting)
    permissions.may_edit_agenda(actor, meeting).require()
    offer = next((o for o in live_blocks.offers_for(actor, meeting) if (o.code, o.key) == (code, key)), None)
    if offer is None:
        raise Refusal(_("Такой таблицы нет: выберите из списка."))
    made, is_new = ItemBlock.objects.get_or_create(item=item, code=code, key=key, defaults={"title": offer.title[:300]})
    if not is_new:
        raise Refusal(_("Эта таблица в вопросе уже есть."))
    words = {"number": item.position, "title": made.title}
    audit.record(actor, "add_block", meeting, _("В вопрос %(number)s вставлена таблица: %(title)s") % words)
    return made


@transaction.atomic
def remove_block(block: ItemBlock, *, actor: User) -> None:
    """Raises NotAllowed."""
    meeting = block.item.meeting
    hold(meeting)
    permissions.may_edit_agenda(actor, meeting).require()
    words = {"number": block.item.position, "title": block.title}
    block.delete()
    audit.record(actor, "remove_block", meeting, _("Из вопроса %(number)s убрана таблица: %(title)s") % words)
