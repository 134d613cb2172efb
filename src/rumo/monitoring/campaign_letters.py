"""What respondents of a campaign are told. A letter goes to everybody who may fill in the form."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.core import mail
from rumo.monitoring.addressees import addresses_of
from rumo.monitoring.enums import ResponseState
from rumo.monitoring.models import MonitoringCampaign, Respondent

# States in which the form is with the respondent.
WAITED_FOR = (ResponseState.NOT_BEGUN, ResponseState.IN_WORK, ResponseState.RETURNED)


def tell_opened(campaign: MonitoringCampaign, respondents: Iterable[Respondent] | None = None) -> None:
    """The form is there to fill in."""
    rows = campaign.respondents.filter(excluded_reason="") if respondents is None else respondents
    _write(campaign, list(rows), "opened", _("Заполните сведения: %(title)s") % {"title": campaign})


def tell_extended(campaign: MonitoringCampaign) -> None:
    """Those who have not handed in: there is more time."""
    _write(campaign, waited_for(campaign), "extended", _("Срок продлён: %(title)s") % {"title": campaign})


def tell_merged(merged: Respondent, into: Respondent) -> None:
    subject = _("Теперь вы отвечаете и за «%(name)s»") % {"name": merged}
    _write(merged.campaign, [into], "merged", subject, merged=merged)


def remind(campaign: MonitoringCampaign, respondents: list[Respondent], days: int) -> int:
    """Letters about the last day, `days` ahead (negative: past); returns how many respondents had an address."""
    said = _("Срок прошёл: %(title)s") if days < 0 else _("Напоминаем: %(title)s")
    return _write(campaign, respondents, "reminder", said % {"title": campaign}, days=days, late=-days)


def waited_for(campaign: MonitoringCampaign) -> list[Respondent]:
    """Whose form has not come, or came back."""
    return list(campaign.respondents.filter(excluded_reason="", state__in=WAITED_FOR))


def _write(
    campaign: MonitoringCampaign, respondents: list[Respondent], name: str, subject: str, **context: object
) -> int:
    found = addresses_of(campaign, respondents)
    link = settings.BASE_URL + reverse("monitoring:home")
    for respondent in respondents:
        words = {"campaign": campaign, "respondent": respondent, "address": link, **context}
        words["association"] = campaign.association.full_name
        for address in found[respondent.pk]:
            mail.send(to=address, subject=subject, body=render_to_string(f"monitoring/letters/{name}.txt", words))
    return sum(bool(found[respondent.pk]) for respondent in respondents)
