"""What is printed after the rows of a plan: its annexes by title, and who signs it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.versions import Stale, save_edit
from rumo.planning.actions.holding import hold
from rumo.planning.models import Edition


@transaction.atomic
def write_ending(
    edition: Edition,
    *,
    annexes: Sequence[tuple[int | None, str]],
    signatures: Sequence[tuple[str, str]],
    version: int,
    actor: User,
) -> Edition:
    """`annexes` are numbers and titles, the schedule of meetings among them; `signatures` posts and names.

    Raises Stale when somebody was faster.
    """
    hold(edition, actor)
    edition.refresh_from_db(fields=["annexes", "signatures", "version"])
    if edition.version != version:
        raise Stale(edition)
    new = {"annexes": [list(each) for each in annexes], "signatures": [list(each) for each in signatures]}
    changes = {name: [getattr(edition, name), said] for name, said in new.items() if getattr(edition, name) != said}
    if changes:
        save_edit(edition, version, **new)
        audit.record(actor, "write_ending", edition, _("Изменены приложения и подписи"), changes)
    return edition
