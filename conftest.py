"""Fixtures for every test, beside the apps and in tests/."""

from __future__ import annotations

import shutil

from django.conf import settings

pytest_plugins = ["tests.cast", "tests.demo_region"]


def pytest_unconfigure() -> None:
    """The settings made a folder for this run's files and database."""
    shutil.rmtree(settings.HOME, ignore_errors=True)
