"""Campaigns of diagnostics: what is held, on which platform, when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.core.versions import save_edit
from rumo.directory.models import Association, Subject
from rumo.growth import permissions
from rumo.growth.models import Diagnostic


@dataclass(frozen=True, slots=True)
class DiagnosticData:
    """Both days inclusive; `subjects` of the region, none for a campaign of all subjects."""

    title: str
    platform: str
    starts_on: date
    ends_on: date
    subjects: Sequence[Subject] = ()

    def fields(self) -> dict[str, Any]:
        return {
            "title": " ".join(self.title.split()),
            "platform": " ".join(self.platform.split()),
            "starts_on": self.starts_on,
            "ends_on": self.ends_on,
        }


@transaction.atomic
def create_diagnostic(*, association: Association, data: DiagnosticData, actor: User) -> Diagnostic:
    """A campaign of a body. Raises NotAllowed, Refusal for a taken title or days in the wrong order."""
    permissions.may_run_growth(actor, association).require()
    _require_fit(association, data)
    made = Diagnostic.objects.create(association=association, **data.fields())
    made.subjects.set(data.subjects)
    audit.record(actor, "create_diagnostic", made, _("Заведена диагностика: %(title)s") % {"title": made})
    return made


@transaction.atomic
def edit_diagnostic(diagnostic: Diagnostic, *, data: DiagnosticData, version: int, actor: User) -> Diagnostic:
    """Raises NotAllowed, Stale, and Refusal as `create_diagnostic` does or when results would lie outside its days."""
    permissions.may_run_growth(actor, diagnostic.association).require()
    _require_fit(diagnostic.association, data, besides=diagnostic)
    outside = diagnostic.results.exclude(taken_on__range=(data.starts_on, data.ends_on)).count()
    if outside:
        raise Refusal(
            _("Вне этих дат останутся уже внесённые результаты: %(count)s. Расширьте даты диагностики.")
            % {"count": outside}
        )
    new = data.fields()
    changes = {
        key: [getattr(diagnostic, key), value] for key, value in new.items() if getattr(diagnostic, key) != value
    }
    save_edit(diagnostic, version, **new)
    diagnostic.subjects.set(data.subjects)
    audit.record(actor, "edit_diagnostic", diagnostic, _("Изменена диагностика"), changes)
    return diagnostic


@transaction.atomic
def delete_diagnostic(diagnostic: Diagnostic, *, actor: User) -> None:
    """Only one that was entered by mistake: without results and imports. Raises NotAllowed, Refusal."""
    permissions.may_run_growth(actor, diagnostic.association).require()
    if diagnostic.results.exists() or diagnostic.imports.exists():
        raise Refusal(_("В диагностике уже есть результаты или загрузки: удалить её нельзя."))
    summary = _("Удалена диагностика: %(title)s") % {"title": diagnostic}
    audit.record(actor, "delete_diagnostic", diagnostic.association, summary)
    diagnostic.delete()


def _require_fit(association: Association, data: DiagnosticData, besides: Diagnostic | None = None) -> None:
    fields = data.fields()
    if not fields["title"] or not fields["platform"]:
        raise Refusal(_("Напишите название диагностики и площадку, на которой она проводится."))
    if data.ends_on < data.starts_on:
        raise Refusal(_("Диагностика заканчивается раньше, чем начинается: проверьте даты."))
    if any(subject.region_id != association.region_id for subject in data.subjects):
        raise Refusal(_("Предмет из другого региона."))
    same = association.diagnostics.filter(title=fields["title"])
    if besides is not None:
        same = same.exclude(pk=besides.pk)
    if same.exists():
        raise Refusal(_("Диагностика «%(title)s» у объединения уже есть.") % {"title": fields["title"]})
