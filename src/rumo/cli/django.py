"""Starting Django for the commands that need the records."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import django as framework

P = ParamSpec("P")
R = TypeVar("R")


def needs_django(command: Callable[P, R]) -> Callable[P, R]:
    """Start Django before the command runs, not when it is looked up: `rumo --help` stays quick."""

    @functools.wraps(command)
    def started(*args: P.args, **options: P.kwargs) -> R:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rumo.config.settings")
        framework.setup()
        return command(*args, **options)

    return started
