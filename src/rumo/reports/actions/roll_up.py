"""The reports of sub-bodies go into that of the body: their words are taken over section by section."""

from __future__ import annotations

from django.db import transaction
from django.utils.html import escape
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, rich_text, versions
from rumo.core.errors import Refusal
from rumo.reports import queries, quotes
from rumo.reports.actions.holding import hold_section
from rumo.reports.models import ReportSection


@transaction.atomic
def take_over(section: ReportSection, *, source: ReportSection, actor: User) -> ReportSection:
    """Put the text of `source`, a section of an approved report of a sub-body, last into `section`.

    Its figures are those the sub-body approved, so they come as plain words and are not counted anew for this body.
    Raises NotAllowed; Refusal for a report that is not a sub-body's of the same time, or taken already.
    """
    hold_section(section, actor)
    if not queries.sections_to_take_over(section.report).filter(pk=source.pk).exists():
        raise Refusal(_("Этот текст взять нельзя: отчёт подобъединения не утверждён или он за другой год."))
    if section.taken_over.filter(pk=source.pk).exists():
        raise Refusal(_("Этот текст уже взят в раздел."))
    section.refresh_from_db(fields=["body", "version"])
    whose = f"<p><strong>{escape(source.report.association)}</strong></p>"
    body = quotes.clean(section.body + whose) + rich_text.clean(source.body)
    versions.save_edit(section, section.version, body=body)
    section.taken_over.add(source)
    summary = _("В раздел взят текст: %(body)s") % {"body": source.report.association}
    audit.record(actor, "take_over", section, summary, {"source": source.pk})
    return section
