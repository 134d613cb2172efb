"""A practice that an event recommended goes on to expertise by one press."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from rumo.core import clock
from rumo.core.errors import NotAllowed
from rumo.core.models import Mail
from rumo.events.actions import outcomes
from rumo.events.enums import EventKind
from rumo.events.models import Talk
from rumo.events.tests.factories import make_event, make_talk
from rumo.expertise.actions.from_practices import start_from_practice
from rumo.expertise.enums import TrackKind
from rumo.expertise.models import Campaign, Submission
from rumo.expertise.tests.factories import make_campaign, make_track
from tests.cast import Cast


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return make_campaign(make_track(cast.association, kind=TrackKind.ATLAS))


@pytest.fixture
def talk(cast: Cast) -> Talk:
    """A practice shown yesterday at a festival."""
    event = make_event(cast.association, starts_at=clock.now() - timedelta(days=1), kind=EventKind.FESTIVAL)
    return make_talk(event, is_practice=True, may_be_published=True)


def test_one_press_begins_the_draft(client: Client, cast: Cast, campaign: Campaign, talk: Talk) -> None:
    outcomes.recommend_practice(talk, actor=cast.chair)
    client.force_login(cast.secretary)
    start = reverse("expertise:practice_start", args=[talk.pk])
    page = reverse("events:outcome", args=[talk.event_id])
    assert start in client.get(page).content.decode()
    response = client.post(start)
    draft = Submission.objects.get(campaign=campaign)
    assert response["Location"] == reverse("expertise:draft", args=[draft.pk])
    author = draft.authors.get()
    assert (draft.title, draft.talk, author.name, author.may_be_published) == (talk.title, talk, talk.name, True)
    assert client.post(start).status_code == 422
    assert start not in client.get(page).content.decode()


def test_the_draft_belongs_to_whoever_showed_the_practice(cast: Cast, campaign: Campaign, talk: Talk) -> None:
    Talk.objects.filter(pk=talk.pk).update(person=cast.teacher.person, is_recommended=True)
    draft = start_from_practice(Talk.objects.get(), campaign=campaign, actor=cast.secretary)
    assert draft.submitted_by == cast.teacher
    assert Mail.objects.get().to == cast.teacher.email


def test_only_recommended_practices_go_on(cast: Cast, campaign: Campaign, talk: Talk) -> None:
    with pytest.raises(NotAllowed, match="рекомендовало"):
        start_from_practice(talk, campaign=campaign, actor=cast.secretary)
    outcomes.recommend_practice(talk, actor=cast.chair)
    with pytest.raises(NotAllowed):
        start_from_practice(talk, campaign=campaign, actor=cast.teacher)
