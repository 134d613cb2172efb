"""Figures of bodies: how many there are below, their members and the schools the members come from (S2-2)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rumo.core import kept
from rumo.core.figures import Counted, figure
from rumo.directory.enums import AssociationKind, OrganizationKind
from rumo.directory.models import Association, Membership, Organization, Person
from rumo.directory.queries import branch_of, in_force
from rumo.russian.deadlines.periods import Period


@figure("associations.composition", _("Состав объединения"), "человек")
def composition(association: Association, period: Period) -> Counted:
    """Members of the body itself by the orders in force on the last day of the period."""
    return Counted(
        _members(association, period)["own"],
        lambda: _in_force([association.pk], period),
        lead=partial(reverse, "directory:association", args=[association.pk]),
    )


@figure("associations.children", _("Подобъединения"), "объединение")
def children(association: Association, period: Period) -> Counted:
    """Bodies right below that have members on the last day of the period, or are at work now."""
    held = Membership.objects.filter(in_force(period.ends)).order_by().values("association")
    rows = Association.objects.filter(Q(is_active=True) | Q(pk__in=held), parent=association)
    rows = rows.exclude(kind=AssociationKind.NETWORK)
    return Counted(rows.count(), rows.all, lead=partial(reverse, "directory:association", args=[association.pk]))


@figure("associations.members", _("Участники подобъединений"), "человек")
def members(association: Association, period: Period) -> Counted:
    """People, each once, in however many bodies."""
    return Counted(_members(association, period)["people"], partial(_people, association, period))


@figure("associations.schools", _("Школы, педагоги которых участвуют"), "школа")
def schools(association: Association, period: Period) -> Counted:
    """Schools where the members worked on the last day of the period."""
    held = _in_force(_whose(association), period).order_by()
    at_school = held.filter(_worked(period.ends), person__posts__organization__kind=OrganizationKind.SCHOOL)
    organization = "person__posts__organization"
    return Counted(
        at_school.aggregate(n=Count(organization, distinct=True))["n"],
        lambda: Organization.objects.filter(pk__in=at_school.values(organization)),
    )


@figure("associations.network_members", _("Участники сетевых сообществ"), "человек")
def network_members(association: Association, period: Period) -> Counted:
    """Members, by the body's own people, of network communities of the region (S2: 208 из 332)."""
    held = _in_force(_networks(association.region_id), period).order_by()
    rows = _people(association, period).filter(pk__in=held.values("person"))
    return Counted(rows.count(), rows.all, _members(association, period)["people"])


def _in_force(associations: Iterable[int], period: Period) -> QuerySet[Membership]:
    """Membership on the last day of the period."""
    return Membership.objects.filter(in_force(period.ends), association__in=associations)


def _whose(association: Association) -> frozenset[int]:
    """The bodies below, or the body itself where there are none: it is their people that count."""
    return branch_of(association) - {association.pk} or frozenset({association.pk})


def _people(association: Association, period: Period) -> QuerySet[Person]:
    held = _in_force(_whose(association), period).order_by()
    return Person.objects.filter(pk__in=held.values("person"))


@kept.shared
def _members(association: Association, period: Period) -> dict[str, int]:
    """`own` members of the body; `people` as `_people` lists them."""
    people = Count("person", filter=Q(association__in=_whose(association)), distinct=True)
    rows = _in_force(branch_of(association), period).order_by()
    found: dict[str, int] = rows.aggregate(own=Count("pk", filter=Q(association=association)), people=people)
    return found


@kept.shared
def _networks(region: int) -> frozenset[int]:
    networks = Association.objects.filter(region=region, kind=AssociationKind.NETWORK)
    return frozenset(networks.order_by().values_list("pk", flat=True))


def _worked(day: date) -> Q:
    """Memberships by the posts their people held on the day."""
    begun = Q(person__posts__valid_from__isnull=True) | Q(person__posts__valid_from__lte=day)
    lasting = Q(person__posts__valid_to__isnull=True) | Q(person__posts__valid_to__gte=day)
    return begun & lasting
