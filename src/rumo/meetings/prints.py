"""Minutes as files: what a download gives and the command line prints are made here, so they are the same bytes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rumo.core import clock
from rumo.core.errors import Refusal
from rumo.directory.enums import Role
from rumo.directory.models import Person, Region
from rumo.directory.powers import powers_of
from rumo.documents import queries as documents
from rumo.documents.enums import PaperFormat
from rumo.documents.prints import KINDS, Print, as_print, written
from rumo.documents.rules import file_stem
from rumo.meetings import builders, permissions
from rumo.meetings.models import AgendaItem, Meeting, MinutesRevision
from rumo.papers.json import from_json
from rumo.papers.minutes import Minutes, MinutesForm
from rumo.papers.people import Signature
from rumo.russian.typography import plain

_STEMS = {
    MinutesForm.FULL: "Протокол",
    MinutesForm.SHORT: "Краткий протокол",
    MinutesForm.EXTRACT: "Выписка из протокола",
}


def last_revision(meeting: Meeting) -> MinutesRevision | None:
    """The revision signed last."""
    return meeting.revisions.select_related("paper").order_by("-number").first()


def signed_paper(revision: MinutesRevision) -> Minutes:
    """The paper of a revision as it was signed, not as the records stand today."""
    return from_json(revision.paper.data)


def paper_of(meeting: Meeting, form: MinutesForm, *, with_reasons: bool = True) -> Minutes:
    """The minutes to read: the signed ones when they are signed, else the draft as the records stand."""
    revision = last_revision(meeting) if meeting.state in permissions.SIGNED else None
    if revision is None:
        return builders.build_minutes(meeting, form=form)
    paper = replace(signed_paper(revision), form=form)
    return paper if with_reasons else without_reasons(paper)


def without_reasons(paper: Minutes) -> Minutes:
    """A copy for those who may not know why somebody was absent (152-ФЗ)."""
    return replace(paper, absent=tuple(replace(each, reason="") for each in paper.absent))


def print_minutes(meeting: Meeting, form: MinutesForm, file_format: PaperFormat, *, with_reasons: bool = True) -> Print:
    """A draft is printed anew each time; the full form of signed minutes is the stored bytes."""
    revision = last_revision(meeting) if meeting.state in permissions.SIGNED else None
    if form is MinutesForm.FULL and revision is not None:
        return print_revision(revision, file_format, with_reasons=with_reasons)
    return printed(paper_of(meeting, form, with_reasons=with_reasons), file_format, meeting.association.region)


def print_revision(revision: MinutesRevision, file_format: PaperFormat, *, with_reasons: bool = True) -> Print:
    """The bytes kept when the revision was signed; what is not kept is written from the kept paper.

    Reasons of absence that the paper bears are left out of the copy of one who may not see them.
    """
    paper = signed_paper(revision)
    stored = documents.file_of(revision.paper, file_format)
    copy = paper if with_reasons else without_reasons(paper)
    if stored is None or copy != paper:
        return printed(copy, file_format, revision.meeting.association.region)
    return Print(stored.name, KINDS[file_format], stored.content())


def print_extract(
    meeting: Meeting, item: AgendaItem, file_format: PaperFormat, *, certified_by: Signature | None = None
) -> Print:
    """An extract of one item of the signed minutes, «Верно» as of today. Raises Refusal when they are not signed."""
    revision = last_revision(meeting) if meeting.state in permissions.SIGNED else None
    if revision is None:
        raise Refusal("Выписку делают из подписанного протокола.")
    signer = certified_by or _certifier(meeting.secretary)
    paper = builders.extract_of(signed_paper(revision), item.position, certified_by=signer, day=clock.today())
    return printed(paper, file_format, meeting.association.region, suffix=f", вопрос {item.position}")


def certifier(user: Any, meeting: Meeting) -> Signature:
    """Who writes «Верно»: the user by the post held in the association, or else the meeting's secretary."""
    powers = powers_of(user)
    roles = {role for association, role in powers.roles if association == meeting.association_id}
    person = getattr(user, "person", None)
    for role, post in (
        (Role.SECRETARY, "Секретарь"),
        (Role.CHAIR, "Председатель"),
        (Role.DEPUTY, "Заместитель председателя"),
    ):
        if person is not None and role in roles:
            return Signature(post, plain(person.short_name))
    return _certifier(meeting.secretary)


def _certifier(secretary: Person | None) -> Signature:
    return Signature(builders.SECRETARY, plain(secretary.short_name) if secretary else "")


def printed(paper: Minutes, file_format: PaperFormat, region: Region, suffix: str = "") -> Print:
    """Minutes or an extract as a file, written anew; `suffix` tells extracts of one protocol apart."""
    title = file_stem(_STEMS[paper.form], paper.number, paper.date)
    stem = title + suffix + (", проект" if paper.draft else "")
    return as_print(stem, file_format, written(paper, file_format, title=title, region=region))
