"""The screens of expertise in the demo's region of a stamp: name → the address and who looks at it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.urls import reverse

from rumo.accounts.models import User
from rumo.demo.load.directory import World
from rumo.expertise.models import Campaign, Contest, Endorsement, Expert, Review, Round, Submission, Track
from tests.browser.plan_screens import secretary

Screen = Callable[[World], tuple[User | None, str]]


def of_officer(name: str, *args: Any) -> Screen:
    return lambda world: (secretary(world), reverse(f"expertise:{name}", args=args))


def of_record(name: str, model: type[Model], **chosen: Any) -> Screen:
    """The page of the first record of the region that fits, as the officer sees it."""
    return lambda world: (secretary(world), reverse(f"expertise:{name}", args=[_first(world, model, **chosen).pk]))


def _first(world: World, model: type[Model], **chosen: Any) -> Any:
    ways: dict[type[Model], str] = {
        Track: "association",
        Campaign: "track__association",
        Submission: "campaign__track__association",
        Round: "submission__campaign__track__association",
        Review: "round__submission__campaign__track__association",
    }
    body = {ways.get(model, "association"): world.rumo}
    found = model._default_manager.filter(**body, **chosen).order_by("pk").first()
    assert found is not None, f"no {model.__name__} with {chosen}"
    return found


def of_author(world: World) -> tuple[User | None, str]:
    """A material whose reviews its author may read."""
    submission = _first(world, Submission, state="decided", submitted_by__is_active=True)
    return submission.submitted_by, reverse("expertise:submission", args=[submission.pk])


def of_expert(world: World) -> tuple[User | None, str]:
    review = _first(world, Review, state="accepted")
    return review.expert.person.user, reverse("expertise:review", args=[review.pk])


def check(world: World) -> tuple[User | None, str]:
    return None, reverse("expertise:check_token", args=[_first(world, Endorsement).token])


EXPERTISE_SCREENS: dict[str, Screen] = {
    "overview": of_officer("home"),
    "materials": of_officer("submissions"),
    "tracks": of_officer("tracks"),
    "track": of_record("track", Track),
    "campaign": of_record("campaign", Campaign),
    "technical check": of_record("check", Submission, state="submitted"),
    "assignment": of_record("assignment", Campaign, submissions__state="in_review"),
    "reviews of a round": of_record("round_reviews", Round, reviews__state="submitted"),
    "register of experts": of_officer("experts"),
    "expert": of_record("expert", Expert),
    "contest": of_record("contest", Contest),
    "council": of_officer("council"),
    "endorsements": of_officer("endorsements"),
    "statistics": of_officer("statistics"),
    "sites": of_officer("sites"),
    "material of an author": of_author,
    "review": of_expert,
    "public check": check,
}
