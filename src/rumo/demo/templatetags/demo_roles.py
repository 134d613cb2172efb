"""The roles that the sign-in page offers in one click."""

from __future__ import annotations

from django import template

from rumo.demo.load.accounts import ROLES, DemoRole

register = template.Library()


@register.simple_tag
def demo_roles() -> tuple[DemoRole, ...]:
    return ROLES
