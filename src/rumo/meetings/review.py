"""The check of a meeting's minutes before signing: what was found, where on the page it is, what was signed over."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from rumo.core.verdict import YES, No, Verdict
from rumo.meetings import queries
from rumo.meetings.models import Meeting, Waiver
from rumo.papers.checks.findings import Finding, Period, Scope, Severity
from rumo.papers.checks.papers import ALL_RULES, check_own_minutes
from rumo.papers.minutes import Minutes
from rumo.russian.numbers import agree

_ITEM = re.compile(r"^(?:items|agenda)\[(\d+)\](?:\.resolutions\[(\d+)\])?")
_PEOPLE = ("present", "absent", "invited", "attendance", "signatures")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a slip is mended. `anchor` is the id of an element of the meeting's page, or «meeting» for its form.

    `place` is the place of the session that has to be opened first: the key of an item or «attendance».
    """

    anchor: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding with the spot where it is mended, and the waiver under which it may be signed over."""

    finding: Finding
    spot: Spot
    waiver: Waiver | None

    @property
    def key(self) -> str:
        """What a waiver is for: this slip at this place. Other words mean another slip, which needs its own reason."""
        return key_of(self.spot, self.finding)

    @property
    def is_decision(self) -> bool:
        return self.spot.anchor.startswith("resolution-")

    @property
    def is_error(self) -> bool:
        return self.finding.severity is Severity.ERROR

    @property
    def is_open(self) -> bool:
        """Stands in the way of signing."""
        return self.is_error or self.waiver is None


@dataclass(frozen=True, slots=True)
class Group:
    """Remarks of one rule."""

    code: str
    title: str
    remarks: tuple[Remark, ...]

    @property
    def is_error(self) -> bool:
        return self.remarks[0].is_error

    @property
    def open_remarks(self) -> list[Remark]:
        return [remark for remark in self.remarks if remark.is_open]


@dataclass(frozen=True, slots=True)
class Review:
    """Everything the check found, errors first."""

    remarks: tuple[Remark, ...]

    @property
    def groups(self) -> list[Group]:
        by_rule = groupby(self.remarks, key=lambda remark: remark.finding.code)
        return [Group(code, ALL_RULES[code].title, tuple(remarks)) for code, remarks in by_rule]

    @property
    def errors(self) -> list[Group]:
        return [group for group in self.groups if group.is_error]

    @property
    def warnings(self) -> list[Group]:
        return [group for group in self.groups if not group.is_error]

    @property
    def verdict(self) -> Verdict:
        """May it be signed: no errors, and a reason for every warning."""
        errors = sum(remark.is_error for remark in self.remarks)
        warnings = sum(remark.is_open and not remark.is_error for remark in self.remarks)
        if errors:
            return No(_("До подписания осталось исправить: %(count)s.") % {"count": agree(errors, "ошибка")})
        if warnings:
            return No(
                _("Без объяснения осталось %(count)s: исправьте или напишите причину.")
                % {"count": agree(warnings, "замечание")}
            )
        return YES


def review_of(meeting: Meeting, paper: Minutes) -> Review:
    """Check `paper`, the minutes of `meeting` as they stand now."""
    days = queries.series_period(meeting)
    scope = Scope(Period(*days) if days else None, queries.previous_date(meeting))
    found = check_own_minutes(paper, scope=scope)
    waivers = {(waiver.code, waiver.place): waiver for waiver in meeting.waivers.select_related("waived_by")}
    return Review(tuple(_remarks(meeting, found, waivers)))


def key_of(spot: Spot, finding: Finding) -> str:
    digest = hashlib.sha256(finding.message.encode()).hexdigest()[:16]
    return f"{spot.anchor}:{digest}"


def _remarks(
    meeting: Meeting, found: tuple[Finding, ...], waivers: Mapping[tuple[str, str], Waiver]
) -> Iterator[Remark]:
    items = sorted(meeting.items.all(), key=lambda item: item.position)
    places = [(item.pk, [resolution.pk for resolution in item.resolutions.all()]) for item in items]
    for finding in found:
        spot = _spot(finding.place, places)
        yield Remark(finding, spot, waivers.get((finding.code, key_of(spot, finding))))


def _spot(place: str, places: list[tuple[int, list[int]]]) -> Spot:
    """The paper is built item by item and decision by decision, so its indexes are those of the records."""
    match = _ITEM.match(place)
    if match is None:
        if place.startswith(_PEOPLE):
            return Spot("attendance", "attendance")
        return Spot("agenda" if place == "agenda" else "meeting")
    item, resolutions = places[int(match[1])]
    if match[2] is not None:
        return Spot(f"resolution-{resolutions[int(match[2])]}", str(item))
    return Spot(f"item-{item}", str(item) if place.startswith("items") else "")
