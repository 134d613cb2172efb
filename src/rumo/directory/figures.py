"""Figures of bodies: how many there are below, their members and the schools the members come from (S2-2)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rumo.core.figures import Counted, figure
from rumo.directory.enums import AssociationKind, OrganizationKind
from rumo.directory.models import Association, Membership, Organization, Person
from rumo.directory.queries import branch_of, in_force
from rumo.directory.tallies import ALL, tally
from rumo.russian.deadlines.periods import Period


@figure("associations.composition", _("Состав объединения"), "человек")
def composition(association: Association, period: Period) -> Counted:
    """Members of the body itself by the orders in force on the last day of the period."""
    [found] = _members(association, period)
    return Counted(
        found["own"],
        lambda: _in_force([association.pk], period),
        lead=partial(reverse, "directory:association", args=[association.pk]),
    )


@figure("associations.children", _("Подобъединения"), "объединение")
def children(association: Association, period: Period) -> Counted:
    """Bodies right below that have members on the last day of the period, or are at work now."""
    [found] = _child_count(association, period)
    return Counted(
        found["n"],
        partial(_children, association, period),
        lead=partial(reverse, "directory:association", args=[association.pk]),
    )


@figure("associations.members", _("Участники подобъединений"), "человек")
def members(association: Association, period: Period) -> Counted:
    """People, each once, in however many bodies."""
    [found] = _members(association, period)
    return Counted(found["people"], partial(_people, association, period))


@figure("associations.schools", _("Школы, педагоги которых участвуют"), "школа")
def schools(association: Association, period: Period) -> Counted:
    """Schools where the members worked on the last day of the period."""
    [found] = _school_count(association, period)
    posts = _at_school(association, period)
    return Counted(found["n"], lambda: Organization.objects.filter(pk__in=posts.values("person__posts__organization")))


@figure("associations.network_members", _("Участники сетевых сообществ"), "человек")
def network_members(association: Association, period: Period) -> Counted:
    """Members, by the body's own people, of network communities of the region (S2: 208 из 332)."""
    [found], [base] = _network_count(association, period, association.region_id), _members(association, period)
    records = partial(_in_networks, association, period, association.region_id)
    return Counted(found["n"], records, base["people"])


def _in_force(associations: Iterable[int], period: Period) -> QuerySet[Membership]:
    """Membership on the last day of the period."""
    return Membership.objects.filter(in_force(period.ends), association__in=associations)


def _whose(association: Association) -> frozenset[int]:
    """The bodies below, or the body itself where there are none: it is their people that count."""
    return branch_of(association) - {association.pk} or frozenset({association.pk})


def _people(association: Association, period: Period) -> QuerySet[Person]:
    held = _in_force(_whose(association), period).order_by()
    return Person.objects.filter(pk__in=held.values("person"))


@tally
def _members(association: Association, period: Period) -> QuerySet[Any, Any]:
    """`own` members of the body; `people` as `_people` lists them."""
    own = Count("pk", filter=Q(association=association))
    people = Count("person", filter=Q(association__in=_whose(association)), distinct=True)
    return _in_force(branch_of(association), period).values(all=ALL).annotate(own=own, people=people)


def _children(association: Association, period: Period) -> QuerySet[Association]:
    held = Membership.objects.filter(in_force(period.ends)).order_by().values("association")
    rows = Association.objects.filter(Q(is_active=True) | Q(pk__in=held), parent=association)
    return rows.exclude(kind=AssociationKind.NETWORK)


@tally
def _child_count(association: Association, period: Period) -> QuerySet[Any, Any]:
    return _children(association, period).values(all=ALL).annotate(n=Count("pk"))


def _at_school(association: Association, period: Period) -> QuerySet[Membership]:
    """Memberships by the posts that their people held at schools on the last day of the period."""
    day, post = period.ends, "person__posts__"
    begun = Q(**{f"{post}valid_from__isnull": True}) | Q(**{f"{post}valid_from__lte": day})
    lasting = Q(**{f"{post}valid_to__isnull": True}) | Q(**{f"{post}valid_to__gte": day})
    rows = _in_force(_whose(association), period).order_by()
    return rows.filter(begun, lasting, person__posts__organization__kind=OrganizationKind.SCHOOL)


@tally
def _school_count(association: Association, period: Period) -> QuerySet[Any, Any]:
    schools = Count("person__posts__organization", distinct=True)
    return _at_school(association, period).values(all=ALL).annotate(n=schools)


def _in_networks(association: Association, period: Period, region: int) -> QuerySet[Person]:
    networks = Membership.objects.filter(
        in_force(period.ends), association__region=region, association__kind=AssociationKind.NETWORK
    )
    return _people(association, period).filter(pk__in=networks.order_by().values("person"))


@tally
def _network_count(association: Association, period: Period, region: int) -> QuerySet[Any, Any]:
    return _in_networks(association, period, region).values(all=ALL).annotate(n=Count("pk"))
