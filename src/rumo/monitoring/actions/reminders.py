"""Reminders of the last day of a collection: each goes out once, also when the clock stood still for a day."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Refusal
from rumo.monitoring import campaign_letters as letters
from rumo.monitoring import permissions
from rumo.monitoring.enums import CampaignState
from rumo.monitoring.models import CampaignReminder, MonitoringCampaign
from rumo.russian.numbers import agree

# Nobody wants a letter at midnight.
EARLIEST_HOUR = 7


def reminder_due(campaign: MonitoringCampaign) -> int | None:
    """The days of the reminder to be sent now; None for nothing to send.

    One that was missed goes out late, but only the nearest: nobody gets two at once.
    """
    if campaign.state != CampaignState.OPEN or clock.today() < campaign.starts_on:
        return None
    left = (campaign.ends_on - clock.today()).days
    return min((days for days in campaign.reminder_days if days >= left), default=None)


@transaction.atomic
def send_reminders(campaign: MonitoringCampaign) -> int:
    """Remind those whose form is awaited and who were not reminded yet; returns how many respondents were."""
    days = reminder_due(campaign)
    if days is None or timezone.localtime(clock.now()).hour < EARLIEST_HOUR:
        return 0
    reminded = set(CampaignReminder.objects.filter(respondent__campaign=campaign, days=days).values_list("respondent"))
    waiting = [each for each in letters.waited_for(campaign) if (each.pk,) not in reminded]
    CampaignReminder.objects.bulk_create([CampaignReminder(respondent=each, days=days) for each in waiting])
    letters.remind(campaign, waiting, (campaign.ends_on - clock.today()).days)
    return len(waiting)


def count_as_reminded(campaign: MonitoringCampaign) -> None:
    """A letter about the term has just gone to everybody awaited: the reminder of these days would repeat it.

    After a new last day the reminders go out anew. Call inside a transaction.
    """
    CampaignReminder.objects.filter(respondent__campaign=campaign).delete()
    days = reminder_due(campaign)
    if days is not None:
        waiting = letters.waited_for(campaign)
        CampaignReminder.objects.bulk_create([CampaignReminder(respondent=each, days=days) for each in waiting])


@transaction.atomic
def remind_now(campaign: MonitoringCampaign, *, actor: User) -> int:
    """A letter to everybody whose form is awaited, besides those by the clock; returns how many had an address.

    Raises NotAllowed, Refusal when there is nobody to remind or a reminder went out today already.
    """
    permissions.may_remind(actor, campaign).require()
    if any(
        timezone.localdate(entry.at) == clock.today() for entry in audit.history(campaign).filter(verb="remind_now")
    ):
        raise Refusal(_("Сегодня вы уже напоминали: подождите до завтра."))
    waiting = letters.waited_for(campaign)
    if not waiting:
        raise Refusal(_("Напоминать некому: все сдали сведения."))
    told = letters.remind(campaign, waiting, (campaign.ends_on - clock.today()).days)
    said = _("Отправлены напоминания: %(count)s") % {"count": agree(told, "участник")}
    audit.record(actor, "remind_now", campaign, said)
    return told
