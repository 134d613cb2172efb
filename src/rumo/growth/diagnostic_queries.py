"""Reads of diagnostics. What one may not see is in none of them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from rumo.directory.powers import powers_of
from rumo.directory.queries import run_associations
from rumo.growth.models import Diagnostic, DiagnosticResult, ResultImport
from rumo.growth.queries import own_municipalities, visible_results


def run_diagnostics(user: Any) -> QuerySet[Diagnostic]:
    """Campaigns of the bodies one runs: results are entered and imported there."""
    return _diagnostics().filter(association__in=run_associations(user))


def visible_diagnostics(user: Any) -> QuerySet[Diagnostic]:
    """Campaigns of the bodies one runs, and those in which teachers of one's municipality took part."""
    powers = powers_of(user)
    if powers.everything:
        return _diagnostics()
    here = DiagnosticResult.objects.filter(municipality__in=own_municipalities(user)).values("diagnostic")
    return _diagnostics().filter(pk__in=here) | run_diagnostics(user)


def led_results(user: Any) -> QuerySet[DiagnosticResult]:
    """What lists and totals are made of: all one sees but one's own, which has a page of its own."""
    person_id = powers_of(user).person_id
    return visible_results(user).exclude(person=person_id) if person_id is not None else visible_results(user)


def visible_imports(user: Any) -> QuerySet[ResultImport]:
    rows = ResultImport.objects.select_related("diagnostic__association__region", "stored", "uploaded_by")
    return rows.filter(diagnostic__in=run_diagnostics(user))


def _diagnostics() -> QuerySet[Diagnostic]:
    return Diagnostic.objects.select_related("association__region")
