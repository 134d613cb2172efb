"""Writes of the registers: an entry is made, changed, taken out; a whole table comes in or does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, files
from rumo.core.errors import Refusal
from rumo.core.versions import save_edit
from rumo.growth import permissions
from rumo.growth.registers.base import Register


@transaction.atomic
def enter(register: Register, *, data: Mapping[str, Any], actor: User) -> Any:
    """A new entry; `data` has the fields of the model and maybe `upload`. Raises NotAllowed, Refusal, FileRefused."""
    permissions.may_run_growth(actor, data["association"]).require()
    entry = register.model(**_fields(data, actor))
    _require_sound(entry)
    entry.save()
    audit.record(actor, f"enter_{register.key}", entry, _("Внесено: %(entry)s") % {"entry": entry})
    return entry


@transaction.atomic
def enter_all(register: Register, *, rows: Iterable[Mapping[str, Any]], actor: User) -> int:
    """All the rows of a table, or none. Returns how many. Raises as `enter`."""
    return len([enter(register, data=row, actor=actor) for row in rows])


@transaction.atomic
def edit(register: Register, entry: Any, *, data: Mapping[str, Any], version: int, actor: User) -> Any:
    """Raises Stale, NotAllowed, Refusal, FileRefused. A file that is not brought anew stays."""
    permissions.may_run_growth(actor, entry.association).require()
    fields = _fields(data, actor)
    stands = register.model._default_manager.get(pk=entry.pk)
    changes = audit.changed(stands, **fields)
    _require_sound(stands)
    save_edit(entry, version, **fields)
    audit.record(actor, f"edit_{register.key}", entry, _("Изменено: %(entry)s") % {"entry": entry}, changes)
    return entry


@transaction.atomic
def remove(register: Register, entry: Any, *, actor: User) -> None:
    """Raises NotAllowed, Refusal for an entry that others stand upon."""
    permissions.may_run_growth(actor, entry.association).require()
    audit.record(actor, f"remove_{register.key}", entry, _("Удалено: %(entry)s") % {"entry": entry})
    try:
        entry.delete()
    except ProtectedError as error:
        raise Refusal(_("На эту запись опираются другие: сначала удалите их.")) from error


def _fields(data: Mapping[str, Any], actor: User) -> dict[str, Any]:
    fields = {name: value for name, value in data.items() if name != "upload"}
    if data.get("upload"):
        fields["stored"] = files.store_upload(data["upload"], actor=actor)
    return fields


def _require_sound(entry: Any) -> None:
    """What the constraints of the database would say, in words."""
    try:
        entry.full_clean()
    except ValidationError as error:
        raise Refusal(" ".join(error.messages)) from error
