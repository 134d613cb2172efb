"""What expertise stands on: subjects, tracks with their campaigns, the register of experts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from rumo.core import clock
from rumo.demo.data.shapes.expertise import DemoCampaign, DemoRegister, DemoTrack
from rumo.demo.load.directory import World
from rumo.directory.actions.subjects import add_subjects
from rumo.directory.models import Subject
from rumo.expertise.actions import campaigns, tracks
from rumo.expertise.actions.experts import enter_expert
from rumo.expertise.competences import CompetenceData
from rumo.expertise.models import Campaign, Expert, Track

Campaigns = dict[str, Campaign]
Subjects = dict[str, Subject]


def load_subjects(world: World, titles: Iterable[str]) -> Subjects:
    """By their titles."""
    with clock.standing_at(world.data.founded):
        made = add_subjects(world.region, titles=tuple(titles), actor=world.admin)
    return {each.title: each for each in made}


def load_tracks(world: World, described: Iterable[DemoTrack]) -> Campaigns:
    """Each campaign by its key, opened on its first day by the settings of that time."""
    made: Campaigns = {}
    for data in described:
        first = data.campaigns[0].config or data.config
        with clock.standing_at(data.since):
            track = tracks.create_track(
                association=world.bodies[data.body], kind=data.kind, title=data.title, config=first, actor=world.admin
            )
        previous: Campaign | None = None
        for one in data.campaigns:
            with clock.standing_at(one.opens):
                _settle(world, track, data, one)
                previous = made[one.key] = _open(world, track, one, previous)
    return made


def _settle(world: World, track: Track, data: DemoTrack, one: DemoCampaign) -> None:
    config = one.config or data.config
    if track.config != config:
        tracks.edit_track(track, title=data.title, config=config, version=track.version, actor=world.admin)


def _open(world: World, track: Track, one: DemoCampaign, previous: Campaign | None) -> Campaign:
    campaign = campaigns.create_campaign(
        track=track,
        title=one.title,
        opens_at=moment(one.opens),
        closes_at=moment(one.closes + dt.timedelta(days=1)),
        previous=previous,
        actor=world.admin,
    )
    campaigns.publish_campaign(campaign, actor=world.admin)
    return campaign


def load_register(world: World, data: DemoRegister, subjects: Subjects) -> dict[str, Expert]:
    """Experts by the keys of their people."""
    with clock.standing_at(data.valid_from):
        return {
            one.person: enter_expert(
                association=world.rumo,
                person=world.people[one.person],
                valid_from=data.valid_from,
                valid_to=data.valid_to,
                limit=one.limit,
                competences=[CompetenceData(subjects[title]) for title in one.subjects] or [CompetenceData()],
                ground=data.ground,
                actor=world.admin,
            )
            for one in data.experts
        }


def moment(day: dt.date, hour: int = 0, minute: int = 0) -> dt.datetime:
    """Local time of a day."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour, minute)))
