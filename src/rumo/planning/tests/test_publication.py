"""A plan is published by a press: who may, when, and the way back."""

from __future__ import annotations

from contextlib import suppress

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from rumo.core import audit
from rumo.core.errors import Conflict, NotAllowed
from rumo.planning.actions import publication
from rumo.planning.enums import ADOPTED
from rumo.planning.enums import PlanState as S
from rumo.planning.models import Plan
from rumo.planning.tests.factories import make_plan
from tests.cast import Cast

RUNNERS = {"admin", "chair", "deputy", "secretary"}


@pytest.mark.parametrize("state", list(S))
def test_only_an_adopted_plan(cast: Cast, state: S) -> None:
    plan = make_plan(cast.association, state=state)
    with suppress(NotAllowed):
        publication.publish_plan(plan, actor=cast.secretary)
    plan.refresh_from_db()
    assert plan.is_published == (state in ADOPTED)


def test_who_publishes_and_takes_it_back(cast: Cast) -> None:
    plan = make_plan(cast.association, state=S.IN_FORCE)
    published, taken_back = set(), set()
    for name, user in cast.everybody().items():
        Plan.objects.filter(pk=plan.pk).update(is_published=False)
        with suppress(NotAllowed):
            publication.publish_plan(plan, actor=user)
            published.add(name)
        Plan.objects.filter(pk=plan.pk).update(is_published=True)
        with suppress(NotAllowed):
            publication.unpublish_plan(plan, actor=user)
            taken_back.add(name)
    assert (published, taken_back) == (RUNNERS, RUNNERS)


def test_pressed_on_the_page_of_the_plan(cast: Cast, client: Client) -> None:
    plan = make_plan(cast.association, state=S.IN_FORCE)
    site = f"/public/{cast.region.slug}/plans/{plan.pk}/"
    assert client.get(site).status_code == 404
    client.force_login(cast.secretary)
    assert f"/planning/{plan.pk}/publish/" in client.get(f"/planning/{plan.pk}/").content.decode()
    client.post(f"/planning/{plan.pk}/publish/")
    assert Client().get(site).status_code == 200
    assert site in client.get(f"/planning/{plan.pk}/").content.decode()
    client.post(f"/planning/{plan.pk}/unpublish/")
    assert Client().get(site).status_code == 404
    assert [entry.verb for entry in audit.history(plan)] == ["unpublish_plan", "publish_plan"]


def test_the_second_press_is_told_of(cast: Cast) -> None:
    plan = make_plan(cast.association, state=S.APPROVED, is_published=True)
    with pytest.raises(Conflict, match="другой пользователь"):
        publication.publish_plan(plan, actor=cast.chair)


def test_the_database_holds_it(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_plan(cast.association, state=S.DRAFT, is_published=True)
