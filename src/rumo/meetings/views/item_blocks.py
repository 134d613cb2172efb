"""Live tables of a question: what stands in it, as it would be printed now, and what may be added."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rumo.accounts.requests import UserRequest
from rumo.core.form_pages import done
from rumo.meetings import live_blocks, permissions, queries
from rumo.meetings.actions import item_blocks as actions
from rumo.meetings.forms.item_blocks import BlockForm
from rumo.meetings.models import AgendaItem, ItemBlock
from rumo.papers.html_blocks import html_from_blocks


@require_http_methods(["GET", "HEAD", "POST"])
def item_blocks(request: UserRequest, pk: int, item_pk: int) -> HttpResponse:
    item = _item(request, pk, item_pk)
    there = set(item.blocks.values_list("code", "key"))
    offers = [o for o in live_blocks.offers_for(request.user, item.meeting) if (o.code, o.key) not in there]
    form = BlockForm(request.POST or None, offers=offers)

    def add() -> None:
        code, key = form.chosen()
        actions.add_block(item, code=code, key=key, actor=request.user)

    if request.method == "POST" and done(form, add):
        messages.success(request, _("Таблица вставлена: она войдёт в протокол после текста вопроса."))
        return redirect("meetings:item_blocks", pk, item_pk)
    context = {
        "item": item,
        "meeting": item.meeting,
        "form": form,
        "offers": offers,
        "blocks": [(block, _html(block)) for block in item.blocks.all()],
        "may_edit": permissions.may_edit_agenda(request.user, item.meeting),
    }
    return render(request, "meetings/agenda/item_blocks.html", context, status=422 if form.errors else 200)


@require_POST
def item_block_remove(request: UserRequest, pk: int, item_pk: int, block_pk: int) -> HttpResponse:
    item = _item(request, pk, item_pk)
    actions.remove_block(
        get_object_or_404(item.blocks.select_related("item__meeting"), pk=block_pk), actor=request.user
    )
    messages.success(request, _("Таблица убрана."))
    return redirect("meetings:item_blocks", pk, item_pk)


def _item(request: UserRequest, pk: int, item_pk: int) -> AgendaItem:
    meeting = get_object_or_404(queries.visible_meetings(request.user), pk=pk)
    permissions.may_edit_agenda(request.user, meeting).require()
    item = get_object_or_404(meeting.items, pk=item_pk)
    item.meeting = meeting
    return item


def _html(block: ItemBlock) -> str:
    """The text as a page shows it: the writer escapes every word of the records."""
    return mark_safe(html_from_blocks(live_blocks.text_of(block)))  # noqa: S308
