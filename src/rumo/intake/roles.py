"""The words of orders for the roles of members, and the roles of the directory."""

from __future__ import annotations

from rumo.directory.enums import Role
from rumo.directory.pasted_list import ROLE_WORDS

WORDS = tuple((str(role.label), str(role.label)) for role in Role)


def role_of(text: str) -> Role | None:
    """The role that the words mean, «члены объединения» included; None when they mean none that is known."""
    said = " ".join(text.lower().split())
    if said in ROLE_WORDS:
        return ROLE_WORDS[said]
    begins = (role for word, role in _LONGEST_FIRST if word and said.startswith(f"{word} "))
    return next(begins, None)


_LONGEST_FIRST = sorted(ROLE_WORDS.items(), key=lambda pair: -len(pair[0]))
