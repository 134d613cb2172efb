"""Writes of a body's own templates: kept from a report, renamed, put aside."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, versions
from rumo.core.errors import Refusal
from rumo.directory.models import Association
from rumo.reports import permissions, template_sections
from rumo.reports.models import Report, ReportTemplate
from rumo.reports.template_sections import TemplateSection


@transaction.atomic
def create_template(
    *, association: Association, title: str, sections: Sequence[TemplateSection], actor: User
) -> ReportTemplate:
    """A template of the body. Raises NotAllowed; Refusal without a title, without sections or for a title taken."""
    permissions.may_write_report(actor, association).require()
    fields = {"title": _title(title), "sections": _sections(sections)}
    try:
        with transaction.atomic():
            template = ReportTemplate.objects.create(association=association, **fields)
    except IntegrityError as error:
        raise _taken(title) from error
    audit.record(actor, "create_template", template, _("Создан шаблон отчёта: %(title)s") % {"title": template})
    return template


@transaction.atomic
def keep_as_template(report: Report, *, title: str, actor: User) -> ReportTemplate:
    """The sections and blocks of a report as a template; its words stay with the report. Raises what the above does."""
    sections = [
        TemplateSection(
            title=section.title,
            level=section.level,
            guidance=section.guidance,
            blocks=tuple(
                template_sections.TemplateBlock(block.code, block.kind, block.caption, block.options)
                for block in section.blocks.all()
            ),
        )
        for section in report.sections.prefetch_related("blocks")
    ]
    return create_template(association=report.association, title=title, sections=sections, actor=actor)


@transaction.atomic
def edit_template(
    template: ReportTemplate,
    *,
    title: str,
    sections: Sequence[TemplateSection],
    is_active: bool,
    version: int,
    actor: User,
) -> ReportTemplate:
    """Change a template as it stood in `version`; reports begun from it stay as they are. Raises Stale, Refusal."""
    permissions.may_write_report(actor, template.association).require()
    fields = {"title": _title(title), "sections": _sections(sections), "is_active": is_active}
    try:
        with transaction.atomic():
            versions.save_edit(template, version, **fields)
    except IntegrityError as error:
        raise _taken(title) from error
    audit.record(actor, "edit_template", template, _("Изменён шаблон отчёта: %(title)s") % {"title": template})
    return template


def _title(title: str) -> str:
    line = " ".join(title.split())[:300]
    if not line:
        raise Refusal(_("Назовите шаблон."))
    return line


def _sections(sections: Sequence[TemplateSection]) -> list[dict[str, object]]:
    if not sections:
        raise Refusal(_("В шаблоне нет ни одного раздела."))
    return template_sections.to_json(sections)


def _taken(title: str) -> Refusal:
    return Refusal(_("Шаблон «%(title)s» у объединения уже есть: назовите иначе.") % {"title": title.strip()})
