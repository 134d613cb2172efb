"""Writes of template routes, and their items copied into a route."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.core.versions import save_edit
from rumo.directory.models import Association, Subject
from rumo.growth import permissions
from rumo.growth.models import GapArea, LearningRoute, RouteItem, RouteTemplate, TemplateItem


@dataclass(frozen=True, slots=True)
class StepData:
    """One item of a template; `days` from the route's first day until it is due."""

    kind: str
    title: str
    evidence: str = ""
    hours: Decimal | None = None
    days: int = 30


@dataclass(frozen=True, slots=True)
class TemplateData:
    title: str
    goal: str = ""
    area: GapArea | None = None
    subject: Subject | None = None
    is_active: bool = True
    steps: Sequence[StepData] = ()


@transaction.atomic
def create_template(*, association: Association, data: TemplateData, actor: User) -> RouteTemplate:
    """Raises NotAllowed, Refusal for a title that is taken or no items."""
    permissions.may_run_growth(actor, association).require()
    _check(association, data)
    template = RouteTemplate.objects.create(association=association, **_own(data))
    _write_steps(template, data.steps)
    audit.record(actor, "create_template", template, _("Создан типовой маршрут: %(title)s") % {"title": template})
    return template


@transaction.atomic
def edit_template(template: RouteTemplate, *, data: TemplateData, version: int, actor: User) -> RouteTemplate:
    """Routes already made of it stay as they are. Raises Stale, NotAllowed, Refusal."""
    permissions.may_run_growth(actor, template.association).require()
    _check(template.association, data, template)
    changes = {
        name: [getattr(template, name), new] for name, new in _own(data).items() if getattr(template, name) != new
    }
    save_edit(template, version, **_own(data))
    template.items.all().delete()
    _write_steps(template, data.steps)
    audit.record(actor, "edit_template", template, _("Изменён типовой маршрут"), changes)
    return template


@transaction.atomic
def copy_template(template: RouteTemplate, *, actor: User) -> RouteTemplate:
    """A copy to be changed, «… (копия)»."""
    steps = [StepData(item.kind, item.title, item.evidence, item.hours, item.days) for item in template.items.all()]
    data = TemplateData(_free_title(template), template.goal, template.area, template.subject, True, steps)
    return create_template(association=template.association, data=data, actor=actor)


def copy_items(template: RouteTemplate, route: LearningRoute) -> None:
    """The template's items at the end of the route's; a term beyond the route's last day becomes that day."""
    last = route.items.count()
    RouteItem.objects.bulk_create(
        RouteItem(
            route=route,
            position=last + number,
            kind=item.kind,
            title=item.title,
            area=template.area,
            evidence=item.evidence,
            hours=item.hours,
            due_on=min(route.starts_on + timedelta(days=item.days), route.ends_on),
        )
        for number, item in enumerate(template.items.all(), start=1)
    )


def _own(data: TemplateData) -> dict[str, object]:
    return {
        "title": " ".join(data.title.split())[:300],
        "goal": data.goal.strip(),
        "area": data.area,
        "subject": data.subject,
        "is_active": data.is_active,
    }


def _check(association: Association, data: TemplateData, template: RouteTemplate | None = None) -> None:
    title = _own(data)["title"]
    if not title:
        raise Refusal(_("Назовите типовой маршрут."))
    same = association.route_templates.filter(title=title)
    if (same.exclude(pk=template.pk) if template else same).exists():
        raise Refusal(_("Типовой маршрут «%(title)s» уже есть: дайте другое название.") % {"title": title})
    if not data.steps:
        raise Refusal(_("Добавьте хотя бы один пункт: из чего состоит маршрут."))


def _write_steps(template: RouteTemplate, steps: Sequence[StepData]) -> None:
    TemplateItem.objects.bulk_create(
        TemplateItem(template=template, position=number, **asdict(step)) for number, step in enumerate(steps, start=1)
    )


def _free_title(template: RouteTemplate) -> str:
    taken = set(template.association.route_templates.values_list("title", flat=True))
    stem = template.title[:280]
    title = _("%(title)s (копия)") % {"title": stem}
    number = 2
    while title in taken:
        title = _("%(title)s (копия %(number)s)") % {"title": stem, "number": number}
        number += 1
    return title
