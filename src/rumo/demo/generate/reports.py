"""Annual reports: of the regional body for every year that is over, approved and published; drafts of those below."""

from __future__ import annotations

from datetime import date

from rumo.core import clock
from rumo.demo.generate.ground import Ground
from rumo.demo.generate.papers import kept_paper
from rumo.demo.generate.scale import Scale
from rumo.directory.models import Association
from rumo.documents.enums import PaperKind, StampKind
from rumo.documents.models import ApprovalStamp
from rumo.reports import freezing
from rumo.reports.actions.reports import ReportData, create_report
from rumo.reports.builders import build_analysis
from rumo.reports.enums import ReportState
from rumo.reports.figure_book import live_book
from rumo.reports.models import Report
from rumo.reports.presets import REGIONAL_REPORT
from rumo.reports.remarks import open_errors
from rumo.russian.deadlines.periods import Period


def make_reports(ground: Ground, scale: Scale) -> int:
    """How many."""
    over = [year for year in ground.years if date(year, 12, 31) < clock.today()]
    for year in over:
        _approve(ground, _begin(ground, ground.rumo, year), date(year + 1, 1, 20))
    drafts = [_begin(ground, body, over[-1]) for body in ground.bodies[1:]] if over else []
    return len(over) + len(drafts)


def _begin(ground: Ground, body: Association, year: int) -> Report:
    number = ground.bodies.index(body)
    signer = ground.people[ground.members_of(number)[0]]
    data = ReportData(title=f"Отчёт о работе за {year} год", signer=signer, signer_post="Председатель")
    period = Period.calendar_year(year)
    return create_report(
        association=body, period=period, template=REGIONAL_REPORT.sections, data=data, actor=ground.admin
    )


def _approve(ground: Ground, report: Report, day: date) -> None:
    """As the action does it, but no files are printed."""
    book = live_book(report)
    # The check reads the whole report, so the book then has every figure of it.
    open_errors(report, book)
    freezing.freeze(report, book)
    report.stamp = ApprovalStamp.objects.create(
        association=report.association,
        kind=StampKind.APPROVED,
        document_title=report.title,
        ground=f"приказом института от {day:%d.%m.%Y} № 4_ОД",
        date=day,
    )
    report.state, report.approved_on, report.is_published = ReportState.APPROVED, day, True
    report.save()
    paper = kept_paper(
        ground,
        build_analysis(report),
        association=report.association,
        kind=PaperKind.ANALYSIS,
        title=report.title,
        day=day,
    )
    paper.save()
    report.paper = paper
    report.save(update_fields=["paper"])
