"""Meetings read from papers of earlier years: what may still be taken back."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from rumo.assignments.models import Assignment
from rumo.core.verdict import YES, No, Verdict
from rumo.meetings.enums import MeetingState
from rumo.meetings.models import Meeting, Resolution
from rumo.meetings.permissions import may_run_meeting


def may_withdraw(user: Any, meeting: Meeting) -> Verdict:
    """An imported meeting goes out of the register as long as nothing was built on it here."""
    if not meeting.is_imported:
        return No(_("Это заседание подготовлено в системе, а не принято из файла."))
    return is_untouched(meeting) & may_run_meeting(user, meeting)


def is_untouched(meeting: Meeting) -> Verdict:
    """Is the meeting still just what was admitted. The reason names the first thing that depends on it."""
    if meeting.state != MeetingState.SIGNED:
        state = meeting.get_state_display()
        return No(_("Отменить приём нельзя: состояние заседания — «%(state)s».") % {"state": state})
    if meeting.revisions.count() > 1:
        return No(_("Отменить приём нельзя: протокол уже исправляли."))
    resolutions = Resolution.objects.filter(item__meeting=meeting)
    if resolutions.filter(stamp__isnull=False).exists():
        return No(_("Отменить приём нельзя: по решению протокола поставлен гриф утверждения."))
    if Assignment.objects.filter(resolution_link__resolution__in=resolutions).exists():
        return No(_("Отменить приём нельзя: по решениям протокола даны поручения."))
    if meeting.annexes.exists():
        return No(_("Отменить приём нельзя: к заседанию приложены файлы. Сначала уберите их."))
    return YES
