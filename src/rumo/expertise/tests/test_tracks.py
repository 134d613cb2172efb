"""Settings of a track: presets, what is refused, what runs is not changed; campaigns to the second."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import get_default_timezone

from rumo.core import clock
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.versions import Stale, order_mark
from rumo.expertise import presets, track_rules
from rumo.expertise.actions import campaigns, tracks
from rumo.expertise.enums import FieldKind, TrackKind
from rumo.expertise.models import Campaign, Track
from rumo.expertise.tests import factories as make
from rumo.expertise.track_config import Criterion, FormField, RequiredFile, TrackConfig
from tests.cast import Cast


@pytest.mark.parametrize("kind", list(TrackKind))
def test_every_preset_may_be_opened_and_survives_json(kind: TrackKind) -> None:
    config = presets.preset(kind)
    assert track_rules.opening_problems(config) == []
    assert TrackConfig.from_json(config.to_json()) == config


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"criteria": (Criterion("a", "Один", weight=0), Criterion("b", "Два", weight=0))}, "Сумма весов"),
        ({"criteria": (Criterion("a", "Один"), Criterion("a", "Два"))}, "дважды"),
        ({"number_pattern": "{year}"}, "{number}"),
        ({"number_pattern": "{number}-{month}"}, "только {number} и {year}"),
        ({"fields": (FormField("q", "Класс", FieldKind.CHOICE, choices=("7",)),)}, "двух вариантов"),
        ({"files": (RequiredFile("f", "Файл", extensions=("exe",)),)}, "не принимаются"),
        ({"files": (RequiredFile("f", "Файл", max_mb=300),)}, "от 1 до 25 МБ"),
        ({"pass_percent": 101}, "от 0 до 100"),
        ({"review_days": 0}, "от 1 до 365"),
    ],
)
def test_wrong_settings_are_refused_in_words(cast: Cast, wrong: dict[str, object], word: str) -> None:
    config = replace(make.CONFIG, **wrong)  # type: ignore[arg-type]
    with pytest.raises(Refusal, match=word):
        tracks.create_track(
            association=cast.association, kind=TrackKind.BANK, title="Банк", config=config, actor=cast.chair
        )
    assert not Track.objects.exists()


def test_only_those_who_run_the_association_create_tracks(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        tracks.create_track(
            association=cast.association, kind=TrackKind.BANK, title="Банк", config=make.CONFIG, actor=cast.teacher
        )


def test_editing_a_track_leaves_what_was_announced(cast: Cast) -> None:
    track = make.make_track(cast.association)
    moment = clock.now()
    campaign = campaigns.create_campaign(
        track=track, title="Весна", opens_at=moment, closes_at=moment + timedelta(days=5), actor=cast.chair
    )
    campaigns.publish_campaign(campaign, actor=cast.chair)
    config = replace(track.config, experts=5)
    tracks.edit_track(track, title=track.title, config=config, version=track.version, actor=cast.chair)
    campaign.refresh_from_db()
    assert (campaign.config.experts, track.config.experts) == (2, 5)
    with pytest.raises(Stale):
        tracks.edit_track(track, title="Иначе", config=config, version=1, actor=cast.secretary)


def test_a_campaign_without_criteria_is_not_announced(cast: Cast) -> None:
    track = make.make_track(cast.association, config=replace(make.CONFIG, criteria=()))
    campaign = make.make_campaign(track, is_published=False)
    with pytest.raises(Refusal, match="критериев"):
        campaigns.publish_campaign(campaign, actor=cast.chair)
    campaign.refresh_from_db()
    assert not campaign.is_published


def test_an_announced_campaign_is_only_extended(cast: Cast) -> None:
    campaign = make.make_campaign(make.make_track(cast.association))
    later = campaign.closes_at + timedelta(days=3)
    with pytest.raises(NotAllowed):
        campaigns.edit_campaign(
            campaign, title="Иначе", opens_at=campaign.opens_at, closes_at=later, version=1, actor=cast.chair
        )
    with pytest.raises(Refusal, match="позже"):
        campaigns.extend_campaign(campaign, closes_at=campaign.closes_at, reason="", actor=cast.chair)
    campaigns.extend_campaign(campaign, closes_at=later, reason="много просьб", actor=cast.chair)
    assert Campaign.objects.get().closes_at == later


def test_a_track_is_set_up_on_the_screen(cast: Cast, client: Client) -> None:
    client.force_login(cast.chair)
    answer = client.post(
        reverse("expertise:track_create"), {"association": cast.association.pk, "kind": "atlas", "title": ""}
    )
    track = Track.objects.get()
    assert answer["Location"] == reverse("expertise:track", args=[track.pk])
    added = client.post(
        reverse("expertise:track_part_add", args=[track.pk, "fields"]),
        {"label": "Сколько участников", "kind": "number", "version": track.version, "is_required": "on"},
    )
    assert added.status_code == 302
    track.refresh_from_db()
    question = track.config.fields[-1]
    assert (question.label, question.kind, question.is_required) == ("Сколько участников", FieldKind.NUMBER, True)
    keys = [row.key for row in track.config.fields]
    moved = client.post(
        reverse("expertise:track_part_order", args=[track.pk, "fields"]),
        {"order": ",".join(reversed(keys)), "version": order_mark(keys)},
    )
    assert moved.status_code == 200
    track.refresh_from_db()
    assert [row.key for row in track.config.fields] == list(reversed(keys))
    zero = client.post(
        reverse("expertise:track_part_edit", args=[track.pk, "fields", question.key]),
        {"label": "Сколько", "kind": "choice", "choices": "один", "version": track.version},
    )
    assert zero.status_code == 422
    assert "двух вариантов" in zero.content.decode()


def test_rules_and_outcomes_are_saved_from_their_forms(cast: Cast, client: Client) -> None:
    client.force_login(cast.chair)
    track = make.make_track(cast.association)
    from_page = client.get(reverse("expertise:track_rules", args=[track.pk])).context["form"]
    values = {name: value for name, value in from_page.initial.items() if value not in (None, False)}
    answer = client.post(
        reverse("expertise:track_rules", args=[track.pk]),
        {**values, "submitters": ["school"], "kinds": "урок\nурок\nпрограмма", "experts": "3"},
    )
    assert answer.status_code == 302, answer.context["form"].errors
    track.refresh_from_db()
    assert track.config.kinds == ("урок", "программа")
    assert [kind.value for kind in track.config.submitters] == ["school"]
    answer = client.post(
        reverse("expertise:track_outcomes", args=[track.pk]), {"version": track.version, "rejected": "отклонить"}
    )
    track.refresh_from_db()
    assert [row.text for row in track.config.outcomes] == ["отклонить"]


def test_the_next_campaign_is_proposed_a_year_later(cast: Cast, client: Client) -> None:
    client.force_login(cast.chair)
    last = make.make_campaign(make.make_track(cast.association), title="Весна 2024 года")
    page = client.get(reverse("expertise:campaign_create", args=[last.track_id]) + f"?previous={last.pk}")
    assert page.context["form"].initial["title"] == "Весна 2025 года"


def test_pages_of_settings_are_for_those_who_lead(cast: Cast, client: Client) -> None:
    track = make.make_track(cast.association)
    campaign = make.make_campaign(track, is_published=False)
    pages = [
        reverse("expertise:track", args=[track.pk]),
        reverse("expertise:track_rules", args=[track.pk]),
        reverse("expertise:campaign", args=[campaign.pk]),
    ]
    for name, status in (("chair", 200), ("teacher", 404), ("stranger", 404)):
        client.force_login(getattr(cast, name))
        assert [client.get(page).status_code for page in pages] == [status] * 3


@pytest.mark.parametrize(
    ("closes", "told"),
    [
        ((2024, 6, 29, 0, 0, 0), "28 июня 2024 г. включительно"),
        ((2024, 6, 29, 18, 0, 0), "29 июня 2024 г., 18:00"),
        ((2024, 6, 29, 23, 59, 59), "29 июня 2024 г., 23:59:59"),
    ],
)
def test_the_last_moment_in_words(closes: tuple[int, ...], told: str) -> None:
    moment = datetime(*closes, tzinfo=get_default_timezone())  # type: ignore[misc,arg-type]
    assert Campaign(closes_at=moment).until.replace("\u00a0", " ") == told
