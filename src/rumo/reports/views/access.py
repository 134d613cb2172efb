"""A report or a section by its address: what one may not see is a 404, what one may not change says why."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404

from rumo.accounts.requests import UserRequest
from rumo.reports import permissions, queries
from rumo.reports.models import Report, ReportSection


def take(request: UserRequest, pk: int) -> Report:
    return get_object_or_404(queries.visible_reports(request.user), pk=pk)


def take_draft(request: UserRequest, pk: int) -> Report:
    """A report one may change. Raises NotAllowed."""
    report = take(request, pk)
    permissions.may_edit_report(request.user, report).require()
    return report


def take_section(request: UserRequest, pk: int, section_pk: int) -> ReportSection:
    return get_object_or_404(queries.section_of(take(request, pk), section_pk))


def take_own(request: UserRequest, pk: int, section_pk: int) -> ReportSection:
    """A section one may write. Raises NotAllowed."""
    section = take_section(request, pk, section_pk)
    permissions.may_edit_section(request.user, section).require()
    return section


def parts_of(request: UserRequest, tab: str) -> dict[str, Any]:
    """The strip of parts with `tab` open: nobody is led to a part that would refuse them."""
    return {
        "tab": tab,
        "leads": bool(permissions.may_begin_somewhere(request.user)),
        "compares": queries.compared_bodies(request.user).count() > 1,
    }
