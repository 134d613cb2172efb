"""Where the practices that events recommended go on: into an application, or to the button that begins one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.events.grounds import PracticeWay
from rumo.events.models import Talk
from rumo.expertise import queries
from rumo.expertise.enums import SubmissionState
from rumo.expertise.models import Submission


def practice_ways(user: Any, talks: Sequence[Talk]) -> Mapping[int, PracticeWay]:
    """By the talk's key, in two queries. Whose application may not be read is told of without a link."""
    begun = Submission.objects.filter(talk__in=[each.pk for each in talks]).exclude(state=SubmissionState.WITHDRAWN)
    found = {each.talk_id: each for each in begun.order_by("pk") if each.talk_id is not None}
    visible = queries.visible_submissions(user).filter(pk__in=[each.pk for each in found.values()])
    readable = set(visible.values_list("pk", flat=True))
    ways: dict[int, PracticeWay] = {}
    for talk in talks:
        submission = found.get(talk.pk)
        if submission is not None:
            url = reverse("expertise:submission", args=[submission.pk]) if submission.pk in readable else ""
            label = _("Заявка на экспертизу: %(state)s") % {"state": submission.get_state_display()}
            ways[talk.pk] = PracticeWay(label, url)
        elif talk.is_recommended:
            start = reverse("expertise:practice_start", args=[talk.pk])
            ways[talk.pk] = PracticeWay(_("Начать заявку на экспертизу"), start, starts=True)
    return ways
