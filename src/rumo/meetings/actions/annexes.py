"""Writes of a meeting's files: materials of its questions and numbered annexes."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, files
from rumo.core.errors import Refusal
from rumo.meetings import permissions
from rumo.meetings.actions.holding import hold
from rumo.meetings.models import AgendaItem, Annex, Meeting


@transaction.atomic
def add_annex(
    meeting: Meeting,
    *,
    upload: UploadedFile,
    title: str = "",
    item: AgendaItem | None = None,
    numbered: bool = False,
    actor: User,
) -> Annex:
    """Keep a file with the meeting; a numbered one is the next annex of the minutes. Raises FileRefused."""
    hold(meeting)
    permissions.may_edit_agenda(actor, meeting).require()
    stored = files.store_upload(upload, actor=actor)
    annex = Annex.objects.create(
        meeting=meeting,
        item=item,
        number=_next_number(meeting) if numbered else None,
        title=title.strip() or stored.name.rsplit(".", 1)[0],
        file=stored,
    )
    audit.record(actor, "add_annex", meeting, _("Добавлен файл: %(annex)s") % {"annex": annex})
    return annex


@transaction.atomic
def edit_annex(annex: Annex, *, title: str, item: AgendaItem | None, number: int | None, actor: User) -> Annex:
    """Change what a file is called, which question it belongs to, and its number as an annex."""
    meeting = annex.meeting
    hold(meeting)
    permissions.may_edit_agenda(actor, meeting).require()
    if not title.strip():
        raise Refusal(_("Напишите название файла."))
    holder = meeting.annexes.filter(number=number).exclude(pk=annex.pk).first() if number else None
    if holder is not None:
        raise Refusal(
            _("Приложение № %(number)s уже есть: «%(title)s». Следующий свободный номер — %(next)s.")
            % {"number": number, "title": holder.title, "next": _next_number(meeting)}
        )
    changes = audit.changed(annex, title=title.strip(), item=item, number=number)
    if changes:
        annex.save(update_fields=[*changes, "updated_at"])
        audit.record(actor, "edit_annex", meeting, _("Изменён файл: %(annex)s") % {"annex": annex}, changes)
    return annex


@transaction.atomic
def delete_annex(annex: Annex, *, actor: User) -> None:
    """Take a file away from the meeting; its number stays free until somebody is given it."""
    hold(annex.meeting)
    permissions.may_edit_agenda(actor, annex.meeting).require()
    told = str(annex)
    annex.delete()
    audit.record(actor, "delete_annex", annex.meeting, _("Удалён файл: %(annex)s") % {"annex": told})


def _next_number(meeting: Meeting) -> int:
    return (meeting.annexes.aggregate(greatest=Max("number"))["greatest"] or 0) + 1
