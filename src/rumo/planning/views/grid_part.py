"""What the screens of writing a plan share: taking the draft, and the rows as the page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.accounts.requests import UserRequest
from rumo.core.errors import NotAllowed
from rumo.planning import layout, permissions, queries
from rumo.planning.deadline_reading import DeadlineReading, read_deadline
from rumo.planning.enums import FactKind
from rumo.planning.forms.rows import RowForm, SectionForm
from rumo.planning.layout import Item
from rumo.planning.models import Edition, PlanRow, PlanSection
from rumo.planning.rules import row_numbers


@dataclass(frozen=True, slots=True)
class Line:
    """A heading or a row of the grid with its form; `number` as printed, `reading` of the deadline."""

    item: Item
    form: SectionForm | RowForm
    number: str = ""
    reading: DeadlineReading | None = None

    @property
    def key(self) -> str:
        return layout.key_of(self.item)

    @property
    def is_section(self) -> bool:
        return isinstance(self.item, PlanSection)


def take_draft(request: UserRequest, pk: int) -> Edition:
    """The draft of a plan for one who writes it: 404 for those who may not see the plan, else the reason."""
    plan = get_object_or_404(queries.visible_plans(request.user), pk=pk)
    edition = queries.draft_of(plan)
    if edition is None:
        raise NotAllowed(_("Эта редакция принята. Чтобы изменить план, подготовьте изменение."))
    edition.plan = plan
    permissions.may_edit_edition(request.user, edition).require()
    return edition


def rows_of(edition: Edition) -> QuerySet[PlanRow]:
    """Rows with all that the grid shows of them, in a constant number of queries."""
    return edition.rows.select_related("section").prefetch_related(
        "responsible__person", "responsible__association", "responsible__organization", "directions"
    )


def lines_of(user: Any, edition: Edition) -> list[Line]:
    items = layout.laid_out(edition.sections.all(), rows_of(edition))
    numbers = iter(row_numbers(item.number for item in items if isinstance(item, PlanRow)))
    return [_line(user, edition, item, numbers) for item in items]


def _line(user: Any, edition: Edition, item: Item, numbers: Iterable[str]) -> Line:
    if isinstance(item, PlanSection):
        return Line(item, SectionForm(section=item))
    number = next(iter(numbers))
    return Line(item, RowForm(user=user, row=item), number, read_deadline(item.deadline, edition.plan.period))


def execution_words(row: PlanRow) -> str:
    """«заседание проведено — заседания объединения по графику»."""
    kind = row.get_fact_kind_display() if row.fact_kind else _("не определено")
    if row.fact_kind == FactKind.EVIDENCE:
        return str(kind)
    return f"{kind} — {row.get_counted_display()}"


def after_of(request: HttpRequest, items: Sequence[Item]) -> Item | None:
    """The item named by `?after=row-5`; the last one when it is gone or none is named; «start» is before all."""
    named = request.GET.get("after", "")
    if named == "start":
        return None
    last = items[-1] if items else None
    return next((item for item in items if layout.key_of(item) == named), last)


def grid_url(edition: Edition, item: Item | None = None) -> str:
    address = reverse("planning:grid", args=[edition.plan_id])
    return f"{address}#{layout.key_of(item)}" if item else address


def order_of(request: HttpRequest) -> tuple[list[str], int]:
    """What sortable.js posts: the keys in order, and the mark of the order before."""
    version = request.POST.get("version", "")
    return [key for key in request.POST.get("order", "").split(",") if key], int(version) if version.isdigit() else 0


def removed(request: HttpRequest, mark: int) -> JsonResponse | None:
    """The answer to a script that took something out of a list; None when a page was asked for."""
    return JsonResponse({"order_version": mark}) if request.headers.get("X-Autosave") else None
