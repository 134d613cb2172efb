"""Reading the hand-written tables: «старш{ий,его,ему,его,им,ем} методист{,а,у,а,ом,е}» gives six forms."""

from __future__ import annotations

import re
from pathlib import Path

from rumo.russian.cases import Case

BRACES = re.compile(r"\{([^}]*)\}")


def read_lines(name: str) -> list[str]:
    """Rows of a table beside this file, without its comments."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def six_forms(row: str) -> list[str]:
    """The row in each case, from nominative to prepositional."""
    return [_form(row, place) for place in range(len(Case))]


def _form(row: str, place: int) -> str:
    return BRACES.sub(lambda braces: braces[1].split(",")[place], row)
