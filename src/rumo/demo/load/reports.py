"""Annual reports: begun from a template, written, asked of people, approved."""

from __future__ import annotations

from dataclasses import replace

from rumo.accounts.models import User
from rumo.core import clock
from rumo.demo.data.shapes.reports import DemoApproval, DemoReport
from rumo.demo.load.accounts import account_of
from rumo.demo.load.directory import World
from rumo.documents.enums import StampKind
from rumo.planning.stamping import StampData, stamp_by_resolution
from rumo.reports.actions.approval import approve_report
from rumo.reports.actions.directions import add_directions
from rumo.reports.actions.publication import publish_report
from rumo.reports.actions.reports import ReportData, create_report
from rumo.reports.actions.sections import ask_section
from rumo.reports.models import Report
from rumo.reports.presets import Preset
from rumo.reports.stamping import approving_resolutions
from rumo.reports.template_sections import TemplateSection


def load_report(world: World, data: DemoReport) -> Report:
    author = account_of(world, data.author)
    with clock.standing_at(data.begun):
        head = ReportData(
            title=data.title,
            cut_off=data.cut_off,
            due_on=data.due_on,
            signer=world.people[data.signer],
            signer_post=data.signer_post,
        )
        sections = _written(data.preset, data.texts)
        report = create_report(association=world.rumo, period=data.period, template=sections, data=head, actor=author)
        if data.directions:
            add_directions(report, texts=data.directions, actor=author)
    if data.asked is not None:
        title, person, until = data.asked
        section = report.sections.get(title=title)
        ask_section(section, person=world.people[person], until=until, actor=author)
    if data.approval is not None:
        _approve(report, data.approval, author)
    return report


def _written(preset: Preset, texts: dict[str, str]) -> list[TemplateSection]:
    """The sections of the preset with the texts of the demo. A text whose section is gone is a slip of the data."""
    strange = set(texts) - {section.title for section in preset.sections}
    if strange:
        raise KeyError(f"no such section: {sorted(strange)}")
    return [replace(section, body=texts.get(section.title, section.body)) for section in preset.sections]


def _approve(report: Report, data: DemoApproval, author: User) -> None:
    with clock.standing_at(data.day):
        stamp = StampData(StampKind.APPROVED, data.by, data.date, data.number)
        if data.resolution:
            found = next(each for each in approving_resolutions(report) if data.resolution in each.text)
            stamp = stamp_by_resolution(found, StampKind.APPROVED)
        approve_report(report, stamp=stamp, actor=author)
        publish_report(report, actor=author)
