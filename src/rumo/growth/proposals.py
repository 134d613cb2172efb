"""Events of the navigator that answer a route's gaps: the same subject, the words of the gap, the same audience."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from rumo.core import clock
from rumo.events.enums import Audience, EventState
from rumo.events.models import Event
from rumo.events.queries import public_events
from rumo.growth.enums import RouteGround
from rumo.growth.models import LearningRoute, SkillGap

MOST = 8
# Of a busy region's navigator only the nearest are looked at.
LOOKED_AT = 400
# Words of a gap are compared by their beginnings: «дробями» and «дроби» are one thing.
_ROOT = 5
_COMMON = frozenset({"компе", "педаг", "учите", "метод", "умени", "навык", "работ", "прове", "образ", "обуче"})
_AUDIENCE = {RouteGround.LOW_RESULTS: Audience.LOW_RESULTS, RouteGround.YOUNG: Audience.YOUNG}


@dataclass(frozen=True, slots=True)
class Proposal:
    """An event and why it is proposed; `gap` is the one it answers, if any."""

    event: Event
    reasons: tuple[str, ...]
    gap: SkillGap | None
    weight: int


def proposed_events(route: LearningRoute) -> list[Proposal]:
    """At most MOST events to come that are not in the route yet, the best first. Four queries."""
    gaps = list(gaps_of(route))
    upcoming = (
        public_events(route.association.region)
        .filter(state=EventState.PUBLISHED, starts_at__gt=clock.now())
        .exclude(pk__in=route.items.filter(event__isnull=False).values("event"))
        .prefetch_related("subjects")[:LOOKED_AT]
    )
    inside = [event for event in upcoming if route.starts_on <= localdate(event.starts_at) <= route.ends_on]
    found = [judged for event in inside if (judged := judge(event, route, gaps)) is not None]
    return sorted(found, key=lambda each: (-each.weight, each.event.starts_at))[:MOST]


def gaps_of(route: LearningRoute) -> Iterable[SkillGap]:
    """What the diagnostics found too low, by the levels of the region."""
    if route.result_id is None:
        return SkillGap.objects.none()
    return SkillGap.objects.filter(result=route.result_id, level__is_gap=True).select_related("area", "level")


def judge(event: Event, route: LearningRoute, gaps: Iterable[SkillGap]) -> Proposal | None:
    """The event with its reasons, None when there is none. Walks the prefetched subjects."""
    reasons: list[str] = []
    weight = 0
    subjects = {subject.pk for subject in event.subjects.all()}
    if route.subject_id in subjects:
        reasons.append(_("предмет: %(subject)s") % {"subject": route.subject})
        weight += 3
    elif subjects and route.subject_id is not None:
        # Made for teachers of other subjects.
        return None
    told = _roots(f"{event.title} {event.topic or ''} {event.annotation}")
    gap = max(gaps, key=lambda each: len(_gap_roots(each) & told), default=None)
    if gap is not None and (same := len(_gap_roots(gap) & told)):
        reasons.append(_("дефицит: %(gap)s") % {"gap": gap.topic or gap.area})
        weight += 2 + same
    else:
        gap = None
    if event.audience == _AUDIENCE.get(RouteGround(route.ground)):
        reasons.append(_("для кого: %(audience)s") % {"audience": event.get_audience_display()})
        weight += 2
    return Proposal(event, tuple(reasons), gap, weight) if reasons else None


def _gap_roots(gap: SkillGap) -> frozenset[str]:
    return _roots(f"{gap.topic} {gap.area.title}")


def _roots(text: str) -> frozenset[str]:
    words = re.findall(r"[а-яa-z]{5,}", text.casefold().replace("ё", "е"))
    return frozenset(word[:_ROOT] for word in words) - _COMMON
