"""Truths of monitoring: no user, no writes."""

from __future__ import annotations

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from rumo.core import clock
from rumo.core.verdict import YES, No, Verdict
from rumo.monitoring.enums import Timeliness
from rumo.monitoring.models import MonitoringCampaign, Respondent
from rumo.monitoring.responses import level_of


def is_ready_to_open(campaign: MonitoringCampaign) -> Verdict:
    """There is something to ask, somebody to ask, and time to answer."""
    if not campaign.versions.exists():
        return No(_("Выберите показатели, которые собирает мониторинг."))
    answering = list(campaign.respondents.filter(excluded_reason=""))
    if not answering:
        return No(_("Некого спрашивать: добавьте участников."))
    asked = set(campaign.versions.values_list("indicator__level", flat=True))
    if not all(level_of(each) in asked for each in answering):
        return No(_("Есть участники, которым в этом мониторинге нечего заполнять: уберите их."))
    if campaign.ends_on < clock.today():
        return No(_("Последний день сбора уже прошёл: измените даты."))
    return YES


def timeliness(respondent: Respondent, ends_on: date) -> Timeliness:
    """On time or late by the day the data first came; whoever has sent nothing is late after the last day."""
    if respondent.first_submitted_at is None:
        return Timeliness.OVERDUE if clock.today() > ends_on else Timeliness.AWAITED
    came = timezone.localdate(respondent.first_submitted_at)
    return Timeliness.ON_TIME if came <= ends_on else Timeliness.LATE


def days_late(respondent: Respondent, ends_on: date) -> int:
    """Whole days between the last day and the day the data came (today while they have not); 0 when on time."""
    moment = respondent.first_submitted_at
    came = timezone.localdate(moment) if moment else clock.today()
    return max((came - ends_on).days, 0)
