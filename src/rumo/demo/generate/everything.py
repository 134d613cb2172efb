"""Whole invented regions, to try the system and to measure it on. Rows stand as the actions leave them.

Left out is what no figure counts: letters, files of papers, the audit trail of every record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.core.errors import Refusal
from rumo.demo.generate.events import make_events
from rumo.demo.generate.expertise import make_expertise
from rumo.demo.generate.ground import Ground, make_ground
from rumo.demo.generate.growth import make_growth
from rumo.demo.generate.meetings import make_meetings
from rumo.demo.generate.monitoring import make_campaigns
from rumo.demo.generate.plans import make_plans
from rumo.demo.generate.reports import make_reports
from rumo.demo.generate.scale import Scale
from rumo.demo.generate.sites import make_sites
from rumo.directory.models import Region

Tell = Callable[[str], None]
# What happens in a region, a transaction each: how it is called, and what makes it and says how much there is.
PARTS: tuple[tuple[str, Callable[[Ground, Scale], int]], ...] = (
    ("заседания", make_meetings),
    ("регистрации на мероприятия", make_events),
    ("маршруты", make_growth),
    ("материалы на экспертизе", make_expertise),
    ("инновационные площадки", make_sites),
    ("значения показателей", make_campaigns),
    ("планы", make_plans),
    ("отчёты", make_reports),
)


def generate(scale: Scale, *, seed: int = 0, adds: bool = False, tell: Tell = print) -> Iterator[Ground]:
    """Make the regions of the scale one after another as they are asked for, telling what is done.

    Raises Refusal at once where there is a region, unless `adds`. A region that nobody keeps leaves the memory.
    """
    if Region.objects.exists() and not adds:
        raise Refusal(
            _("В системе уже есть регионы. Чтобы добавить к ним выдуманные, повторите команду с ключом --add.")
        )
    first = Region.objects.filter(slug__startswith="generated-").count() + 1
    return (_make_region(scale, number, seed + number, tell) for number in range(first, first + scale.regions))


def _make_region(scale: Scale, number: int, seed: int, tell: Tell) -> Ground:
    with transaction.atomic():
        ground = make_ground(scale, number, seed)
    tell(f"{ground.region.name}: люди, {len(ground.people)}")
    for title, make in PARTS:
        with transaction.atomic():
            made = make(ground, scale)
        tell(f"{ground.region.name}: {title}, {made}")
    return ground
