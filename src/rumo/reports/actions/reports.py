"""Writes of a report as a whole: begin it from a template, change its head, delete a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, versions
from rumo.core.errors import Refusal
from rumo.directory.enums import YearKind
from rumo.directory.models import Association, Person
from rumo.reports import permissions
from rumo.reports.actions.holding import hold_for_edit
from rumo.reports.blocks import registry
from rumo.reports.models import Report, ReportBlock, ReportSection
from rumo.reports.template_sections import TemplateSection
from rumo.russian.deadlines.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportData:
    """The head of a report. `cut_off` is the last day that is counted; None counts the whole year."""

    title: str
    cut_off: date | None = None
    due_on: date | None = None
    signer: Person | None = None
    signer_post: str = ""


@transaction.atomic
def create_report(
    *, association: Association, period: Period, template: Sequence[TemplateSection], data: ReportData, actor: User
) -> Report:
    """A draft with the sections of `template` (of a preset, or `template_sections.from_json`).

    Raises NotAllowed; Refusal for a head that cannot be, or a report that is there already.
    """
    permissions.may_write_report(actor, association).require()
    report = Report(
        association=association,
        year_kind=YearKind.ACADEMIC if period.is_academic else YearKind.CALENDAR,
        starts_on=period.starts,
        ends_on=period.ends,
        author=actor,
    )
    values = _values(report, data)
    try:
        with transaction.atomic():
            report = _filled(report, values)
    except IntegrityError as error:
        raise _taken(data) from error
    _lay_sections(report, template)
    audit.record(actor, "create_report", report, _("Начат отчёт: %(title)s") % {"title": report})
    return report


@transaction.atomic
def edit_report(report: Report, *, data: ReportData, version: int, actor: User) -> Report:
    """Change the head of a draft as it stood in `version`. Raises Stale, NotAllowed, Refusal."""
    hold_for_edit(report, actor)
    new = _values(report, data)
    changes = {name: [getattr(report, name), value] for name, value in new.items() if getattr(report, name) != value}
    try:
        with transaction.atomic():
            versions.save_edit(report, version, **new)
    except IntegrityError as error:
        raise _taken(data) from error
    if changes:
        audit.record(actor, "edit_report", report, _("Изменены сведения об отчёте"), changes)
    return report


@transaction.atomic
def delete_report(report: Report, *, actor: User) -> None:
    """A draft with everything in it; rows it gave to a plan stay there. Raises NotAllowed."""
    hold_for_edit(report, actor)
    audit.record(actor, "delete_report", report.association, _("Удалён черновик отчёта: %(title)s") % {"title": report})
    report.delete()


def _values(report: Report, data: ReportData) -> dict[str, object]:
    title = " ".join(data.title.split())
    if not title:
        raise Refusal(_("Напишите заголовок отчёта."))
    if data.cut_off and not report.starts_on <= data.cut_off <= report.ends_on:
        raise Refusal(
            _("Дата, на которую считаются сведения, должна быть внутри года отчёта: с %(first)s по %(last)s.")
            % {"first": f"{report.starts_on:%d.%m.%Y}", "last": f"{report.ends_on:%d.%m.%Y}"}
        )
    return {
        "title": title,
        "cut_off": data.cut_off,
        "due_on": data.due_on,
        "signer": data.signer,
        "signer_post": data.signer_post.strip(),
    }


def _filled(report: Report, values: dict[str, object]) -> Report:
    for name, value in values.items():
        setattr(report, name, value)
    report.save()
    return report


def _taken(data: ReportData) -> Refusal:
    return Refusal(
        _("Отчёт «%(title)s» за этот год уже есть: откройте его или дайте новому другой заголовок.")
        % {"title": data.title.strip()}
    )


def _lay_sections(report: Report, template: Sequence[TemplateSection]) -> None:
    made = ReportSection.objects.bulk_create(
        [
            ReportSection(
                report=report,
                position=place,
                level=section.level,
                title=section.title,
                guidance=section.guidance,
                body=section.body,
            )
            for place, section in enumerate(template, start=1)
        ]
    )
    ReportBlock.objects.bulk_create(
        [
            ReportBlock(
                section=section,
                position=place,
                kind=maker.kind if (maker := registry.get(block.code)) else block.kind,
                code=block.code,
                caption=block.caption,
                options=dict(block.options),
            )
            for section, laid in zip(made, template, strict=True)
            for place, block in enumerate(laid.blocks, start=1)
        ]
    )
