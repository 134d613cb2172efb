"""An approved report for everybody to read, and back."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.transitions import turn
from rumo.reports import permissions
from rumo.reports.actions.holding import hold
from rumo.reports.models import Report


@transaction.atomic
def publish_report(report: Report, *, actor: User) -> Report:
    """Show it on the body's public page. Raises NotAllowed for a draft, Conflict when it is there already."""
    hold(report)
    permissions.may_publish_report(actor, report).require()
    turn(report, "is_published", on=True)
    audit.record(actor, "publish_report", report, _("Отчёт опубликован"))
    return report


@transaction.atomic
def withdraw_report(report: Report, *, actor: User) -> Report:
    """Take it off the public page. Raises NotAllowed, Conflict."""
    hold(report)
    permissions.may_write_report(actor, report.association).require()
    turn(report, "is_published", on=False)
    audit.record(actor, "withdraw_report", report, _("Отчёт снят с публикации"))
    return report
