"""What the comparison with pretalx is measured on: a filled expertise, and who signs in to look at which pages."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from benchmarks.expertise import make_filled


def measure(*, submissions: int, experts: int, reviews: int, password: str) -> dict[str, Any]:
    """`sign_in` is the address of the form, `officer` and `expert` are e-mails, `pages` addresses by name."""
    held = make_filled(submissions=submissions, experts=experts, reviews=reviews, password=password)
    return {
        "sign_in": reverse("account_login"),
        "officer": held.world.user.email,
        "expert": held.people.expert_user.email,
        "pages": {
            "list": reverse("expertise:submissions"),
            "queue": reverse("expertise:reviews"),
            "review": reverse("expertise:review", args=[held.open_review.pk]),
        },
    }
