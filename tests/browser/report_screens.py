"""The screens of reports in the demo's region of meetings: name → the address and who looks at it."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

from rumo.accounts.models import User
from rumo.demo.load.directory import World
from rumo.directory.models import Association
from rumo.reports.actions.directions import add_directions
from rumo.reports.actions.reports import ReportData, create_report
from rumo.reports.actions.sections import save_section
from rumo.reports.actions.templates import keep_as_template
from rumo.reports.enums import ReportState
from rumo.reports.models import Report, ReportSection, ReportTemplate
from rumo.reports.presets import REGIONAL_REPORT
from rumo.russian.deadlines.periods import Period
from tests.browser.plan_screens import secretary

Screen = Callable[[World], tuple[User | None, str]]


def of_office(name: str, query: str = "") -> Screen:
    return lambda world: (secretary(world), reverse(f"reports:{name}") + query)


def of_report(name: str, record: Callable[[World], Report]) -> Screen:
    return lambda world: (secretary(world), reverse(f"reports:{name}", args=[record(world).pk]))


def of_year(name: str, more: str = "") -> Screen:
    def screen(world: World) -> tuple[User | None, str]:
        return secretary(world), reverse(f"reports:{name}") + f"?association={world.rumo.pk}&period=2023{more}"

    return screen


def approved(world: World) -> Report:
    """Of 2023, with its charts and tables."""
    return Report.objects.get(association=world.rumo, state=ReportState.APPROVED)


def draft(world: World) -> Report:
    """Of 2024, begun from the same template; one sentence in it is against the records."""
    found = Report.objects.filter(association=world.rumo, state=ReportState.DRAFT).first()
    return found or _begun(world)


def _begun(world: World) -> Report:
    actor = secretary(world)
    head = ReportData(title="Отчёт о работе РУМО в 2024 году")
    report = create_report(
        association=world.rumo,
        period=Period.calendar_year(2024),
        template=REGIONAL_REPORT.sections,
        data=head,
        actor=actor,
    )
    section = meetings_of(report)
    body = f"{section.body}<p>Всего проведено 50 заседаний.</p>"
    save_section(section, title=section.title, body=body, version=section.version, actor=actor)
    add_directions(report, texts=["Функциональная грамотность", "Методический актив"], actor=actor)
    return report


def meetings_of(report: Report) -> ReportSection:
    """The section of meetings: quoted figures, a list made of the records."""
    return report.sections.select_related("report__association__region").get(title="Заседания")


def of_section(name: str) -> Screen:
    def screen(world: World) -> tuple[User | None, str]:
        section = meetings_of(draft(world))
        return secretary(world), reverse(f"reports:{name}", args=[section.report_id, section.pk])

    return screen


def template(world: World) -> tuple[User | None, str]:
    actor = secretary(world)
    found = ReportTemplate.objects.filter(association=world.rumo).first()
    made = found or keep_as_template(approved(world), title="Как в прошлом году", actor=actor)
    return actor, reverse("reports:template_edit", args=[made.pk])


def overview(world: World) -> tuple[User | None, str]:
    """The body beside the one above or below it, or alone."""
    bodies = Association.objects.filter(region=world.region, is_active=True)[:3]
    asked = "".join(f"&bodies={body.pk}" for body in bodies)
    return world.admin, f"{reverse('reports:overview')}?period=2023{asked}"


REPORT_SCREENS: dict[str, Screen] = {
    "reports": of_office("home"),
    "figures": of_year("figures"),
    "records of a figure": of_year("records", "&figure=meetings.held"),
    "bodies side by side": overview,
    "beginning": of_office("begin"),
    "templates": of_office("templates"),
    "template": template,
    "keeping as a template": of_report("template_keep", approved),
    "draft": of_report("report", draft),
    "head": of_report("report_edit", draft),
    "section": of_section("section"),
    "asking for a section": of_section("section_ask"),
    "check": of_report("check", draft),
    "next year": of_report("directions", draft),
    "approving": of_report("report_approve", draft),
    "approved": of_report("report", approved),
    "paper": of_report("approve", approved),
    "differences": of_report("differences", approved),
}
