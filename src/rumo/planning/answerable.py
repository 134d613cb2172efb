"""Who stands behind the words «Ответственные»: a role, a body, an organization. What is none of them stays words.

Pure reading over lists that the caller has; people are found by their names, which is the caller's matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rumo.directory.enums import Role
from rumo.directory.models import Association, Organization
from rumo.directory.queries import fold
from rumo.papers.readers.people import find_names

T = TypeVar("T", Association, Organization)

_ROLES = (
    (Role.DEPUTY, r"(?:зам\.|заместител[ьи])\s+(?:председател[яей]+|руководител[яей]+)"),
    (Role.CHAIR, r"председател[ьи]"),
    (Role.SECRETARY, r"(?:ответственн\w+\s+)?секретар[ьи]"),
    (Role.LEADER, r"руководител[ьи]"),
    (Role.EXPERT, r"эксперт[ы]?"),
    (Role.MEMBER, r"член[ы]?"),
)
_ROLE = tuple((role, re.compile(rf"^{pattern}(?:\s+(?P<of>.+))?$")) for role, pattern in _ROLES)
# «секций УМО», «секций и рабочих групп», «предметных ОМО»: bodies below, all of them.
_SUB_BODY = r"(?:секций|рабочих групп|предметных объединений|методических объединений|предметных омо|омо|рмо)"
_SUB_BODIES = re.compile(rf"^{_SUB_BODY}(?:(?:, | и ){_SUB_BODY})*(?:\s+(?P<of>.+))?$")
# How a plan speaks of its own body.
_OWN = re.compile(
    r"^(?:(?:региональн|областн|краев)\w+\s+)?(?:р?умо|(?:учебно-методическо(?:го|е)\s+)?объединени[ея])$"
)
_QUOTES = re.compile(r"[«»\"„“”]")
_ALIAS = re.compile(r"\s*\((?:далее\s*[–—-]?\s*)?(?P<alias>.+)\)$")


@dataclass(frozen=True, slots=True)
class Answer:
    """At most one of: a role (of the plan's body, or of all bodies below it), a body, an organization."""

    role: str = ""
    of_sub_bodies: bool = False
    association: Association | None = None
    organization: Organization | None = None


NOBODY = Answer()


class Answerers:
    """Those whom the plan of `own` may name: bodies and organizations of the region, read once for a whole plan."""

    def __init__(
        self, own: Association, associations: Iterable[Association], organizations: Iterable[Organization]
    ) -> None:
        self._own = own
        self._bodies = _by_name(associations)
        self._organizations = _by_name(organizations)

    def find(self, text: str) -> Answer:
        """What the words say; NOBODY when they name a person or nothing that is known."""
        said = _plain(text)
        if not said or find_names(text):
            return NOBODY
        return self._role(said) or self._body(said) or NOBODY

    def _role(self, said: str) -> Answer | None:
        for role, pattern in _ROLE:
            found = pattern.match(said)
            if found is None:
                continue
            of = found["of"] or ""
            below = _SUB_BODIES.match(of)
            if below is not None and (not below["of"] or self._is_own(below["of"])):
                return Answer(role=role, of_sub_bodies=True)
            if not of or self._is_own(of):
                return Answer(role=role)
            return None
        return None

    def _body(self, said: str) -> Answer | None:
        if self._is_own(said):
            return Answer(association=self._own)
        for name in _spellings(said):
            if name in self._bodies:
                return Answer(association=self._bodies[name])
            if name in self._organizations:
                return Answer(organization=self._organizations[name])
        return None

    def _is_own(self, said: str) -> bool:
        return bool(_OWN.match(said)) or said in {_plain(self._own.full_name), _plain(self._own.short_name)}


def answerers_of(association: Association) -> Answerers:
    region = association.region
    return Answerers(association, region.associations.all(), region.organizations.all())


def name_in(text: str) -> str:
    """The name of the one person the words name («Ветрова А.П., директор центра»), as written; else nothing."""
    names = find_names(text)
    return text[names[0].start : names[0].end] if len(names) == 1 else ""


def _by_name(rows: Iterable[T]) -> dict[str, T]:
    return {_plain(name): row for row in rows for name in (row.full_name, row.short_name) if name}


def _spellings(said: str) -> Sequence[str]:
    """As it stands, and without the «(далее – ЦРО)» at its end or by it alone."""
    tail = _ALIAS.search(said)
    return [said] if tail is None else [said, said[: tail.start()], tail["alias"]]


def _plain(text: str) -> str:
    return fold(_QUOTES.sub("", text)).strip(" .,;")
