"""Reads of the directory. `visible_*` is where every page starts: what is not in it is a 404."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from rumo.directory.models import Association, Membership, Person
from rumo.directory.powers import powers_of


def composition_on(association: Association, day: date) -> QuerySet[Membership]:
    """The members of `association` on `day` by the orders then in force, in alphabetical order, with their people."""
    return (
        Membership.objects.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=day), association=association, valid_from__lte=day
        )
        .select_related("person", "appointed_by")
        .prefetch_related("person__posts__organization__former_names")
    )


def visible_associations(user: Any) -> QuerySet[Association]:
    """Associations of the user's own regions."""
    powers = powers_of(user)
    everything = Association.objects.select_related("region", "host")
    return everything if powers.everything else everything.filter(region_id__in=powers.regions)


def run_associations(user: Any) -> QuerySet[Association]:
    """Associations whose work the user prepares."""
    powers = powers_of(user)
    visible = visible_associations(user)
    return visible if powers.everything else visible.filter(pk__in=powers.runs)


def visible_people(user: Any) -> QuerySet[Person]:
    """People of the user's own regions: whom one may choose as a member, a speaker, a guest or an executor."""
    powers = powers_of(user)
    everything = Person.objects.prefetch_related("posts__organization__former_names")
    return everything if powers.everything else everything.filter(region_id__in=powers.regions)
