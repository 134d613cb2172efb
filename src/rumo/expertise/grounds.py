"""What a decision stands on: a resolution of signed minutes, or the act of an earlier year."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from rumo.core import clock
from rumo.core.errors import Refusal
from rumo.directory.models import Association
from rumo.expertise.models import Submission
from rumo.meetings.decisions import count_of
from rumo.meetings.models import Resolution
from rumo.meetings.permissions import SIGNED
from rumo.meetings.roll import roll_of
from rumo.meetings.rules import outcome
from rumo.papers.minutes import Outcome


def bodies_of(association: Association) -> list[Association]:
    """Whose meeting may decide: the association itself and those above it, nearest first."""
    found = [association]
    while found[-1].parent is not None:
        found.append(found[-1].parent)
    return found


def day_of(resolution: Resolution | None, decided_on: date | None) -> date:
    """The day of the meeting that decided, or of the act. Raises Refusal for no day and for one to come."""
    if resolution is not None:
        meeting = resolution.item.meeting
        return meeting.date_to or meeting.date
    if decided_on is None:
        raise Refusal(_("Укажите день решения."))
    if decided_on > clock.today():
        raise Refusal(_("День решения ещё не наступил: проверьте дату."))
    return decided_on


def check(submission: Submission, resolution: Resolution | None, ground: str) -> None:
    """Raises Refusal when nothing stands behind a decision, or what stands there cannot."""
    if resolution is None:
        if not ground.strip():
            raise Refusal(_("Выберите решение подписанного протокола или напишите документ, которым решено."))
        return
    meeting = resolution.item.meeting
    if meeting.state not in SIGNED:
        raise Refusal(_("Протокол ещё не подписан: решение записывают после подписи."))
    if meeting.association_id not in {each.pk for each in bodies_of(submission.campaign.track.association)}:
        raise Refusal(_("Это решение другого объединения: выберите решение того, где рассматривали материал."))
    if resolution.item.is_dropped:
        raise Refusal(_("Вопрос сняли с рассмотрения: решения по нему нет."))
    if not is_carried(resolution):
        raise Refusal(_("Это решение не набрало голосов: записать по нему исход нельзя."))


def is_carried(resolution: Resolution) -> bool:
    """By the votes as they were counted; uncounted ones are taken as the minutes word them."""
    meeting = resolution.item.meeting
    count = count_of(resolution, meeting)
    if count is None:
        return True
    roll = roll_of(meeting)
    present = len(roll.here(resolution.item.position))
    return outcome(count, present=present, composition=roll.composition, rules=roll.rules) != Outcome.LOST
