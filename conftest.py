"""Fixtures for every test, beside the apps and in tests/."""

from __future__ import annotations

pytest_plugins = ["tests.cast"]
