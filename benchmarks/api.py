"""What the comparison of lists for programs is measured on: a filled expertise and keys to it."""

from __future__ import annotations

from typing import Any

from benchmarks.expertise import make_filled
from rumo.api.actions.tokens import create_token
from rumo.api.enums import Scope
from rumo.directory.models import Person
from rumo.expertise.models import Submission


def measure(*, submissions: int, experts: int, reviews: int) -> dict[str, Any]:
    """By the name of a list its `path`, the `rows` in all and a `key` to it, for one key may ask only so often."""
    held = make_filled(submissions=submissions, experts=experts, reviews=reviews)
    paths = {
        "submissions": ("/api/v1/submissions", Submission.objects.count()),
        "people": ("/api/v1/people", Person.objects.count()),
    }
    actor = held.world.user
    return {
        name: {
            "path": path,
            "rows": rows,
            "key": create_token(title="Сравнение", scopes=[Scope.READ], actor=actor)[1],
        }
        for name, (path, rows) in paths.items()
    }
