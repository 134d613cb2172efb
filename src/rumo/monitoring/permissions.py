"""Who may do what in monitoring. Every refusal has its reason, which the page shows at the button."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from rumo.core import clock
from rumo.core.verdict import YES, No, Verdict
from rumo.directory.enums import OfficeKind
from rumo.directory.models import Association, Membership, Office
from rumo.directory.permissions import may_run_association
from rumo.directory.powers import LEADING, powers_of
from rumo.directory.queries import in_force
from rumo.monitoring.enums import CampaignState, ResponseState, ReturnState
from rumo.monitoring.models import IndicatorValue, MonitoringCampaign, Respondent


def may_run_monitoring(user: Any, association: Association) -> Verdict:
    """Indicators, campaigns, acceptance: those who run the body."""
    return may_run_association(user, association)


def may_run_campaign(user: Any, campaign: MonitoringCampaign) -> Verdict:
    """Open, close, open again: the states stand in the table of transitions."""
    return may_run_monitoring(user, campaign.association)


def may_extend_campaign(user: Any, campaign: MonitoringCampaign) -> Verdict:
    """While the collection runs; a draft's days are simply changed."""
    if campaign.state != CampaignState.OPEN:
        return No(_("Продлить можно только идущий сбор."))
    return may_run_monitoring(user, campaign.association)


def may_remind(user: Any, campaign: MonitoringCampaign) -> Verdict:
    if campaign.state != CampaignState.OPEN:
        return No(_("Напоминать не о чем: сбор сведений не идёт."))
    return may_run_monitoring(user, campaign.association)


def may_edit_campaign(user: Any, campaign: MonitoringCampaign) -> Verdict:
    if campaign.state == CampaignState.CLOSED:
        return No(_("Мониторинг закрыт: его итог не меняется."))
    return may_run_monitoring(user, campaign.association)


def answers_for(user: Any, respondent: Respondent) -> bool:
    """The municipality's methodologist, those who run a body of the municipality or at the organization; for the
    region's own values those who run the body."""
    powers = powers_of(user)
    if respondent.municipality_id is None and respondent.organization_id is None:
        return bool(may_run_monitoring(user, respondent.campaign.association))
    if respondent.municipality_id is not None:
        office = Office.objects.filter(
            user=user.pk, kind=OfficeKind.MUNICIPAL_METHODOLOGIST, municipality=respondent.municipality_id
        )
        leads = Membership.objects.filter(
            in_force(clock.today()),
            person=powers.person_id,
            role__in=LEADING,
            association__municipality=respondent.municipality_id,
        )
        return office.exists() or (powers.person_id is not None and leads.exists())
    return Office.objects.filter(user=user.pk, organization=respondent.organization_id).exists()


def may_fill(user: Any, respondent: Respondent) -> Verdict:
    """While the campaign is open and the response is not accepted; submitted values change only when returned."""
    if respondent.campaign.state != CampaignState.OPEN:
        return No(_("Сбор сведений не идёт."))
    if respondent.excluded_reason:
        return No(_("Этот участник исключён из мониторинга: %(why)s.") % {"why": respondent.excluded_reason})
    if respondent.state == ResponseState.ACCEPTED:
        return No(_("Сведения приняты. Чтобы исправить значение, попросите вернуть его."))
    if answers_for(user, respondent) or may_run_monitoring(user, respondent.campaign.association):
        return YES
    return No(_("Форму заполняют работники этого муниципалитета."))


def may_accept(user: Any, respondent: Respondent) -> Verdict:
    """Accept a response as a whole: those who run the body."""
    if respondent.state == ResponseState.RETURNED:
        return No(_("Есть возвращённые значения: принять можно, когда их исправят и сдадут."))
    if respondent.state != ResponseState.SUBMITTED:
        return No(_("Принимать нечего: сведения «%(state)s».") % {"state": respondent.get_state_display()})
    return may_edit_campaign(user, respondent.campaign)


def may_return(user: Any, respondent: Respondent) -> Verdict:
    """Return single values, of an accepted response too, while they can still be mended."""
    if respondent.campaign.state != CampaignState.OPEN:
        return No(_("Сбор сведений не идёт: исправить возвращённое будет нельзя."))
    if respondent.state not in {ResponseState.SUBMITTED, ResponseState.RETURNED, ResponseState.ACCEPTED}:
        return No(_("Возвращать нечего: сведения ещё не сданы."))
    return may_run_monitoring(user, respondent.campaign.association)


def is_open_to_edit(value: IndicatorValue) -> Verdict:
    """Any value before the response is submitted; after that only those returned."""
    respondent = value.respondent
    if respondent.state == ResponseState.SUBMITTED:
        return No(_("Сведения сданы. Чтобы исправить значение, попросите вернуть его."))
    if respondent.state == ResponseState.RETURNED and value.return_state == ReturnState.NONE:
        return No(_("Это значение сдано, замечаний к нему нет: исправьте только возвращённые."))
    return YES


def may_edit_value(user: Any, value: IndicatorValue) -> Verdict:
    return is_open_to_edit(value) & may_fill(user, value.respondent)
