"""What those who run a body put on its public page."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, files
from rumo.core.errors import Refusal
from rumo.core.models import StoredFile
from rumo.core.versions import save_edit
from rumo.directory.models import Association
from rumo.directory.permissions import may_edit_association
from rumo.portal.enums import LinkKind
from rumo.portal.models import PublicLink


@dataclass(frozen=True, slots=True)
class LinkData:
    """A document comes as a file or as an address, a community as an address. `upload` replaces what there was."""

    title: str
    note: str = ""
    url: str = ""
    upload: UploadedFile | None = None


@transaction.atomic
def add_link(association: Association, *, kind: LinkKind, data: LinkData, actor: User) -> PublicLink:
    """Show it to everybody. Raises NotAllowed, FileRefused, Refusal when there is nothing to open or two things."""
    may_edit_association(actor, association).require()
    stored = _stored(kind, data, None, actor)
    link = PublicLink.objects.create(
        association=association, kind=kind, title=data.title, note=data.note, url=data.url, stored=stored
    )
    audit.record(actor, "add_link", association, _("На открытую страницу добавлено: %(title)s") % {"title": link})
    return link


@transaction.atomic
def edit_link(link: PublicLink, *, data: LinkData, version: int, actor: User) -> PublicLink:
    """Raises NotAllowed, Stale, FileRefused, Refusal. A document keeps its file until another file or address comes."""
    may_edit_association(actor, link.association).require()
    stored = _stored(LinkKind(link.kind), data, None if data.url else link.stored, actor)
    changes = audit.changed(link, title=data.title, note=data.note, url=data.url, stored=stored)
    if changes:
        save_edit(link, version, **{name: new for name, (_old, new) in changes.items()})
        summary = _("На открытой странице изменено: %(title)s") % {"title": link}
        audit.record(actor, "edit_link", link.association, summary, changes)
    return link


@transaction.atomic
def remove_link(link: PublicLink, *, actor: User) -> None:
    """Take it off the public page; the file itself stays stored."""
    may_edit_association(actor, link.association).require()
    summary = _("С открытой страницы убрано: %(title)s") % {"title": link}
    audit.record(actor, "remove_link", link.association, summary, {"title": link.title, "url": link.url})
    link.delete()


def _stored(kind: LinkKind, data: LinkData, kept: StoredFile | None, actor: User) -> StoredFile | None:
    """The file behind the link, none for an address."""
    if data.upload is not None and data.url:
        raise Refusal(_("Выберите что-то одно: файл или ссылку."))
    if data.upload is not None and kind == LinkKind.DOCUMENT:
        return files.store_upload(data.upload, actor=actor)
    if not data.url and kept is None:
        raise Refusal(_("Укажите ссылку.") if kind == LinkKind.COMMUNITY else _("Выберите файл или укажите ссылку."))
    return kept
