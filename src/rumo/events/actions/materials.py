"""Writes of what people may read or watch: files and links."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, files
from rumo.core.errors import Refusal
from rumo.events import permissions
from rumo.events.models import Event, EventMaterial


@transaction.atomic
def add_material(
    event: Event,
    *,
    title: str = "",
    upload: UploadedFile | None = None,
    url: str = "",
    is_public: bool = True,
    actor: User,
) -> EventMaterial:
    """A file or a link, not both; without a title a file goes by its name. Raises FileRefused, Refusal."""
    permissions.may_edit_event(actor, event).require()
    if (upload is None) == (not url):
        raise Refusal(_("Выберите файл или укажите ссылку — что-то одно."))
    stored = files.store_upload(upload, actor=actor) if upload else None
    name = " ".join(title.split()) or (stored.name if stored else url)
    material = EventMaterial.objects.create(event=event, title=name[:300], stored=stored, url=url, is_public=is_public)
    audit.record(actor, "add_material", event, _("Добавлен материал: %(title)s") % {"title": material})
    return material


@transaction.atomic
def show_material(material: EventMaterial, *, is_public: bool, actor: User) -> EventMaterial:
    """Show it to everybody in the navigator, or to participants only."""
    permissions.may_edit_event(actor, material.event).require()
    if audit.changed(material, is_public=is_public):
        material.save(update_fields=["is_public", "updated_at"])
        told = _("Материал открыт для всех: %(title)s") if is_public else _("Материал только участникам: %(title)s")
        audit.record(actor, "show_material", material.event, told % {"title": material})
    return material


@transaction.atomic
def remove_material(material: EventMaterial, *, actor: User) -> None:
    permissions.may_edit_event(actor, material.event).require()
    event, title = material.event, material.title
    material.delete()
    audit.record(actor, "remove_material", event, _("Убран материал: %(title)s") % {"title": title})
