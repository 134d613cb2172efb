"""Letters as people typed them: «П Р О Т О К О Л» is a word."""

from __future__ import annotations

import re

# Three letters at least, each alone: «и о» or «И. О.» is no spaced word.
_SPACED = re.compile(r"(?<!\w)[^\W\d_](?: [^\W\d_]){2,}(?!\w)")
_LETTERS_APART = re.compile(r" [^\W\d_] [^\W\d_](?!\w)")  # what such a word ends with: seldom there, soon looked for
_GAP = re.compile(r"(?: {2,}|\t)+")


def is_spaced(text: str) -> bool:
    """Holds a word typed letter by letter."""
    return _LETTERS_APART.search(text) is not None and _SPACED.search(text) is not None


def close_up(text: str) -> str:
    """«П Р О Т О К О Л  № 3» → «ПРОТОКОЛ № 3». Words typed letter by letter are parted by two blanks or more, which the
    format readers keep in such lines; where the author put one blank everywhere, the words come out as one."""
    if not is_spaced(text):
        return text
    return " ".join(_SPACED.sub(lambda found: found[0].replace(" ", ""), word) for word in _GAP.split(text))
