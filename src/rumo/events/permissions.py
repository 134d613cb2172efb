"""Who may do what with events. Every refusal has its reason, which the page shows at the button."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from rumo.core.verdict import YES, No, Verdict
from rumo.directory.enums import AssociationKind
from rumo.directory.models import Association, Office, Region
from rumo.directory.permissions import may_administer_region, may_run_association
from rumo.directory.powers import powers_of
from rumo.directory.queries import run_associations, visible_associations
from rumo.events.enums import EventState
from rumo.events.models import Event, Talk
from rumo.events.rules import has_begun


def may_create_event(user: Any, association: Association) -> Verdict:
    """Of its own body; others of the region propose (see `may_propose_event`)."""
    return may_run_association(user, association)


def may_propose_event(user: Any, association: Association) -> Verdict:
    """Anybody of the region who runs something or holds an office there: municipalities propose to its navigator."""
    powers = powers_of(user)
    if powers.everything or (association.region_id in powers.regions and powers.runs):
        return YES
    # A municipality may have no body of its own yet.
    if (
        association.region_id in powers.regions
        and Office.objects.filter(user=user, region=association.region_id).exists()
    ):
        return YES
    return No(_("Мероприятия предлагают методические службы и объединения региона."))


def bodies_to_propose_to(user: Any) -> list[Association]:
    """Regional bodies whose navigator the user may propose an event for."""
    regional = visible_associations(user).filter(kind=AssociationKind.REGIONAL, is_active=True)
    return [each for each in regional if may_propose_event(user, each)]


def may_propose(user: Any) -> Verdict:
    """To any body at all."""
    if bodies_to_propose_to(user):
        return YES
    return No(_("Мероприятия в Навигатор предлагают методические службы и те, кто ведёт объединение."))


def may_create_events(user: Any) -> Verdict:
    """Of any body at all."""
    if run_associations(user).filter(is_active=True).exists():
        return YES
    return No(_("Мероприятия создают те, кто ведёт объединение; другие предлагают их в Навигатор."))


def may_run_event(user: Any, event: Event) -> Verdict:
    """Edit, register people, mark attendance, issue certificates: who runs one of its bodies, or its organizers.

    Whoever proposed an event runs it too; its proposal waits unchanged while it is being considered.
    """
    powers = powers_of(user)
    if may_run_association(user, event.association):
        return YES
    if event.proposed_by_id is not None and event.proposed_by_id == user.pk:
        return YES
    if powers.person_id is not None and event.organizers.filter(person=powers.person_id).exists():
        return YES
    if powers.runs and event.co_hosts.filter(pk__in=powers.runs).exists():
        return YES
    return No(_("Мероприятие ведут его объединение и организаторы."))


def may_edit_event(user: Any, event: Event) -> Verdict:
    if event.state == EventState.CANCELLED:
        return No(_("Мероприятие отменено: изменить его нельзя."))
    if event.state == EventState.PROPOSED and not may_moderate(user, event):
        return No(_("Предложение на рассмотрении: дождитесь ответа."))
    return may_run_event(user, event)


def may_moderate(user: Any, event: Event) -> Verdict:
    """Accept or decline a proposal: those who run the body whose navigator it is for."""
    return may_run_association(user, event.association)


def may_keep_topics(user: Any, region: Region) -> Verdict:
    """The region's list of topics."""
    return may_administer_region(user, region)


def may_conclude_event(user: Any, event: Event) -> Verdict:
    """Write what came of it: once it has begun, for those who run it."""
    if event.state not in (EventState.PUBLISHED, EventState.HELD):
        return No(_("Итог подводят у мероприятия, которое состоялось."))
    return has_begun(event) & may_run_event(user, event)


def may_recommend_practice(user: Any, talk: Talk) -> Verdict:
    """Recommend to the Atlas what was shown."""
    if not talk.is_practice:
        return No(_("Рекомендуют практики: отметьте в программе, что выступление представляет практику."))
    return may_conclude_event(user, talk.event)
