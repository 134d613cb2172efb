"""Where the first sentence of a text ends: stops of abbreviations and initials do not end it."""

from __future__ import annotations

import re

_STOP = re.compile(r"[.!?…]+[»)]?(?=\s+[«\"(]?[А-ЯЁA-Z\d–—-])")
_KEPT = re.compile(
    r"(?:(?<![\w])(?:[А-ЯЁ]|г|гор|им|ст|п|пп|др|пр|т\.\s?[дпе]|ул|обл|см|руб|тыс|млн|№|чел|проф|доц|зам))\.$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}\s?гг?\.$")


def sentence_end(text: str) -> int:
    """Letters of the first sentence, its stop included."""
    for found in _STOP.finditer(text):
        before = text[: found.start() + 1]
        if _YEAR.search(before) and text[found.end() :].lstrip()[:1].isupper():
            return found.end()
        if not _KEPT.search(before) and not _YEAR.search(before):
            return found.end()
    return len(text)
