"""SQLite compares letters of the Latin alphabet only; Russian search by `icontains` needs its own LIKE."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from django.db.backends.signals import connection_created


@lru_cache(maxsize=512)
def _compiled(pattern: str, escape: str | None) -> re.Pattern[str]:
    out: list[str] = []
    letters = iter(pattern)
    for letter in letters:
        if escape and letter == escape:
            out.append(re.escape(next(letters, "")))
        else:
            out.append({"%": ".*", "_": "."}.get(letter) or re.escape(letter))
    return re.compile("".join(out), re.DOTALL | re.IGNORECASE)


def like(pattern: str | None, text: object, escape: str | None = None) -> bool | None:
    """`text LIKE pattern [ESCAPE escape]`, ignoring the case of every alphabet. NULL gives NULL."""
    if pattern is None or text is None:
        return None
    return _compiled(pattern, escape).fullmatch(str(text)) is not None


def _define(connection: Any, **_: object) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_function("like", 2, like, deterministic=True)
        connection.connection.create_function("like", 3, like, deterministic=True)


def install() -> None:
    connection_created.connect(_define, dispatch_uid="rumo.core.sqlite.like")
