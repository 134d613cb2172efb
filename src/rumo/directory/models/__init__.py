"""The directory's tables, a file a noun. Django finds models through this module."""

from __future__ import annotations

from rumo.directory.models.associations import Association, AssociationName, TermOfPowers
from rumo.directory.models.directions import Direction
from rumo.directory.models.memberships import Membership, Order
from rumo.directory.models.organizations import Organization, OrganizationName
from rumo.directory.models.people import Consent, NameException, Office, Person, Post
from rumo.directory.models.regions import Municipality, Region
from rumo.directory.models.subjects import Subject

__all__ = [
    "Association",
    "AssociationName",
    "Consent",
    "Direction",
    "Membership",
    "Municipality",
    "NameException",
    "Office",
    "Order",
    "Organization",
    "OrganizationName",
    "Person",
    "Post",
    "Region",
    "Subject",
    "TermOfPowers",
]
