"""People as papers name them."""

from __future__ import annotations

from dataclasses import dataclass

from rumo.russian.cases import Gender


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody named in a paper.

    `name` is in the nominative, «Фамилия И.О.» or in full; `post` is in the nominative with its organization
    («директор ЦНППМ»). `gender` is what the declension needs and may be unknown in a paper that was read from a file.
    """

    name: str
    post: str = ""
    gender: Gender | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """A line of the signature block: the capacity signed in («Заместитель председателя») and who signed."""

    post: str
    name: str
