"""Who may do what with reports. Every refusal has its reason, which the page shows at the button."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from rumo.core.verdict import YES, No, Verdict
from rumo.directory.models import Association
from rumo.directory.permissions import may_run_association
from rumo.directory.powers import powers_of
from rumo.directory.queries import run_associations
from rumo.reports.enums import ReportState, SectionState
from rumo.reports.models import Report, ReportSection


def may_write_report(user: Any, association: Association) -> Verdict:
    """Begin, edit and approve: those who run the body."""
    return may_run_association(user, association)


def may_edit_report(user: Any, report: Report) -> Verdict:
    if report.state == ReportState.APPROVED:
        return No(_("Отчёт утверждён: его текст и числа не меняются."))
    return may_write_report(user, report.association)


def may_edit_section(user: Any, section: ReportSection) -> Verdict:
    """Those who run the body, and whom the section is asked of."""
    if section.report.state == ReportState.APPROVED:
        return No(_("Отчёт утверждён: его текст и числа не меняются."))
    powers = powers_of(user)
    if powers.person_id is not None and section.asked_of_id == powers.person_id:
        return YES
    return may_write_report(user, section.report.association)


def may_hand_in(user: Any, section: ReportSection) -> Verdict:
    """Whoever may write it says it is ready, once."""
    if section.state == SectionState.READY:
        return No(_("Раздел уже готов."))
    return may_edit_section(user, section)


def may_approve_report(user: Any, report: Report) -> Verdict:
    """Those who run the body; sections that others still write have to be handed in first."""
    if report.state == ReportState.APPROVED:
        return No(_("Отчёт уже утверждён."))
    asked = report.sections.filter(state=SectionState.ASKED).first()
    if asked is not None:
        return No(_("Раздел «%(section)s» поручен и ещё не сдан.") % {"section": asked})
    return may_write_report(user, report.association)


def may_reopen_report(user: Any, report: Report) -> Verdict:
    """Back to a draft: what everybody may read does not change under them."""
    if report.state != ReportState.APPROVED:
        return No(_("Отчёт ещё не утверждён: его можно править."))
    if report.is_published:
        return No(_("Отчёт опубликован. Сначала снимите его с публикации."))
    return may_write_report(user, report.association)


def may_publish_report(user: Any, report: Report) -> Verdict:
    if report.state != ReportState.APPROVED:
        return No(_("Публикуют утверждённый отчёт."))
    return may_write_report(user, report.association)


def may_begin_somewhere(user: Any) -> Verdict:
    """Whether there is any body one may write a report of."""
    if run_associations(user).exists():
        return YES
    return No(
        _("Отчёты готовят председатель, его заместители и секретарь объединения или методист, который его ведёт.")
    )
