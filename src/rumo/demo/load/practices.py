"""Cards of the Atlas, entered and published in the year of their campaign."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from rumo.accounts.models import User
from rumo.core import clock
from rumo.demo.data.shapes.expertise import DemoPractice
from rumo.demo.load.directory import World
from rumo.demo.load.expertise import Subjects
from rumo.directory.enums import ConsentKind
from rumo.directory.models import Consent
from rumo.expertise.actions import practices
from rumo.expertise.actions.practices import AuthorEntry, PracticeData
from rumo.expertise.enums import Catalogue

# Campaigns end in autumn, cards are looked through by the end of November.
PUBLISHED = (11, 29)


def load_atlas(world: World, described: Iterable[DemoPractice], subjects: Subjects, *, actor: User) -> None:
    named = set(
        Consent.objects.filter(
            person__region=world.region, kind=ConsentKind.DISSEMINATION, withdrawn_on__isnull=True
        ).values_list("person_id", flat=True)
    )
    for data in described:
        person = world.people[data.author]
        place = next(one.at for one in world.data.people if one.key == data.author)
        card = PracticeData(
            catalogue=Catalogue.ATLAS.value,
            title=data.title,
            year=data.year,
            annotation=data.annotation,
            type=data.type.value,
            level=data.level.value,
            subject=subjects[data.subject] if data.subject else None,
            organization=world.organizations[place],
            authors=[AuthorEntry(person.full_name.full, person.pk in named, person)],
        )
        with clock.standing_at(dt.date(data.year, *PUBLISHED)):
            made = practices.create_practice(association=world.rumo, data=card, actor=actor)
            practices.publish_practice(made, actor=actor)
