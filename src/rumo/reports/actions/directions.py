"""Writes of next year's directions, and the rows of the next plan made of them."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.planning.actions import rows as plan_rows
from rumo.planning.models import Edition, PlanRow
from rumo.reports.actions.holding import hold, hold_for_edit
from rumo.reports.models import NextDirection, Report


@transaction.atomic
def add_directions(report: Report, *, texts: Sequence[str], actor: User) -> list[NextDirection]:
    """One direction a line, after those that are there. Raises NotAllowed, Refusal for none."""
    hold_for_edit(report, actor)
    lines = [line for text in texts if (line := _one_line(text))]
    if not lines:
        raise Refusal(_("Напишите, что предстоит сделать в следующем году."))
    start = report.next_directions.count()
    made = NextDirection.objects.bulk_create(
        [NextDirection(report=report, position=place, text=text) for place, text in enumerate(lines, start + 1)]
    )
    audit.record(actor, "add_directions", report, _("Добавлено направлений на следующий год: %(n)s") % {"n": len(made)})
    return made


@transaction.atomic
def edit_direction(direction: NextDirection, *, text: str, actor: User) -> NextDirection:
    """Word it anew. A row already in the plan keeps its own words. Raises NotAllowed, Refusal."""
    hold_for_edit(direction.report, actor)
    if not _one_line(text):
        raise Refusal(_("Направление не может быть пустым: напишите его или уберите."))
    changes = audit.changed(direction, text=_one_line(text))
    if changes:
        direction.save(update_fields=["text", "updated_at"])
        audit.record(actor, "edit_direction", direction.report, _("Изменено направление на следующий год"), changes)
    return direction


@transaction.atomic
def delete_direction(direction: NextDirection, *, actor: User) -> None:
    """Take it out of the report; its row of the plan stays. Raises NotAllowed."""
    report = direction.report
    hold_for_edit(report, actor)
    audit.record(actor, "delete_direction", report, _("Убрано направление: %(text)s") % {"text": direction})
    direction.delete()
    left = list(report.next_directions.all())
    for place, each in enumerate(left, start=1):
        each.position = place
    NextDirection.objects.bulk_update(left, ["position"])


@transaction.atomic
def plan_directions(report: Report, *, edition: Edition, actor: User) -> list[PlanRow]:
    """Make a row in `edition`, a draft of the same body, of each direction that has none yet.

    An approved report may still do it. Raises NotAllowed of the plan, Refusal when nothing is left to plan.
    """
    hold(report)
    if edition.plan.association_id != report.association_id:
        raise Refusal(_("План должен быть того же объединения."))
    waiting = list(report.next_directions.filter(plan_row__isnull=True))
    if not waiting:
        raise Refusal(_("Все направления уже стоят в плане."))
    data = [plan_rows.RowData(title=direction.text) for direction in waiting]
    made = plan_rows.add_rows(edition, rows=data, actor=actor)
    for direction, row in zip(waiting, made, strict=True):
        direction.plan_row = row
    NextDirection.objects.bulk_update(waiting, ["plan_row"])
    audit.record(actor, "plan_directions", report, _("Направлений внесено в план: %(n)s") % {"n": len(made)})
    return made


def _one_line(text: str) -> str:
    return " ".join(text.split())[:1000]
