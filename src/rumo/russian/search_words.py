"""Words of a text and of what is sought, so that endings and capitals do not matter and ё is е."""

from __future__ import annotations

import re
from functools import lru_cache

import snowballstemmer  # type: ignore[import-untyped]

_stemmer = snowballstemmer.stemmer("russian")


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """«наставничества» → «наставничеств»: always the beginning of the word, which its other forms share."""
    return str(_stemmer.stemWord(word))


def words_of(text: str) -> list[str]:
    """Words and numbers in lower case, ё as е."""
    return re.findall(r"\w+", text.lower().replace("ё", "е"))
