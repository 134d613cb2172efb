"""Where an assignment comes from: the meeting and the item whose resolution it follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.assignments.models import Assignment
from rumo.meetings.models import ResolutionAssignment


def resolution_origins(assignments: Sequence[Assignment]) -> Mapping[int, tuple[str, str]]:
    """`{pk: (label, url)}` for assignments that follow from a resolution, in one query."""
    links = ResolutionAssignment.objects.filter(assignment__in=assignments).select_related("resolution__item__meeting")
    found = {}
    for link in links:
        item = link.resolution.item
        label = _("%(meeting)s, вопрос %(n)s") % {"meeting": item.meeting, "n": item.position}
        url = reverse("meetings:meeting", args=[item.meeting_id]) + f"?item={item.pk}#session"
        found[link.assignment_id] = (label, url)
    return found
