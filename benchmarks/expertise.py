"""Pages of expertise: what each asks the database for, by the one who opens it most."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import reverse

from benchmarks.expertise_outcomes import decide
from benchmarks.expertise_records import Expertise, make_expertise
from benchmarks.pages import measure_page
from benchmarks.world import make_world
from rumo.accounts.models import User
from rumo.expertise.enums import SubmissionState
from rumo.expertise.models import Endorsement, Practice, Submission

MEMBERS = 40


def measure(*, submissions: int, experts: int, reviews: int, runs: int) -> dict[str, Any]:
    """By the name of a page what `benchmarks.pages` measures of it."""
    held = make_filled(submissions=submissions, experts=experts, reviews=reviews)
    clients = {who: _client(user) for who, user in users(held).items()}
    return {name: measure_page(clients[who], url, runs) for name, (who, url) in _addresses(held).items()}


def make_filled(*, submissions: int, experts: int, reviews: int, password: str | None = None) -> Expertise:
    """The secretary leads the expertise; the secretary and one expert can sign in with `password`."""
    world = make_world(MEMBERS)
    if password:
        world.user.set_password(password)
        world.user.save(update_fields=["password"])
    held = make_expertise(world, submissions=submissions, experts=experts, reviews=reviews, password=password)
    decide(world, held.submissions)
    return held


def users(held: Expertise) -> dict[str, User | None]:
    author = _decided(held).submitted_by
    return {"officer": held.world.user, "expert": held.people.expert_user, "author": author, "guest": None}


def _addresses(held: Expertise) -> dict[str, tuple[str, str]]:
    """By the name of a page: whose it is, and its address. A page more is a line more."""
    campaign, subject = held.campaigns[1].pk, held.people.subjects[3].pk
    submission, expert = _decided(held).pk, held.people.experts[0].pk
    endorsement, practice = Endorsement.objects.all()[0].token, Practice.objects.all()[0].pk
    slug = held.world.association.region.slug
    public = reverse("expertise:public_catalogue", args=[slug])
    return {
        "Expertise, first page": ("officer", reverse("expertise:home")),
        "List of materials": ("officer", reverse("expertise:submissions")),
        "List of materials, filtered": (
            "officer", f"{reverse('expertise:submissions')}?campaign={campaign}&subject={subject}&text=задач",
        ),
        "Material, for the officer": ("officer", reverse("expertise:submission", args=[submission])),
        "Material, for its author": ("author", reverse("expertise:submission", args=[submission])),
        "Own materials of an author": ("author", reverse("expertise:mine")),
        "Reviews of an expert": ("expert", reverse("expertise:reviews")),
        "Form of a review": ("expert", reverse("expertise:review", args=[held.open_review.pk])),
        "Campaign": ("officer", reverse("expertise:campaign", args=[campaign])),
        "Assignment of a campaign": ("officer", reverse("expertise:assignment", args=[campaign])),
        "Experts of a round": ("officer", reverse("expertise:round", args=[held.open_review.round_id])),
        "Reviews of a round": ("officer", reverse("expertise:round_reviews", args=[held.open_review.round_id])),
        "Council": ("officer", reverse("expertise:council")),
        "Register of experts": ("officer", reverse("expertise:experts")),
        "Expert": ("officer", reverse("expertise:expert", args=[expert])),
        "Work of the experts": ("officer", reverse("expertise:expert_statistics")),
        "Register of endorsements": ("officer", reverse("expertise:endorsements")),
        "Check of an endorsement": ("guest", reverse("expertise:check_token", args=[endorsement])),
        "Statistics": ("officer", reverse("expertise:statistics")),
        "Statistics: the materials behind a number": (
            "officer", f"{reverse('expertise:statistics_records')}?figure=expertise.submitted",
        ),
        "Catalogue, for the staff": ("officer", reverse("expertise:catalogue")),
        "Public catalogue": ("guest", public),
        "Public catalogue, searched": ("guest", f"{public}?q=местные+источники&subject={subject}"),
        "Public page of a practice": ("guest", reverse("expertise:public_practice", args=[slug, practice])),
    }  # fmt: skip


def _decided(held: Expertise) -> Submission:
    return next(one for one in held.submissions if one.state == SubmissionState.DECIDED)


def _client(user: User | None) -> Client:
    client = Client(raise_request_exception=False, SERVER_NAME="127.0.0.1")
    if user is not None:
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client
