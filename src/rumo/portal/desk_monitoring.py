"""The desk's part on monitoring: forms to fill in, forms that came and wait to be accepted."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.monitoring.campaign_letters import WAITED_FOR
from rumo.monitoring.enums import CampaignState, ResponseState, Timeliness
from rumo.monitoring.models import MonitoringCampaign, Respondent
from rumo.monitoring.queries import own_respondents, run_campaigns
from rumo.monitoring.rules import timeliness
from rumo.portal.desk_lines import SHOWN, Line
from rumo.russian.dates import short_date
from rumo.russian.numbers import agree


def my_forms(user: Any) -> tuple[Line, ...]:
    """Forms the user fills in, not handed in yet or with values returned, the nearest day first. One query."""
    rows = own_respondents(user).filter(campaign__state=CampaignState.OPEN, excluded_reason="", state__in=WAITED_FOR)
    return tuple(_form(each) for each in rows.order_by("campaign__ends_on", "pk")[:SHOWN])


def to_accept(user: Any) -> tuple[Line, ...]:
    """Campaigns one leads in which forms came, by how many. One query."""
    rows = run_campaigns(user).filter(state=CampaignState.OPEN, respondents__state=ResponseState.SUBMITTED)
    counted = rows.filter(respondents__excluded_reason="").annotate(came=Count("respondents"))
    return tuple(_campaign(each, each.came) for each in counted.order_by("ends_on", "pk")[:SHOWN])


def _form(respondent: Respondent) -> Line:
    campaign = respondent.campaign
    late = timeliness(respondent, campaign.ends_on) == Timeliness.OVERDUE
    if respondent.state == ResponseState.RETURNED:
        note, kind = _("исправить возвращённое"), "warning"
    else:
        note, kind = _("сдать до %(day)s") % {"day": short_date(campaign.ends_on)}, "info"
    return Line(
        campaign.title,
        reverse("monitoring:form", args=[respondent.pk]),
        respondent.name,
        _("просрочено: %(due)s") % {"due": note} if late else note,
        "danger" if late else kind,
    )


def _campaign(campaign: MonitoringCampaign, came: int) -> Line:
    return Line(
        campaign.title,
        f"{reverse('monitoring:campaign', args=[campaign.pk])}?state={ResponseState.SUBMITTED}",
        str(campaign.association),
        _("принять: %(forms)s") % {"forms": agree(came, "форма")},
        "info",
    )
