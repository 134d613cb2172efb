"""Approval of a report: its figures and blocks freeze, its paper is issued. And the way back, while nobody read it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Conflict, Refusal
from rumo.documents import actions as documents
from rumo.documents.enums import PaperKind
from rumo.planning.stamping import StampData
from rumo.reports import freezing, permissions, stamping
from rumo.reports.actions.holding import hold
from rumo.reports.builders import build_analysis
from rumo.reports.enums import ReportState
from rumo.reports.figure_book import LiveBook, live_book
from rumo.reports.models import Report
from rumo.reports.remarks import open_errors


@transaction.atomic
def approve_report(report: Report, *, stamp: StampData, actor: User) -> Report:
    """УТВЕРЖДЕНО or ПРИНЯТО by a decision or an act: figures, keys of records and blocks are kept as they are.

    Raises NotAllowed, Conflict when somebody approved it first, Refusal for a stamp that approves nothing and while the
    text contradicts the records and nobody said why.
    """
    hold(report)
    permissions.may_approve_report(actor, report).require()
    stamping.may_approve_by(report, stamp).require()
    book = live_book(report)
    _require_no_errors(report, book)
    freezing.freeze(report, book)
    day = stamp.date or clock.today()
    report.stamp = documents.give_stamp(
        association=report.association,
        kind=stamp.kind,
        document_title=report.title,
        ground=stamp.ground[:500],
        date=day,
        original=None,
        actor=actor,
    )
    _approve(report, day)
    _issue(report, actor)
    summary = _("%(stamp)s: %(ground)s") % {"stamp": stamp.kind.label, "ground": stamp.ground}
    audit.record(actor, "approve_report", report, summary, {"figures": len(book.used)})
    return report


@transaction.atomic
def reopen_report(report: Report, *, reason: str, actor: User) -> Report:
    """Back to a draft to mend it: what was kept is let go, the issued paper and the stamp stay in the register.

    Raises NotAllowed for a published report, Refusal without a reason.
    """
    hold(report)
    permissions.may_reopen_report(actor, report).require()
    if not reason.strip():
        raise Refusal(_("Напишите, почему утверждённый отчёт нужно исправить."))
    freezing.melt(report)
    changes = {"state": ReportState.DRAFT, "approved_on": None, "stamp": None, "paper": None}
    _move(report, ReportState.APPROVED, changes)
    audit.record(
        actor, "reopen_report", report, _("Утверждение снято: %(reason)s") % {"reason": " ".join(reason.split())}
    )
    return report


def _require_no_errors(report: Report, book: LiveBook) -> None:
    """The check reads the whole report, so `book` has every figure of it afterwards."""
    errors = open_errors(report, book)
    if errors:
        raise Refusal(
            _("В отчёте есть ошибки, на которые не дан ответ: %(count)s. Первая: %(first)s")
            % {"count": len(errors), "first": errors[0].message}
        )


def _approve(report: Report, day: object) -> None:
    changes = {"state": ReportState.APPROVED, "approved_on": day, "stamp": report.stamp}
    _move(report, ReportState.DRAFT, changes)


def _move(report: Report, source: ReportState, changes: Mapping[str, object]) -> None:
    if not Report.objects.filter(pk=report.pk, state=source).update(version=report.version + 1, **changes):
        raise Conflict(_("Состояние отчёта изменил другой пользователь. Обновите страницу."))
    report.refresh_from_db()


def _issue(report: Report, actor: User) -> None:
    """The paper with the stamp on it, made from what was kept."""
    issued = documents.issue_paper(
        build_analysis(report),
        association=report.association,
        kind=PaperKind.ANALYSIS,
        title=report.title,
        date=report.approved_on or clock.today(),
        number="",
        actor=actor,
    )
    Report.objects.filter(pk=report.pk).update(paper=issued)
    report.paper = issued
