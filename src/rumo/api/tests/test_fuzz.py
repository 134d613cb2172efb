"""The OpenAPI document, fuzzed: whatever a program sends, the answer is never a server error."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import schemathesis
from django.core import signals
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error

from rumo.api.enums import Scope
from rumo.api.rate import KeyRate
from rumo.api.tests.factories import make_key
from rumo.api.v1 import api
from rumo.config.wsgi import application
from tests.cast import Cast

schema = schemathesis.openapi.from_dict(api.get_openapi_schema())
schema.app = application


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


@schema.parametrize()
@settings(max_examples=3, deadline=timedelta(seconds=10), suppress_health_check=list(HealthCheck), derandomize=True)
def test_nothing_breaks(case: Any, key: dict[str, str]) -> None:
    case.call_and_validate(headers=key, checks=[not_a_server_error])
