"""What the author says to a proposed sentence: into the text, or not to be proposed again."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, versions
from rumo.reports import quotes
from rumo.reports.actions.holding import hold_section
from rumo.reports.enums import SentenceAnswer
from rumo.reports.models import ReportSection, SentenceChoice


@transaction.atomic
def take_sentence(section: ReportSection, *, key: str, html: str, actor: User) -> ReportSection:
    """Put the sentence (`html`, with its figures quoted) last into the section as it stands now. Raises NotAllowed."""
    hold_section(section, actor)
    section.refresh_from_db(fields=["body", "version"])
    body = quotes.clean(f"{section.body}<p>{html}</p>")
    versions.save_edit(section, section.version, body=body)
    _answer(section, key, SentenceAnswer.TAKEN)
    audit.record(actor, "take_sentence", section, _("Принято предложенное предложение"), {"key": key})
    return section


@transaction.atomic
def reject_sentence(section: ReportSection, *, key: str, actor: User) -> None:
    """Do not propose it again in this report. Raises NotAllowed."""
    hold_section(section, actor)
    _answer(section, key, SentenceAnswer.REJECTED)
    audit.record(actor, "reject_sentence", section, _("Отклонено предложенное предложение"), {"key": key})


@transaction.atomic
def propose_again(section: ReportSection, *, actor: User) -> int:
    """Forget what was rejected; returns how many sentences come back. Raises NotAllowed."""
    hold_section(section, actor)
    count, _rows = section.report.sentence_choices.filter(answer=SentenceAnswer.REJECTED).delete()
    audit.record(actor, "propose_again", section, _("Отклонённые предложения предложены снова"))
    return count


def _answer(section: ReportSection, key: str, answer: SentenceAnswer) -> None:
    SentenceChoice.objects.update_or_create(report=section.report, key=key, defaults={"answer": answer})
