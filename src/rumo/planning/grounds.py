"""The lines of plans that a meeting or an event carries out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.events.models import Event
from rumo.meetings.models import Meeting
from rumo.planning import queries
from rumo.planning.enums import FactKind, Link
from rumo.planning.models import LineFact, PlannedMeeting, PlanRow


def planned_grounds(user: Any, meeting: Meeting) -> Sequence[tuple[str, str]]:
    """«план: Итоги полугодия» for each line the meeting is linked with, of plans the user may see."""
    return _lines_of(user, (FactKind.MEETING, FactKind.MINUTES), meeting.pk)


def planned_event_grounds(user: Any, event: Event) -> Sequence[tuple[str, str]]:
    """The same for an event."""
    return _lines_of(user, (FactKind.EVENT,), event.pk)


def _lines_of(user: Any, kinds: Sequence[str], object_id: int) -> Sequence[tuple[str, str]]:
    links = LineFact.objects.filter(
        kind__in=kinds, object_id=object_id, line__plan__in=queries.visible_plans(user)
    ).exclude(link=Link.DISMISSED)
    lines = list(dict.fromkeys(links.order_by("pk").values_list("line_id", flat=True)))
    if not lines:
        return []
    # The newest edition comes last and gives the words.
    titles = {each.line_id: str(each) for each in PlanRow.objects.filter(line__in=lines).order_by("edition__number")}
    planned = PlannedMeeting.objects.filter(line__in=lines).order_by("edition__number")
    titles |= {each.line_id: str(each) for each in planned}
    return [(titles.get(pk, _("пункт плана")), reverse("planning:line", args=[pk])) for pk in lines]
