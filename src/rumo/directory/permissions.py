"""Who may do what in the directory. Every refusal has its reason, which the page shows at the button."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from rumo.core.verdict import YES, No, Verdict
from rumo.directory import rules
from rumo.directory.models import Association, Order, Organization, Person, Region
from rumo.directory.powers import powers_of
from rumo.directory.queries import associations_of, run_associations


def may_administer_region(user: Any, region: Region) -> Verdict:
    if powers_of(user).administers_region(region.pk):
        return YES
    return No(_("Это делает администратор региона."))


def may_run_association(user: Any, association: Association) -> Verdict:
    """Prepare its work: chair, deputy, secretary, leader (also of a body above), a methodologist by office."""
    if powers_of(user).runs_association(association):
        return YES
    return No(_("Это делают председатель, его заместители, секретарь объединения или методист, который его ведёт."))


def may_create_association(user: Any, region: Region, parent: Association | None = None) -> Verdict:
    """A body of its own is created by the administrator; one below another also by those who run the upper one."""
    if powers_of(user).administers_region(region.pk):
        return YES
    if parent is not None and powers_of(user).runs_association(parent):
        return YES
    return No(_("Новое объединение заводит администратор региона, секцию или группу — и те, кто ведёт объединение."))


def may_edit_association(user: Any, association: Association) -> Verdict:
    """Its names, terms and rules ⚙ are kept by those who run it."""
    return may_run_association(user, association)


def may_enter_order(user: Any, association: Association) -> Verdict:
    """A new order on the composition is entered by those who run the association."""
    return may_run_association(user, association)


def may_withdraw_order(user: Any, order: Order) -> Verdict:
    """The last one only: a later order begins where this one ended."""
    last = rules.last_order(order.association)
    if last is not None and last.pk != order.pk:
        return No(_("После этого приказа введён %(order)s: сначала отзовите его.") % {"order": last})
    return may_run_association(user, order.association)


def may_add_to_directory(user: Any, region: Region) -> Verdict:
    """People and organizations are added by whoever prepares the work of any association of the region."""
    powers = powers_of(user)
    if powers.administers_region(region.pk):
        return YES
    if powers.runs and run_associations(user).filter(region=region).exists():
        return YES
    return No(_("Людей и организации добавляют администратор региона и те, кто ведёт объединения."))


def may_edit_organization(user: Any, organization: Organization) -> Verdict:
    """Its name stands on everybody's papers, so only the administrator changes it."""
    return may_administer_region(user, organization.region)


def may_edit_person(user: Any, person: Person) -> Verdict:
    """The administrator; who runs an association of the person; for somebody in none, whoever may add people."""
    powers = powers_of(user)
    if powers.administers_region(person.region_id):
        return YES
    belongs_to = associations_of(person)
    if belongs_to & powers.runs:
        return YES
    if not belongs_to and may_add_to_directory(user, person.region):
        return YES
    return No(_("Изменить могут администратор региона и те, кто ведёт объединение этого человека."))


def may_see_contacts(user: Any, person: Person) -> Verdict:
    """E-mail, phone and consents are personal data: whoever needs them for the work, and the person."""
    if powers_of(user).person_id == person.pk:
        return YES
    if may_edit_person(user, person):
        return YES
    return No(_("Контакты видят администратор региона и те, кто ведёт объединение этого человека."))
