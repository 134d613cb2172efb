"""What an installation needs before anything is measured."""

from __future__ import annotations

from django.core.management import call_command


def measure(*, command: list[str]) -> None:
    """Run a management command."""
    call_command(*command)
