"""The ranking of a contest as a table."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rumo.core.workbook import Book, Sheet, Value
from rumo.expertise.contests.queries import ranking_of
from rumo.expertise.models import Contest


def build_ranking(contest: Contest) -> Book:
    """A row an application, a column a member of the commission, all in percent of the highest mark."""
    ranking, applications, jury = ranking_of(contest)
    head = [_("Место"), _("Кандидат"), _("Должность"), *(each.short_name for each in jury), _("Среднее, %"), _("Итог")]
    rows: list[list[Value]] = []
    for line in ranking.lines:
        application = applications[line.application]
        marks = [line.percents.get(each.pk) for each in jury]
        rows.append(
            [
                line.place_text,
                str(application.person),
                application.person.post_text(contest.closes_on),
                *(round(float(mark), 1) if mark is not None else "—" for mark in marks),
                round(float(line.percent), 1) if line.percent is not None else "—",
                str(application.get_state_display()),
            ]
        )
    widths = (8, 36, 44, *(18 for _juror in jury), 12, 16)
    return Book(Sheet(_("Рейтинг"), head, rows, widths))
