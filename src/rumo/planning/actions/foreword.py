"""The text between the title and the rows of a plan: its aims and tasks."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.rich_text import clean
from rumo.core.versions import Stale, save_edit
from rumo.planning.actions.holding import hold
from rumo.planning.models import Edition


@transaction.atomic
def write_foreword(edition: Edition, *, text: str, version: int, actor: User) -> Edition:
    """`text` is HTML of the editor; an empty one takes the foreword away. Raises Stale when somebody was faster."""
    hold(edition, actor)
    edition.refresh_from_db(fields=["foreword", "version"])
    if edition.version != version:
        raise Stale(edition)
    before, said = edition.foreword, clean(text)
    if said != before:
        save_edit(edition, version, foreword=said)
        audit.record(actor, "write_foreword", edition, _("Изменены цель и задачи"), {"foreword": [before, said]})
    return edition
