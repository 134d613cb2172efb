"""The regions and roles that the sign-in page offers in one click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django import template
from django.urls import reverse

from rumo.demo.load.accounts import ROLES
from rumo.demo.load.everything import FIRST, REGIONS, missing_regions

register = template.Library()


@dataclass(frozen=True, slots=True)
class RoleButton:
    """`url` takes the form that enters the role."""

    title: str
    hint: str
    url: str


@dataclass(frozen=True, slots=True)
class RegionChoice:
    name: str
    about: str
    roles: Sequence[RoleButton]


@register.simple_tag
def demo_regions() -> list[RegionChoice]:
    """Those that have been loaded; the first stands open."""
    missing = set(missing_regions())
    return [
        RegionChoice(data.name, data.about, _buttons(slug))
        for slug, (data, _live) in REGIONS.items()
        if slug not in missing
    ]


def _buttons(slug: str) -> list[RoleButton]:
    if slug == FIRST:
        return [RoleButton(role.title, role.hint, reverse("demo:enter", args=[role.slug])) for role in ROLES]
    roles = REGIONS[slug][0].roles
    return [RoleButton(role.title, role.hint, reverse("demo:enter_region", args=[slug, role.slug])) for role in roles]
