"""The OpenAPI document, fuzzed: whatever a program sends, the answer is never a server error."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

import pytest
import schemathesis
from django.core import signals
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error

from rumo.api.enums import Scope
from rumo.api.rate import KeyRate
from rumo.api.tests.factories import make_key
from rumo.api.v1 import api
from rumo.events.tests.factories import make_event, make_registration
from rumo.monitoring.tests.factories import make_campaign, make_respondent, make_version
from tests.cast import Cast

schema = schemathesis.openapi.from_dict(api.get_openapi_schema())
schema.app = get_wsgi_application()
# Examples of every bound of every field would take longer than all other tests of the API.
schema.config.phases.coverage.enabled = False


@pytest.fixture
def key(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """A real server closes its connection after each request; here the test's own one must stay."""
    monkeypatch.setattr(KeyRate, "allow_request", lambda rate, request: True)
    ends = (signals.request_started, signals.request_finished)
    for each in ends:
        each.disconnect(close_old_connections)
    yield make_key(cast.chair, *Scope)
    for each in ends:
        each.connect(close_old_connections)


@pytest.fixture
def known(cast: Cast) -> dict[str, int]:
    """Records that are there, by the part of the address and by the field that names them."""
    event = make_event(cast.association)
    place = make_registration(event)
    form = make_respondent(make_campaign(cast.association, [make_version(cast.association)]), cast.municipality)
    school = cast.teacher.person.posts.get().organization
    return {
        "organizations": school.pk, "associations": cast.association.pk, "people": cast.members[0].pk,
        "events": event.pk, "forms": form.pk, "registrations": place.pk,
        "region": cast.region.pk, "association": cast.association.pk, "organization": school.pk,
        "municipality": cast.municipality.pk,
    }  # fmt: skip


@schema.parametrize()
@settings(max_examples=5, deadline=timedelta(seconds=10), suppress_health_check=list(HealthCheck), derandomize=True)
def test_nothing_breaks(case: Any, key: dict[str, str], known: dict[str, int]) -> None:
    lead_to_records(case, known)
    case.call_and_validate(headers=key, checks=[not_a_server_error])


def lead_to_records(case: Any, known: Mapping[str, int]) -> None:
    """A number made up meets no record; what is no number stays as it was made up."""
    part = case.path.removeprefix("/api/v1/").partition("/")[0]
    for said in (case.path_parameters, case.query, case.body):
        if not isinstance(said, dict):
            continue
        for name in said:
            key = known.get(part if name == "key" else name)
            if key is not None and isinstance(said[name], int):
                said[name] = key
