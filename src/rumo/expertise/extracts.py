"""The extract of the minutes for the authors of one material: its own decision, nothing of other materials."""

from __future__ import annotations

from dataclasses import replace

from django.contrib.auth.models import AnonymousUser

from rumo.core import clock
from rumo.core.errors import Refusal
from rumo.directory.models import Person
from rumo.documents.enums import PaperFormat
from rumo.documents.prints import Print
from rumo.expertise.models import Decision
from rumo.meetings import prints
from rumo.meetings.builders import extract_of
from rumo.meetings.models import Resolution
from rumo.meetings.permissions import SIGNED
from rumo.meetings.queries import meeting_for_minutes
from rumo.papers.minutes import Minutes, MinutesItem, ResolutionPoint
from rumo.russian.typography import plain


def may_extract(decision: Decision) -> bool:
    """There is one while the minutes of the decision stand signed."""
    return decision.resolution is not None and decision.resolution.item.meeting.state in SIGNED


def print_extract(decision: Decision, file_format: PaperFormat) -> Print:
    """Certified by the meeting's secretary as of today. Raises Refusal when there are no signed minutes."""
    paper = build_extract(decision)
    assert decision.resolution is not None
    meeting = decision.resolution.item.meeting
    suffix = f", вопрос {decision.resolution.item.position}"
    return prints.printed(paper, file_format, meeting.association.region, suffix)


def build_extract(decision: Decision) -> Minutes:
    """The question, those who reported and this one decision, as they were signed.

    The table of the other materials, the discussion and any expert of the material stay out: authors of a blind track
    learn from nowhere who read their work.
    """
    if decision.resolution is None or not may_extract(decision):
        raise Refusal("Выписку делают из подписанного протокола, а решение принято не на заседании.")
    resolution = decision.resolution
    meeting = meeting_for_minutes(resolution.item.meeting_id)
    revision = prints.last_revision(meeting)
    if revision is None:
        raise Refusal("Выписку делают из подписанного протокола.")
    signed = prints.signed_paper(revision)
    paper = extract_of(
        signed, resolution.item.position, certified_by=prints.certifier(AnonymousUser(), meeting), day=clock.today()
    )
    experts = _expert_names(decision)
    points = tuple(
        replace(each, speakers=tuple(one for one in each.speakers if plain(one.name) not in experts))
        for each in paper.agenda
    )
    return replace(paper, agenda=points, items=tuple(_own(each, resolution, experts) for each in paper.items))


def _own(item: MinutesItem, resolution: Resolution, experts: frozenset[str]) -> MinutesItem:
    heard = tuple(each for each in item.heard if plain(each.name) not in experts)
    return replace(item, heard=heard, text=(), discussed=(), resolutions=_one(item.resolutions, resolution))


def _one(points: tuple[ResolutionPoint, ...], resolution: Resolution) -> tuple[ResolutionPoint, ...]:
    """The point that is the resolution: by its words, for a correction may have moved it; else by its place."""
    same = [each for each in points if plain(each.text) == plain(resolution.text)]
    if same:
        return (same[0],)
    place = list(resolution.item.resolutions.values_list("pk", flat=True)).index(resolution.pk)
    return points[place : place + 1]


def _expert_names(decision: Decision) -> frozenset[str]:
    people = Person.objects.filter(expert_of__reviews__round__submission=decision.submission_id).distinct()
    return frozenset(plain(each.short_name) for each in people)
