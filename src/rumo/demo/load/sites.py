"""Innovation sites: each status entered on its first day, each report when it came."""

from __future__ import annotations

from collections.abc import Iterable

from rumo.core import clock
from rumo.demo.data.shapes.expertise import DemoSite
from rumo.demo.load.directory import World
from rumo.expertise.actions import sites


def load_sites(world: World, described: Iterable[DemoSite]) -> None:
    for data in described:
        with clock.standing_at(data.statuses[0].starts):
            site = sites.create_site(
                association=world.rumo,
                organization=world.organizations[data.organization],
                theme=data.theme,
                actor=world.admin,
            )
        for one in data.statuses:
            with clock.standing_at(one.starts):
                sites.add_status(
                    site,
                    status=one.status.value,
                    starts=one.starts,
                    ends=one.ends,
                    ground=one.ground,
                    actor=world.admin,
                )
        for title, due_on, received_on in data.reports:
            with clock.standing_at(received_on or clock.today()):
                report = sites.ask_report(site, title=title, due_on=due_on, actor=world.admin)
                if received_on:
                    sites.receive_report(report, received_on=received_on, upload=None, actor=world.admin)
