"""`rumo manage …`: Django's own commands (createsuperuser, migrate, check)."""

from __future__ import annotations

import os

import click
from django.core.management import execute_from_command_line

from rumo.cli.home import ensure_secret_key


@click.command(
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
    help="Служебные команды Django: createsuperuser, migrate, check.",
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Pass everything on as it stands."""
    ensure_secret_key()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rumo.config.settings")
    execute_from_command_line(["rumo manage", *arguments])
