"""Figures of bodies: how many there are below, their members and the schools the members come from (S2-2)."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rumo.core.figures import Counted, figure
from rumo.directory.enums import AssociationKind, OrganizationKind
from rumo.directory.models import Association, Membership, Organization, Person, Post
from rumo.directory.queries import branch_of, in_force
from rumo.russian.deadlines.periods import Period


def members_of(association: Association, period: Period) -> QuerySet[Person]:
    """People of the bodies below (or of the body itself, where there are none) on the last day of the period."""
    below = branch_of(association) - {association.pk}
    held = Membership.objects.filter(in_force(period.ends), association__in=below or {association.pk})
    return Person.objects.filter(pk__in=held.values("person"))


@figure("associations.composition", _("Состав объединения"), "человек")
def composition(association: Association, period: Period) -> Counted:
    """Members of the body itself by the orders in force on the last day of the period."""
    held = Membership.objects.filter(in_force(period.ends), association=association)
    return Counted(held.count(), held, url=reverse("directory:association", args=[association.pk]))


@figure("associations.children", _("Подобъединения"), "объединение")
def children(association: Association, period: Period) -> Counted:
    """Bodies right below that have members on the last day of the period, or are at work now."""
    held = Membership.objects.filter(in_force(period.ends)).values("association")
    rows = Association.objects.filter(Q(is_active=True) | Q(pk__in=held), parent=association)
    rows = rows.exclude(kind=AssociationKind.NETWORK)
    return Counted(rows.count(), rows, url=reverse("directory:association", args=[association.pk]))


@figure("associations.members", _("Участники подобъединений"), "человек")
def members(association: Association, period: Period) -> Counted:
    """People, each once, in however many bodies."""
    rows = members_of(association, period)
    return Counted(rows.count(), rows)


@figure("associations.schools", _("Школы, педагоги которых участвуют"), "школа")
def schools(association: Association, period: Period) -> Counted:
    """Schools where the members worked on the last day of the period."""
    day = period.ends
    held = (Q(valid_from__isnull=True) | Q(valid_from__lte=day)) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))
    posts = Post.objects.filter(held, person__in=members_of(association, period).values("pk"))
    rows = Organization.objects.filter(kind=OrganizationKind.SCHOOL, pk__in=posts.values("organization"))
    return Counted(rows.count(), rows)


@figure("associations.network_members", _("Участники сетевых сообществ"), "человек")
def network_members(association: Association, period: Period) -> Counted:
    """Members, by the body's own people, of network communities of the region (S2: 208 из 332)."""
    own = members_of(association, period)
    networks = Association.objects.filter(region=association.region_id, kind=AssociationKind.NETWORK)
    held = Membership.objects.filter(in_force(period.ends), association__in=networks)
    rows = own.filter(pk__in=held.values("person"))
    return Counted(rows.count(), rows, own.count())
