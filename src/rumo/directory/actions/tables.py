"""What a table brought, written as a whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Conflict, Refusal
from rumo.directory.actions.organizations import OrganizationData
from rumo.directory.models import Organization, Person, Post, Region
from rumo.directory.permissions import may_add_to_directory
from rumo.directory.tables.people import NewPerson

BATCH = 500


@transaction.atomic
def enter_organizations(region: Region, *, rows: Sequence[OrganizationData], actor: User) -> int:
    """How many were added. Raises NotAllowed, Refusal, Conflict when somebody has added one of them meanwhile."""
    _may_enter(region, rows, actor)
    names = {data.full_name for data in rows}
    if names & set(region.organizations.values_list("full_name", flat=True)):
        raise Conflict(_("Пока вы проверяли таблицу, часть организаций уже внесли. Загрузите её ещё раз."))
    made = Organization.objects.bulk_create(
        [Organization(region=region, **data.fields()) for data in rows], batch_size=BATCH
    )
    audit.record_all(actor, "create_organization", made, _("Организация внесена таблицей"))
    return len(made)


@transaction.atomic
def enter_people(region: Region, *, rows: Sequence[NewPerson], actor: User) -> int:
    """How many were added, with their posts. Raises NotAllowed, Refusal."""
    _may_enter(region, rows, actor)
    if any(row.post is not None and row.post.organization.region_id != region.pk for row in rows):
        raise Refusal(_("В таблице есть организация из другого региона."))
    made = Person.objects.bulk_create([Person(region=region, **asdict(row.data)) for row in rows], batch_size=BATCH)
    posts = [
        Post(person=person, organization=row.post.organization, title=row.post.title, is_main=True)
        for person, row in zip(made, rows, strict=True)
        if row.post is not None
    ]
    Post.objects.bulk_create(posts, batch_size=BATCH)
    audit.record_all(actor, "create_person", made, _("Человек внесён таблицей"))
    return len(made)


def _may_enter(region: Region, rows: Sequence[object], actor: User) -> None:
    may_add_to_directory(actor, region).require()
    if not rows:
        raise Refusal(_("В таблице нет новых строк: вносить нечего."))
