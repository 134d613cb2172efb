"""How a command says no: one Russian line on the error output, and an exit code."""

from __future__ import annotations

from typing import IO, Any

import click


class Refused(click.ClickException):
    """Exit code 1: what was asked for cannot be done. The message says what, where and how to mend."""

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"Ошибка: {self.format_message()}", file=file, err=file is None)


class WrongOptions(Refused):
    """Exit code 2: the options contradict each other."""

    exit_code = 2
