"""What the commands put into the environment before Django reads its settings."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

DEMO = {"RUMO_DEMO": "1", "RUMO_TODAY": "2024-06-20", "RUMO_HOME": "var/demo"}


def stand_on_the_demo_day() -> None:
    """The demo has its own folder and its own day; what is set already stays."""
    for name, value in DEMO.items():
        os.environ.setdefault(name, value)


def ensure_secret_key() -> None:
    """An installation on one machine keeps its own secret beside its data; several nodes share RUMO_SECRET_KEY."""
    if {"RUMO_SECRET_KEY", "RUMO_SECRET_KEY_FILE", "RUMO_DEBUG", "DATABASE_URL"} & set(os.environ):
        return
    path = Path(os.environ.get("RUMO_HOME", "var")) / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64))
