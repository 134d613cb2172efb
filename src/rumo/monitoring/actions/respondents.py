"""Who answers in a campaign: added, excluded with a reason, merged into another while it runs."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.directory.models import Municipality, Organization
from rumo.monitoring import campaign_letters as letters
from rumo.monitoring import permissions
from rumo.monitoring.enums import CampaignState, ResponseState
from rumo.monitoring.models import MonitoringCampaign, Respondent
from rumo.monitoring.responses import level_of


@transaction.atomic
def add_respondents(
    campaign: MonitoringCampaign,
    *,
    municipalities: Iterable[Municipality] = (),
    organizations: Iterable[Organization] = (),
    actor: User,
) -> list[Respondent]:
    """Those not there yet; while the collection runs they get a letter. Raises NotAllowed."""
    permissions.may_edit_campaign(actor, campaign).require()
    there = {(each.municipality_id, each.organization_id) for each in campaign.respondents.all()}
    wanted = [
        Respondent(campaign=campaign, municipality=each, name=str(each)[:300])
        for each in municipalities
        if (each.pk, None) not in there
    ] + [
        Respondent(campaign=campaign, organization=each, name=str(each)[:300])
        for each in organizations
        if (None, each.pk) not in there
    ]
    made = Respondent.objects.bulk_create(wanted)
    if made and campaign.state == CampaignState.OPEN:
        letters.tell_opened(campaign, made)
    said = _("Добавлены участники: %(names)s") % {"names": ", ".join(each.name for each in made[:10])}
    audit.record(actor, "add_respondents", campaign, said, {"count": len(made)})
    return made


@transaction.atomic
def exclude_respondent(respondent: Respondent, *, reason: str, actor: User) -> Respondent:
    """It is not asked and not counted; what it stated is kept. Raises NotAllowed, Refusal without a reason."""
    permissions.may_edit_campaign(actor, respondent.campaign).require()
    why = _reason(reason)
    _require_in_play(respondent)
    respondent.excluded_reason = why
    respondent.save(update_fields=["excluded_reason", "updated_at"])
    said = _("Исключён из мониторинга: %(why)s") % {"why": why}
    audit.record(actor, "exclude_respondent", respondent, said, {"excluded_reason": ["", why]})
    return respondent


@transaction.atomic
def merge_respondent(respondent: Respondent, *, into: Respondent, reason: str, actor: User) -> Respondent:
    """A municipality became a part of another in mid-year: the other answers for both, what was stated is kept.

    Raises NotAllowed, and Refusal for itself, another campaign or level, one that does not answer or was accepted.
    """
    permissions.may_edit_campaign(actor, respondent.campaign).require()
    why = _reason(reason)
    _require_in_play(respondent)
    if into.pk == respondent.pk:
        raise Refusal(_("Участника нельзя присоединить к нему самому: выберите другого."))
    if into.campaign_id != respondent.campaign_id or level_of(into) != level_of(respondent):
        raise Refusal(_("Присоединить можно только к участнику этого же мониторинга и того же уровня."))
    if into.excluded_reason:
        raise Refusal(_("«%(name)s» сам не отвечает в этом мониторинге: выберите другого.") % {"name": into})
    if into.state == ResponseState.ACCEPTED:
        raise Refusal(_("Сведения «%(name)s» уже приняты: верните значения, чтобы он дополнил их.") % {"name": into})
    respondent.merged.update(merged_into=into)
    respondent.merged_into = into
    respondent.excluded_reason = why
    respondent.save(update_fields=["merged_into", "excluded_reason", "updated_at"])
    said = _("Присоединён к «%(name)s»: %(why)s") % {"name": into, "why": why}
    audit.record(actor, "merge_respondent", respondent, said, {"merged_into": [None, into.pk]})
    if respondent.campaign.state == CampaignState.OPEN:
        letters.tell_merged(respondent, into)
    return respondent


@transaction.atomic
def include_respondent(respondent: Respondent, *, actor: User) -> Respondent:
    """Excluded or merged by mistake: it answers again, with what it had stated. Raises NotAllowed, Refusal."""
    permissions.may_edit_campaign(actor, respondent.campaign).require()
    if not respondent.excluded_reason:
        raise Refusal(_("«%(name)s» и так отвечает.") % {"name": respondent})
    changes = {"excluded_reason": [respondent.excluded_reason, ""]}
    respondent.excluded_reason = ""
    respondent.merged_into = None
    respondent.save(update_fields=["merged_into", "excluded_reason", "updated_at"])
    audit.record(actor, "include_respondent", respondent, _("Снова отвечает в мониторинге"), changes)
    return respondent


def _reason(reason: str) -> str:
    why = " ".join(reason.split())[:300]
    if not why:
        raise Refusal(_("Напишите причину: её увидят в итоге мониторинга."))
    return why


def _require_in_play(respondent: Respondent) -> None:
    if respondent.excluded_reason:
        raise Refusal(_("«%(name)s» уже исключён: %(why)s.") % {"name": respondent, "why": respondent.excluded_reason})
