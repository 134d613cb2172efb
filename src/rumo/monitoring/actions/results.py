"""What the body says of a result: the conclusion, and whether respondents are ranked (⚙)."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.versions import save_edit
from rumo.monitoring import permissions
from rumo.monitoring.models import MonitoringCampaign


@transaction.atomic
def save_conclusion(campaign: MonitoringCampaign, *, conclusion: str, version: int, actor: User) -> MonitoringCampaign:
    """The words under the tables; a conclusion is written of a closed campaign too. Raises NotAllowed, Stale."""
    permissions.may_run_monitoring(actor, campaign.association).require()
    before = campaign.conclusion
    save_edit(campaign, version, conclusion=conclusion.strip())
    if before != campaign.conclusion:
        changes = {"conclusion": [before, campaign.conclusion]}
        audit.record(actor, "save_conclusion", campaign, _("Записан вывод мониторинга"), changes)
    return campaign


@transaction.atomic
def show_ranking(campaign: MonitoringCampaign, *, shown: bool, actor: User) -> MonitoringCampaign:
    """Raises NotAllowed."""
    permissions.may_run_monitoring(actor, campaign.association).require()
    if campaign.shows_ranking != shown:
        campaign.shows_ranking = shown
        campaign.save(update_fields=["shows_ranking", "updated_at"])
        said = _("Рейтинг показан") if shown else _("Рейтинг скрыт")
        audit.record(actor, "show_ranking", campaign, said)
    return campaign
