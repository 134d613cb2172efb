"""Innovation sites on their ladder of statuses, with the reports they owe every year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from rumo.core import clock
from rumo.demo.generate.ground import Ground
from rumo.demo.generate.rows import BATCH, write
from rumo.demo.generate.scale import Scale
from rumo.expertise.enums import InnovationStatus
from rumo.expertise.models import InnovationSite, SiteReport, SiteStatus

THEMES = ("Урок на местном материале", "Школа как центр чтения", "Наставничество в малой школе", "Оценка для развития")
# A site that has become regional did so in its third year; one of so many stays municipal.
MUNICIPAL_EACH, CLIMBS_AFTER = 3, 2


def make_sites(ground: Ground, scale: Scale) -> int:
    """Sites of as many organizations. How many."""
    step = max(1, len(ground.organizations) // scale.sites)
    sites = InnovationSite.objects.bulk_create(
        (
            InnovationSite(association=ground.rumo, organization=organization, theme=THEMES[n % len(THEMES)])
            for n, organization in enumerate(ground.organizations[::step][: scale.sites])
        ),
        batch_size=BATCH,
    )
    write(SiteStatus.objects, (status for n, site in enumerate(sites) for status in _statuses(ground, site, n)))
    write(SiteReport.objects, (report for n, site in enumerate(sites) for report in _reports(ground, site, n)))
    return len(sites)


def _statuses(ground: Ground, site: InnovationSite, n: int) -> Iterator[SiteStatus]:
    first, climbs = date(ground.years[0], 9, 1), date(ground.years[0] + CLIMBS_AFTER, 9, 1)
    stays = n % MUNICIPAL_EACH == 0 or climbs > clock.today()
    yield SiteStatus(
        site=site,
        status=InnovationStatus.MUNICIPAL,
        starts=first,
        ends=None if stays else climbs - timedelta(days=1),
        ground="приказ управления образования",
    )
    if not stays:
        yield SiteStatus(site=site, status=InnovationStatus.REGIONAL, starts=climbs, ground="приказ министерства")


def _reports(ground: Ground, site: InnovationSite, n: int) -> Iterator[SiteReport]:
    """One of ten comes late; those of this year are awaited."""
    for year in ground.years:
        due = date(year, 12, 1)
        received = due + timedelta(days=7 if n % 10 == 9 else -7)
        yield SiteReport(
            site=site,
            title=f"Отчёт площадки за {year} год",
            due_on=due,
            received_on=received if received <= clock.today() else None,
        )
