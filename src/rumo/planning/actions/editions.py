"""What all writes of editions share: the papers issued with them, and the end of what was never adopted."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.documents import actions as documents
from rumo.documents.enums import PaperKind
from rumo.documents.models import IssuedPaper
from rumo.planning import builders, queries
from rumo.planning.models import Edition, PlanLine


def issue_edition(edition: Edition, *, day: dt.date, actor: User) -> IssuedPaper:
    """Keep an adopted edition as it reads now, with its hash. Issued again when a stamp came later."""
    full = queries.edition_with_contents(edition.pk)
    issued = documents.issue_paper(
        builders.build_edition(full),
        association=full.plan.association,
        kind=PaperKind.PLAN,
        title=title_of(full),
        date=day,
        number="",
        actor=actor,
    )
    Edition.objects.filter(pk=edition.pk).update(paper=issued)
    edition.paper = issued
    return issued


def title_of(edition: Edition) -> str:
    """«План работы секции на 2024 год», with an amendment «… (с изменением № 1)»."""
    if not edition.number:
        return edition.plan.title
    mark = _(" (с изменением № %(number)s)") % {"number": edition.number}
    return edition.plan.title[: 500 - len(mark)] + mark


def erase_contents(edition: Edition) -> None:
    """Rows, headings and meetings of an edition, and the lines that stand in no other and have nothing linked."""
    lines = [*edition.rows.values_list("line", flat=True), *edition.meetings.values_list("line", flat=True)]
    edition.rows.all().delete()
    edition.sections.all().delete()
    edition.meetings.all().delete()
    PlanLine.objects.filter(
        pk__in=lines, rows__isnull=True, meetings__isnull=True, facts__isnull=True, instructions__isnull=True
    ).delete()
