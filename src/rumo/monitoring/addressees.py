"""Where to write to a respondent, in a constant number of queries for all of a campaign."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rumo.core import clock
from rumo.directory.enums import OfficeKind, Role
from rumo.directory.models import Membership, Office
from rumo.directory.powers import LEADING
from rumo.directory.queries import in_force
from rumo.monitoring.models import MonitoringCampaign, Respondent


def addresses_of(campaign: MonitoringCampaign, respondents: Sequence[Respondent]) -> Mapping[int, list[str]]:
    """Addresses by respondent: those of `permissions.answers_for`; nobody has none. Each address once."""
    municipalities = {each.municipality_id for each in respondents if each.municipality_id is not None}
    organizations = {each.organization_id for each in respondents if each.organization_id is not None}
    of_municipality = _of_municipalities(municipalities)
    of_organization = _of_organizations(organizations)
    own = _of_body(campaign) if any(_is_body(each) for each in respondents) else []
    found: dict[int, list[str]] = {}
    for each in respondents:
        if each.municipality_id is not None:
            addresses = of_municipality[each.municipality_id]
        elif each.organization_id is not None:
            addresses = of_organization[each.organization_id]
        else:
            addresses = own
        found[each.pk] = list(dict.fromkeys(filter(None, addresses)))
    return found


def _is_body(respondent: Respondent) -> bool:
    return respondent.municipality_id is None and respondent.organization_id is None


def _of_municipalities(keys: set[int]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    if not keys:
        return found
    offices = Office.objects.filter(
        kind=OfficeKind.MUNICIPAL_METHODOLOGIST, municipality__in=keys, user__is_active=True
    )
    for municipality, email in offices.order_by("pk").values_list("municipality", "user__email"):
        found[municipality].append(email)
    led = Membership.objects.filter(
        in_force(clock.today()), role__in=LEADING, association__municipality__in=keys, person__user__is_active=True
    )
    for municipality, email in led.order_by("pk").values_list("association__municipality", "person__user__email"):
        found[municipality].append(email)
    return found


def _of_organizations(keys: set[int]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    if keys:
        offices = Office.objects.filter(organization__in=keys, user__is_active=True)
        for organization, email in offices.order_by("pk").values_list("organization", "user__email"):
            found[organization].append(email)
    return found


def _of_body(campaign: MonitoringCampaign) -> list[str]:
    """The secretary; where there is none, the chair."""
    held = Membership.objects.filter(
        in_force(clock.today()), association=campaign.association_id, person__user__is_active=True
    )
    rows = list(held.filter(role__in=[Role.SECRETARY, Role.CHAIR]).values_list("role", "person__user__email"))
    secretaries = [email for role, email in rows if role == Role.SECRETARY]
    return secretaries or [email for _role, email in rows]
