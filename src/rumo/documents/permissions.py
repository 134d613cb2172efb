"""Who may do what with documents."""

from __future__ import annotations

from typing import Any

from rumo.core.verdict import Verdict
from rumo.directory.models import Region
from rumo.directory.permissions import may_administer_region


def may_manage_templates(user: Any, region: Region) -> Verdict:
    """The look of a region's papers is the business of its administrators."""
    return may_administer_region(user, region)
