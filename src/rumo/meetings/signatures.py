"""Who has to sign the minutes, who has, and whether the signature is still under the text as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from rumo.core.verdict import YES, No, Verdict
from rumo.directory.models import Person
from rumo.directory.powers import powers_of
from rumo.meetings import permissions
from rumo.meetings.enums import Capacity
from rumo.meetings.models import Meeting, Signature
from rumo.meetings.transitions import MEETING


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A line of the block of signatures. `holds` is false for a signature under a text that has changed since."""

    capacity: Capacity
    person: Person | None
    signature: Signature | None
    holds: bool

    @property
    def is_void(self) -> bool:
        return self.signature is not None and not self.holds


def revision_number(meeting: Meeting) -> int:
    """The revision that is signed next while minutes are being prepared, else the one signed last."""
    last = max((revision.number for revision in meeting.revisions.all()), default=-1)
    return last if meeting.state in permissions.SIGNED else last + 1


def signature_lines(meeting: Meeting, sha256: str) -> tuple[SignatureLine, ...]:
    """Secretary and the one who presided, with the signatures under the text whose hash is `sha256`."""
    current = Signature.objects.filter(meeting=meeting, revision=revision_number(meeting)).select_related("person")
    signed = {signature.capacity: signature for signature in current}
    people = {Capacity.SECRETARY: meeting.secretary, Capacity.PRESIDING: meeting.chair}
    lines = []
    for capacity, person in people.items():
        signature = signed.get(capacity)
        holds = signature is not None and signature.paper_sha256 == sha256 and signature.person == person
        lines.append(SignatureLine(capacity, person, signature, holds))
    return tuple(lines)


def may_sign(user: Any, meeting: Meeting, capacity: Capacity) -> Verdict:
    """The state, then the person: each signs in an own capacity only."""
    own = {Capacity.SECRETARY: permissions.may_sign_as_secretary, Capacity.PRESIDING: permissions.may_sign_as_chair}
    return MEETING["sign"].verdict(user, meeting) & own[capacity](user, meeting)


def may_withdraw_signature(user: Any, line: SignatureLine) -> Verdict:
    """One's own, until the second one makes the minutes signed."""
    if line.signature is None:
        return No(_("Подписи ещё нет."))
    if powers_of(user).person_id != line.signature.person_id:
        return No(_("Отозвать можно только свою подпись."))
    return YES
