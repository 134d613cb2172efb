"""Who is who among those who register: the same human is counted once, however the name was typed."""

from __future__ import annotations

import hashlib
import re
import secrets


def identity_of(person_id: int | None, surname: str, first_name: str, patronymic: str, contact: str) -> str:
    """A key of at most 64 characters that stays the same for the same human.

    A person of the directory is known by the key; anybody else by the name (capitals, ё and spaces do not matter)
    together with `contact`, the e-mail or, without one, the organization.
    """
    if person_id is not None:
        return f"p{person_id}"
    words = " ".join((surname, first_name, patronymic, contact)).casefold().replace("ё", "е")
    return hashlib.sha256(re.sub(r"\s+", " ", words).strip().encode()).hexdigest()[:40]


def nameless() -> str:
    """A key for whoever's data were erased: it says nothing and meets no other."""
    return f"w{secrets.token_hex(16)}"
