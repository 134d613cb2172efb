"""Who may do what in the directory."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from rumo.core.verdict import YES, No, Verdict
from rumo.directory.models import Association, Region
from rumo.directory.powers import powers_of


def may_administer_region(user: Any, region: Region) -> Verdict:
    if powers_of(user).administers_region(region.pk):
        return YES
    return No(_("Это делает администратор региона."))


def may_run_association(user: Any, association: Association) -> Verdict:
    """Prepare the association's work: chair, deputy, secretary, leader (also of a body above), a methodologist of the office."""
    if powers_of(user).runs_association(association):
        return YES
    return No(_("Это делают председатель, его заместители, секретарь объединения или методист, который его ведёт."))


def may_enter_order(user: Any, association: Association) -> Verdict:
    """A new order on the composition is entered by those who run the association."""
    return may_run_association(user, association)
