"""A whole list of experts into the register, all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import NotAllowed, Refusal
from rumo.directory.actions.people import PersonData, PostData, create_person
from rumo.directory.models import Association, Order, Person
from rumo.expertise import permissions
from rumo.expertise.actions.experts import enter_expert, write_competences
from rumo.expertise.expert_list import ListedExpert
from rumo.russian.names import guess_gender


@transaction.atomic
def import_experts(
    association: Association,
    *,
    listed: Sequence[ListedExpert],
    valid_from: date,
    valid_to: date | None,
    order: Order | None = None,
    ground: str = "",
    actor: User,
) -> tuple[int, int]:
    """Everybody of a list or nobody: how many were entered, and how many in force got more competences.

    The term and the ground are for rows without their own. Raises NotAllowed, and Refusal naming the row.
    """
    permissions.may_run_expertise(actor, association).require()
    entered = added = 0
    for row in listed:
        person = _listed_person(association, row, actor)
        held = association.experts.filter(person=person).first()
        since = row.valid_from or valid_from
        try:
            if held is not None and held.holds_on(since):
                added += bool(write_competences(held, row.competences))
                continue
            enter_expert(
                association=association,
                person=person,
                valid_from=since,
                valid_to=row.valid_to or valid_to,
                competences=row.competences,
                order=None if row.ground else order,
                ground=row.ground or ground,
                actor=actor,
            )
            entered += 1
        except NotAllowed:
            raise
        except Refusal as refusal:
            raise Refusal(_("Строка %(row)s: %(why)s") % {"row": row.row, "why": refusal.message}) from refusal
    summary = _("Список экспертов: включено %(entered)s, дополнено %(added)s")
    audit.record(actor, "import_experts", association, summary % {"entered": entered, "added": added})
    return entered, added


def _listed_person(association: Association, row: ListedExpert, actor: User) -> Person:
    """From the directory, or added to it."""
    region = association.region
    if row.person is not None:
        return region.people.get(pk=row.person)
    name = row.name
    gender = guess_gender(name.surname, name.first_name, name.patronymic)
    if gender is None:
        raise Refusal(_("Строка %(row)s: по имени пол не определить.") % {"row": row.row})
    organization = region.organizations.filter(pk=row.organization or 0).first()
    post = PostData(organization, row.post) if organization is not None and row.post else None
    data = PersonData(name.surname, name.first_name, name.patronymic, gender.value)
    return create_person(region, data=data, post=post, actor=actor)
